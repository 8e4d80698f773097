package app.dispatch.server;

import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.FileErrors;
import app.dispatch.server.settings.OwnerFile;
import app.dispatch.server.settings.ServerSetting;
import app.dispatch.server.settings.SettingsLook;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code support}: what helps others to find out what is wrong with a server. */
final class SupportCommand implements Command {
    private static final String LOG = "--log";

    /** How long a server may take for each of its answers. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Surroundings surroundings;

    SupportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("support");
        spec.usageMessage()
                .description(
                        "Writes what helps to find out what is wrong with a server to a zip file to hand on: versions,"
                                + " settings without secrets, sizes, threads and metrics; no brief, no plan, nothing of a run.");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE")
                .type(Path.class)
                .required(true)
                .description("The file to write; it must not be there.")
                .build());
        SettingFlags.add(spec, ServerSetting.HOST, ServerSetting.PORT, ServerSetting.DATA, ServerSetting.DATABASE);
        spec.addOption(OptionSpec.builder(LOG)
                .paramLabel("LOG")
                .type(Path.class)
                .description(
                        "A file with the server's log, of which the last " + LogEnd.MOST_LINES + " lines are taken.")
                .build());
        return spec;
    }

    @Override
    public int execute(ParseResult parsed) throws CannotStart {
        SettingsLook look = SettingsLook.of(SettingFlags.said(parsed), surroundings.environment());
        Path file = parsed.matchedPositionalValue(0, Path.of("")).toAbsolutePath();
        Optional<Path> log = parsed.hasMatchedOption(LOG)
                ? Optional.of(parsed.matchedOptionValue(LOG, Path.of("")))
                : Optional.empty();
        byte[] bundle = SupportBundle.of(look, surroundings, log, PATIENCE);
        try {
            OwnerFile.writeNew(file, bundle);
        } catch (FileAlreadyExistsException there) {
            throw new CannotStart(file + " is there already; name another file");
        } catch (IOException failure) {
            throw new CannotStart(file + " cannot be written: " + FileErrors.reason(failure));
        }
        surroundings
                .out()
                .println(file + " (" + bundle.length + " bytes) holds no secret that Dispatch knows of; look"
                        + " through it before you hand it on.");
        return OK;
    }
}
