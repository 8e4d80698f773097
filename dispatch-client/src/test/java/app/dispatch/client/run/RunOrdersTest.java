package app.dispatch.client.run;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.run.RunKey;
import org.junit.jupiter.api.Test;

class RunOrdersTest {
    @Test
    void a_key_that_a_header_can_hold_stays_as_it_is_and_others_are_hashed() {
        assertThat(RunOrders.idempotencyKey(new RunKey("orders", "42", ""))).isEqualTo("orders:42");
        String longest = "x".repeat(253);
        assertThat(RunOrders.idempotencyKey(new RunKey("s", longest, ""))).isEqualTo("s:" + longest);
        String tooLong = RunOrders.idempotencyKey(new RunKey("s", longest + "x", ""));
        assertThat(tooLong).startsWith("sha256:").hasSize(71);
        assertThat(RunOrders.idempotencyKey(new RunKey("s", longest + "y", ""))).isNotEqualTo(tooLong);
        assertThat(RunOrders.idempotencyKey(new RunKey("s", "\u00e9\n", ""))).startsWith("sha256:");
    }
}
