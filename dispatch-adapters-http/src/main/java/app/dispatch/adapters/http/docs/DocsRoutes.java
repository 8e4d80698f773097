package app.dispatch.adapters.http.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.dispatch.adapters.http.console.ConsoleRoutes;
import app.dispatch.adapters.http.error.ErrorCatalog;
import app.dispatch.adapters.http.openapi.OpenApiRoutes;
import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.PublicDocument;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.application.OnFirstUse;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * {@code /docs}, and the schema of plans: what people read, drawn by the console's page from data that are made when somebody first reads them. A page of the
 * manual has its data at its own address with {@code .json}, and its Markdown with {@code .md}.
 */
public final class DocsRoutes {
    /** It changes only with the server's version. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final List<String> PAGES = List.of(
            "/docs",
            "/docs/api",
            "/docs/api/{operation}",
            "/docs/errors",
            "/docs/plan",
            "/docs/tools",
            "/docs/tools/{tool}");

    private final ConsoleRoutes console;
    /** Nobody may ever read the manual of a server. */
    private final Supplier<Manual> manual = new OnFirstUse<>(Manual::load);

    private final PublicDocument contents = document(() -> manual.get().contents());
    private final PublicDocument errors = document(() -> ErrorCatalog.load().content());
    private final PublicDocument search =
            document(() -> new SearchIndex(manual.get(), ErrorCatalog.load(), OpenApiRoutes.document()).content());
    private final PublicDocument plan = document(DocsRoutes::planSchema);
    private final Map<String, PublicDocument> pages = new ConcurrentHashMap<>();

    public DocsRoutes(ConsoleRoutes console) {
        this.console = console;
    }

    private static PublicDocument document(Supplier<Fields> content) {
        return new PublicDocument(() -> Json.write(content.get()).getBytes(UTF_8));
    }

    /** The JSON Schema of plans (draft 2020-12). */
    public static Fields planSchema() {
        return (Fields) Json.parse(Manual.file("plan-schema.json").getBytes(UTF_8));
    }

    /** A guide as Markdown, by its name. */
    public static String guide(String name) {
        return Manual.file("guide/" + name + ".md");
    }

    public List<Route> all() {
        return Stream.concat(
                        PAGES.stream().map(path -> Route.page(path, call -> console.answerPage(call.context(), 200))),
                        Stream.of(
                                data("/docs/contents.json", contents),
                                data("/docs/errors.json", errors),
                                data("/docs/search.json", search),
                                data("/schemas/plan.json", plan),
                                Route.page("/docs/{folder}/{page}", this::page)))
                .toList();
    }

    private static Route data(String path, PublicDocument document) {
        return Route.page(path, call -> call.answerPublic(document, FRESH));
    }

    private void page(Call call) {
        String asked = call.context().pathParam("folder") + "/" + call.context().pathParam("page");
        String name = asked.replaceFirst("\\.(json|md)$", "");
        Optional<ManualPage> found = manual.get().page(name);
        if (name.equals(asked)) {
            console.answerPage(call.context(), found.isEmpty() ? 404 : 200);
            return;
        }
        ManualPage page = found.orElseThrow(() -> Refusal.notFound("path"));
        if (asked.endsWith(".json")) {
            call.answerPublic(pages.computeIfAbsent(name, any -> document(() -> page.content(manual.get()))), FRESH);
        } else {
            call.context()
                    .contentType("text/markdown; charset=utf-8")
                    .result(page.markdown().getBytes(UTF_8));
        }
    }
}
