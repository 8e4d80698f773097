import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A client in its folder, with a world and a way to the server of its own. */
record Client(Path folder, Outside outside, int port, AtomicBoolean good) {
    static Client in(Path folder) {
        try {
            return new Client(folder, new Outside(), freePort(), new AtomicBoolean());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void attempt(Served served) {
        long begin = System.nanoTime();
        try (outside; Faulty faulty = new Faulty(served.url)) {
            outside.control(faulty);
            User user = served.newUser(folder.getFileName() + "@example.com");
            Map<String, String> env = Map.of(
                    "DISPATCH_URL", served.url, "DISPATCH_TOKEN", user.token(), "OUTSIDE_URL", outside.url,
                    "FAULTY_URL", faulty.url(), "CONTROL_URL", outside.url + "/control", "PORT", "" + port);
            example(folder, env, user);
            webhook(folder, env, user, outside);
            Holds.must(started(folder, "check", env).waitFor() == 0, folder + ": check failed");
            System.out.printf(
                    "%s: all as it should be, in %d s%n", folder.getFileName(), (System.nanoTime() - begin) / 1_000_000_000);
            good.set(true);
        } catch (Exception failed) {
            System.err.println(folder.getFileName() + ": " + failed);
        }
    }

    /** The README's example plans, runs, follows to the end, and meets a typed error. */
    private static void example(Path at, Map<String, String> env, User served) throws Exception {
        String said = said(at, "example", env);
        for (String wanted : List.of("step_start", "step_done", "run_complete", "plan_invalid", "/plan/steps/0/tool")) {
            Holds.must(said.contains(wanted), at + ": the example does not say " + wanted + ":\n" + said);
        }
        Matcher run = Pattern.compile("run_[A-Za-z0-9]{15,}").matcher(said);
        Holds.must(run.find(), at + ": the example names no run:\n" + said);
        Holds.must(served.get("/api/runs/" + run.group()).contains("\"status\":\"ok\""), at + ": its run is not ok");
    }

    /** The README's receiver takes a delivery of the server, and refuses the same with one byte changed. */
    private static void webhook(Path at, Map<String, String> env, User served, Outside outside) throws Exception {
        String url = "http://localhost:" + env.get("PORT") + "/hook";
        String made = served.post("/api/webhooks", "{\"url\":\"" + url + "\",\"events\":[\"run.completed\"]}");
        // The same delivery, for this check to tamper with.
        String other = served.post("/api/webhooks", "{\"url\":\"" + outside.url + "/delivery\",\"events\":[\"run.completed\"]}");
        outside.deliveries.clear();
        Map<String, String> with = Stream.concat(env.entrySet().stream(), Stream.of(Map.entry("WEBHOOK_SECRET", Holds.text(made, "secret"))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Process receiver = started(at, "webhook", with);
        try (BufferedReader lines = receiver.inputReader()) {
            Holds.must("listening".equals(lines.readLine()), at + ": the receiver does not listen");
            String run = served.post("/api/execute", "{\"plan\":{\"name\":\"Told\",\"steps\":[{\"id\":\"look\",\"tool\":\"http\",\"op\":\"get\","
                    + "\"params\":{\"url\":\"" + outside.url + "/items\"}}]}}", "Prefer", "respond-async");
            String said = lines.readLine();
            Holds.must(("run.completed " + Holds.text(run, "id")).equals(said), at + ": the receiver said " + said);
            Outside.Delivery delivery = outside.delivery();
            Holds.must(send(url, delivery.body(), delivery.headers()) == 400, at + ": a delivery with another secret was taken");
            Holds.must(send(url, delivery.body().replace("\"ok\"", "\"OK\""), delivery.headers()) == 400, at + ": a changed delivery was taken");
        } finally {
            receiver.destroy();
            receiver.waitFor();
            served.delete("/api/webhooks/" + Holds.text(made, "id"));
            served.delete("/api/webhooks/" + Holds.text(other, "id"));
        }
    }

    private static int send(String url, String body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return User.HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static Process started(Path at, String program, Map<String, String> env) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("./" + program).directory(at.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(env);
        if (program.equals("check")) builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
        return builder.start();
    }

    private static String said(Path at, String program, Map<String, String> env) throws Exception {
        Process process = started(at, program, env);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Holds.must(process.waitFor() == 0, at + ": " + program + " failed:\n" + said);
        return said;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
