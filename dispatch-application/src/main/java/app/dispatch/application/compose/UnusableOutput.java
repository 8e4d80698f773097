package app.dispatch.application.compose;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value.Fields;
import java.nio.charset.StandardCharsets;

/** The refusal of what a planner made and nobody can use: it shows how that begins. */
public final class UnusableOutput {
    private static final int MOST_RAW = 2 * 1024;

    private UnusableOutput() {}

    /**
     * The refusal.
     *
     * @param why what is wrong with it
     * @param raw what the planner made, without secrets; its first 2 KiB are shown
     */
    public static Refusal refusal(String why, String raw) {
        return Refusal.of(
                ErrorCode.PLANNER_OUTPUT_INVALID,
                why,
                Fields.builder().put("raw", begin(raw)).build());
    }

    /** As many whole characters of the text as have room in {@link #MOST_RAW} bytes. */
    private static String begin(String text) {
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            bytes += Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_RAW) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end);
    }
}
