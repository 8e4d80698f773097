package app.dispatch.adapters.http.support;

import static io.javalin.http.HandlerType.GET;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code /folder/support}: how the process is doing, for the command {@code support}.
 *
 * @param state tells it, without a secret or anything of a user's; null where nobody asks
 */
public record SupportRoutes(@Nullable Supplier<Fields> state) {
    public List<Route> all() {
        Supplier<Fields> there = state;
        return there == null ? List.of() : List.of(Route.folder(GET, "/folder/support", call -> answer(call, there)));
    }

    private static void answer(Call call, Supplier<Fields> from) {
        call.leave(); // all threads are stopped for it, and tables counted
        call.setHeader("Cache-Control", "no-store");
        call.answer(from.get());
    }
}
