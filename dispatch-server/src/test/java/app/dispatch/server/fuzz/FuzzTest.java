package app.dispatch.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.openapi.Description;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program under requests that are wrong in every way that could be thought of. The same seed sends the same requests;
 * {@code -Pfuzz} goes on for minutes, from a seed of the day.
 */
class FuzzTest {
    private static final Duration MOST = Duration.ofSeconds(2);

    /** What a request may take is as long as reading so many everyday briefs, where that is more: machines differ. */
    private static final int MOST_BRIEFS = 200;

    private static final int MEASURED_BRIEFS = 20;
    private static final int TRIES = 3;
    private static final int MOST_SHOWN = 12;
    private static final Duration LASTS = Duration.ofSeconds(Long.getLong("dispatch.fuzz.seconds", 0));
    private static final long SEED =
            Long.getLong("dispatch.fuzz.seed", LASTS.isZero() ? 20_261_125 : System.currentTimeMillis());
    private static final int REQUESTS = LASTS.isZero() ? 200 : 400;

    private final Map<String, String> failures = new LinkedHashMap<>();
    private final Map<Integer, Integer> statuses = new LinkedHashMap<>();

    @TempDir
    private Path temporary;

    @Test
    void the_program_answers_whatever_it_is_sent() throws Exception {
        Path data = temporary.resolve("data");
        try (Program program = Program.start(data, surroundings(), "serve", "--port", "0")) {
            URI server = URI.create(program.url());
            long seed = SEED;
            long end = System.nanoTime() + LASTS.toNanos();
            do {
                new Session(program, server, seed++).run();
            } while (System.nanoTime() < end && failures.size() < MOST_SHOWN);
            assertThat(Reply.to(server, new Request("GET", "/readyz", List.of(), new byte[0]).bytes())
                            .status())
                    .isEqualTo(200);
        }
        assertThat(failures.values()).isEmpty();
        assertThat(Files.readAllLines(Program.errors(data))).noneMatch(line -> line.contains(" ERROR "));
        assertThat(statuses.keySet())
                .contains(200, 400, 404)
                .containsAnyOf(405, 501); // another method, or none that there is
    }

    /** No name is known to the program, so that nothing that it is asked to call is reached. */
    private Map<String, String> surroundings() throws IOException {
        Path hosts = Files.createFile(temporary.resolve("hosts"));
        Map<String, String> surroundings = new LinkedHashMap<>(Map.of(
                "JDK_JAVA_OPTIONS", "-Xmx512m -Djdk.net.hosts.file=" + hosts,
                "DISPATCH_EGRESS_ALLOW", "",
                "DISPATCH_TRUSTED_PROXIES", "127.0.0.1",
                "DISPATCH_RUN_TIMEOUT", "1",
                "DISPATCH_PARSE_PER_MINUTE", "100000",
                "CRON_SECRET", "the-secret-of-cron"));
        String database = System.getProperty("dispatch.fuzz.database");
        if (database != null) {
            surroundings.put("DISPATCH_DATABASE_URL", database);
        }
        return surroundings;
    }

    /** All that one seed sends. */
    private final class Session {
        private final Program program;
        private final URI server;
        private final long seed;
        private final Random random;
        private final Seeds seeds;
        private final Mutator mutator;
        private final Briefs briefs;
        private String cookie = "";

        Session(Program program, URI server, long seed) throws IOException {
            this.program = program;
            this.server = server;
            this.seed = seed;
            this.random = new Random(seed);
            Reply document = Reply.to(server, new Request("GET", "/api/openapi.json", List.of(), new byte[0]).bytes());
            this.seeds = new Seeds((Fields) Json.parse(document.body()), random);
            this.mutator = new Mutator(random);
            this.briefs = new Briefs(random);
        }

        void run() throws IOException {
            signUp();
            for (Seeds.Operation known : seeds.operations()) {
                if (known.method().equals("POST") && !known.path().contains("/auth/")) {
                    send(known, seeds.request(known, cookie));
                }
            }
            for (int i = 0; i < REQUESTS && failures.size() < MOST_SHOWN; i++) {
                Seeds.Operation known = Odd.one(seeds.operations(), random);
                boolean spare = known.path().startsWith("/api/auth/") && random.nextInt(8) > 0;
                send(known, mutator.changed(seeds.request(known, spare ? "dispatch_session=x" : cookie)));
                if (i % 3 == 0) {
                    parse();
                }
            }
        }

        private void parse() throws IOException {
            String body = "{\"input\":" + Odd.quoted(briefs.next(), true) + "}";
            Request request = new Request("POST", "/api/parse", List.of(), body.getBytes(StandardCharsets.UTF_8));
            check(request, false, Reply.to(server, request.bytes()));
        }

        private void signUp() throws IOException {
            String body =
                    "{\"email\":\"u" + Long.toHexString(System.nanoTime()) + "@example.com\",\"password\":\"hunter2\"}";
            // Each from an address of its own, of which only so many accounts may be made.
            List<String> from = List.of("X-Forwarded-For: 10." + random.nextInt(256) + ".1." + random.nextInt(256));
            Request request = new Request("POST", "/api/auth/signup", from, body.getBytes(StandardCharsets.UTF_8));
            String set = Reply.to(server, request.bytes()).head();
            int start = set.indexOf("dispatch_session=");
            assertThat(start).as(set).isPositive();
            cookie = set.substring(start, set.indexOf(';', start));
        }

        private void send(Seeds.Operation known, Request request) throws IOException {
            Reply reply = Reply.to(server, request.bytes());
            check(request, known.waits(), reply);
            seeds.learn(reply.status() < 300 ? reply.body() : "");
            if (reply.status() == 401 && !isSignedIn()) {
                signUp();
            }
        }

        private boolean isSignedIn() throws IOException {
            Request me = new Request("GET", "/api/auth/me", List.of("Cookie: " + cookie), new byte[0]);
            return Reply.to(server, me.bytes()).body().contains("@");
        }

        private void check(Request request, boolean waits, Reply reply) throws IOException {
            statuses.merge(reply.status(), 1, Integer::sum);
            List<String> problems = new ArrayList<>();
            boolean slow = reply.took().compareTo(MOST) > 0 && !(waits && reply.status() < 300);
            if (slow && isSlowAgain(request)) {
                problems.add("took " + reply.took());
            }
            if (reply.status() == 0) {
                problems.add("no answer: " + reply.head());
            } else {
                problems.addAll(wrong(request, reply));
            }
            for (String problem : problems) {
                String kind = request.method() + " " + request.target().replaceFirst("[0-9?].*", "") + problem;
                failures.putIfAbsent(
                        kind.substring(0, Math.min(kind.length(), 90)),
                        "seed " + seed + ": " + problem + "\n  " + reply.status() + " in " + reply.took() + " to "
                                + request);
            }
        }

        /** Whether it is slow by the processor's time that the program takes, which a busy machine does not lengthen. */
        private boolean isSlowAgain(Request request) throws IOException {
            Duration most = processorTime(everyday(), MEASURED_BRIEFS)
                    .multipliedBy(MOST_BRIEFS)
                    .dividedBy(MEASURED_BRIEFS);
            for (int i = 0; i < TRIES; i++) {
                Duration took = processorTime(request, 1);
                if (took.compareTo(MOST) <= 0 || took.compareTo(most) <= 0) {
                    return false;
                }
            }
            return true;
        }

        private Request everyday() {
            String brief = "{\"input\": \"List the open issues of acme/api and post them to #dev on Slack\"}";
            List<String> from = List.of("Content-Type: application/json", "Cookie: " + cookie);
            return new Request("POST", "/api/parse", from, brief.getBytes(StandardCharsets.UTF_8));
        }

        /** What the program takes to answer that so many times. */
        private Duration processorTime(Request request, int times) throws IOException {
            Duration before = program.processorTime();
            for (int i = 0; i < times; i++) {
                Reply.to(server, request.bytes());
            }
            return program.processorTime().minus(before);
        }

        private List<String> wrong(Request request, Reply reply) {
            List<String> problems = new ArrayList<>();
            if (reply.status() >= 500 && reply.status() != 501 && reply.status() != 505) {
                problems.add("a failure: " + reply.body());
            }
            boolean isPage = request.target().startsWith("/api/oauth/callback")
                    && reply.header("content-type").startsWith("text/html"); // it is a person who comes there
            if (reply.status() >= 400
                    && !isPage
                    && !reply.header("content-type").startsWith("application/json")) {
                problems.add("not in the form of errors: " + reply.head());
            }
            if (reply.body().contains("Exception") || reply.body().contains("at app.dispatch")) {
                problems.add("tells of the inside: " + reply.body());
            }
            String path = request.target().replaceFirst("\\?.*", "");
            if (reply.body().isEmpty() || request.method().equals("HEAD")) {
                return problems;
            }
            try {
                problems.addAll(Description.ofTheApi()
                        .problems(request.method(), path, reply.status(), reply.header("content-type"), reply.body()));
            } catch (Refusal notJson) {
                problems.add(notJson.text() + ": " + reply.body());
            }
            return problems;
        }
    }
}
