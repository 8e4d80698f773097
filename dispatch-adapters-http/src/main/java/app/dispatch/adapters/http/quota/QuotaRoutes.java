package app.dispatch.adapters.http.quota;

import static io.javalin.http.HandlerType.GET;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.quota.Usage;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;

/** {@code /api/quotas}: how much of what they may keep a user has. */
public record QuotaRoutes(Usage usage) {

    public List<Route> all() {
        return List.of(Route.user(Scope.READ, GET, "/api/quotas", this::list));
    }

    private void list(Call call, UserId owner) {
        call.answer(Fields.of(
                "quotas",
                Value.of(usage.of(owner).stream().map(QuotaRoutes::write).toList())));
    }

    private static Fields write(Usage.Used used) {
        return Fields.builder()
                .put("quota", used.quota())
                .put("used", used.used())
                .put("most", used.most())
                .build();
    }
}
