package app.dispatch.server.chaos;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** An account with a workflow of each shape, and a webhook. It may be used at any node. */
final class User {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client;
    private final String cookie;
    private final Map<String, String> workflows = new HashMap<>();
    private final Map<String, String> triggers = new HashMap<>();
    private final String webhook;

    /** Signs up at this node, and saves the workflows. */
    User(HttpClient client, Node node, String email, RecordingUpstream upstream)
            throws IOException, InterruptedException {
        this.client = client;
        String account = "{\"email\": \"" + email + "\", \"password\": \"hunter2\"}";
        HttpResponse<String> signedUp = client.send(
                request(node, "POST", "/api/auth/signup", account, "").build(), BodyHandlers.ofString());
        cookie = signedUp.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        for (Shape shape : Shape.ALL) {
            String body = "{\"schedule\": \"webhook\", \"plan\": " + shape.plan(upstream.url()) + "}";
            Fields saved = ok(node, "POST", "/api/workflows", body).fields("workflow");
            workflows.put(shape.name(), saved.text("id").orElseThrow());
            triggers.put(
                    shape.name(), "/api/triggers/" + saved.text("webhookSecret").orElseThrow());
        }
        String hook = "{\"url\": \"" + upstream.url() + "/hook\", \"events\": [\"run.completed\", \"run.failed\"], "
                + "\"workflowId\": \"" + workflow(Shape.HOOKED) + "\"}";
        webhook = ok(node, "POST", "/api/webhooks", hook)
                .fields("webhook")
                .text("id")
                .orElseThrow();
    }

    String workflow(Shape shape) {
        return workflows.getOrDefault(shape.name(), "");
    }

    /** The path of the shape's trigger. */
    String trigger(Shape shape) {
        return triggers.getOrDefault(shape.name(), "");
    }

    String webhook() {
        return webhook;
    }

    private static HttpRequest.Builder request(Node node, String method, String path, String body, String cookie)
            throws ConnectException {
        String url = node.url();
        if (url == null) {
            throw new ConnectException(node.name + " is down");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    HttpResponse<String> send(Node node, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        return send(node, BodyHandlers.ofString(), method, path, body, headers);
    }

    <T> HttpResponse<T> send(
            Node node, BodyHandler<T> handler, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(node, method, path, body, cookie);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), handler);
    }

    /** The body of what must be a success. */
    Fields ok(Node node, String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(node, method, path, body);
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return (Fields) Json.parse(answer.body());
    }

    /** A number of these fields. */
    static long number(Fields fields, String name) {
        return Long.parseLong(Json.write(fields.get(name).orElse(Value.of(0))));
    }
}
