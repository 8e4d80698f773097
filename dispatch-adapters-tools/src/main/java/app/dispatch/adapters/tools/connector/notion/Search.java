package app.dispatch.adapters.tools.connector.notion;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;

/** Finds pages and databases by their titles (https://developers.notion.com/reference/post-search). */
final class Search {
    private static final Shape FOUND = Pages.HEAD.made(
            "type",
            object -> Optional.of(Value.of(object.text("object").equals(Optional.of("page")) ? "page" : "database")));

    private Search() {}

    static Value search(ApiCall call) {
        Fields body = Fields.builder()
                .putIfPresent("query", call.params().text("query").orElse(null))
                .putIfPresent(
                        "filter", call.params().text("type").map(Search::filter).orElse(null))
                .put(
                        "sort",
                        Fields.builder()
                                .put("timestamp", "last_edited_time")
                                .put("direction", "descending")
                                .build())
                .build();
        return call.list(
                (from, wanted) -> Lists.page(
                        call, call.ask(ApiRequest.post("/v1/search").json(Lists.asking(body, from, wanted)))),
                FOUND);
    }

    /** What people call a database is to a search the data source in it. */
    private static Fields filter(String type) {
        return Fields.builder()
                .put("property", "object")
                .put("value", type.equals("database") ? "data_source" : type)
                .build();
    }
}
