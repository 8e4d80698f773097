package app.dispatch.domain.run;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a trace that goes through several systems (W3C Trace Context, level 1, 3.2).
 *
 * @param traceId 32 digits of base 16, not all of them 0
 * @param spanId 16 digits of base 16, not all of them 0: what the next part of the trace is a part of
 * @param sampled whether the trace is recorded
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {
    /** The header's name. */
    public static final String HEADER = "traceparent";

    private static final Pattern TRACE = Pattern.compile("(?!0{32})[0-9a-f]{32}");
    private static final Pattern SPAN = Pattern.compile("(?!0{16})[0-9a-f]{16}");
    private static final Pattern WRITTEN =
            Pattern.compile("(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-[!-~]*)?");

    /** The longest that is read: later versions may have more behind what is known. */
    private static final int LONGEST = 256;

    public TraceParent {
        if (!TRACE.matcher(traceId).matches() || !SPAN.matcher(spanId).matches()) {
            throw new IllegalArgumentException("not a place in a trace");
        }
    }

    /** That of a header; empty when the header is none, which is then as good as not sent. */
    public static Optional<TraceParent> read(String header) {
        Matcher parts = WRITTEN.matcher(header.length() > LONGEST ? "" : header.strip());
        if (!parts.matches() || (parts.group(1).equals("00") && parts.group(5) != null)) {
            return Optional.empty();
        }
        if (!TRACE.matcher(parts.group(2)).matches()
                || !SPAN.matcher(parts.group(3)).matches()) {
            return Optional.empty();
        }
        boolean sampled = (Integer.parseInt(parts.group(4), 16) & 1) == 1;
        return Optional.of(new TraceParent(parts.group(2), parts.group(3), sampled));
    }

    /** The header's value. */
    public String written() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }
}
