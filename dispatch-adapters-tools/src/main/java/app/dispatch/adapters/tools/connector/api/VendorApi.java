package app.dispatch.adapters.tools.connector.api;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import java.util.Map;
import okhttp3.HttpUrl;

/**
 * A vendor's API: where it is, how one proves who one is, how it tells errors. Immutable.
 *
 * @param upstream the way there
 * @param base its base URL; paths of requests follow it
 * @param headers what every request has beside the usual
 * @param pacing keeps later calls from asking too much; shared by all calls
 */
public record VendorApi(
        HttpUpstream upstream,
        HttpUrl base,
        Authorization authorization,
        Map<String, String> headers,
        ErrorReader errors,
        Pacing pacing) {
    /** The most bytes of an answer that are read: a page of a hundred long texts fits. */
    public static final int MOST_BYTES = 8 * 1024 * 1024;

    /** An API whose errors are told by the status alone. */
    public static VendorApi at(HttpUpstream upstream, HttpUrl base, Authorization authorization) {
        return new VendorApi(upstream, base, authorization, Map.of(), ErrorReader::byStatus, Pacing.none());
    }

    /** With these headers in every request. */
    public VendorApi with(Map<String, String> more) {
        return new VendorApi(upstream, base, authorization, Map.copyOf(more), errors, pacing);
    }

    /** With errors told otherwise. */
    public VendorApi with(ErrorReader other) {
        return new VendorApi(upstream, base, authorization, headers, other, pacing);
    }

    /** With calls that wait while the vendor's headers say that no more may be asked. */
    public VendorApi with(Pacing other) {
        return new VendorApi(upstream, base, authorization, headers, errors, other);
    }

    /** The same at another address, such as one of the user's own. */
    public VendorApi at(HttpUpstream way, HttpUrl other) {
        return new VendorApi(way, other, authorization, headers, errors, pacing);
    }
}
