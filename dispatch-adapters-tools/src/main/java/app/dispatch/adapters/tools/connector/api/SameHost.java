package app.dispatch.adapters.tools.connector.api;

import app.dispatch.adapters.tools.connector.UpstreamReply;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Follows redirects within a vendor's API, such as GitHub's for a repository that was renamed (RFC 9110, 15.4). */
final class SameHost {
    private SameHost() {}

    /** The request that an answer asks to make instead; empty when it asks for none, or leads elsewhere. */
    static Optional<Request> redirected(Request request, UpstreamReply reply) {
        String location = reply.headers().get("Location");
        if (location == null || !isFollowed(request, reply.status())) {
            return Optional.empty();
        }
        HttpUrl next = request.url().resolve(location);
        return next != null && isSame(next, request.url())
                ? Optional.of(request.newBuilder().url(next).build())
                : Optional.empty();
    }

    private static boolean isSame(HttpUrl one, HttpUrl other) {
        return one.scheme().equals(other.scheme()) && one.host().equals(other.host()) && one.port() == other.port();
    }

    /** A method other than GET is kept by 307 and 308 alone. */
    private static boolean isFollowed(Request request, int status) {
        return status == 307 || status == 308 || (request.method().equals("GET") && (status == 301 || status == 302));
    }
}
