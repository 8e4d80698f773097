package app.dispatch.adapters.tools.connector.notion;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Optional;

/** What Notion's lists have in common (https://developers.notion.com/reference/intro#pagination). */
final class Lists {
    /** The most that Notion gives on a page. */
    static final int PAGE = 100;

    private Lists() {}

    /** A body that asks for a page. */
    static Fields asking(Fields body, Optional<String> from, int wanted) {
        Fields sized = body.with("page_size", Value.of(Math.min(wanted, PAGE)));
        return from.map(cursor -> sized.with("start_cursor", Value.of(cursor))).orElse(sized);
    }

    /** The page that was answered. */
    static Page page(ApiCall call, Fields answer) {
        List<Value> results = call.told(answer.get("results").filter(Value.Items.class::isInstance), "what was found")
                        instanceof Value.Items(List<Value> items)
                ? items
                : List.of();
        boolean more = answer.get("has_more").equals(Optional.of(Value.of(true)));
        return Page.of(results, more ? Shape.text(answer, "next_cursor") : Optional.empty());
    }
}
