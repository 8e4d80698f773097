import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;

/** One of the server's users, by a token; empty for nobody. */
record User(String url, String token) {
    static final HttpClient HTTP = HttpClient.newHttpClient();

    String get(String path) throws Exception {
        return ask("GET", path, "");
    }

    String post(String path, String body, String... headers) throws Exception {
        return ask("POST", path, body, headers);
    }

    void delete(String path) throws Exception {
        ask("DELETE", path, "");
    }

    private String ask(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path)).method(method, BodyPublishers.ofString(body));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        if (headers.length > 0) request.headers(headers);
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        Holds.must(answer.statusCode() < 300, method + " " + path + ": " + answer.body());
        return answer.body();
    }
}
