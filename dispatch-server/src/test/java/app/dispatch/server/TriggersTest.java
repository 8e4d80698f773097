package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.persistence.Database;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks and cron of the program as a process of its own. */
@Timeout(120)
class TriggersTest {
    private static final String PLAN =
            "{\"id\":\"wf_test\",\"name\":\"Test\",\"cron\":\"* * * * *\",\"steps\":[{\"id\":\"a\",\"tool\":\"http\","
                    + "\"op\":\"get\",\"params\":{\"url\":\"http://127.0.0.1:1/\"}}]}";
    private static final Pattern SECRET = Pattern.compile("\"webhookSecret\":\"([^\"]+)\"");

    /** Logs all that Dispatch has to say. */
    private static final Map<String, String> TALKATIVE =
            Map.of("CRON_SECRET", "cron-hush", "DISPATCH_LOG_LEVEL", "debug");

    @TempDir
    private Path temporary;

    private Path data;

    @BeforeEach
    void name() {
        data = temporary.resolve("data");
    }

    private static String webhook(HttpResponse<String> workflow) {
        Matcher secret = SECRET.matcher(workflow.body());
        assertThat(secret.find()).as(workflow.body()).isTrue();
        return secret.group(1);
    }

    private static String signature(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("verifier-hush".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void no_secret_is_in_any_log() throws Exception {
        String secret;
        try (Program server = Program.start(data, TALKATIVE, "serve", "--port", "0")) {
            Client client = new Client(server.url());
            client.signUp();
            client.save(PLAN);
            secret = webhook(client.get("/api/workflows/wf_test"));
            String path = "/api/triggers/" + secret;
            assertThat(client.send("POST", path, "{}").statusCode()).isEqualTo(200);
            client.send("GET", path, "");
            client.send("PATCH", path, "");
            client.send("POST", path, "{");
            client.send("POST", path + "/more", "{}");
            client.send("POST", path, "{}", "Idempotency-Key", "x".repeat(256));
            client.send("PUT", "/api/workflows/wf_test/verifier", "{\"kind\":\"github\",\"secret\":\"verifier-hush\"}");
            assertThat(client.send("POST", path, "{}").statusCode()).isEqualTo(401);
            assertThat(client.send("GET", "/api/cron", "", "Authorization", "Bearer cron-hush")
                            .statusCode())
                    .isEqualTo(200);
            server.terminate();
            assertThat(server.code()).isZero();
        }
        assertThat(Files.readString(Program.errors(data)))
                .contains("route=/api/triggers/{secret} status=200")
                .doesNotContain(secret, "verifier-hush", "cron-hush");
    }

    @Test
    void a_webhook_that_was_damaged_in_the_database_harms_nothing_but_itself() throws Exception {
        String path;
        try (Program server = Program.start(data, "serve", "--port", "0")) {
            Client client = new Client(server.url());
            client.signUp();
            client.save(PLAN);
            client.save(PLAN.replace("wf_test", "wf_good"));
            path = "/api/triggers/" + webhook(client.get("/api/workflows/wf_test"));
            server.terminate();
            server.code();
        }
        try (Database database = Database.inFolder(data)) {
            database.statement(handle ->
                    handle.execute("update workflow set webhook_sealed = 'v1:AAAA', schedule = 'scheduled', due_at = 0"
                            + " where id = 'wf_test'"));
        }
        try (Program server = Program.start(data, Map.of("CRON_SECRET", "hush"), "serve", "--port", "0")) {
            Client client = new Client(server.url());
            client.logIn();
            assertThat(client.ok("GET", "/api/workflows", ""))
                    .contains("\"webhookSecret\":null,\"webhookUrl\":null", "wf_good");
            client.ok("GET", "/api/workflows", "");
            assertThat(client.send("GET", "/api/cron", "", "Authorization", "Bearer hush")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(client.run().statusCode()).isEqualTo(200);
            assertThat(client.send("POST", path, "{}").statusCode()).isEqualTo(404);

            String fresh = "/api/triggers/" + webhook(client.send("POST", "/api/workflows/wf_test/secret", ""));
            assertThat(client.send("POST", fresh, "{}").statusCode()).isEqualTo(200);
        }
        assertThat(Files.readString(Program.errors(data)))
                .containsOnlyOnce("the webhook of workflow wf_test fires nothing until it gets a fresh secret")
                .doesNotContain("ERROR");
    }

    @Test
    void keys_and_verifiers_survive_a_crash() throws Exception {
        String path;
        String first;
        try (Program server = Program.start(data, "serve", "--port", "0")) {
            Client client = new Client(server.url());
            client.signUp();
            client.save(PLAN);
            path = "/api/triggers/" + webhook(client.get("/api/workflows/wf_test"));
            client.send("PUT", "/api/workflows/wf_test/verifier", "{\"kind\":\"github\",\"secret\":\"verifier-hush\"}");
            first = client.send("POST", path, "{}", "Idempotency-Key", "k", "X-Hub-Signature-256", signature("{}"))
                    .body();
            server.kill();
            server.code();
        }
        try (Program server = Program.start(data, "serve", "--port", "0")) {
            Client client = new Client(server.url());
            HttpResponse<String> again =
                    client.send("POST", path, "{}", "Idempotency-Key", "k", "X-Hub-Signature-256", signature("{}"));

            assertThat(again.body()).isEqualTo(first).contains("\"accepted\":true");
            assertThat(again.headers().firstValue("Idempotent-Replay")).contains("true");
            assertThat(client.send("POST", path, "{}").statusCode()).isEqualTo(401);
            assertThat(client.send("GET", "/api/cron", "", "Authorization", "Bearer ")
                            .statusCode())
                    .isEqualTo(401);
        }
    }
}
