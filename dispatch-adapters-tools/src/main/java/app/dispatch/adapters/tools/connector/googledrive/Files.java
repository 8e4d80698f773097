package app.dispatch.adapters.tools.connector.googledrive;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files and folders (https://developers.google.com/workspace/drive/api/reference/rest/v3/files). */
final class Files {
    static final String FOLDER = "application/vnd.google-apps.folder";

    private static final String FILES = "/drive/v3/files";
    private static final String FILE = FILES + "/{id}";
    private static final int LARGEST_PAGE = 1000;

    /** What is asked for of a file: Google answers with little of its own accord. */
    private static final String FIELDS =
            "id,name,mimeType,size,createdTime,modifiedTime,owners(emailAddress),parents,webViewLink";

    static final Shape SHAPE = Shape.of("id", "name", "mimeType")
            .made("folder", file -> Optional.of(Value.of(file.text("mimeType").equals(Optional.of(FOLDER)))))
            .made(
                    "size",
                    file -> file.text("size")
                            .filter(text -> text.matches("\\d{1,18}"))
                            .map(text -> Value.of(Long.parseLong(text))))
            .named("createdAt", "createdTime")
            .named("modifiedAt", "modifiedTime")
            .texts("owners", "owners", "emailAddress")
            .texts("parents", "parents", "")
            .made("url", Files::url);

    private Files() {}

    /** Google leaves it out for some files. */
    private static Optional<Value> url(Fields file) {
        return Shape.at(file, "webViewLink")
                .or(() -> file.text("id")
                        .map(id -> Value.of(
                                file.text("mimeType").equals(Optional.of(FOLDER))
                                        ? "https://drive.google.com/drive/folders/" + id
                                        : "https://drive.google.com/file/d/" + id + "/view")));
    }

    static Value search(ApiCall call) {
        Params params = call.params();
        boolean byWords = params.text("query").isPresent();
        boolean inFolder = params.text("folderId").isPresent();
        return call.list(
                (from, wanted) -> {
                    ApiRequest request = onAllDrives(ApiRequest.get(FILES))
                            .query("q", DriveQuery.of(params))
                            .query("includeItemsFromAllDrives", "true")
                            .query("pageSize", Math.min(wanted, LARGEST_PAGE))
                            .query("fields", "nextPageToken,files(" + fields(call) + ")")
                            .query("pageToken", from);
                    if (!byWords) {
                        // Google refuses to sort what it found by words: that comes by relevance.
                        request.query("orderBy", "modifiedTime desc");
                    }
                    if (inFolder) {
                        // Else a folder of a shared drive has only what the user has opened.
                        request.query("corpora", "allDrives");
                    }
                    Fields page = call.ask(request);
                    return Page.of(page.items("files"), page.text("nextPageToken"));
                },
                SHAPE);
    }

    static Value get(ApiCall call) {
        return call.output(call.ask(file(call.params().needed("fileId")).query("fields", fields(call))), SHAPE);
    }

    static Value createFolder(ApiCall call) {
        Map<String, Value> folder = new LinkedHashMap<>();
        folder.put("name", Value.of(call.params().needed("name")));
        folder.put("mimeType", Value.of(FOLDER));
        call.params().text("parentId").ifPresent(parent -> folder.put("parents", parents(parent)));
        return call.output(
                call.ask(onAllDrives(ApiRequest.post(FILES))
                        .query("fields", fields(call))
                        .json(new Fields(folder))),
                SHAPE);
    }

    static UndoOutcome trash(ApiCall call, Fields output) {
        return trashed(call, output, "file", false);
    }

    static UndoOutcome trashFolder(ApiCall call, Fields output) {
        return trashed(call, output, "folder", true);
    }

    /** A folder that something was put into since is changed too, though its own time does not tell. */
    private static UndoOutcome trashed(ApiCall call, Fields output, String what, boolean mustBeEmpty) {
        String id = output.text("id").orElse("");
        Optional<Fields> file = call.askIfThere(file(id).query("fields", "id,trashed,modifiedTime"));
        if (file.isEmpty() || new Params(file.get(), IllegalStateException::new).is("trashed")) {
            return UndoOutcome.undone("The " + what + " is no longer there");
        }
        if (!file.get().text("modifiedTime").equals(output.text("modifiedAt")) || (mustBeEmpty && !isEmpty(call, id))) {
            return UndoOutcome.changedSince("The " + what + " was changed since it was made");
        }
        call.askIfThere(onAllDrives(ApiRequest.patch(FILE, id)).json(Fields.of("trashed", Value.of(true))));
        return UndoOutcome.undone("The " + what + " is in the trash");
    }

    private static boolean isEmpty(ApiCall call, String folder) {
        return call.ask(onAllDrives(ApiRequest.get(FILES))
                        .query("q", DriveQuery.in(folder))
                        .query("includeItemsFromAllDrives", "true")
                        .query("corpora", "allDrives")
                        .query("pageSize", 1)
                        .query("fields", "files(id)"))
                .items("files")
                .isEmpty();
    }

    static Value parents(String folder) {
        return Value.texts(List.of(folder));
    }

    static ApiRequest file(String id) {
        return onAllDrives(ApiRequest.get(FILE, id));
    }

    /** With the parameter without which what is on shared drives is not found. */
    static ApiRequest onAllDrives(ApiRequest request) {
        return request.query("supportsAllDrives", "true");
    }

    static String fields(ApiCall call) {
        return call.params().is("includeRaw") ? "*" : FIELDS;
    }
}
