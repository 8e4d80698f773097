package app.dispatch.adapters.tools.connector.googledrive;

import app.dispatch.adapters.tools.connector.api.Params;
import java.util.ArrayList;
import java.util.List;

/** Writes what is searched for in Drive's language (https://developers.google.com/workspace/drive/api/guides/ref-search-terms). */
final class DriveQuery {
    private static final String NOT_TRASHED = "trashed = false";

    private DriveQuery() {}

    static String of(Params params) {
        List<String> terms = new ArrayList<>(List.of(NOT_TRASHED));
        params.text("query")
                .map(DriveQuery::literal)
                .ifPresent(words -> terms.add("(name contains " + words + " or fullText contains " + words + ")"));
        params.text("folderId").ifPresent(folder -> terms.add(literal(folder) + " in parents"));
        params.text("mimeType").ifPresent(type -> terms.add("mimeType = " + literal(type)));
        return String.join(" and ", terms);
    }

    static String in(String folder) {
        return NOT_TRASHED + " and " + literal(folder) + " in parents";
    }

    /** The text as a literal, which nothing in it can end. */
    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
