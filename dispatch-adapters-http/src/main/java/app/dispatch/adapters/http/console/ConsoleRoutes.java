package app.dispatch.adapters.http.console;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.OnFirstUse;
import app.dispatch.domain.error.Refusal;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The console's pages, which are all the same HTML (what is shown where is decided in the browser), and its files, whose URLs
 * change with their content.
 */
public final class ConsoleRoutes {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final List<String> PAGES = List.of(
            "/",
            "/signin",
            "/signup",
            "/device",
            "/compose",
            "/workflows",
            "/workflows/{id}",
            "/history",
            "/runs/{id}",
            "/approvals",
            "/templates",
            "/templates/{slug}",
            "/integrations",
            "/integrations/{tool}",
            "/settings",
            "/settings/{part}");

    private record Console(ConsoleFiles files, ConsolePage page) {
        static Console load() {
            ConsoleFiles files = ConsoleFiles.load();
            return new Console(files, ConsolePage.of(files));
        }
    }

    /** Nobody may ever look at the console of a server. */
    private final Supplier<Console> console = new OnFirstUse<>(Console::load);

    public List<Route> all() {
        return Stream.concat(
                        PAGES.stream().map(path -> Route.page(path, call -> answerPage(call.context(), 200))),
                        Stream.of(
                                Route.page(
                                        "/console/{build}/{room}/{file}",
                                        call -> file(call, part(call, "room") + "/" + part(call, "file"))),
                                Route.page(
                                        "/console/{build}/lit/directives/{file}",
                                        call -> file(call, "lit/directives/" + part(call, "file")))))
                .toList();
    }

    /** Answers with the page; it says by itself that there is nothing at an address that it does not know. */
    public void answerPage(Context request, int status) {
        ConsolePage page = console.get().page();
        request.header("Cache-Control", "no-cache")
                .header("Content-Security-Policy", page.policy())
                .header("Cross-Origin-Opener-Policy", "same-origin");
        page.html().answer(request, status);
    }

    private void file(Call call, String name) {
        ConsoleFiles files = console.get().files();
        ConsoleFile file = files.file(name)
                .filter(known -> part(call, "build").equals(files.build()))
                .orElseThrow(() -> Refusal.notFound("path"));
        call.setHeader("Cache-Control", FOR_EVER);
        file.answer(call.context(), 200);
    }

    private static String part(Call call, String name) {
        return call.context().pathParam(name);
    }
}
