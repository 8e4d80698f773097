package app.dispatch.server;

import app.dispatch.application.json.Json;
import app.dispatch.application.json.RunJson;
import app.dispatch.application.run.Runs;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.ServerSetting;
import app.dispatch.server.settings.SettingsInvalid;
import app.dispatch.server.terminal.HistoryView;
import java.time.ZoneId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code history}: the runs of the command line, or one of them whole. */
final class HistoryCommand implements Command {
    private static final int SHOWN = 20;

    private final Surroundings surroundings;

    HistoryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("history");
        spec.usageMessage().description("Lists the last runs of this command line, or prints one of them as JSON.");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("RUN")
                .arity("0..1")
                .index("0")
                .type(String.class)
                .description("A run's id: prints it with the input and output of each step.")
                .build());
        SettingFlags.add(spec, ServerSetting.DATA, ServerSetting.DATABASE);
        return spec;
    }

    @Override
    public int execute(ParseResult parsed) throws CannotStart, SettingsInvalid {
        String run = parsed.matchedPositionalValue(0, "");
        RunId id = run.isEmpty() ? null : id(run, parsed);
        var settings = SettingFlags.read(parsed, surroundings);
        try (Composition composition = new Composition(settings, surroundings);
                Composition.Lasting lasting = composition.lasting()) {
            Runs runs = lasting.dispatch().runs();
            if (id == null) {
                HistoryView.show(
                        runs.history(LocalUser.ID, RunQuery.newest(SHOWN)).runs(),
                        ZoneId.systemDefault(),
                        surroundings.screen());
            } else {
                surroundings.out().println(Json.pretty(RunJson.write(runs.get(LocalUser.ID, id))));
            }
            return OK;
        }
    }

    private static RunId id(String text, ParseResult parsed) {
        try {
            return new RunId(text);
        } catch (IllegalArgumentException notOne) {
            throw new ParameterException(parsed.commandSpec().commandLine(), "`" + text + "` is not a run's id.");
        }
    }
}
