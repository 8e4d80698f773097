package app.dispatch.adapters.tools.connector.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.Attempt;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.Renewal;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RenewedToolTest {
    private static final Renewal RENEWAL = new Renewal() {
        @Override
        public boolean isRenewable(Fields connection) {
            return connection.text("refreshToken").isPresent();
        }

        @Override
        public boolean isFresh(Fields connection, Instant now) {
            return false;
        }

        @Override
        public Fields renewed(Fields connection) {
            return connection.with("token", Value.of("fresh"));
        }
    };

    private final RenewedTool tool = new RenewedTool(
            Tool.named("desk", "Desk")
                    .field(FieldDef.plain("token", "Token"))
                    .op(
                            Op.reads("read", "Read"),
                            call -> Value.of(call.connection().text("token").orElse("none")))
                    .build(),
            RENEWAL);

    private Value read(Fields connection) {
        return tool.call(new Attempt(
                "desk", tool.definition().op("read").orElseThrow(), Fields.empty(), connection, Duration.ofSeconds(1)));
    }

    @Test
    void a_call_is_made_with_a_renewed_token_where_there_is_a_way_to_renew_it() {
        Fields entered = Fields.of("token", Value.of("entered"));

        assertThat(read(entered)).isEqualTo(Value.of("entered"));
        assertThat(read(entered.with("refreshToken", Value.of("r")))).isEqualTo(Value.of("fresh"));
        assertThat(tool.renewal()).contains(RENEWAL);
    }
}
