package app.dispatch.adapters.tools.connector.linear;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;

/** Comments on issues. */
final class Comments {
    private static final Shape COMMENT =
            Shape.of("id", "url", "body").named("issue", "issue.identifier").named("createdAt", "createdAt");

    private Comments() {}

    /** The issue is named as it is: Linear takes ENG-1 for its id too. */
    static Value create(ApiCall call) {
        Fields input = Fields.builder()
                .put("id", OwnId.of(call, "comment"))
                .put("issueId", call.params().needed("id"))
                .put("body", call.params().needed("body"))
                .build();
        Fields comment =
                GraphQl.made(call, Documents.CREATE_COMMENT, input, "commentCreate", "comment", Documents.COMMENT);
        return call.output(comment, COMMENT);
    }

    /** Deletes it, unless it was edited or answered. */
    static UndoOutcome delete(ApiCall call, Fields output) {
        String id = output.text("id").orElse("");
        Optional<Fields> comment = GraphQl.found(call, Documents.COMMENT_SINCE, id, "comment");
        if (comment.isEmpty()) {
            return UndoOutcome.undone("The comment is deleted");
        }
        if (Shape.at(comment.get(), "editedAt").isPresent()) {
            return UndoOutcome.changedSince("The comment was edited since");
        }
        if (!comment.get().fields("children").items("nodes").isEmpty()) {
            return UndoOutcome.changedSince("The comment was answered since");
        }
        GraphQl.delete(call, Documents.DELETE_COMMENT, id);
        return UndoOutcome.undone("The comment is deleted");
    }
}
