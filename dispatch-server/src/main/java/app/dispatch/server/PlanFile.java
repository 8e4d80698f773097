package app.dispatch.server;

import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.settings.FileErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The option that names a file with a plan, {@code -} for standard input. */
final class PlanFile {
    static final String OPTION = "--plan";
    private static final int MOST_BYTES = 1024 * 1024;

    private PlanFile() {}

    static void add(CommandSpec spec, String description) {
        spec.addOption(OptionSpec.builder(OPTION)
                .description(description)
                .paramLabel("FILE")
                .type(String.class)
                .build());
    }

    /** The plan in the file, not checked yet; it may stand alone or, as the API answers it, as a member {@code plan}. */
    static PlanDraft read(ParseResult parsed, PlanJson json, InputStream in) {
        Value value = Json.parse(bytes(parsed, in));
        return value instanceof Fields fields
                        && fields.get("plan").isPresent()
                        && fields.get("steps").isEmpty()
                ? json.read(fields.get("plan").orElseThrow(), "/plan")
                : json.read(value, "");
    }

    private static byte[] bytes(ParseResult parsed, InputStream in) {
        String name = parsed.matchedOptionValue(OPTION, "");
        try {
            byte[] bytes = name.equals("-") ? in.readNBytes(MOST_BYTES + 1) : read(Path.of(name));
            if (bytes.length > MOST_BYTES) {
                throw wrong(parsed, OPTION + ": a plan has at most " + MOST_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException | InvalidPathException unreadable) {
            throw wrong(parsed, OPTION + ": " + name + " cannot be read: " + reason(unreadable));
        }
    }

    private static String reason(Exception unreadable) {
        return unreadable instanceof IOException failure ? FileErrors.reason(failure) : "not the name of a file";
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(MOST_BYTES + 1);
        }
    }

    private static ParameterException wrong(ParseResult parsed, String message) {
        return new ParameterException(parsed.commandSpec().commandLine(), message);
    }
}
