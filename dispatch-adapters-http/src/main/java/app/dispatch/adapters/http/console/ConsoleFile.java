package app.dispatch.adapters.http.console;

import app.dispatch.adapters.http.web.EntityTag;
import app.dispatch.adapters.http.web.Gzip;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.zip.Deflater;

/** One file of the console as it is sent, compressed once. */
final class ConsoleFile {
    private final String type;
    private final byte[] plain;
    private final byte[] zipped;
    private final EntityTag tag;

    private ConsoleFile(String type, byte[] plain) {
        this.type = type;
        this.plain = plain;
        this.zipped = Gzip.compressed(plain, Deflater.BEST_COMPRESSION);
        this.tag = EntityTag.of(plain);
    }

    /**
     * A file with this content.
     *
     * @param name tells its media type by its ending
     */
    static ConsoleFile of(String name, byte[] content) {
        return new ConsoleFile(type(name), content.clone());
    }

    /** Answers with the file, or that it is the one which the client has. */
    void answer(Context request, int status) {
        request.header("Vary", "Accept-Encoding").header("ETag", tag.value());
        if (status == 200 && tag.isIn(Collections.list(request.req().getHeaders("If-None-Match")))) {
            request.status(304);
            return;
        }
        boolean zip = Gzip.isTakenBy(request);
        if (zip) {
            request.header("Content-Encoding", "gzip");
        }
        request.status(status).contentType(type).result(zip ? zipped : plain);
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "js" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "html" -> "text/html; charset=utf-8";
            default -> throw new IllegalArgumentException("no media type is known for " + name);
        };
    }
}
