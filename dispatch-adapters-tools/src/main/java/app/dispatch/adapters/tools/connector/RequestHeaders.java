package app.dispatch.adapters.tools.connector;

import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Headers;

/** Reads the headers that a user wants to send, by the rules of RFC 9110, 5.5: no value can end a line. */
public final class RequestHeaders {
    /** What a request says of itself where a user says nothing. */
    public static final String USER_AGENT = "Dispatch/0.1";

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\t]{0,16384}");

    /** Headers that say how the message travels: the client sets them, since a wrong one breaks it or smuggles another. */
    private static final Set<String> OWN = Set.of(
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "accept-encoding",
            "proxy-authorization",
            "proxy-connection");

    private RequestHeaders() {}

    /**
     * The headers of that text, beside the ones that every request has.
     *
     * @throws StepFailure {@code params_invalid}, naming the header but not its value
     */
    public static Headers of(Map<String, String> wanted) {
        Headers.Builder headers =
                new Headers.Builder().set("User-Agent", USER_AGENT).set("Accept", "*/*");
        wanted.forEach((name, value) -> headers.set(checkedName(name), checkedValue(name, value)));
        return headers.build();
    }

    private static String checkedName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw invalid("\"" + name.replaceAll("\\p{Cntrl}", "?") + "\" is no name for a header");
        }
        if (OWN.contains(name.toLowerCase(Locale.ROOT))) {
            throw invalid("The header " + name + " is set by Dispatch itself; leave it out");
        }
        return name;
    }

    private static String checkedValue(String name, String value) {
        String trimmed = value.strip();
        if (!VALUE.matcher(trimmed).matches()) {
            throw invalid("The value of the header " + name + " holds a line end, or another character that is not"
                    + " printable ASCII, or is longer than 16 KiB");
        }
        return trimmed;
    }

    private static StepFailure invalid(String message) {
        return StepFailure.lasting(FailureCode.PARAMS_INVALID, message);
    }
}
