package app.dispatch.adapters.tools.connector.googledrive;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import java.util.Optional;
import java.util.function.Predicate;

/** Who may see and change files (https://developers.google.com/workspace/drive/api/guides/manage-sharing). */
final class Sharing {
    private static final String PERMISSIONS = "/drive/v3/files/{id}/permissions";
    private static final String FIELDS = "id,emailAddress,role";

    private Sharing() {}

    /** What the person may do already is told too: without it, taking back would take that away. */
    static Value share(ApiCall call) {
        Params params = call.params();
        String file = params.needed("fileId");
        String email = params.needed("email").strip();
        Optional<Fields> before = permission(
                call, file, one -> one.text("emailAddress").orElse("").equalsIgnoreCase(email));
        Fields permission = call.ask(Files.onAllDrives(ApiRequest.post(PERMISSIONS, file))
                .query("sendNotificationEmail", String.valueOf(isNotified(params)))
                .query("fields", params.is("includeRaw") ? "*" : FIELDS)
                .json(Fields.builder()
                        .put("type", "user")
                        .put("role", params.text("role").orElse("reader"))
                        .put("emailAddress", email)
                        .build()));
        return call.output(
                permission,
                Shape.of()
                        .made("fileId", made -> Optional.of(Value.of(file)))
                        .named("permissionId", "id")
                        .made(
                                "email",
                                made -> Optional.of(
                                        Value.of(made.text("emailAddress").orElse(email))))
                        .named("role", "role")
                        .made("previousRole", made -> before.flatMap(one -> one.get("role"))));
    }

    private static boolean isNotified(Params params) {
        return !(params.fields().get("notify").orElse(Value.NULL) instanceof Bool(boolean notify)) || notify;
    }

    /** Google tells them to who may share the file, on shared drives not at all. */
    private static Optional<Fields> permission(ApiCall call, String file, Predicate<Fields> which) {
        return call.ask(Files.file(file).query("fields", "permissions(" + FIELDS + ")")).items("permissions").stream()
                .filter(Fields.class::isInstance)
                .map(Fields.class::cast)
                .filter(which)
                .findFirst();
    }

    static UndoOutcome takeBack(ApiCall call, Fields output) {
        String file = output.text("fileId").orElse("");
        String id = output.text("permissionId").orElse("");
        Optional<String> previous = output.text("previousRole");
        Optional<Fields> now =
                call.askIfThere(Files.onAllDrives(ApiRequest.get(PERMISSIONS + "/{permission}", file, id))
                        .query("fields", FIELDS));
        if (now.isEmpty()) {
            return UndoOutcome.undone("The person has no access any more");
        }
        if (!now.get().text("role").equals(output.text("role"))) {
            return UndoOutcome.changedSince("What the person may do was changed since");
        }
        if (previous.equals(output.text("role"))) {
            return UndoOutcome.undone("The person may do what was possible before");
        }
        ApiRequest request = previous.isPresent()
                ? ApiRequest.patch(PERMISSIONS + "/{permission}", file, id)
                        .json(Fields.of("role", Value.of(previous.get())))
                : ApiRequest.delete(PERMISSIONS + "/{permission}", file, id);
        call.askIfThere(Files.onAllDrives(request));
        return UndoOutcome.undone(
                previous.isPresent()
                        ? "The person may do what was possible before"
                        : "The person's access is taken away");
    }
}
