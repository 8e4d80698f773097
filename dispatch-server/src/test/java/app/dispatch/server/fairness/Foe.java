package app.dispatch.server.fairness;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Somebody hostile, at an address of their own, with an account or without one. Notes what came back, as the number of each
 * status. Stops at once when it is closed.
 */
final class Foe implements AutoCloseable {
    private static final InetAddress ADDRESS = address();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_AT_ONCE = 600;
    private static final int TICKS_A_SECOND = 50;

    /** How many requests a second somebody hostile sends. */
    static final int RATE = 1_000;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .localAddress(ADDRESS)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, Integer> tally = new TreeMap<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final URI server;
    private final Outside outside;
    private String cookie = "";
    private volatile boolean closed;

    Foe(URI server, Outside outside) {
        this.server = server;
        this.outside = outside;
    }

    private static InetAddress address() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    void signUp(int number) throws IOException, InterruptedException {
        HttpRequest request =
                post("/api/auth/signup", "{\"email\":\"foe" + number + "@example.com\",\"password\":\"hunter2\"}");
        cookie = client.send(request, BodyHandlers.ofString())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";", 2)[0];
    }

    URI server() {
        return server;
    }

    /** A service that does what is wanted of it. */
    String service(String path) {
        return outside.url() + path;
    }

    boolean isClosed() {
        return closed;
    }

    /** A request as the account. */
    HttpRequest.Builder request(String method, String path, String body) {
        HttpRequest.Builder request = anonymous(method, path, body);
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    HttpRequest.Builder anonymous(String method, String path, String body) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
    }

    HttpRequest get(String path) {
        return request("GET", path, "").build();
    }

    HttpRequest post(String path, String body) {
        return request("POST", path, body).build();
    }

    /** A run that is not waited for. */
    HttpRequest run(String steps) {
        return request("POST", "/api/execute", Payload.run(steps))
                .header("Prefer", "respond-async")
                .build();
    }

    String cookie() {
        return cookie;
    }

    /** Sends one, and notes what comes of it; its body, empty where there is none. */
    String ask(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            note(answer.statusCode());
            return answer.body();
        } catch (IOException failure) {
            note(name(failure));
            return "";
        }
    }

    /** A member of what was answered, empty when there is none. */
    static String member(String json, String object, String name) {
        return json.startsWith("{") && Json.parse(json) instanceof Fields fields
                ? fields.fields(object).text(name).orElse("")
                : "";
    }

    /** Sends one without keeping what comes back. */
    private void send(HttpRequest request) throws InterruptedException {
        try {
            note(client.send(request, BodyHandlers.discarding()).statusCode());
        } catch (IOException failure) {
            note(name(failure));
        }
    }

    /**
     * So many clients, each of which sends the next request as soon as the one before is answered, a thousand a second together at
     * most: more would measure this process, which has the same processors. Returns at the end.
     */
    void crowd(int clients, IntFunction<HttpRequest> requests) throws InterruptedException {
        long start = System.nanoTime();
        atOnce(clients, number -> {
            for (int i = 0; !closed; i++) {
                send(requests.apply(i * clients + number));
                long due = start + (i + 1L) * clients * (1_000_000_000L / RATE);
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime()); // none when it is past
            }
        });
    }

    /** One of what so many clients do each. */
    interface Deed {
        void act(int number) throws InterruptedException, IOException;
    }

    void atOnce(int clients, Deed deed) throws InterruptedException {
        Thread[] threads = new Thread[clients];
        for (int i = 0; i < clients; i++) {
            int number = i;
            threads[i] = Thread.ofVirtual().start(() -> {
                try {
                    deed.act(number);
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                } catch (IOException failure) {
                    note(name(failure));
                }
            });
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** So many requests a second, whatever becomes of them. Returns at the end. */
    void flood(int perSecond, IntFunction<HttpRequest> requests) throws InterruptedException {
        Semaphore places = new Semaphore(MOST_AT_ONCE);
        long start = System.nanoTime();
        for (int sent = 0; !closed; ) {
            long due = (System.nanoTime() - start) * perSecond / 1_000_000_000L;
            for (; sent < due && !closed; sent++) {
                if (places.tryAcquire()) {
                    var unused = client.sendAsync(requests.apply(sent), BodyHandlers.discarding())
                            .whenComplete((answer, failure) -> {
                                places.release();
                                note(answer == null ? name(failure) : String.valueOf(answer.statusCode()));
                            });
                } else {
                    note("not sent");
                }
            }
            Thread.sleep(1_000 / TICKS_A_SECOND);
        }
    }

    /** A connection from the hostile address. */
    Socket dial() throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(4 * 1024);
        socket.bind(new InetSocketAddress(ADDRESS, 0));
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), (int) PATIENCE.toMillis());
        if (closed) {
            socket.close();
        }
        return socket;
    }

    void note(int status) {
        note(String.valueOf(status));
    }

    synchronized void note(String what) {
        if (!closed) {
            tally.merge(what, 1, Integer::sum);
        }
    }

    /** What it got back. */
    synchronized Map<String, Integer> tally() {
        return new TreeMap<>(tally);
    }

    static String name(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getClass().getSimpleName().replace("Exception", "");
    }

    @Override
    public void close() throws IOException {
        closed = true;
        outside.release();
        client.shutdownNow();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
