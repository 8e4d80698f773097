package app.dispatch.adapters.tools.connector.notion;

import app.dispatch.adapters.tools.connector.api.Answer;
import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiError;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Adds blocks to the end of a page, in as many requests as it takes
 * (https://developers.notion.com/reference/patch-block-children).
 */
final class Additions {
    private static final int TRIES = 3;

    private final ApiCall call;
    private final String before;
    private final List<String> ids = new ArrayList<>();
    private String last = "";
    private boolean written;

    private Additions(ApiCall call, String before) {
        this.call = call;
        this.before = before;
        this.written = !before.isEmpty();
    }

    static Value append(ApiCall call) {
        String page = NotionId.in(call, "pageId");
        List<Block> blocks = MarkdownBlocks.of(call.params().needed("content"));
        if (blocks.isEmpty()) {
            throw call.invalid("/content holds nothing to add");
        }
        Additions made = add(call, page, blocks, "");
        return Fields.builder()
                .put("pageId", page)
                .put("blocks", blocks.size())
                .put("blockIds", Value.texts(made.ids))
                .putIfPresent("updatedAt", made.last.isEmpty() ? null : made.last)
                .build();
    }

    /**
     * Adds them.
     *
     * @param before what has been done already and would be done twice by another attempt; empty for nothing
     */
    static Additions add(ApiCall call, String parent, List<Block> blocks, String before) {
        Additions additions = new Additions(call, before);
        additions.to(parent, blocks, true);
        return additions;
    }

    /** As many of them as a request can hold, from the first. */
    static List<Block> firstBatch(List<Block> blocks) {
        int whole = 0;
        while (whole < blocks.size() && blocks.get(whole).fits()) {
            whole++;
        }
        return blocks.subList(0, batch(blocks.subList(0, whole)));
    }

    private static int batch(List<Block> blocks) {
        int size = 0;
        int bytes = 0;
        int count = 0;
        for (Block block : blocks) {
            Block head = block.head();
            size += head.size();
            bytes += head.bytes();
            boolean full = count == Block.MOST_SIBLINGS || size > Block.MOST_BLOCKS || bytes > Block.MOST_BYTES;
            if (full && count > 0) {
                return count;
            }
            count++;
        }
        return count;
    }

    private void to(String parent, List<Block> blocks, boolean top) {
        int done = 0;
        while (done < blocks.size()) {
            List<Block> rest = blocks.subList(done, blocks.size());
            List<Block> sent = rest.subList(0, batch(rest));
            List<Fields> made = Page.of(send(parent, sent).items("results"), Optional.empty())
                    .items();
            for (int i = 0; i < sent.size(); i++) {
                List<Block> children = sent.get(i).rest();
                if (!children.isEmpty()) {
                    to(idOf(made, i), children, false);
                }
            }
            made.forEach(block -> note(block, top));
            done += sent.size();
        }
    }

    private String idOf(List<Fields> made, int index) {
        return index < made.size()
                ? call.told(made.get(index), "id")
                : call.told(Optional.<String>empty(), "which blocks it made");
    }

    private void note(Fields block, boolean top) {
        if (top) {
            block.text("id").ifPresent(ids::add);
        }
        block.text("last_edited_time").filter(time -> time.compareTo(last) > 0).ifPresent(time -> last = time);
    }

    private Fields send(String parent, List<Block> blocks) {
        Fields body = Fields.of(
                "children", Block.whole(blocks.stream().map(Block::head).toList()));
        if (!written) {
            Fields answer = call.ask(request(parent, body));
            written = true;
            return answer;
        }
        try {
            return patiently(parent, body);
        } catch (StepFailure failure) {
            String done = before.isEmpty() ? ids.size() + " blocks were added" : before;
            throw StepFailure.lasting(
                    FailureCode.TOOL_ERROR,
                    done + ", but not all of its content could be, and another attempt would add it twice: "
                            + failure.text());
        }
    }

    /** Asks again when Notion has not carried it out: the engine would begin anew, and add twice what is there. */
    private Fields patiently(String parent, Fields body) {
        for (int tries = 1; ; tries++) {
            ApiRequest request = request(parent, body);
            Answer answer = call.answer(request);
            if (answer.error().isEmpty()) {
                return answer.object();
            }
            ApiError error = answer.error().get();
            boolean busy = error.kind() == ApiError.Kind.LIMITED || answer.status() == NotionErrors.OVERLOADED;
            boolean limited = busy && error.retryAfter() != null;
            boolean again = limited || answer.isRefused(NotionErrors.CONFLICT);
            if (tries == TRIES || !again) {
                throw call.failure(answer, request);
            }
        }
    }

    private static ApiRequest request(String parent, Fields body) {
        return ApiRequest.patch("/v1/blocks/{block_id}/children", parent).json(body);
    }

    /** Looks at all of them before it deletes any. */
    static UndoOutcome delete(ApiCall call, Fields output) {
        String page = output.text("pageId").orElse("");
        Set<String> ids = output.items("blockIds").stream()
                .flatMap(id -> id instanceof Value.Text(String text) ? Stream.of(text) : Stream.<String>empty())
                .collect(Collectors.toSet());
        List<Fields> there = there(call, page, ids);
        if (there.stream().anyMatch(block -> Pages.isChanged(block, output.text("updatedAt")))) {
            return UndoOutcome.changedSince("What was added was changed since");
        }
        for (Fields block : there) {
            DataSources.ifThere(call, ApiRequest.delete("/v1/blocks/{block_id}", call.told(block, "id")));
        }
        return UndoOutcome.undone("What was added is deleted");
    }

    /** Those of the blocks that are there; of a page that is too long to be read they are asked for one by one. */
    private static List<Fields> there(ApiCall call, String page, Set<String> ids) {
        BlockTree tree = BlockTree.thatMayBeGone(call);
        Map<String, Fields> found = new LinkedHashMap<>();
        tree.siblings(page)
                .forEach(block -> block.text("id").filter(ids::contains).ifPresent(id -> found.put(id, block)));
        if (tree.truncated()) {
            for (String id : ids) {
                if (!found.containsKey(id)) {
                    DataSources.ifThere(call, ApiRequest.get("/v1/blocks/{block_id}", id))
                            .ifPresent(block -> found.put(id, block));
                }
            }
        }
        return found.values().stream().filter(block -> !Pages.isInTrash(block)).toList();
    }
}
