package app.dispatch.adapters.tools.connector;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Hides {@code Retry-After} from okhttp, which sends a request again by itself when a 503 says 0 (whatever it was told of
 * retries), and throws a NumberFormatException when it says a number past 2^31.
 */
final class HiddenRetryAfter implements Interceptor {
    /** Where the header is found instead. No server can set it: its own value is dropped. */
    static final String NAME = "X-Dispatch-Retry-After";

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String wait = response.header("Retry-After");
        Response.Builder hidden =
                response.newBuilder().removeHeader("Retry-After").removeHeader(NAME);
        return wait == null ? hidden.build() : hidden.header(NAME, wait).build();
    }
}
