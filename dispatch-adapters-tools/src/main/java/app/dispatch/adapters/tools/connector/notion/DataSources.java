package app.dispatch.adapters.tools.connector.notion;

import app.dispatch.adapters.tools.connector.api.Answer;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Databases and the data sources in them, which hold the pages and their schema
 * (https://developers.notion.com/docs/upgrade-guide-2025-09-03).
 */
final class DataSources {
    private static final int NOT_FOUND = 404;

    private DataSources() {}

    static Value query(ApiCall call) {
        String said = NotionId.in(call, "databaseId");
        String source = inDatabase(call, said, "databaseId").orElse(said);
        Fields body = Fields.builder()
                .putIfPresent("filter", call.params().fields().get("filter").orElse(null))
                .putIfPresent("sorts", call.params().fields().get("sorts").orElse(null))
                .build();
        return call.list(
                (from, wanted) -> pagesOnly(Lists.page(
                        call,
                        call.ask(ApiRequest.post("/v1/data_sources/{data_source_id}/query", source)
                                .json(Lists.asking(body, from, wanted))))),
                Pages.PAGE);
    }

    /** A wiki lists its databases among its pages. */
    private static Page pagesOnly(Page page) {
        return new Page(
                page.items().stream()
                        .filter(item -> item.text("object").equals(Optional.of("page")))
                        .toList(),
                page.next());
    }

    /**
     * The id of the data source in a database; empty when that id is not a database's.
     *
     * @param parameter where the id came from
     */
    static Optional<String> inDatabase(ApiCall call, String id, String parameter) {
        return ifThere(call, ApiRequest.get("/v1/databases/{database_id}", id)).map(database -> {
            List<Fields> sources =
                    Page.of(database.items("data_sources"), Optional.empty()).items();
            if (sources.isEmpty()) {
                throw call.missing("data source in the database " + id + " that the integration may see");
            }
            if (sources.size() > 1) {
                throw call.invalid("/" + parameter + " is a database of several data sources; give the id of one: "
                        + sources.stream()
                                .map(source -> source.text("name").orElse("") + " (" + call.told(source, "id") + ")")
                                .collect(Collectors.joining(", ")));
            }
            return call.told(sources.getFirst(), "id");
        });
    }

    /** The properties that the pages of a data source have, by name; empty when that id is not a data source's. */
    static Optional<Fields> schema(ApiCall call, String id) {
        return ifThere(call, ApiRequest.get("/v1/data_sources/{data_source_id}", id))
                .map(source -> source.fields("properties"));
    }

    /** What is asked for, unless there is nothing of that kind: Notion says 404, or 400 where the id is another thing's. */
    static Optional<Fields> ifThere(ApiCall call, ApiRequest request) {
        Answer answer = call.answer(request);
        if (answer.error().isEmpty()) {
            return Optional.of(answer.object());
        }
        if (answer.status() == NOT_FOUND || answer.isRefused("validation_error")) {
            return Optional.empty();
        }
        throw call.failure(answer, request);
    }
}
