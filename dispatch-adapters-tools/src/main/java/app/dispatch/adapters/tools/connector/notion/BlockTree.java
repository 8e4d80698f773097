package app.dispatch.adapters.tools.connector.notion;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the blocks of a page, and those within them, within limits
 * (https://developers.notion.com/reference/get-block-children). Used by one thread.
 */
final class BlockTree {
    /** Notion takes three requests a second: this many are some seconds. */
    private static final int MOST_REQUESTS = 50;

    private static final int MOST_LEVELS = 10;

    /** Pages of their own, which are not read with this one. */
    private static final Set<String> APART = Set.of("child_page", "child_database", "unsupported");

    private static final Fields NOTHING = Fields.of("results", Value.of(List.of()));

    private final ApiCall call;
    private final boolean mayBeGone;
    private int requests;
    private boolean truncated;

    private BlockTree(ApiCall call, boolean mayBeGone) {
        this.call = call;
        this.mayBeGone = mayBeGone;
    }

    static BlockTree of(ApiCall call) {
        return new BlockTree(call, false);
    }

    /** One that has no blocks when there is no such page. */
    static BlockTree thatMayBeGone(ApiCall call) {
        return new BlockTree(call, true);
    }

    /**
     * A block as it was read.
     *
     * @param block Notion's object
     */
    record Node(Fields block, List<Node> children) {
        String type() {
            return block.text("type").orElse("");
        }

        /** What it holds. */
        Fields content() {
            return block.fields(type());
        }
    }

    /** Whether some of what was asked for was not read. */
    boolean truncated() {
        return truncated;
    }

    /** The blocks in a page or a block, with all that is in them. */
    List<Node> below(String id) {
        return below(id, 0);
    }

    private List<Node> below(String id, int level) {
        List<Node> nodes = new ArrayList<>();
        for (Fields block : siblings(id)) {
            boolean deeper = block.get("has_children").equals(Optional.of(Value.of(true)))
                    && !APART.contains(block.text("type").orElse(""));
            boolean tooDeep = deeper && level == MOST_LEVELS;
            truncated |= tooDeep;
            nodes.add(new Node(block, deeper && !tooDeep ? below(call.told(block, "id"), level + 1) : List.of()));
        }
        return nodes;
    }

    /** The blocks in a page or a block. */
    List<Fields> siblings(String id) {
        List<Fields> all = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            if (requests == MOST_REQUESTS) {
                truncated = true;
                return all;
            }
            requests++;
            ApiRequest request = ApiRequest.get("/v1/blocks/{block_id}/children", id)
                    .query("page_size", Lists.PAGE)
                    .query("start_cursor", next);
            Page page = Lists.page(
                    call, mayBeGone ? DataSources.ifThere(call, request).orElse(NOTHING) : call.ask(request));
            all.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        return all;
    }
}
