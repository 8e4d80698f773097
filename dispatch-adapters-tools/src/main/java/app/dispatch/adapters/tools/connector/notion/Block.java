package app.dispatch.adapters.tools.connector.notion;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A block of a page, before it is sent.
 *
 * @param type Notion's word for what it is
 * @param content what it holds beside its children
 */
record Block(String type, Fields content, List<Block> children) {
    /** What Notion takes in one request (https://developers.notion.com/reference/request-limits): elements of an array. */
    static final int MOST_SIBLINGS = 100;

    /** The same: blocks in all. */
    static final int MOST_BLOCKS = 1000;

    /** Bytes of JSON; Notion's limit is 500 KB, for the whole body. */
    static final int MOST_BYTES = 400_000;

    /** The same: levels of children below a block (https://developers.notion.com/reference/patch-block-children). */
    private static final int MOST_LEVELS = 2;

    private static final String TABLE = "table";

    Block {
        children = List.copyOf(children);
    }

    /**
     * What is sent of it at first: all, when one request can hold it, else what it holds beside its children. A table is
     * sent with rows, since there is none without.
     */
    Block head() {
        if (fits()) {
            return this;
        }
        return new Block(type, content, type.equals(TABLE) ? firstRows() : List.of());
    }

    /** The children that are not in the head. */
    List<Block> rest() {
        return children.subList(head().children().size(), children.size());
    }

    private List<Block> firstRows() {
        int bytes = 0;
        for (int rows = 0; rows < children.size(); rows++) {
            bytes += children.get(rows).bytes();
            if (rows > 0 && (rows == MOST_SIBLINGS || bytes > MOST_BYTES)) {
                return children.subList(0, rows);
            }
        }
        return children;
    }

    /** Whether one request can hold it with all its children. */
    boolean fits() {
        return levels() <= MOST_LEVELS && isNarrow() && size() <= MOST_BLOCKS && bytes() <= MOST_BYTES;
    }

    private boolean isNarrow() {
        return children.size() <= MOST_SIBLINGS && children.stream().allMatch(Block::isNarrow);
    }

    private int levels() {
        return children.stream().mapToInt(child -> 1 + child.levels()).max().orElse(0);
    }

    /** How many blocks it is with all its children. */
    int size() {
        return 1 + children.stream().mapToInt(Block::size).sum();
    }

    /** How long it is as JSON. */
    int bytes() {
        return Json.write(whole()).getBytes(StandardCharsets.UTF_8).length;
    }

    /** It as Notion takes it, with its children. */
    Fields whole() {
        Fields inner = children.isEmpty() ? content : content.with("children", whole(children));
        return Fields.builder()
                .put("object", "block")
                .put("type", type)
                .put(type, inner)
                .build();
    }

    static Value whole(List<Block> blocks) {
        return Value.of(blocks.stream().map(Block::whole).toList());
    }
}
