package app.dispatch.adapters.tools.connector;

import java.time.Duration;
import java.util.Locale;
import okhttp3.Request;

/** The lines that tell whoever follows a run what goes over the wire. */
final class LogLines {
    private LogLines() {}

    /** Such as {@code POST https://api.example.com/v1/items?token=…}. */
    static String request(Request request) {
        return request.method() + " " + ShownUrl.of(request.url());
    }

    /** Such as {@code waits for a place: 50 of the same user are under way}. */
    static String waiting(String waits) {
        return "waits for a place: " + waits;
    }

    /** Such as {@code → 200 in 35 ms, 1.2 KB}. */
    static String reply(UpstreamReply reply, Duration took) {
        return "→ " + reply.status() + " in " + time(took) + ", "
                + size(reply.body().size()) + (reply.truncated() ? " (cut there)" : "");
    }

    static String time(Duration time) {
        long millis = time.toMillis();
        return millis < 1_000 ? millis + " ms" : decimal(millis / 1_000.0) + " s";
    }

    static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        return bytes < 999_950 ? decimal(bytes / 1_000.0) + " KB" : decimal(bytes / 1_000_000.0) + " MB";
    }

    private static String decimal(double number) {
        String text = String.format(Locale.ROOT, "%.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
