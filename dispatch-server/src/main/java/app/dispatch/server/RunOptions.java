package app.dispatch.server;

import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.run.RunRequest;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.value.Value.Fields;
import java.io.InputStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The options of {@code run} and what they say. */
final class RunOptions {
    private static final String TRIGGER = "--trigger";
    private static final String DRY_RUN = "--dry-run";
    private static final String JSON = "--json";

    private final ParseResult parsed;

    RunOptions(ParseResult parsed) {
        this.parsed = parsed;
    }

    static void add(CommandSpec spec) {
        PlanFile.add(spec, "Run the plan in this file in place of a brief; - reads it from standard input.");
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
        boolean plan = parsed.hasMatchedOption(PlanFile.OPTION);
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

    /** The plan in the file, not checked yet. */
    PlanDraft plan(PlanJson json, InputStream in) {
        return PlanFile.read(parsed, json, in);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(parsed.commandSpec().commandLine(), message);
    }
}
