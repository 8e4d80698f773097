package app.dispatch.adapters.tools.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.Attempt;
import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.SsrfCorpus;
import app.dispatch.adapters.tools.connector.SsrfCorpus.Vector;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.adapters.tools.egress.Resolver;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every way that is known to make a server call what is near it, against one that listens on all its addresses. */
class SsrfCorpusTest {
    private static final int AT_LEAST = 300;
    private static final Set<String> LOOPBACK =
            Set.of("dotted", "mapped", "mapped-hex", "percent", "full-width", "localhost", "ipv6");
    private static final Pattern AIMED =
            Pattern.compile("//(127\\.|%31%32%37|\uff11\uff12\uff17|(foo\\.)?localhost|\\[::ffff:(127|7f))");

    private final SsrfCorpus corpus = new SsrfCorpus();
    private final RecordingServer near = corpus.near();

    @AfterEach
    void close() {
        corpus.close();
    }

    @Test
    void no_vector_reaches_a_server_that_is_not_public() {
        List<Vector> vectors = corpus.vectors();
        List<String> wrong = new ArrayList<>();

        try (HttpFixture guarded = HttpFixture.with(EgressPolicy.publicOnly(), corpus::lookup)) {
            for (Vector vector : vectors) {
                if (!vector.kind().equals("redirect")) {
                    check(guarded, get(guarded, vector.url()), vector, wrong);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(near.connections()).isZero();
        assertThat(vectors).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    }

    @Test
    void no_redirect_reaches_a_server_that_is_not_public() {
        List<String> wrong = new ArrayList<>();
        List<Vector> redirects = corpus.vectors().stream()
                .filter(vector -> vector.kind().equals("redirect"))
                .toList();

        for (Vector vector : redirects) {
            try (RecordingServer allowed = RecordingServer.answering(
                            "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + vector.inHeader() + "\r\n\r\n");
                    HttpFixture guarded =
                            HttpFixture.with(EgressPolicy.parse("127.0.0.1:" + allowed.port()), corpus::lookup)) {
                check(guarded, get(guarded, allowed.url("/")), vector, wrong);
                assertThat(allowed.requests()).hasSize(1);
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(near.connections()).isZero();
        assertThat(redirects).hasSizeGreaterThanOrEqualTo(15);
    }

    @Test
    void a_name_that_changes_its_address_between_two_look_ups_is_refused_each_time() {
        int rounds = 200;
        AtomicInteger lookups = new AtomicInteger();
        // The first answer is allowed and redirects to the same name, which then means this machine.
        Resolver rebinding =
                host -> List.of(InetAddress.getByName(lookups.getAndIncrement() % 2 == 0 ? "127.0.0.9" : "127.0.0.1"));
        try (RecordingServer first = RecordingServer.on("127.0.0.9", (request, wire) -> {
                    wire.write(
                            "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\nLocation: http://rebind.test:"
                                    + near.port() + "/\r\n\r\n");
                    wire.socket().close();
                });
                HttpFixture guarded = HttpFixture.with(EgressPolicy.parse("127.0.0.9"), rebinding)) {
            for (int i = 0; i < rounds; i++) {
                StepFailure failure = guarded.failure(get(guarded, "http://rebind.test:" + first.port() + "/"));
                assertThat(failure.failureCode()).isEqualTo(FailureCode.EGRESS_BLOCKED);
            }
            assertThat(first.requests()).hasSize(rounds);
        }
        assertThat(lookups).hasValue(2 * rounds);
        assertThat(near.connections()).isZero();
    }

    @Test
    void the_loopback_vectors_do_reach_the_server_once_the_operator_allows_it() {
        int reached = 0;
        try (HttpFixture open = HttpFixture.with(EgressPolicy.parse("127.0.0.0/8 [::1]"), corpus::lookup)) {
            for (Vector vector : corpus.vectors()) {
                if (LOOPBACK.contains(vector.kind())
                        && AIMED.matcher(vector.url()).find()) {
                    assertThat(open.run(get(open, vector.url())).get("status")).contains(Value.of(200));
                    reached++;
                }
            }
        }
        assertThat(reached).isGreaterThanOrEqualTo(15);
        assertThat(near.requests()).hasSize(reached);
    }

    private static Attempt get(HttpFixture http, String url) {
        return new Attempt(http.op("get"), Fields.of("url", Value.of(url)), Duration.ofSeconds(5));
    }

    private static void check(HttpFixture http, Attempt attempt, Vector vector, List<String> wrong) {
        try {
            wrong.add(vector + " was answered: " + Json.write(http.run(attempt)));
        } catch (StepFailure failure) {
            boolean redirect =
                    vector.kind().equals("redirect") && failure.text().contains("no http or https URL");
            boolean refused = failure.failureCode() == FailureCode.EGRESS_BLOCKED
                    || failure.failureCode() == FailureCode.PARAMS_INVALID;
            if (!(refused || redirect) || failure.isPassing()) {
                wrong.add(vector + " failed otherwise: " + failure.code() + " " + failure.text());
            }
            vector.told(failure.text())
                    .ifPresent(address -> wrong.add(vector + " tells the address: " + failure.text()));
        }
    }
}
