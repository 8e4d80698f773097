package app.dispatch.server;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** A client that asks a server once for all that clients ask for. */
final class TrainingVisit implements AutoCloseable {
    private static final int ROUNDS = 4;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private String cookie = "";

    TrainingVisit(String url) {
        this.url = url;
    }

    String url() {
        return url;
    }

    /** A plan that visits the server, with an expression in it. */
    String plan() {
        Fields first = Fields.builder()
                .put("id", "look")
                .put("tool", "http")
                .put("op", "get")
                .put("params", Fields.builder().put("url", url + "/healthz").build())
                .build();
        Fields second = Fields.builder()
                .put("id", "again")
                .put("tool", "http")
                .put("op", "get")
                .put("when", "steps.look.output.status == 200")
                .put(
                        "params",
                        Fields.builder()
                                .put("url", url + "/healthz?status={{ steps.look.output.status }}")
                                .build())
                .build();
        return Json.write(Fields.builder()
                .put("id", "wf_training")
                .put("name", "Training")
                .put("steps", Value.of(List.of(first, second)))
                .build());
    }

    void all() throws IOException {
        String account = "{\"email\":\"train@example.com\",\"password\":\"training\",\"name\":\"Train\"}";
        call("POST", "/api/auth/signup", account);
        call("POST", "/api/auth/login", account);
        for (int round = 0; round < ROUNDS; round++) {
            round();
        }
        call("DELETE", "/api/workflows/wf_training", "");
        call("GET", "/api/nowhere", "");
        call("POST", "/api/auth/logout", "");
    }

    private void round() throws IOException {
        String plan = "{\"plan\":" + plan() + "}";
        call("GET", "/healthz", "");
        call("GET", "/readyz", "");
        call("GET", "/api/auth/me", "");
        call("POST", "/api/parse", "{\"input\":\"Get " + url + "/healthz\"}");
        call("POST", "/api/execute", plan);
        call("POST", "/api/workflows", plan);
        call("GET", "/api/workflows", "");
        call("GET", "/api/workflows/wf_training", "");
        call("PATCH", "/api/workflows/wf_training", "{\"name\":\"Trained\"}");
        call("POST", "/api/workflows/wf_training/run", "");
        call("GET", "/api/history?limit=10", "");
        call("GET", "/api/templates", "");
    }

    private void call(String method, String path, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(TIMEOUT)
                .method(method, BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        HttpResponse<String> response = send(request.build());
        response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
