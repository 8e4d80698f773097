package app.dispatch.application.run.store;

import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunEnd;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Of a run what a text is looked for in.
 *
 * @param workflow its workflow's id; null when it has none
 * @param error why it failed; null when it has not
 * @param code the same, for programs
 * @param planStart how its plan, as JSON, begins: {@value #PLAN_START} characters of it are enough
 */
public record RunText(
        String id,
        @Nullable String workflow,
        @Nullable String error,
        @Nullable String code,
        String planStart) {
    /** So much of a plan has its name in it. */
    public static final int PLAN_START = 2000;

    /** What there is of this run. */
    public static RunText of(Run run) {
        return new RunText(
                run.id().value(),
                run.order().workflowId().map(id -> id.value()).orElse(null),
                run.end().map(RunEnd::error).orElse(null),
                run.end().map(RunEnd::code).orElse(null),
                run.order().plan());
    }

    /** Whether one of these has the text in it, in any case of letters. */
    public boolean has(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return Stream.of(id, workflow, error, code, PlanJson.nameOf(planStart))
                .anyMatch(part -> part != null && part.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
