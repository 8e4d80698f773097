package app.dispatch.adapters.tools.connector.api;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a list page by page until there are as many items as were asked for. */
final class Listing {
    private static final int USUAL = 25;

    /** Pages that are read at most, for lists of which little is kept. */
    private static final int MOST_PAGES = 20;

    private Listing() {}

    static Fields of(ApiCall call, Page.Source source, Function<Fields, Fields> output) {
        int max = call.params().integer("max", USUAL);
        List<Value> items = new ArrayList<>();
        Optional<String> next = Optional.empty();
        boolean more = true;
        for (int pages = 0; more && items.size() < max && pages < MOST_PAGES; pages++) {
            Page page = source.page(next, max - items.size());
            page.items().forEach(item -> items.add(output.apply(item)));
            more = page.next().isPresent() && !page.next().equals(next);
            next = page.next();
        }
        boolean truncated = more || items.size() > max;
        List<Value> kept = items.size() > max ? items.subList(0, max) : items;
        call.log(kept.size() + (kept.size() == 1 ? " item" : " items") + (truncated ? "; there are more" : ""));
        return Fields.builder()
                .put("items", Value.of(kept))
                .put("truncated", truncated)
                .build();
    }
}
