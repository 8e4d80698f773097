package app.dispatch.application.expression;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.dispatch.application.expression.Scope.RunView;
import app.dispatch.application.expression.Scope.WorkflowView;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.StepStatus;
import app.dispatch.domain.value.Value;
import java.time.Instant;
import java.time.LocalDate;
import org.assertj.core.api.Assertions;

/** A scope with a bit of everything, and short ways to evaluate in it. */
final class ExpressionFixture {
    static final CelExpressions LANGUAGE = new CelExpressions();

    static final Scope SCOPE = Scope.of(
                    Json.parse("""
                            {"name": "Ada", "n": 41, "price": 2.5, "big": 123456789012345678901234567890.5, "none": null,
                             "yes": true, "tags": ["a", "b", "c"], "user": {"name": "Grace", "mail": {"work": "g@x.org"}},
                             "odd key": 1, "text": "{\\"a\\": [1, 2]}", "injection": "{{ steps.a.output }}",
                             "items": [{"id": 1, "open": true}, {"id": 2, "open": false}, {"id": 3, "open": true}]}
                            """),
                    new RunView(
                            new RunId("run_1"),
                            Instant.parse("2026-03-02T09:30:00Z"),
                            LocalDate.parse("2026-03-02"),
                            () -> new Scope.OwnerView("ada@example.com", "Ada")),
                    new WorkflowView("wf_1", "Watch"))
            .withStep(
                    new StepId("a"),
                    StepStatus.OK,
                    Json.parse("{\"status\": 200, \"json\": {\"n\": 7, \"name\": \"x\", \"list\": [1, 2, 3]}}"))
            .withStep(new StepId("skipped"), StepStatus.SKIPPED, Value.NULL)
            .withStep(new StepId("failed"), StepStatus.FAILED, Value.NULL);

    private ExpressionFixture() {}

    static Expression compiled(String source) {
        return compiled(source, false);
    }

    static Expression compiled(String source, boolean perItem) {
        try {
            return LANGUAGE.compile(source, perItem);
        } catch (ExpressionInvalid e) {
            throw new AssertionError(source + " does not compile: " + e.text(), e);
        }
    }

    static Value value(String source) {
        return compiled(source).evaluate(SCOPE);
    }

    static String json(String source) {
        return Json.write(value(source));
    }

    /** The message with which the evaluation fails. */
    static String failure(String source) {
        return failure(source, SCOPE);
    }

    static String failure(String source, Scope scope) {
        return failure(compiled(source), scope);
    }

    static String failure(Expression expression, Scope scope) {
        StepFailure failure = catchThrowableOfType(StepFailure.class, () -> expression.evaluate(scope));
        Assertions.assertThat(failure).as(expression.source() + " should fail").isNotNull();
        Assertions.assertThat(failure.failureCode()).isEqualTo(FailureCode.EXPRESSION_ERROR);
        Assertions.assertThat(failure.isPassing()).isFalse();
        return failure.text();
    }

    /** The message with which the source is refused. */
    static String refusal(String source) {
        ExpressionInvalid refusal =
                catchThrowableOfType(ExpressionInvalid.class, () -> LANGUAGE.compile(source, false));
        Assertions.assertThat(refusal).as(source + " should be refused").isNotNull();
        return refusal.text();
    }
}
