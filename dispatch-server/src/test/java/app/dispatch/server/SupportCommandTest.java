package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.Terminal.Result;
import app.dispatch.server.settings.SettingsLook;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code support} has in its file, and what it must not have. */
@Timeout(120)
class SupportCommandTest {
    private static final String BRIEF = "Tell nobody of the merger with Umbrella Corp";

    @TempDir
    private Path temporary;

    private final Planted planted = new Planted();

    private Path data() {
        return temporary.resolve("data");
    }

    /** Each setting that may be a secret, with one. */
    private Map<String, String> environment() throws IOException {
        Map<String, String> environment = new HashMap<>();
        byte[] master = "0123456789abcdef0123456789ABCDEF".getBytes(StandardCharsets.UTF_8);
        planted.add("master key", master);
        environment.put("DISPATCH_MASTER_KEY", Base64.getEncoder().encodeToString(master));
        environment.put("CRON_SECRET", planted.core("cron secret"));
        environment.put("DISPATCH_PLANNER", "openai");
        environment.put("DISPATCH_PLANNER_API_KEY", planted.core("planner key"));
        environment.put("DISPATCH_SMTP_URL", "smtp://ada:" + planted.core("mail password") + "@127.0.0.1:9");
        environment.put("DISPATCH_SMTP_FROM", "dispatch@example.com");
        environment.put("DISPATCH_PUBLIC_URL", "http://127.0.0.1:8080");
        environment.put("DISPATCH_OAUTH_GITHUB_CLIENT_ID", "Iv1.8a61");
        environment.put("DISPATCH_OAUTH_GITHUB_CLIENT_SECRET", planted.core("client secret"));
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9");
        environment.put("OTEL_EXPORTER_OTLP_HEADERS", "x-key=" + planted.core("collector's key"));
        environment.put("OTEL_EXPORTER_OTLP_METRICS_HEADERS", "x-key=" + planted.core("metrics' key"));
        environment.put("OTEL_SDK_DISABLED", "true");
        Path file = Files.writeString(temporary.resolve("headers"), "x-key=" + planted.core("key in a file"));
        environment.put("OTEL_EXPORTER_OTLP_TRACES_HEADERS_FILE", file.toString());
        environment.put("JDK_JAVA_OPTIONS", "-Dsomebodys.password=" + planted.core("property"));
        return environment;
    }

    private Terminal terminal(Map<String, String> environment) {
        Terminal terminal = new Terminal(data());
        environment.forEach(terminal::with);
        return terminal;
    }

    /** A user who says what nobody else is to know. */
    private void told(Client client) throws Exception {
        client.signUp();
        String token = planted.core("token of a tool");
        assertThat(client.send("PUT", "/api/integrations/slack", "{\"fields\":{\"botToken\":\"xoxb-" + token + "\"}}")
                        .body())
                .contains("slack");
        String credential = "{\"apiKey\":\"" + planted.core("key of a model") + "\"}";
        assertThat(client.send("PUT", "/api/credentials/openai", credential).body())
                .contains("openai");
        client.save("{\"id\":\"wf_test\",\"name\":\"" + BRIEF
                + "\",\"steps\":[{\"id\":\"one\",\"tool\":\"http\",\"op\":\"get\",\"params\":{\"url\":\"http://127.0.0.1:9/"
                + planted.core("path") + "\"}}]}");
        String payload = "{\"trigger\":{\"secret\":\"" + planted.core("payload") + "\",\"words\":\"" + BRIEF + "\"}}";
        assertThat(client.send("POST", "/api/workflows/wf_test/run", payload).statusCode())
                .isEqualTo(200);
        Fields made = (Fields) Json.readBack(
                client.send("POST", "/api/tokens", "{\"name\":\"CI\"}").body());
        planted.made("API token", made.text("token").orElseThrow());
        client.send("POST", "/api/parse", Json.write(Fields.of("input", Value.of(BRIEF))));
    }

    private Map<String, String> bundle(Terminal terminal, String name, String... more) throws IOException {
        Path file = temporary.resolve(name);
        String[] args = new String[2 + more.length];
        args[0] = "support";
        args[1] = file.toString();
        System.arraycopy(more, 0, args, 2, more.length);
        Result written = terminal.run(args);
        assertThat(written.code()).as(written.err()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        return entries(Files.readAllBytes(file));
    }

    private static Map<String, String> entries(byte[] file) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(
                        entry.getName().replace("dispatch-support/", ""),
                        new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    private void holdsNoSecret(Map<String, String> entries) {
        String all = String.join("\n", entries.values());
        assertThat(planted.in(all)).isEmpty();
        assertThat(all).doesNotContain("Umbrella", "ada@example.com", "hunter2");
        assertThat(entries.entrySet())
                .as("ids are in a log alone")
                .allMatch(entry ->
                        entry.getKey().equals("log.txt") || !entry.getValue().contains("wf_test"));
    }

    @Test
    void what_is_wrong_with_a_server_can_be_seen_and_no_secret_that_it_has() throws Exception {
        Map<String, String> environment = environment();
        Path log = Program.errors(data());
        try (Program server = Program.start(data(), environment, "serve", "--port", "0")) {
            told(new Client(server.url()));

            Map<String, String> entries = bundle(terminal(environment), "one.zip", "--log", log.toString());

            assertThat(planted.count()).isEqualTo(14);
            holdsNoSecret(entries);
            assertThat(entries)
                    .containsOnlyKeys(
                            "README.txt",
                            "about.json",
                            "settings.yaml",
                            "check.txt",
                            "files.txt",
                            "server.json",
                            "threads.txt",
                            "metrics.txt",
                            "log.txt");
            assertThat(entries.get("settings.yaml"))
                    .contains("otel_exporter_otlp_endpoint: http://127.0.0.1:9  # OTEL_EXPORTER_OTLP_ENDPOINT")
                    .contains("# cron_secret: a secret  # CRON_SECRET");
            assertThat(entries.get("check.txt")).contains("! mail: not tried (--offline)");
            assertThat(entries.get("server.json"))
                    .containsPattern("\"workflow\" : 1\\b")
                    .containsPattern("\"schema\" : \\d+")
                    .contains("\"kind\" : \"h2\"", "\"runsRunning\" : 0", "\"name\" : \"deliveries\"");
            assertThat(entries.get("threads.txt")).contains("\"main\"", "app.dispatch.server.Stop");
            assertThat(entries.get("metrics.txt")).contains("dispatch_build_info", "dispatch_runs_total");
            assertThat(entries.get("files.txt")).contains("dispatch.mv.db", "server.json");
            assertThat(entries.get("log.txt")).contains("a run has ended");
            server.terminate();
            assertThat(server.code()).isZero();
        }

        Map<String, String> entries = bundle(terminal(environment), "two.zip");
        holdsNoSecret(entries);
        assertThat(entries).doesNotContainKeys("threads.txt", "metrics.txt", "log.txt");
        assertThat(entries.get("server.json")).containsPattern("\"workflow\" : 1\\b");
        assertThat(entries.get("README.txt")).contains("threads.txt: no server has the data folder");

        Result again = terminal(environment)
                .run("support", temporary.resolve("two.zip").toString());
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("two.zip is there already; name another file");
    }

    @Test
    void settings_that_are_wrong_are_in_it_and_whom_they_name_is_not() throws IOException {
        Map<String, String> entries = bundle(
                new Terminal(data())
                        .with("DISPATCH_PORT", "x")
                        .with("DISPATCH_DATA", "")
                        .with(
                                "DISPATCH_PUBLIC_URL",
                                "https://me:" + planted.core("in a URL") + "@dispatch.example.com"),
                "wrong.zip",
                "--data",
                data().toString());

        holdsNoSecret(entries);
        assertThat(entries.get("check.txt")).contains("✗ settings: DISPATCH_PORT: `x` is not allowed", "https://…@");
        assertThat(data()).as("nothing is made").doesNotExist();
    }

    @Test
    void a_server_that_is_stuck_is_not_waited_for_without_end() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Files.createDirectories(data());
            Files.writeString(
                    data().resolve("server.json"),
                    "{\"server\":\"http://127.0.0.1:" + silent.getLocalPort() + "\",\"key\":\""
                            + planted.core("key of the folder") + "\"}");
            Map<String, String> entries = entries(SupportBundle.of(
                    SettingsLook.of(Map.of(), Map.of("DISPATCH_DATA", data().toString())),
                    new Terminal(data()).surroundings(System.out, System.err),
                    Optional.empty(),
                    Duration.ofMillis(200)));

            holdsNoSecret(entries);
            assertThat(entries.get("README.txt")).contains("threads.txt: the server does not answer; `jcmd PID");
            assertThat(entries).containsKeys("about.json", "check.txt").doesNotContainKey("server.json");
        }
    }

    @Test
    void a_log_is_cut_at_its_beginning() throws Exception {
        Path log = temporary.resolve("log");
        String lines = IntStream.rangeClosed(1, LogEnd.MOST_LINES + 1)
                .mapToObj(number -> "line " + number + "\n")
                .collect(Collectors.joining());

        Files.writeString(log, lines);
        assertThat(LogEnd.of(log).lines()).hasSize(LogEnd.MOST_LINES).first().isEqualTo("line 2");
        Files.writeString(log, lines.substring(lines.indexOf('\n') + 1));
        assertThat(LogEnd.of(log).lines()).hasSize(LogEnd.MOST_LINES).first().isEqualTo("line 2");
        Files.writeString(log, "x".repeat(1024 * 1024) + "\nlast\n");
        assertThat(LogEnd.of(log)).isEqualTo("last\n");

        Result none = new Terminal(data())
                .run(
                        "support",
                        temporary.resolve("a.zip").toString(),
                        "--log",
                        temporary.resolve("nothing").toString());
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).contains("nothing cannot be read: there is no such file");
        assertThat(temporary.resolve("a.zip")).doesNotExist();
    }
}
