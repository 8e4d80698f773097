package app.dispatch.adapters.tools.connector.gmail;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Labels, and putting them on messages (https://developers.google.com/workspace/gmail/api/guides/labels). */
final class Labelling {
    private static final Shape LABEL = Shape.of("id")
            .made("name", label -> label.text("name").or(() -> label.text("id")).map(Value::of))
            .named("type", "type");

    private Labelling() {}

    static Value list(ApiCall call) {
        return call.list(
                (from, wanted) ->
                        Page.of(call.ask(ApiRequest.get(LabelNames.PATH)).items("labels"), Optional.empty()),
                LABEL);
    }

    static Value label(ApiCall call) {
        Params params = call.params();
        List<String> add = params.texts("add");
        List<String> remove = params.texts("remove");
        if (add.isEmpty() && remove.isEmpty()) {
            throw call.invalid("One of the parameters /add and /remove must name a label");
        }
        Fields before = call.ask(message(params.needed("id")).query("format", "minimal"));
        List<String> had = Messages.ids(before);
        LabelNames labels = new LabelNames(call);
        List<String> added = add.stream()
                .map(labels::idOfMade)
                .distinct()
                .filter(id -> !had.contains(id))
                .toList();
        List<String> removed = remove.stream()
                .flatMap(name -> labels.id(name).stream())
                .distinct()
                .filter(id -> had.contains(id) && !added.contains(id))
                .toList();
        Fields after =
                added.isEmpty() && removed.isEmpty() ? before : call.ask(modified(params.needed("id"), added, removed));
        return call.output(
                after,
                Shape.of("id")
                        .made("labels", message -> Optional.of(Value.texts(labels.of(Messages.ids(message)))))
                        .made("added", message -> Optional.of(Value.texts(labels.of(added))))
                        .made("removed", message -> Optional.of(Value.texts(labels.of(removed)))));
    }

    /** Labels have no history: what was put on is taken off where it still is, and the other way round. */
    static UndoOutcome putBack(ApiCall call, Fields output) {
        Params done = new Params(output, name -> call.invalid("The output has no " + name));
        String id = done.needed("id");
        Optional<Fields> message = call.askIfThere(message(id).query("format", "minimal"));
        if (message.isEmpty()) {
            return UndoOutcome.undone("The message is gone, and its labels with it");
        }
        List<String> has = Messages.ids(message.get());
        LabelNames labels = new LabelNames(call);
        List<String> off =
                ids(labels, done.texts("added")).filter(has::contains).toList();
        List<String> on = ids(labels, done.texts("removed"))
                .filter(label -> !has.contains(label))
                .toList();
        if (!off.isEmpty() || !on.isEmpty()) {
            call.ask(modified(id, on, off));
        }
        return UndoOutcome.undone("The message has the labels that it had before");
    }

    private static Stream<String> ids(LabelNames labels, List<String> names) {
        return names.stream().flatMap(name -> labels.id(name).stream());
    }

    private static ApiRequest message(String id) {
        return ApiRequest.get(Messages.PATH + "/{id}", id);
    }

    private static ApiRequest modified(String id, List<String> add, List<String> remove) {
        return ApiRequest.post(Messages.PATH + "/{id}/modify", id)
                .json(Fields.builder()
                        .put("addLabelIds", Value.texts(add))
                        .put("removeLabelIds", Value.texts(remove))
                        .build());
    }
}
