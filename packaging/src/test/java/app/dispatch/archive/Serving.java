package app.dispatch.archive;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** A server of an archive, and one who calls it. */
final class Serving implements AutoCloseable {
    private static final String READY = "Dispatch is ready at ";

    private final Process process;
    private final String url;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private Serving(Process process) throws IOException {
        this.process = process;
        String line = String.valueOf(process.inputReader().readLine());
        if (!line.startsWith(READY)) {
            throw new IOException("not ready: " + line);
        }
        url = line.substring(READY.length());
    }

    static Serving start(Unpacked archive, Path data) throws IOException {
        return new Serving(archive.command("serve", "--port", "0", "--data", data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    String url() {
        return url;
    }

    /** The program that runs. */
    Path java() {
        return Path.of(process.info().command().orElseThrow());
    }

    /** The body of the answer. */
    String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + path))).body();
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> signUp(String email) throws IOException, InterruptedException {
        return post(
                "/api/auth/signup",
                "{\"email\":\"" + email + "\",\"password\":\"a long enough one\",\"name\":\"Ada\"}");
    }

    /** What a brief becomes, run to its end: the text of its events. */
    String run(String brief) throws IOException, InterruptedException {
        String input = Json.write(Value.Fields.of("input", Value.of(brief)));
        return post("/api/execute", post("/api/parse", input).body()).body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Sends SIGTERM; the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        client.close();
    }
}
