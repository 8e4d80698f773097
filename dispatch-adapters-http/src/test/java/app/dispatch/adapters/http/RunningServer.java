package app.dispatch.adapters.http;

import app.dispatch.adapters.http.health.About;
import app.dispatch.adapters.http.metrics.PrometheusMetrics;
import app.dispatch.adapters.http.openapi.Description;
import app.dispatch.adapters.http.trigger.CronSecret;
import app.dispatch.adapters.http.web.Cidr;
import app.dispatch.adapters.http.web.PublicUrl;
import app.dispatch.adapters.http.web.TrustedProxies;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Ids;
import app.dispatch.application.Outside;
import app.dispatch.application.account.Argon2idPasswords;
import app.dispatch.application.account.Argon2idPasswords.Cost;
import app.dispatch.application.account.SignUps;
import app.dispatch.application.background.Background;
import app.dispatch.application.background.Ticker;
import app.dispatch.application.run.node.RunLoad;
import app.dispatch.domain.error.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The whole server on loopback, everything behind it in memory, and a client for it. */
public final class RunningServer implements AutoCloseable {
    public static final SecretKey KEY = new SecretKeySpec(new byte[32], "HmacSHA256");

    public static final CronSecret CRON = new CronSecret("the-secret-of-cron");

    private static final HttpLimits LIMITS = HttpLimits.of(10_000, 1_000);

    /** Hundreds of users sign up. */
    private static final Cost LITTLE = new Cost(8, 1, 1);

    /** Longer than any answer takes; a request that is never answered fails its test instead of holding up all others. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public final SettableClock clock = new SettableClock();
    public final Lab lab = new Lab();
    public final Mailbox mailbox = new Mailbox();
    public final AtomicBoolean ready = new AtomicBoolean(true);
    private final Faults faults = new Faults();
    private final AtomicInteger users = new AtomicInteger();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Dispatch dispatch;
    private final HttpServer server;
    private final int port;

    private RunningServer(HttpSettings settings, UnaryOperator<Outside> change) {
        Ids ids = Ids.from(new SecureRandom());
        PrometheusMetrics metrics = new PrometheusMetrics();
        dispatch = Dispatch.wire(change.apply(Outside.inMemory()
                .with(clock)
                .with(new Background(Ticker.OF_THE_MACHINE, Duration.ofMillis(50)))
                .with(ids)
                .with(lab.tool())
                .with(lab)
                .with(metrics)
                .with(new LabTemplates())
                .with(new Argon2idPasswords(() -> new byte[16], LITTLE))
                .with(mailbox)));
        dispatch.takeOver().resume();
        dispatch.sendDeliveries();
        server = new HttpServer(
                settings,
                faults.in(dispatch),
                new HttpOutside(
                        metrics,
                        this::isReady,
                        dispatch.background(),
                        dispatch.signals(),
                        ids,
                        clock,
                        new About("1.2.3", () -> "b0b")),
                KEY);
        metrics.watch(this::load, server::openStreams);
        server.start();
        this.port = server.port();
    }

    private static HttpSettings settings(
            int port, @Nullable PublicUrl url, List<Cidr> proxies, int parses, @Nullable CronSecret cron) {
        return new HttpSettings("127.0.0.1", port, url, new TrustedProxies(proxies), parses, cron, LIMITS);
    }

    public static RunningServer start() {
        return on(outside -> outside);
    }

    public static RunningServer onPort(int port) {
        return new RunningServer(settings(port, null, List.of(), 30, CRON), outside -> outside);
    }

    public static RunningServer at(String publicUrl) {
        return new RunningServer(settings(0, PublicUrl.parse(publicUrl), List.of(), 30, CRON), outside -> outside);
    }

    public static RunningServer behind(String proxies) {
        return within(LIMITS, proxies);
    }

    /** With these limits, behind these proxies. */
    public static RunningServer within(HttpLimits limits, String... proxies) {
        List<Cidr> trusted = Stream.of(proxies).map(Cidr::parse).toList();
        return new RunningServer(
                new HttpSettings("127.0.0.1", 0, null, new TrustedProxies(trusted), 30, CRON, limits),
                outside -> outside);
    }

    public static RunningServer behind(String proxies, SignUps signUps) {
        return new RunningServer(
                settings(0, null, List.of(Cidr.parse(proxies)), 30, CRON), outside -> outside.with(signUps));
    }

    public static RunningServer withParsesPerMinute(int parses) {
        return new RunningServer(settings(0, null, List.of(), parses, CRON), outside -> outside);
    }

    public static RunningServer withoutCron() {
        return new RunningServer(settings(0, null, List.of(), 30, null), outside -> outside);
    }

    /** Posts from another system, with these headers and no others. */
    public Answer send(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** With other parts behind it. */
    public static RunningServer on(UnaryOperator<Outside> change) {
        return new RunningServer(settings(0, null, List.of(), 30, CRON), change);
    }

    private boolean isReady() {
        faults.check();
        return ready.get();
    }

    private RunLoad load() {
        faults.check();
        return dispatch.load();
    }

    /** What {@code call} is answered while everything behind the API has a bug, but what finds the caller. */
    public Answer withBug(Supplier<Answer> call) {
        return faults.during(() -> new IllegalStateException("a secret of the inside"), false, call);
    }

    /** The same with what finds the caller. */
    public Answer withBugEverywhere(Supplier<Answer> call) {
        return faults.during(() -> new IllegalStateException("a secret of the inside"), true, call);
    }

    /** What {@code call} is answered while no store can be reached, but for finding the caller. */
    public Answer withStoresAway(Supplier<Answer> call) {
        return faults.during(RunningServer::away, false, call);
    }

    /** The same with the stores that find the caller. */
    public Answer withAllStoresAway(Supplier<Answer> call) {
        return faults.during(RunningServer::away, true, call);
    }

    /** What {@code call} is answered while each call of what is behind the API, but of what finds the caller, waits for this first. */
    public <T> T withWaiting(Runnable wait, Supplier<T> call) {
        return faults.during(
                () -> {
                    wait.run();
                    return null;
                },
                false,
                call);
    }

    private static Refusal away() {
        return Refusal.unavailable("The database cannot be reached", new IllegalStateException("away"));
    }

    public int port() {
        return port;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public HttpServer http() {
        return server;
    }

    /** A client that is signed in as a user of its own. */
    public Client newUser() {
        String email = "user" + users.incrementAndGet() + "@example.com";
        Answer answer =
                anonymous().post("/api/auth/signup", json("email", email, "password", "hunter2", "name", "You"));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.text());
        }
        return new Client(this, answer.cookie());
    }

    /** A client that is signed in as an administrator of its own. */
    public Client newAdmin() {
        Client admin = newUser();
        dispatch.administration().setAdmin("user" + users.get() + "@example.com", true);
        return admin;
    }

    /** A client that is not signed in. */
    public Client anonymous() {
        return new Client(this, "");
    }

    /** The text of an object with these members, all strings. */
    public static String json(String... members) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < members.length; i += 2) {
            text.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(members[i])
                    .append("\":\"")
                    .append(members[i + 1])
                    .append('"');
        }
        return text.append('}').toString();
    }

    Answer send(String method, String path, @Nullable String body, String... headers) {
        return described(method, path, new Answer(send(BodyHandlers.ofString(), method, path, body, headers)));
    }

    /** Every answer that any test sees is as the API's description has it. */
    private static Answer described(String method, String path, Answer answer) {
        List<String> problems = Description.ofTheApi()
                .problems(method, path, answer.status(), answer.header("content-type"), answer.text());
        if (!problems.isEmpty()) {
            throw new AssertionError(String.join("\n", problems));
        }
        return answer;
    }

    EventReader stream(String method, String path, @Nullable String body, String... headers) {
        return new EventReader(send(BodyHandlers.ofInputStream(), method, path, body, headers));
    }

    private <T> HttpResponse<T> send(
            HttpResponse.BodyHandler<T> handler, String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .timeout(PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), handler);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        server.close();
        dispatch.close();
        client.shutdownNow();
        client.close();
    }
}
