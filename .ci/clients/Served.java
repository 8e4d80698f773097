import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packaged server. */
final class Served implements AutoCloseable {
    final Path data = Files.createTempDirectory("dispatch-clients-");
    final Process process;
    final String url;

    Served(List<Client> clients) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("./dispatch", "serve", "--port", "0", "--data", data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        String allowed = clients.stream()
                .flatMap(client -> Stream.of(client.outside().url.substring(7), "localhost:" + client.port()))
                .collect(Collectors.joining(","));
        builder.environment().put("DISPATCH_EGRESS_ALLOW", allowed);
        builder.environment().put("DISPATCH_LOG_LEVEL", "error");
        process = builder.start();
        String ready = process.inputReader().readLine();
        Holds.must(ready != null, "./dispatch serve does not start");
        url = ready.substring(ready.indexOf("http"));
    }

    User newUser(String email) throws Exception {
        String account = "{\"email\":\"" + email + "\",\"password\":\"hunter2\"}";
        HttpResponse<String> signedUp = User.HTTP.send(
                HttpRequest.newBuilder(URI.create(url + "/api/auth/signup")).POST(BodyPublishers.ofString(account)).build(),
                BodyHandlers.ofString());
        String cookie = signedUp.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
        String scopes = "{\"name\":\"clients\",\"scopes\":[\"read\",\"run\",\"write\",\"approve\",\"manage\"]}";
        return new User(url, Holds.text(new User(url, "").post("/api/tokens", scopes, "Cookie", cookie), "token"));
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
