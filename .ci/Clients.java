import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tries clients against the packaged server, beside each other: java .ci/Clients.java FOLDER… Each folder has three programs: {@code example} and
 * {@code webhook}, the blocks of the client's README, and {@code check}, which tries what must hold whatever happens to connections.
 */
public final class Clients {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public static void main(String[] folders) throws Exception {
        List<Client> clients = Stream.of(folders).map(folder -> Client.in(Path.of(folder))).toList();
        try (Served served = new Served(clients)) {
            List<Thread> trials = clients.stream().map(client -> Thread.ofVirtual().start(() -> client.attempt(served))).toList();
            for (Thread trial : trials) trial.join();
        }
        System.exit(clients.stream().allMatch(client -> client.good.get()) ? 0 : 1);
    }

    /** A client in its folder, with a world and a way to the server of its own. */
    private record Client(Path folder, Outside outside, int port, AtomicBoolean good) {
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
                        "DISPATCH_URL", served.url, "DISPATCH_TOKEN", user.token, "OUTSIDE_URL", outside.url,
                        "FAULTY_URL", faulty.url(), "CONTROL_URL", outside.url + "/control", "PORT", "" + port);
                example(folder, env, user);
                webhook(folder, env, user, outside);
                must(started(folder, "check", env).waitFor() == 0, folder + ": check failed");
                System.out.printf(
                        "%s: all as it should be, in %d s%n", folder.getFileName(), (System.nanoTime() - begin) / 1_000_000_000);
                good.set(true);
            } catch (Exception failed) {
                System.err.println(folder.getFileName() + ": " + failed);
            }
        }
    }

    /** The README's example plans, runs, follows to the end, and meets a typed error. */
    private static void example(Path at, Map<String, String> env, User served) throws Exception {
        String said = said(at, "example", env);
        for (String wanted : List.of("step_start", "step_done", "run_complete", "plan_invalid", "/plan/steps/0/tool")) {
            must(said.contains(wanted), at + ": the example does not say " + wanted + ":\n" + said);
        }
        Matcher run = Pattern.compile("run_[A-Za-z0-9]{15,}").matcher(said);
        must(run.find(), at + ": the example names no run:\n" + said);
        must(served.get("/api/runs/" + run.group()).contains("\"status\":\"ok\""), at + ": its run is not ok");
    }

    /** The README's receiver takes a delivery of the server, and refuses the same with one byte changed. */
    private static void webhook(Path at, Map<String, String> env, User served, Outside outside) throws Exception {
        String url = "http://localhost:" + env.get("PORT") + "/hook";
        String made = served.post("/api/webhooks", "{\"url\":\"" + url + "\",\"events\":[\"run.completed\"]}");
        // The same delivery, for this check to tamper with.
        String other = served.post("/api/webhooks", "{\"url\":\"" + outside.url + "/delivery\",\"events\":[\"run.completed\"]}");
        outside.deliveries.clear();
        Map<String, String> with = Stream.concat(env.entrySet().stream(), Stream.of(Map.entry("WEBHOOK_SECRET", text(made, "secret"))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Process receiver = started(at, "webhook", with);
        try (BufferedReader lines = receiver.inputReader()) {
            must("listening".equals(lines.readLine()), at + ": the receiver does not listen");
            String run = served.post("/api/execute", "{\"plan\":{\"name\":\"Told\",\"steps\":[{\"id\":\"look\",\"tool\":\"http\",\"op\":\"get\","
                    + "\"params\":{\"url\":\"" + outside.url + "/items\"}}]}}", "Prefer", "respond-async");
            String said = lines.readLine();
            must(("run.completed " + text(run, "id")).equals(said), at + ": the receiver said " + said);
            Delivery delivery = outside.delivery();
            must(send(url, delivery.body, delivery.headers) == 400, at + ": a delivery with another secret was taken");
            must(send(url, delivery.body.replace("\"ok\"", "\"OK\""), delivery.headers) == 400, at + ": a changed delivery was taken");
        } finally {
            receiver.destroy();
            receiver.waitFor();
            served.delete("/api/webhooks/" + text(made, "id"));
            served.delete("/api/webhooks/" + text(other, "id"));
        }
    }

    private static int send(String url, String body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
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
        must(process.waitFor() == 0, at + ": " + program + " failed:\n" + said);
        return said;
    }

    private static String text(String json, String member) {
        Matcher found = Pattern.compile("\"" + member + "\":\"([^\"]*)\"").matcher(json);
        must(found.find(), "no " + member + " in " + json);
        return found.group(1);
    }

    private static void must(boolean holds, String otherwise) {
        if (!holds) throw new IllegalStateException(otherwise);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private record Delivery(String body, Map<String, String> headers) {}

    /** What plans call, what deliveries come to, and where a check says what is to go wrong next. */
    private static final class Outside implements AutoCloseable {
        final HttpServer server;
        final String url;
        final Queue<String> calls = new ConcurrentLinkedQueue<>();
        final java.util.concurrent.BlockingQueue<Delivery> deliveries = new java.util.concurrent.LinkedBlockingQueue<>();

        Outside() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            url = "http://localhost:" + server.getAddress().getPort();
            server.createContext("/", exchange -> {
                calls.add(exchange.getRequestURI().toString());
                if (exchange.getRequestURI().getPath().startsWith("/slow")) pause(700);
                // What some take for the end of a line.
                answer(exchange, 200, "{\"ok\":true,\"odd\":\"a\u2028b\u0085c\"}");
            });
            server.createContext("/calls", exchange -> {
                String of = exchange.getRequestURI().getQuery();
                answer(exchange, 200, "" + calls.stream().filter(of::equals).count());
            });
            server.createContext("/delivery", exchange -> {
                Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                        .filter(header -> header.getKey().toLowerCase().startsWith("webhook-"))
                        .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().getFirst()));
                deliveries.add(new Delivery(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), headers));
                answer(exchange, 200, "{}");
            });
            server.start();
        }

        /** {@code POST /control?FAULT} has the next request met by it; {@code GET /control} has the requests since then, one a line. */
        void control(Faulty faulty) {
            server.createContext("/control", exchange -> {
                if (exchange.getRequestMethod().equals("POST")) {
                    faulty.next(exchange.getRequestURI().getQuery());
                    answer(exchange, 200, "");
                } else {
                    answer(exchange, 200, String.join("\n", faulty.requests));
                }
            });
        }

        Delivery delivery() throws InterruptedException {
            return deliveries.take();
        }

        private static void pause(long ms) {
            try {
                Thread.sleep(ms);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        private static void answer(HttpExchange exchange, int status, String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    /** The packaged server. */
    private static final class Served implements AutoCloseable {
        final Path data = Files.createTempDirectory("dispatch-clients-");
        final Process process;
        final String url;

        Served(List<Client> clients) throws Exception {
            ProcessBuilder builder = new ProcessBuilder("./dispatch", "serve", "--port", "0", "--data", data.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            String allowed = clients.stream()
                    .flatMap(client -> Stream.of(client.outside.url.substring(7), "localhost:" + client.port))
                    .collect(Collectors.joining(","));
            builder.environment().put("DISPATCH_EGRESS_ALLOW", allowed);
            builder.environment().put("DISPATCH_LOG_LEVEL", "error");
            process = builder.start();
            String ready = process.inputReader().readLine();
            must(ready != null, "./dispatch serve does not start");
            url = ready.substring(ready.indexOf("http"));
        }

        User newUser(String email) throws Exception {
            String account = "{\"email\":\"" + email + "\",\"password\":\"hunter2\"}";
            HttpResponse<String> signedUp = HTTP.send(
                    HttpRequest.newBuilder(URI.create(url + "/api/auth/signup")).POST(BodyPublishers.ofString(account)).build(),
                    BodyHandlers.ofString());
            String cookie = signedUp.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
            String scopes = "{\"name\":\"clients\",\"scopes\":[\"read\",\"run\",\"write\",\"approve\",\"manage\"]}";
            return new User(url, text(new User(url, "").post("/api/tokens", scopes, "Cookie", cookie), "token"));
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

    /** One of the server's users, by a token; empty for nobody. */
    private record User(String url, String token) {
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
            must(answer.statusCode() < 300, method + " " + path + ": " + answer.body());
            return answer.body();
        }
    }

    /**
     * A way to the server on which things go wrong, one request a connection. Faults: {@code cut=N}, in the middle of the event after N
     * whole ones; {@code stall=N}, there nothing comes any more; {@code lose}, the server does as it was asked and its answer is lost; {@code hang}, nothing is answered;
     * {@code status=N&after=SECONDS}, this answer, and nothing reaches the server. Each is for one request, in their order.
     */
    private static final class Faulty implements AutoCloseable {
        final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        final URI server;
        final Queue<String> faults = new ConcurrentLinkedQueue<>();
        final Queue<String> requests = new ConcurrentLinkedQueue<>();

        Faulty(String url) throws IOException {
            server = URI.create(url);
            Thread.startVirtualThread(() -> {
                while (!listening.isClosed()) {
                    try {
                        Socket client = listening.accept();
                        Thread.startVirtualThread(() -> serve(client));
                    } catch (IOException closed) {
                        return;
                    }
                }
            });
        }

        String url() {
            return "http://localhost:" + listening.getLocalPort();
        }

        void next(String query) {
            requests.clear();
            faults.clear();
            faults.addAll(query == null ? List.of() : Arrays.asList(query.split(";")));
        }

        private void serve(Socket client) {
            try (client; Socket way = new Socket(server.getHost(), server.getPort())) {
                String head = head(client.getInputStream());
                if (head.isEmpty()) return;
                byte[] body = client.getInputStream().readNBytes(length(head));
                String fault = faults.isEmpty() ? "" : faults.remove();
                requests.add(shown(head));
                if (fault.equals("hang")) {
                    client.getInputStream().read();
                    return;
                }
                if (fault.startsWith("status=")) {
                    client.getOutputStream().write(refusal(fault).getBytes(StandardCharsets.UTF_8));
                    return;
                }
                OutputStream to = way.getOutputStream();
                to.write(head.replaceFirst("\r\n", "\r\nConnection: close\r\n").getBytes(StandardCharsets.ISO_8859_1));
                to.write(body);
                to.flush();
                answer(way.getInputStream(), client, fault);
            } catch (IOException gone) {
                // One of the two went away: so does the other.
            }
        }

        private static void answer(InputStream from, Socket client, String fault) throws IOException {
            if (fault.equals("lose")) {
                from.read();
                client.setSoLinger(true, 0);
                return;
            }
            boolean ends = fault.startsWith("cut=") || fault.startsWith("stall=");
            int left = ends ? Integer.parseInt(fault.replaceFirst(".*=", "")) : Integer.MAX_VALUE;
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int one = from.read(); one >= 0; one = from.read()) {
                client.getOutputStream().write(one);
                line.write(one);
                if (one != '\n') continue;
                String text = line.toString(StandardCharsets.UTF_8);
                line.reset();
                if (text.startsWith("id:")) left--;
                // In its middle: the event has its name, and not yet its data.
                if (left > 0 || !text.startsWith("event:")) continue;
                if (fault.startsWith("stall=")) client.getInputStream().read();
                return;
            }
        }

        private static String head(InputStream from) throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int one = from.read();
                if (one < 0) return "";
                head.write(one);
            }
            // One request a connection.
            return head.toString(StandardCharsets.ISO_8859_1).replaceAll("(?im)^(connection|upgrade|http2-settings|keep-alive): .*\r\n", "");
        }

        private static int length(String head) {
            Matcher length = Pattern.compile("(?im)^content-length: *([0-9]+)").matcher(head);
            return length.find() ? Integer.parseInt(length.group(1)) : 0;
        }

        /** The request line, the idempotency key and the last event, as far as they are there. */
        private static String shown(String head) {
            return Stream.of(head.split("\r\n"))
                    .filter(line -> line.matches("(?i)(idempotency-key|last-event-id): .*|[A-Z]+ /.*"))
                    .map(line -> line.replaceFirst(" HTTP/1.1$", ""))
                    .collect(Collectors.joining(" | "));
        }

        private static String refusal(String fault) {
            String status = fault.replaceFirst("status=([0-9]+).*", "$1");
            String after = fault.contains("after=") ? "Retry-After: " + fault.replaceFirst(".*after=", "") + "\r\n" : "";
            String body = "{\"error\":\"Not now\",\"code\":\"" + (status.equals("429") ? "rate_limited" : "unavailable") + "\"}";
            return "HTTP/1.1 " + status + " Not now\r\n" + after + "X-Request-Id: req_proxy\r\nContent-Type: application/json\r\n"
                    + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }
}
