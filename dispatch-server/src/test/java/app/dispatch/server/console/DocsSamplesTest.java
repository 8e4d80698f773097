package app.dispatch.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The requests that the docs show are those that they send: each is run as it stands there, by curl, and by Node.js and Python where the
 * machine has them, and arrives as its operation is described.
 */
@Tag("browser")
class DocsSamplesTest {
    @TempDir
    private static Path folder;

    @RegisterExtension
    private static final Stay stay = new Stay();

    private static HttpServer recorder;
    private static final List<Fields> RECEIVED = new CopyOnWriteArrayList<>();

    /** What the page itself draws the samples with. */
    private static final String SAMPLES = """
            async base => {
              const at = document.documentElement.dataset.files
              const { operations, access, sample, examples, request } = await import(at + 'packs/docs.js')
              const all = operations(await (await fetch('/api/openapi.json')).json())
              return JSON.stringify({ all: all.map(one => ({
                id: one.id, who: access(one).who, ...request(one, examples(one), ''),
                samples: Object.fromEntries(['curl', 'js', 'python'].map(language => [language, sample(language, one, examples(one), base)])),
              })) })
            }""";

    /**
     * A language.
     *
     * @param program makes one program of all samples
     */
    private record Language(String name, String command, String file, String before, String after) {
        boolean isHere() {
            return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .anyMatch(place -> Files.isExecutable(Path.of(place, command)));
        }

        String program(List<Fields> all) {
            return all.stream()
                    .map(one -> before + one.fields("samples").text(name).orElseThrow() + after)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static final List<Language> LANGUAGES = List.of(
            new Language("curl", "bash", "all.sh", "cp session.txt cookies.txt\n", " -sS\n"),
            new Language("js", "node", "all.mjs", "{\n", "\n}\n"),
            new Language("python", "python3", "all.py", "", "\n"));

    @BeforeAll
    static void start() throws IOException {
        recorder = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        recorder.createContext("/", DocsSamplesTest::record);
        recorder.start();
        Files.writeString(
                folder.resolve("session.txt"),
                "# Netscape HTTP Cookie File\n127.0.0.1\tFALSE\t/\tFALSE\t0\tdispatch_session\tof_mine\n");
    }

    @AfterAll
    static void stop() {
        recorder.stop(0);
    }

    private static void record(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        RECEIVED.add(Fields.builder()
                .put("method", exchange.getRequestMethod())
                .put("url", exchange.getRequestURI().toString())
                .put("authorization", header(exchange, "Authorization"))
                .put("cookie", header(exchange, "Cookie"))
                .put("type", header(exchange, "Content-Type"))
                .put("body", body)
                .build());
        exchange.sendResponseHeaders(200, 2);
        exchange.getResponseBody().write("{}".getBytes(UTF_8));
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    @TestFactory
    Stream<DynamicTest> every_sample_sends_the_request_that_it_shows() {
        Page page = stay.browser.visitor(stay.url(), Browser.WIDE);
        page.navigate("/docs/api");
        page.locator("article h1").waitFor();
        String base = "http://127.0.0.1:" + recorder.getAddress().getPort();
        List<Fields> all = ((Fields) Json.parse((String) page.evaluate(SAMPLES, base)))
                .items("all").stream().map(Fields.class::cast).toList();
        assertThat(all).hasSizeGreaterThan(60);
        return LANGUAGES.stream()
                .filter(Language::isHere)
                .map(language -> dynamicTest(language.name(), () -> hold(language, all)));
    }

    private static void hold(Language language, List<Fields> all) throws IOException, InterruptedException {
        RECEIVED.clear();
        String said = run(language, language.program(all));
        assertThat(RECEIVED).as(said).hasSameSizeAs(all);
        List<Fields> received = new ArrayList<>(RECEIVED);
        for (int i = 0; i < all.size(); i++) {
            Fields wanted = all.get(i);
            Fields came = received.get(i);
            String name = language.name() + " " + wanted.text("id").orElseThrow();
            assertThat(came.text("method")).as(name).isEqualTo(wanted.text("method"));
            assertThat(came.text("url").orElseThrow())
                    .as(name)
                    .isEqualTo(wanted.text("url").orElseThrow())
                    .doesNotContain("{");
            assertThat(came.text("authorization").orElseThrow()).as(name).isEqualTo(authorization(wanted));
            assertThat(came.text("cookie").orElseThrow())
                    .as(name)
                    .isEqualTo(isBySession(wanted) ? "dispatch_session=of_mine" : "");
            assertThat(content(came.text("body").orElseThrow()))
                    .as(name)
                    .isEqualTo(content(wanted.text("body").orElse("")));
        }
    }

    private static String authorization(Fields wanted) {
        return switch (wanted.text("who").orElseThrow()) {
            case "token" -> "Bearer of_mine";
            case "cron" -> "Bearer of_the_server";
            default -> "";
        };
    }

    private static boolean isBySession(Fields wanted) {
        return wanted.text("who").orElseThrow().equals("session")
                || wanted.text("id").orElseThrow().equals("logOut");
    }

    private static Value content(String body) {
        return body.startsWith("{") ? Json.parse(body) : Value.of(body);
    }

    /** What the program says, once it has ended well. */
    private static String run(Language language, String text) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve(language.file()), text);
        ProcessBuilder builder = new ProcessBuilder(language.command(), file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "DISPATCH_TOKEN", "of_mine", "DISPATCH_SESSION", "of_mine", "CRON_SECRET", "of_the_server"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
