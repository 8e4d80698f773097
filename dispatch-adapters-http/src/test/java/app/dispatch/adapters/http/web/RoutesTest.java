package app.dispatch.adapters.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import io.javalin.http.HandlerType;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutesTest {
    @Test
    void a_path_that_is_written_out_goes_before_one_that_also_takes_it() {
        Route any = Route.open(HandlerType.PUT, "/api/credentials/{provider}", call -> {});
        Route one = Route.open(HandlerType.PUT, "/api/credentials/default", call -> {});
        Route other = Route.open(HandlerType.PUT, "/api/credentials/{provider}/models", call -> {});

        assertThat(routes(List.of(any, other, one)).all()).containsExactly(one, any, other);
    }

    private static Routes routes(List<Route> all) {
        return new Routes(all, new AuditTrail(Dispatch.wire(Outside.inMemory()).auditLog()));
    }
}
