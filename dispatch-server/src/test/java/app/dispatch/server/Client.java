package app.dispatch.server;

import static app.dispatch.application.Eventually.eventually;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A user of a server with one account and one workflow. */
final class Client {
    private static final String ACCOUNT = "{\"email\":\"ada@example.com\",\"password\":\"hunter2\"}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private String cookie = "";

    Client(String url) {
        this.url = url;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request("GET", path, "").build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(request("POST", path, body).build(), BodyHandlers.ofString());
    }

    /** The body of what must be a success. */
    String ok(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request(method, path, body).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(120))
                .header("Content-Type", "application/json");
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    /** Sends a request with these headers, and these alone beside the session. */
    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(method, path, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    void signUp() throws IOException, InterruptedException {
        signIn("/api/auth/signup");
    }

    void logIn() throws IOException, InterruptedException {
        signIn("/api/auth/login");
    }

    private void signIn(String path) throws IOException, InterruptedException {
        signIn(path, ACCOUNT);
    }

    /** Signs in with this account; the answer's body. */
    String signIn(String path, String account) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(path, account);
        cookie = answer.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new IllegalStateException(answer.body()))
                .split(";", 2)[0];
        return answer.body();
    }

    /** The session's cookie. */
    String cookie() {
        return cookie;
    }

    /** Somebody else, who is not signed in. */
    Client signedOut() {
        return new Client(url);
    }

    void save(String plan) throws IOException, InterruptedException {
        HttpResponse<String> saved = post("/api/workflows", "{\"plan\":" + plan + "}");
        if (saved.statusCode() != 200) {
            throw new IllegalStateException(saved.body());
        }
    }

    HttpResponse<String> run() throws IOException, InterruptedException {
        return post("/api/workflows/wf_test/run", "");
    }

    CompletableFuture<HttpResponse<String>> runLater() {
        return client.sendAsync(
                request("POST", "/api/workflows/wf_test/run", "").build(), BodyHandlers.ofString());
    }

    /** Starts the workflow without waiting for its end; the run's id. */
    String runInBackground() throws IOException, InterruptedException {
        HttpRequest request = request("POST", "/api/workflows/wf_test/run", "")
                .header("Prefer", "respond-async")
                .build();
        HttpResponse<String> accepted = client.send(request, BodyHandlers.ofString());
        return accepted.body().replaceAll("(?s).*(run_\\w+).*", "$1");
    }

    /** All events of a run, once it has ended. */
    String events(String run) throws IOException, InterruptedException {
        return get("/api/runs/" + run + "/events").body();
    }

    /** Returns once the server says that it takes no more work. */
    void awaitNotReady() {
        eventually(() -> get("/readyz").statusCode() != 200);
    }
}
