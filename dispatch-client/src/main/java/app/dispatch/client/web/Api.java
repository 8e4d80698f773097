package app.dispatch.client.web;

import app.dispatch.application.json.Json;
import app.dispatch.client.Reach;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The API of a server: asks it, again where that helps and does no harm. Safe for use by several threads; one that is interrupted
 * finishes its call, and stays interrupted.
 */
public final class Api implements AutoCloseable {
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private final Reach reach;
    private final Pause pause;
    private final Refused refused;
    private final HttpClient http;

    public Api(Reach reach, Pause pause, InstantSource clock) {
        this.reach = reach;
        this.pause = pause;
        this.refused = new Refused(clock);
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECTING);
        // Without TLS no upgrade to HTTP/2 is asked for: some proxies stumble over it. Redirects are never followed,
        // nor is a token.
        http = reach.server().getScheme().equals("https")
                ? builder.build()
                : builder.version(HttpClient.Version.HTTP_1_1).build();
    }

    /** What waits between attempts. */
    public Pause pause() {
        return pause;
    }

    /** After how much silence a stream counts as dead. */
    public Duration silence() {
        return reach.silence();
    }

    /**
     * The answer, which is an object.
     *
     * @throws Refusal when the server refuses, or {@code unavailable} when it does not answer
     */
    public Answer ask(UserId owner, Ask ask) {
        return attempts(ask, () -> {
            HttpResponse<byte[]> answer = send(owner, ask, BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2) {
                throw failed(answer, answer.body());
            }
            return Refused.object(answer.body())
                    .map(body -> new Answer(body, answer.headers()))
                    .orElseThrow(() -> failed(answer, answer.body()));
        });
    }

    /**
     * The answer as it comes; empty when there is nothing that could come.
     *
     * @throws Refusal as {@link #ask}
     */
    public Optional<InputStream> stream(UserId owner, Ask ask) {
        return attempts(ask, () -> {
            HttpResponse<InputStream> answer = send(owner, ask, BodyHandlers.ofInputStream());
            if (answer.statusCode() == OK) {
                return Optional.of(answer.body());
            }
            try (InputStream body = answer.body()) {
                if (answer.statusCode() == NO_CONTENT) {
                    return Optional.empty();
                }
                throw failed(answer, body.readAllBytes());
            } catch (IOException cut) {
                throw unanswered(ask + ": the connection failed", cut);
            }
        });
    }

    private <T> T attempts(Ask ask, Supplier<T> attempt) {
        for (int failures = 1; ; failures++) {
            try {
                return attempt.get();
            } catch (Failed failed) {
                if (failures > reach.retries() || !failed.mayRepeat(ask)) {
                    throw failed.refusal();
                }
                pause.after(failures, failed.refusal());
            }
        }
    }

    private Failed failed(HttpResponse<?> answer, byte[] body) {
        return new Failed(answer.statusCode(), refused.of(answer, body));
    }

    private static Failed unanswered(String message, Throwable cause) {
        return new Failed(Failed.UNANSWERED, Refusal.unavailable(message, cause));
    }

    private <T> HttpResponse<T> send(UserId owner, Ask ask, BodyHandler<T> handler) {
        CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request(owner, ask), handler);
        try {
            return answer.copy()
                    .orTimeout(reach.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            if (cause instanceof TimeoutException) {
                answer.cancel(true);
                throw unanswered(ask + ": no answer within " + reach.timeout().toMillis() + " ms", cause);
            }
            throw unanswered(ask + ": the connection failed", cause);
        }
    }

    private HttpRequest request(UserId owner, Ask ask) {
        String token = reach.tokens()
                .apply(owner)
                .orElseThrow(() -> Refusal.of(ErrorCode.UNAUTHORIZED, "This owner has no token for the server"));
        HttpRequest.Builder to = HttpRequest.newBuilder(URI.create(reach.server() + ask.path()))
                .header("Accept", "application/json, text/event-stream")
                .header("Authorization", "Bearer " + token)
                .method(ask.method(), body(ask.body()));
        if (ask.body() != null) {
            to.header("Content-Type", "application/json");
        }
        ask.headers().forEach(to::header);
        return to.build();
    }

    private static HttpRequest.BodyPublisher body(@Nullable Value body) {
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(body));
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
