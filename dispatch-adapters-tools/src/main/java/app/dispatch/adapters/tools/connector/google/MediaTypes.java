package app.dispatch.adapters.tools.connector.google;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The media types of files (RFC 6838). */
public final class MediaTypes {
    private static final String WORD = "[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}";

    /** One of the usual form; nothing in it can end a header or begin another. */
    private static final Pattern TYPE = Pattern.compile(WORD + "/" + WORD + "(; ?charset=" + WORD + ")?");

    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    private static final Map<String, String> BY_ENDING = Map.ofEntries(
            Map.entry("txt", "text/plain"),
            Map.entry("log", "text/plain"),
            Map.entry("md", "text/markdown"),
            Map.entry("csv", "text/csv"),
            Map.entry("tsv", "text/tab-separated-values"),
            Map.entry("htm", "text/html"),
            Map.entry("html", "text/html"),
            Map.entry("ics", "text/calendar"),
            Map.entry("vcf", "text/vcard"),
            Map.entry("xml", "application/xml"),
            Map.entry("json", "application/json"),
            Map.entry("yaml", "application/yaml"),
            Map.entry("yml", "application/yaml"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("zip", "application/zip"),
            Map.entry("gz", "application/gzip"),
            Map.entry("doc", "application/msword"),
            Map.entry("docx", OFFICE + "wordprocessingml.document"),
            Map.entry("xls", "application/vnd.ms-excel"),
            Map.entry("xlsx", OFFICE + "spreadsheetml.sheet"),
            Map.entry("ppt", "application/vnd.ms-powerpoint"),
            Map.entry("pptx", OFFICE + "presentationml.presentation"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("wav", "audio/wav"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("eml", "message/rfc822"));

    private MediaTypes() {}

    /** The type that a file's name tells by its ending. */
    public static Optional<String> ofName(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.ofNullable(BY_ENDING.get(name.substring(dot + 1).toLowerCase(Locale.ROOT)));
    }

    /** The type, when it is one. */
    static String checked(ApiCall call, String type) {
        String stripped = type.strip();
        if (!TYPE.matcher(stripped).matches()) {
            throw call.invalid("The parameter mimeType must be a media type, such as text/csv");
        }
        return stripped.toLowerCase(Locale.ROOT);
    }
}
