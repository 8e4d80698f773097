package app.dispatch.application.json;

import app.dispatch.application.Ids;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.plan.RunLimits;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of a plan. Members that are not known are problems; but whatever the API shows with a plan in it, such as a
 * saved workflow, a version of one or a template, can be sent as it is where a plan is wanted.
 *
 * @param ids where a plan that came without an id gets one
 * @param clock where a plan that came without {@code createdAt} gets one
 */
public record PlanJson(Ids ids, InstantSource clock) {
    /** What a plan without a name is called. */
    public static final String UNNAMED = "Untitled plan";

    /** The longest name, in characters. */
    static final int LONGEST_NAME = 200;

    /** The longest description, in characters. */
    static final int LONGEST_DESCRIPTION = 10_000;

    /** Where a file of a plan says what it is, so that editors help with it. */
    private static final Set<String> FOR_EDITORS = Set.of("$schema");

    private static final Pattern HEAD =
            Pattern.compile("\\{\"id\":\"[^\"]*\",\"createdAt\":\\d+,\"name\":(\"(?:[^\"\\\\]|\\\\.)*+\")");

    private static final long LATEST_MS = 253_402_300_799_999L; // the end of the year 9999

    /** Reads a plan that may come without an id. */
    public PlanDraft read(Value value, String path) {
        return read(value, path, false);
    }

    /** Reads a plan that must come with an id. */
    public PlanDraft readWithId(Value value, String path) {
        return read(value, path, true);
    }

    /** Reads a plan that was written by {@link #write}. */
    public Plan readBack(String json) {
        return read(Json.readBack(json), "").plan();
    }

    /**
     * The name of a plan that was written by {@link #write}, from how its text begins: a plan as a whole may be large.
     *
     * @return empty when the text does not say
     */
    public static String nameOf(String start) {
        Matcher head = HEAD.matcher(start);
        return head.lookingAt() && Json.readBack(head.group(1)) instanceof Value.Text(String name) ? name : "";
    }

    private PlanDraft read(Value value, String path, boolean withId) {
        List<Problem> problems = new ArrayList<>();
        Plan plan = Reading.whole(value, path, problems, from -> read(from, withId));
        return new PlanDraft(plan, path, problems);
    }

    private Plan read(Reading from, boolean withId) {
        from.ignore(FOR_EDITORS);
        from.ignore(WorkflowJson.BESIDE_THE_PLAN);
        from.ignore(TemplateJson.BESIDE_THE_PLAN);
        return new Plan(
                id(from, withId),
                from.whole("createdAt", 0, LATEST_MS).map(Instant::ofEpochMilli).orElseGet(clock::instant),
                from.text("name", LONGEST_NAME).filter(name -> !name.isBlank()).orElse(UNNAMED),
                from.text("description", LONGEST_DESCRIPTION).orElse(null),
                from.oneOf("trigger", TriggerKind.values(), TriggerKind::id).orElse(null),
                from.text("cron").orElse(null),
                from.text("timezone").orElse(null),
                steps(from),
                from.object("limits", PlanJson::limits).orElse(RunLimits.NONE),
                from.text("planner").orElse(null),
                from.texts("assumptions").orElse(List.of()),
                from.fields("metadata").orElse(null));
    }

    private PlanId id(Reading from, boolean required) {
        Optional<String> id = from.text("id");
        if (id.isPresent() && PlanId.FORM.matcher(id.get()).matches()) {
            return new PlanId(id.get());
        }
        if (id.isPresent()) {
            from.problem("id", "must be 1 to 128 letters, digits, _ . : and -");
        } else if (required && from.value("id").isEmpty()) {
            from.problem("id", "is required");
        }
        return new PlanId(ids.next("wf_"));
    }

    private static List<Step> steps(Reading from) {
        if (from.value("steps").isEmpty()) {
            from.problem("steps", "is required");
        }
        return StepJson.readAll(from.items("steps").orElse(List.of()), from.at("steps"), from.problems());
    }

    private static RunLimits limits(Reading from) {
        return new RunLimits(
                from.whole("timeoutMs", 1, Duration.ofDays(365).toMillis())
                        .map(Duration::ofMillis)
                        .orElse(null),
                from.whole("maxTokens", 0, Long.MAX_VALUE).orElse(null),
                from.whole("maxCalls", 0, Long.MAX_VALUE).orElse(null));
    }

    /** The plan as clients see it. */
    public static Fields write(Plan plan) {
        FieldsBuilder to = Fields.builder()
                .put("id", plan.id().value())
                .put("createdAt", plan.createdAt().toEpochMilli())
                .put("name", plan.name())
                .putIfPresent("description", plan.description());
        TriggerKind trigger = plan.trigger();
        to.putIfPresent("trigger", trigger == null ? null : trigger.id())
                .putIfPresent("cron", plan.cron())
                .putIfPresent("timezone", plan.timezone())
                .put(
                        "steps",
                        Value.of(plan.steps().stream().map(StepJson::write).toList()));
        if (!plan.limits().equals(RunLimits.NONE)) {
            to.put("limits", write(plan.limits()));
        }
        to.putIfPresent("planner", plan.planner());
        if (!plan.assumptions().isEmpty()) {
            to.put("assumptions", Value.texts(plan.assumptions()));
        }
        return to.putIfPresent("metadata", plan.metadata()).build();
    }

    private static Fields write(RunLimits limits) {
        Duration timeout = limits.timeout();
        return Fields.builder()
                .putIfPresent("timeoutMs", timeout == null ? null : Value.of(timeout.toMillis()))
                .putIfPresent("maxTokens", whole(limits.maxTokens()))
                .putIfPresent("maxCalls", whole(limits.maxCalls()))
                .build();
    }

    private static @Nullable Value whole(@Nullable Long number) {
        return number == null ? null : Value.of(number);
    }
}
