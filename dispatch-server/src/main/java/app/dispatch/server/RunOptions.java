package app.dispatch.server;

import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.run.RunRequest;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.run.RunMode;
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

/** The options of {@code run} and what they say. */
final class RunOptions {
    private static final String PLAN = "--plan";
    private static final String TRIGGER = "--trigger";
    private static final String DRY_RUN = "--dry-run";
    private static final String JSON = "--json";
    private static final int MOST_BYTES = 1024 * 1024;

    private final ParseResult parsed;

    RunOptions(ParseResult parsed) {
        this.parsed = parsed;
    }

    static void add(CommandSpec spec) {
        spec.addOption(option(PLAN, "Run the plan in this file in place of a brief; - reads it from standard input.")
                .paramLabel("FILE")
                .type(String.class)
                .build());
        spec.addOption(option(TRIGGER, "A JSON object that expressions read as `trigger`.")
                .paramLabel("JSON")
                .type(String.class)
                .build());
        spec.addOption(option(DRY_RUN, "Make the calls that read, simulate those that write.")
                .build());
        spec.addOption(option(JSON, "Print the events of the run as JSON, one a line, and nothing else.")
                .build());
    }

    private static OptionSpec.Builder option(String name, String description) {
        return OptionSpec.builder(name).description(description);
    }

    boolean json() {
        return parsed.hasMatchedOption(JSON);
    }

    RunMode mode() {
        return parsed.hasMatchedOption(DRY_RUN) ? RunMode.DRY_RUN : RunMode.LIVE;
    }

    boolean hasPlan() {
        boolean plan = parsed.hasMatchedOption(PLAN);
        if (plan && !BriefArguments.read(parsed).isEmpty()) {
            throw wrong("Give a brief or --plan, not both.");
        }
        return plan;
    }

    /** What {@code trigger} reads, as JSON text. */
    String payload() {
        String text = parsed.matchedOptionValue(TRIGGER, RunRequest.NO_PAYLOAD);
        try {
            if (Json.parse(text) instanceof Fields) {
                return text;
            }
            throw wrong(TRIGGER + ": the JSON must be an object, such as {\"order\": 42}");
        } catch (Refusal invalid) {
            throw wrong(TRIGGER + ": " + invalid.text());
        }
    }

    /** The plan in the file, not checked yet; it may stand alone or, as the API answers it, as a member {@code plan}. */
    PlanDraft plan(PlanJson json, InputStream in) {
        Value value = Json.parse(file(in));
        return value instanceof Fields fields
                        && fields.get("plan").isPresent()
                        && fields.get("steps").isEmpty()
                ? json.read(fields.get("plan").orElseThrow(), "/plan")
                : json.read(value, "");
    }

    private byte[] file(InputStream in) {
        String name = parsed.matchedOptionValue(PLAN, "");
        try {
            byte[] bytes = name.equals("-") ? in.readNBytes(MOST_BYTES + 1) : read(Path.of(name));
            if (bytes.length > MOST_BYTES) {
                throw wrong(PLAN + ": a plan has at most " + MOST_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException | InvalidPathException unreadable) {
            throw wrong(PLAN + ": " + name + " cannot be read: " + reason(unreadable));
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

    private ParameterException wrong(String message) {
        return new ParameterException(parsed.commandSpec().commandLine(), message);
    }
}
