package app.dispatch.adapters.http.web;

import static app.dispatch.adapters.http.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many requests of one client are worked on at once. */
@Timeout(60)
class RequestPlacesTest {
    private static final String ONE = "203.0.113.7";
    private static final String OTHER = "203.0.113.8";
    private static final int MANY = Ingress.REQUESTS_OF_A_CLIENT + 20;

    private final Semaphore come = new Semaphore(0);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    private void pass() {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        come.release();
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        inside.decrementAndGet();
    }

    private void awaitInside(int count) {
        try {
            come.acquire(count);
        } catch (InterruptedException inVain) {
            throw new AssertionError("only " + come.availablePermits() + " came", inVain);
        }
    }

    private static List<CompletableFuture<Answer>> many(Supplier<Answer> request) {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        return IntStream.range(0, MANY)
                .mapToObj(i -> CompletableFuture.supplyAsync(request, threads))
                .toList();
    }

    @Test
    void the_others_of_a_client_wait_and_those_of_another_client_do_not() {
        try (RunningServer server = RunningServer.behind("127.0.0.1")) {
            Client user = server.newUser();
            server.withWaiting(this::pass, () -> {
                List<CompletableFuture<Answer>> all = many(() -> user.get("/api/tokens", "X-Forwarded-For", ONE));
                awaitInside(Ingress.REQUESTS_OF_A_CLIENT);
                assertThat(user.get("/api/auth/me", "X-Forwarded-For", OTHER).status())
                        .isEqualTo(200);
                gate.countDown();
                assertThat(all)
                        .allSatisfy(one -> assertThat(one.join().status()).isEqualTo(200));
                return all;
            });
            assertThat(most.get()).isEqualTo(Ingress.REQUESTS_OF_A_CLIENT);
        }
    }

    @Test
    void whoever_waits_for_somebody_outside_is_in_nobodys_way() {
        try (RunningServer server = RunningServer.withParsesPerMinute(MANY)) {
            Client user = server.newUser();
            server.withWaiting(this::pass, () -> {
                List<CompletableFuture<Answer>> all = many(() -> user.post("/api/parse", json("input", "Echo it")));
                awaitInside(MANY);
                gate.countDown();
                all.forEach(CompletableFuture::join);
                return all;
            });
        }
    }
}
