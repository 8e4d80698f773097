package app.dispatch.application.json;

import app.dispatch.domain.compose.Choice;
import app.dispatch.domain.compose.MissingTool;
import app.dispatch.domain.compose.ModelUsage;
import app.dispatch.domain.compose.Parsed;
import app.dispatch.domain.compose.Permission;
import app.dispatch.domain.compose.Start;
import app.dispatch.domain.compose.Warning;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import java.util.List;
import java.util.Set;

/** The JSON form of what a brief became. */
public final class ParsedJson {
    /** What a parse answers beside its plan. */
    static final Set<String> BESIDE_THE_PLAN =
            Set.of("schedule", "starts", "missing", "permissions", "warnings", "planner", "diff", "usage");

    private ParsedJson() {}

    /** The plan with what it will do and what is missing for it. */
    public static Fields write(Parsed parsed) {
        FieldsBuilder json = Fields.builder()
                .put("plan", PlanJson.write(parsed.plan()))
                .put("schedule", parsed.start().schedule().id())
                .put("starts", write(parsed.start()))
                .put("missing", missing(parsed.missing()))
                .put("permissions", permissions(parsed.permissions()))
                .put("warnings", warnings(parsed.warnings()));
        parsed.trace().ifPresent(trace -> json.put("planner", planner(parsed, trace)));
        parsed.usage().ifPresent(usage -> json.put("usage", write(usage)));
        parsed.diff().ifPresent(diff -> json.put("diff", PlanDiffJson.write(diff)));
        return json.build();
    }

    /** The plan of a body, in which all that a parse answers may be beside it; null when there is none. */
    public static Value readPlan(Reading body) {
        body.ignore(BESIDE_THE_PLAN);
        return body.value("plan").orElse(Value.NULL);
    }

    /** What would start a plan by itself. */
    static Fields write(Start start) {
        List<Value> next = start.nextRuns().stream()
                .<Value>map(time -> Value.of(time.toEpochMilli()))
                .toList();
        return Fields.builder()
                .put("trigger", start.schedule().trigger().id())
                .putIfPresent("cron", start.cron())
                .putIfPresent("timezone", start.timezone())
                .putIfPresent("nextRunAt", next.isEmpty() ? null : next.getFirst())
                .putIfPresent("nextRuns", next.isEmpty() ? null : Value.of(next))
                .put("message", start.message())
                .build();
    }

    static Value missing(List<MissingTool> tools) {
        return Value.of(tools.stream().map(ParsedJson::write).toList());
    }

    static Value permissions(List<Permission> permissions) {
        return Value.of(permissions.stream().map(ParsedJson::write).toList());
    }

    /** Warnings of a plan, in their order. */
    public static Value warnings(List<Warning> warnings) {
        return Value.of(warnings.stream()
                .map(warning -> Fields.builder()
                        .put("code", warning.code())
                        .put("path", warning.path())
                        .put("message", warning.message())
                        .put("hint", warning.hint())
                        .build())
                .toList());
    }

    private static Fields planner(Parsed parsed, List<Choice> trace) {
        FieldsBuilder planner = Fields.builder();
        if (parsed.plan().planner() != null) {
            planner.put("id", parsed.plan().planner());
        }
        return planner.put(
                        "trace", Value.of(trace.stream().map(ParsedJson::write).toList()))
                .build();
    }

    private static Fields write(ModelUsage usage) {
        return Fields.builder()
                .put("model", usage.model())
                .put("attempts", usage.attempts())
                .put("inputTokens", usage.inputTokens())
                .put("outputTokens", usage.outputTokens())
                .build();
    }

    private static Fields write(Choice choice) {
        return Fields.builder()
                .put("words", choice.words())
                .put("at", choice.at())
                .put("chosen", choice.chosen())
                .build();
    }

    private static Fields write(MissingTool missing) {
        return Fields.builder()
                .put("tool", missing.tool())
                .put("label", missing.label())
                .put("reason", missing.reason())
                .build();
    }

    private static Fields write(Permission permission) {
        return Fields.builder()
                .put("effect", permission.effect().id())
                .put("tool", permission.tool())
                .put("op", permission.op())
                .put("target", permission.target())
                .build();
    }
}
