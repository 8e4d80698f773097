package app.dispatch.server.client;

import app.dispatch.adapters.http.InProcess.Answer;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.Stop;
import app.dispatch.server.settings.CannotStart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The API of a server as a client asks it. Safe for use by several threads. */
public final class Api implements AutoCloseable {
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final byte[] NOTHING = {};

    /** Where an answer of this process comes from, in place of a server. */
    private static final URI HERE = URI.create("http://127.0.0.1");

    private final Door door;
    private final Stop stop;
    private @Nullable HttpClient http;

    public Api(Door door, Stop stop) {
        this.door = door;
        this.stop = stop;
    }

    /** Whether runs end with this process. */
    public boolean endsWithMe() {
        return door.endsWithMe();
    }

    /** Where it is, as people call it. */
    public String server() throws CannotStart {
        return door.open(Purpose.LOOK).server().toString();
    }

    /**
     * The answer, which is an object.
     *
     * @throws Refusal when the server refuses
     * @throws CannotStart when it cannot be reached
     * @throws Interrupted when the program is to stop
     */
    public Fields ask(Request request) throws CannotStart {
        byte[] body = body(request);
        Optional<CompletableFuture<Answer>> here = door.answer(request, body);
        if (here.isPresent()) {
            Answer answer = await(here.get(), stop, "the local data");
            return read(answer.status(), HERE, answer.body());
        }
        return read(send(request, BodyHandlers.ofByteArray()));
    }

    /** The same, though the program is to stop. */
    public Fields insist(Request request) throws CannotStart {
        return read(send(request, BodyHandlers.ofByteArray(), new Stop()));
    }

    /** The answer with its headers: the session that a sign-in opens is one. */
    public HttpResponse<byte[]> exchange(Request request) throws CannotStart {
        HttpResponse<byte[]> answer = send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            read(answer);
        }
        return answer;
    }

    /** The answer as it comes, for who reads it to its end, also when the program is to stop. */
    public InputStream stream(Request request) throws CannotStart {
        HttpResponse<InputStream> answer = send(request, BodyHandlers.ofInputStream(), new Stop());
        if (answer.statusCode() == 200) {
            return answer.body();
        }
        try (InputStream body = answer.body()) {
            throw refusal(answer.statusCode(), answer.uri(), body.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The answer as it comes, whatever it says. */
    HttpResponse<InputStream> open(Request request) throws CannotStart {
        return send(request, BodyHandlers.ofInputStream());
    }

    private static Fields read(HttpResponse<byte[]> answer) {
        return read(answer.statusCode(), answer.uri(), answer.body());
    }

    private static Fields read(int status, URI uri, byte[] body) {
        if (status / 100 != 2) {
            throw refusal(status, uri, body);
        }
        return fields(body).orElseThrow(() -> notDispatch(uri));
    }

    private static Optional<Fields> fields(byte[] body) {
        try {
            return Json.readBack(new String(body, StandardCharsets.UTF_8)) instanceof Fields fields
                    ? Optional.of(fields)
                    : Optional.empty();
        } catch (IllegalStateException noJson) {
            return Optional.empty();
        }
    }

    private static Refusal refusal(int status, URI uri, byte[] body) {
        Fields said = fields(body).filter(all -> all.text("code").isPresent()).orElseThrow(() -> notDispatch(uri));
        String id = said.text("code").orElse("");
        ErrorCode code = Arrays.stream(ErrorCode.values())
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(status < 500 ? ErrorCode.BAD_REQUEST : ErrorCode.INTERNAL);
        return Refusal.of(code, said.text("error").orElse(id), said.fields("details"));
    }

    private static Refusal notDispatch(URI uri) {
        return Refusal.of(
                ErrorCode.UNAVAILABLE,
                uri.getScheme() + "://" + uri.getAuthority()
                        + " does not answer as Dispatch does; is that its address?");
    }

    private <T> HttpResponse<T> send(Request request, BodyHandler<T> handler) throws CannotStart {
        return send(request, handler, stop);
    }

    private <T> HttpResponse<T> send(Request request, BodyHandler<T> handler, Stop until) throws CannotStart {
        Link link = door.open(request.purpose());
        return await(client(link).sendAsync(http(link, request), handler), until, link.toString());
    }

    private static <T> T await(CompletableFuture<T> answer, Stop until, String whose) throws CannotStart {
        until.then(() -> answer.cancel(true));
        try {
            return answer.join();
        } catch (CancellationException stopped) {
            throw new Interrupted(stopped);
        } catch (CompletionException failed) {
            throw new CannotStart(
                    "cannot reach " + whose + ": " + reason(failed.getCause() == null ? failed : failed.getCause()));
        }
    }

    private static byte[] body(Request request) {
        return request.body() == null ? NOTHING : Json.write(request.body()).getBytes(StandardCharsets.UTF_8);
    }

    private synchronized HttpClient client(Link link) {
        HttpClient client = http;
        if (client == null) {
            HttpClient.Builder builder =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECTING);
            client = (link.server().getScheme().equals("https") ? builder : builder.sslContext(new NoTls())).build();
            http = client;
        }
        return client;
    }

    private static String reason(Throwable failure) {
        return failure instanceof ConnectException
                ? "nothing answers there"
                : String.valueOf(failure.getMessage() == null ? failure : failure.getMessage());
    }

    private static HttpRequest http(Link link, Request request) {
        byte[] body = body(request);
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(link.server() + request.path()))
                .method(
                        request.method(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body.length > 0) {
            builder.header("Content-Type", "application/json");
        }
        if (!link.secret().isEmpty()) {
            builder.header("Authorization", "Bearer " + link.secret());
        }
        request.headers().forEach(builder::header);
        return builder.build();
    }

    @Override
    public synchronized void close() {
        if (http != null) {
            http.shutdownNow();
        }
        door.close();
    }
}
