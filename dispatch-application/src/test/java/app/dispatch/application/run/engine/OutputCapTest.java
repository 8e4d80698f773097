package app.dispatch.application.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.run.store.RunFixture;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.run.StepEnd;
import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputCapTest {
    private static final Instant THEN = Instant.parse("2026-03-01T09:00:00Z");

    private static final StepId STEP = new StepId("a");

    @Test
    void outputs_that_are_recorded_take_room() {
        Value mebibyte = Value.of("x".repeat(OutputCap.STEP - 8));
        List<StepOutcome> ten = Collections.nCopies(10, done(mebibyte));
        assertThat(OutputCap.after(ten.subList(0, 9)).fit(mebibyte).cut()).isFalse();
        assertThat(OutputCap.after(ten).fit(mebibyte).cut()).isTrue();
    }

    private static StepOutcome done(Value output) {
        return RunFixture.outcome("a", 1, Duration.ZERO, Fields.empty(), new StepEnd.Ok(output));
    }
}
