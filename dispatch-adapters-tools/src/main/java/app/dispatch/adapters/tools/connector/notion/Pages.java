package app.dispatch.adapters.tools.connector.notion;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pages and their properties (https://developers.notion.com/reference/page). */
final class Pages {
    /** What a page and a database have in common. */
    static final Shape HEAD = Shape.of("id")
            .made("title", object -> Optional.of(Value.of(title(object))))
            .made(
                    "url",
                    object -> object.get("url")
                            .or(() -> object.text("id").map(NotionId::address).map(Value::of)))
            .named("createdAt", "created_time")
            .named("updatedAt", "last_edited_time")
            .made("archived", object -> Shape.at(object, "in_trash").or(() -> Shape.at(object, "archived")))
            .made("parentId", Pages::parent);

    static final Shape PAGE =
            HEAD.made("properties", page -> Optional.of(PropertyReader.plain(page.fields("properties"))));

    private Pages() {}

    static Value create(ApiCall call) {
        String said = NotionId.in(call, "parent");
        Optional<String> inDatabase = DataSources.inDatabase(call, said, "parent");
        Optional<Fields> schema = DataSources.schema(call, inDatabase.orElse(said));
        Fields properties = properties(call, schema);
        List<Block> blocks =
                MarkdownBlocks.of(call.params().fields().text("content").orElse(""));
        List<Block> first = Additions.firstBatch(blocks);
        Fields body = Fields.builder()
                .put("parent", parent(schema.isPresent() ? "data_source_id" : "page_id", inDatabase.orElse(said)))
                .put("properties", properties)
                .build();
        Fields page = call.ask(
                ApiRequest.post("/v1/pages").json(first.isEmpty() ? body : body.with("children", Block.whole(first))));
        String id = call.told(page, "id");
        if (first.size() == blocks.size()) {
            return call.output(page, PAGE);
        }
        Additions.add(call, id, blocks.subList(first.size(), blocks.size()), "The page " + id + " was made");
        return call.output(again(call, id, page), PAGE);
    }

    private static Fields parent(String type, String id) {
        return Fields.builder().put("type", type).put(type, id).build();
    }

    /** The page after more was added to it, which moved its last change. */
    private static Fields again(ApiCall call, String id, Fields before) {
        try {
            return call.ask(ApiRequest.get("/v1/pages/{page_id}", id));
        } catch (StepFailure notSeen) {
            return before;
        }
    }

    private static Fields properties(ApiCall call, Optional<Fields> schema) {
        Fields given = call.params().fields().fields("properties");
        if (schema.isEmpty() && !given.isEmpty()) {
            throw call.invalid("/properties can be given only for a page in a database, and /parent is none");
        }
        String titled = schema.flatMap(Pages::titled).orElse("title");
        Fields written = new PropertyWriter(call, schema.orElse(Fields.empty())).written(given);
        return written.with(
                titled,
                Fields.of(
                        "title",
                        Value.of(RichTexts.plain(
                                call.params().fields().text("title").orElse("")))));
    }

    /** The name of the property that is the title. */
    private static Optional<String> titled(Fields properties) {
        return properties.values().entrySet().stream()
                .filter(property -> property.getValue() instanceof Fields fields
                        && fields.text("type").equals(Optional.of("title")))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    static Value update(ApiCall call) {
        String id = NotionId.in(call, "pageId");
        Fields given = call.params().fields().fields("properties");
        Fields body = Fields.empty();
        if (!given.isEmpty()) {
            Fields types = PropertyWriter.isNotions(given)
                    ? Fields.empty()
                    : call.ask(page(id)).fields("properties");
            body = body.with("properties", new PropertyWriter(call, types).written(given));
        }
        Optional<Value> trash = call.params().fields().get("archived").filter(Value.Bool.class::isInstance);
        if (trash.isPresent()) {
            body = body.with("in_trash", trash.get());
        }
        return call.output(call.ask(ApiRequest.patch("/v1/pages/{page_id}", id).json(body)), PAGE);
    }

    static ApiRequest page(String id) {
        return ApiRequest.get("/v1/pages/{page_id}", id);
    }

    /** Notion tells the last change to the minute; whose it was tells more. */
    static UndoOutcome trash(ApiCall call, Fields output) {
        String id = output.text("id").orElse("");
        Optional<Fields> page = DataSources.ifThere(call, page(id));
        if (page.isEmpty() || isInTrash(page.get())) {
            return UndoOutcome.undone("The page is in the trash or gone");
        }
        if (isChanged(page.get(), output.text("updatedAt"))) {
            return UndoOutcome.changedSince("The page was changed since it was made");
        }
        call.ask(ApiRequest.patch("/v1/pages/{page_id}", id).json(Fields.of("in_trash", Value.of(true))));
        return UndoOutcome.undone("The page is in the trash");
    }

    static boolean isInTrash(Fields object) {
        Value yes = Value.of(true);
        return object.get("in_trash").equals(Optional.of(yes))
                || object.get("archived").equals(Optional.of(yes));
    }

    /** Whether a page or block was changed after that time, or by somebody else than who made it. */
    static boolean isChanged(Fields object, Optional<String> since) {
        Optional<String> author = Shape.text(object, "created_by.id");
        Optional<String> editor = Shape.text(object, "last_edited_by.id");
        boolean later =
                since.isPresent() && object.text("last_edited_time").orElse("").compareTo(since.get()) > 0;
        boolean byAnother = editor.isPresent() && !editor.equals(author);
        return later || byAnother;
    }

    private static String title(Fields object) {
        List<Value> own = object.items("title");
        Fields properties = object.fields("properties");
        return TextMarkdown.plain(
                own.isEmpty()
                        ? titled(properties)
                                .map(name -> properties.fields(name).items("title"))
                                .orElse(List.of())
                        : own);
    }

    private static Optional<Value> parent(Fields object) {
        Fields parent = object.fields("parent");
        return parent.text("type").flatMap(parent::text).map(Value::of);
    }
}
