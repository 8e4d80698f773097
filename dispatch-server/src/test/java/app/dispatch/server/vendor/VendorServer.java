package app.dispatch.server.vendor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The API of one vendor: it answers what it has routes for, one request after another, to whoever shows its token, and writes
 * down all that it is asked.
 */
public final class VendorServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String base;
    private final String authorization;
    private final Predicate<Asked> reads;
    private final List<Route> routes = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    /** What answers a request. */
    public interface Handler {
        Answer answer(Asked asked);
    }

    private record Route(String method, Pattern path, boolean open, Handler handler) {}

    /**
     * Starts it.
     *
     * @param base the path that all others follow; may be empty
     * @param authorization the header without which nothing is answered; empty for none
     * @param reads tells the requests that change nothing
     */
    public VendorServer(String base, String authorization, Predicate<Asked> reads) {
        this.base = base;
        this.authorization = authorization;
        this.reads = reads;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::exchange);
        server.start();
    }

    /** Answers requests such as {@code GET /things/{}}; {@code **} stands for any path. The first that fits answers. */
    public VendorServer on(String request, Handler handler) {
        return on(request, false, handler);
    }

    /** The same for whoever knows the address, without a token. */
    public VendorServer onAnybodys(String request, Handler handler) {
        return on(request, true, handler);
    }

    private VendorServer on(String request, boolean open, Handler handler) {
        String[] words = request.split(" ", -1);
        String path = Pattern.quote(words[1]).replace("{}", "\\E([^/]+)\\Q").replace("**", "\\E.*\\Q");
        routes.add(new Route(words[0], Pattern.compile(path), open, handler));
        return this;
    }

    /** Where it is, with its base path. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + base;
    }

    /** All that it was asked, in order. */
    public synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** The requests that change something, as method and path. */
    public List<String> writes() {
        return asked().stream()
                .filter(reads.negate())
                .map(one -> one.method() + " " + one.path())
                .toList();
    }

    /** The requests that it has no route for, or that show no token. */
    public synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Forgets what it was asked, and begins anew as that says; no request is answered meanwhile. */
    public synchronized void anew(Runnable state) {
        asked.clear();
        wrong.clear();
        state.run();
    }

    private void exchange(HttpExchange exchange) throws IOException {
        Asked request = new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath().substring(base.length()),
                List.of(),
                Asked.pairs(String.valueOf(exchange.getRequestURI().getRawQuery())),
                exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Answer answer;
        try {
            answer = answer(request);
        } catch (RuntimeException failed) {
            answer = wrong(500, request, failed.toString());
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        boolean bodiless = bytes.length == 0 || request.method().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : bytes.length);
        if (!bodiless) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private synchronized Answer answer(Asked request) {
        asked.add(request);
        String shown = String.valueOf(request.headers().getFirst("Authorization"));
        boolean known = authorization.isEmpty() || authorization.equals(shown);
        for (Route route : routes) {
            Matcher path = route.path().matcher(request.path());
            if ((known || route.open()) && route.method().equals(request.method()) && path.matches()) {
                List<String> parts = new ArrayList<>();
                for (int group = 1; group <= path.groupCount(); group++) {
                    parts.add(Asked.decoded(path.group(group)));
                }
                return route.handler().answer(request.with(parts));
            }
        }
        if (!known) {
            return wrong(401, request, "not authorized");
        }
        return wrong(404, request, "no such route");
    }

    private synchronized Answer wrong(int status, Asked request, String why) {
        wrong.add(request.method() + " " + request.path() + ": " + why);
        return Answer.of(status, "{\"message\":%s}", why);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
