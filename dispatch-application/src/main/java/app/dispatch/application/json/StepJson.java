package app.dispatch.application.json;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.plan.Approval;
import app.dispatch.domain.plan.OnError;
import app.dispatch.domain.plan.OnInterrupt;
import app.dispatch.domain.plan.RetryPolicy;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON form of a step. */
public final class StepJson {
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private StepJson() {}

    /** Reads a list of steps; a step that is unreadable becomes a stand-in and a problem. */
    public static List<Step> readAll(List<Value> values, String path, List<Problem> problems) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            int index = i;
            steps.add(Reading.whole(values.get(i), path + "/" + i, problems, from -> read(from, index)));
        }
        return steps;
    }

    private static Step read(Reading from, int index) {
        return new Step(
                id(from, index),
                from.text("name").orElse(null),
                from.requiredText("tool"),
                from.requiredText("op"),
                from.fields("params").orElse(Fields.empty()),
                dependsOn(from),
                from.text("when").orElse(null),
                from.text("forEach").orElse(null),
                from.whole("concurrency", 1, Step.MOST_CONCURRENCY)
                        .map(Math::toIntExact)
                        .orElse(Step.DEFAULT_CONCURRENCY),
                from.object("retry", StepJson::retry).orElse(null),
                from.whole("timeoutMs", 1, DAY_MS).map(Duration::ofMillis).orElse(Step.DEFAULT_TIMEOUT),
                from.oneOf("onError", OnError.values(), OnError::id).orElse(OnError.FAIL),
                approval(from),
                from.oneOf("onInterrupt", OnInterrupt.values(), OnInterrupt::id).orElse(OnInterrupt.FAIL),
                from.fields("metadata").orElse(null));
    }

    private static StepId id(Reading from, int index) {
        String id = from.requiredText("id");
        if (StepId.FORM.matcher(id).matches()) {
            return new StepId(id);
        }
        if (!id.isBlank()) {
            from.problem("id", "must be a letter followed by at most 63 letters, digits and _");
        }
        return new StepId("unreadable_" + index);
    }

    private static @Nullable List<StepId> dependsOn(Reading from) {
        Optional<List<String>> names = from.texts("dependsOn");
        if (names.isEmpty()) {
            return null;
        }
        List<StepId> ids = new ArrayList<>();
        for (int i = 0; i < names.get().size(); i++) {
            String name = names.get().get(i);
            if (StepId.FORM.matcher(name).matches()) {
                ids.add(new StepId(name));
            } else {
                from.problems().add(new Problem(from.at("dependsOn") + "/" + i, "there is no step `" + name + "`"));
            }
        }
        return ids;
    }

    private static RetryPolicy retry(Reading from) {
        RetryPolicy usual = RetryPolicy.attempts(3);
        long attempts = from.whole("maxAttempts", 1, RetryPolicy.MOST_ATTEMPTS).orElse(3L);
        Optional<Long> longest = from.whole("maxDelayMs", 0, DAY_MS);
        long initial = from.whole("initialDelayMs", 0, DAY_MS)
                .orElse(Math.min(usual.initialDelay().toMillis(), longest.orElse(DAY_MS)));
        long most = longest.orElse(Math.max(initial, usual.maxDelay().toMillis()));
        double multiplier = from.number("multiplier", 1, 10).orElse(usual.multiplier());
        if (most < initial) {
            from.problem("maxDelayMs", "must not be less than initialDelayMs");
            most = initial;
        }
        return new RetryPolicy(
                Math.toIntExact(attempts), Duration.ofMillis(initial), Duration.ofMillis(most), multiplier);
    }

    private static @Nullable Approval approval(Reading from) {
        Optional<Value> value = from.value("approval");
        if (value.isEmpty() || value.get().equals(new Bool(false))) {
            return null;
        }
        if (value.get().equals(new Bool(true))) {
            return new Approval(null, Approval.DEFAULT_EXPIRY);
        }
        if (!(value.get() instanceof Fields)) {
            from.problem("approval", "must be true, or an object with `message` and `expiresAfterMs`");
            return null;
        }
        return from.object("approval", StepJson::approvalSaid).orElse(null);
    }

    private static Approval approvalSaid(Reading from) {
        return new Approval(
                from.text("message").orElse(null),
                from.whole("expiresAfterMs", 1, 365 * DAY_MS)
                        .map(Duration::ofMillis)
                        .orElse(Approval.DEFAULT_EXPIRY));
    }

    /** The step as clients see it: what says the usual is left out. */
    public static Fields write(Step step) {
        FieldsBuilder to = Fields.builder()
                .put("id", step.id().value())
                .putIfPresent("name", step.name())
                .put("tool", step.tool())
                .put("op", step.op())
                .put("params", step.params());
        List<StepId> dependsOn = step.dependsOn();
        if (dependsOn != null) {
            to.put(
                    "dependsOn",
                    Value.texts(dependsOn.stream().map(StepId::value).toList()));
        }
        to.putIfPresent("when", step.when()).putIfPresent("forEach", step.forEach());
        if (step.concurrency() != Step.DEFAULT_CONCURRENCY) {
            to.put("concurrency", step.concurrency());
        }
        RetryPolicy retry = step.retry();
        to.putIfPresent("retry", retry == null ? null : write(retry));
        if (!step.timeout().equals(Step.DEFAULT_TIMEOUT)) {
            to.put("timeoutMs", step.timeout().toMillis());
        }
        if (step.onError() != OnError.FAIL) {
            to.put("onError", step.onError().id());
        }
        Approval approval = step.approval();
        to.putIfPresent("approval", approval == null ? null : write(approval));
        if (step.onInterrupt() != OnInterrupt.FAIL) {
            to.put("onInterrupt", step.onInterrupt().id());
        }
        return to.putIfPresent("metadata", step.metadata()).build();
    }

    private static Fields write(RetryPolicy retry) {
        return Fields.builder()
                .put("maxAttempts", retry.maxAttempts())
                .put("initialDelayMs", retry.initialDelay().toMillis())
                .put("maxDelayMs", retry.maxDelay().toMillis())
                .put("multiplier", new Value.Num(java.math.BigDecimal.valueOf(retry.multiplier())))
                .build();
    }

    private static Fields write(Approval approval) {
        return Fields.builder()
                .putIfPresent("message", approval.message())
                .put("expiresAfterMs", approval.expiresAfter().toMillis())
                .build();
    }
}
