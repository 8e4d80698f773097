package app.dispatch.adapters.tools.connector.http;

import app.dispatch.adapters.tools.connector.ShownUrl;
import app.dispatch.adapters.tools.connector.UpstreamReply;
import app.dispatch.application.vault.SecretNames;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** The request that a redirect asks for, by RFC 9110, 15.4. */
final class Redirect {
    private static final int SEE_OTHER = 303;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, SEE_OTHER, 307, 308);
    private static final Set<Integer> POST_TO_GET = Set.of(301, 302, SEE_OTHER);

    private Redirect() {}

    /** The next request, when the answer is a redirect that says where to. */
    static Optional<Request> after(UpstreamReply reply) {
        String location = reply.headers().get("Location");
        if (location == null || !REDIRECTS.contains(reply.status())) {
            return Optional.empty();
        }
        Request last = reply.request();
        HttpUrl url = target(last.url(), location);
        Request.Builder next = last.newBuilder().url(url);
        if (becomesGet(last.method(), reply.status())) {
            next.method("GET", null);
            List.of("Content-Type", "Content-Encoding", "Content-Language", "Idempotency-Key")
                    .forEach(next::removeHeader);
        }
        if (!mayKnowSecrets(last.url(), url)) {
            last.headers().names().stream()
                    .filter(name -> SecretNames.isSecret(name) || name.equalsIgnoreCase("Idempotency-Key"))
                    .forEach(next::removeHeader);
        }
        return Optional.of(next.build());
    }

    private static HttpUrl target(HttpUrl from, String location) {
        @Nullable HttpUrl target = from.resolve(location);
        if (target == null) {
            throw StepFailure.lasting(
                    FailureCode.TOOL_ERROR, ShownUrl.of(from) + " redirects to something that is no http or https URL");
        }
        return target.newBuilder().fragment(null).build();
    }

    private static boolean becomesGet(String method, int status) {
        return status == SEE_OTHER
                ? !method.equals("GET") && !method.equals("HEAD")
                : method.equals("POST") && POST_TO_GET.contains(status);
    }

    /** The same server, and no step down to a connection that others can read. */
    private static boolean mayKnowSecrets(HttpUrl from, HttpUrl to) {
        boolean samePort = from.port() == to.port()
                || (from.port() == HttpUrl.defaultPort(from.scheme()) && to.port() == HttpUrl.defaultPort(to.scheme()));
        return from.host().equals(to.host()) && samePort && (to.isHttps() || !from.isHttps());
    }
}
