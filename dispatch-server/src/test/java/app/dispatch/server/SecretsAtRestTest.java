package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that are planted wherever a user can enter one, and then looked for wherever they could turn up. */
@Timeout(120)
class SecretsAtRestTest {
    private static final String KEY = "sk-planted-A1b2C3d4E5f6G7h8";
    private static final String TOKEN = "tok-planted-Z9y8X7w6V5u4T3s2";

    /** What is written in clear: without it, the search would prove nothing. */
    private static final String CONTROL = "model-in-clear-Q1w2";

    private final Upstream upstream = new Upstream();

    @TempDir
    private Path temporary;

    private Path data;

    @BeforeEach
    void name() {
        data = temporary.resolve("data");
    }

    @AfterEach
    void close() {
        upstream.close();
    }

    private static List<String> forms(String secret) {
        List<String> forms = new ArrayList<>(List.of(secret, HexFormat.of().formatHex(bytes(secret))));
        for (String before : List.of("", " ", "  ")) {
            String encoded = Base64.getEncoder().encodeToString(bytes(before + secret));
            forms.add(encoded.substring(4, encoded.length() - 4));
        }
        return forms;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** All that the program wrote: the database, its other files, and its log. */
    private String written() throws IOException {
        StringBuilder all = new StringBuilder(Files.readString(Program.errors(data)));
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private static void holdsNone(String text) {
        for (String secret : List.of(KEY, TOKEN)) {
            for (String form : forms(secret)) {
                assertThat(text.contains(form)).as("found %s", form).isFalse();
            }
        }
    }

    @Test
    void a_planted_secret_is_found_nowhere() throws Exception {
        StringBuilder answers = new StringBuilder();
        try (Program server =
                Program.start(data, Map.of("DISPATCH_LLM_OPENAI_BASE_URL", upstream.url("")), "serve", "--port", "0")) {
            Client client = new Client(server.url());
            client.signUp();
            answers.append(client.ok(
                    "PUT", "/api/credentials/openai", "{\"apiKey\":\"" + KEY + "\",\"model\":\"" + CONTROL + "\"}"));
            answers.append(client.ok("POST", "/api/credentials/openai", ""));
            assertThat(answers).contains("\"ok\":false").contains("refused …");
            String connection = "{\"fields\":{\"baseUrl\":\"" + upstream.url("/refusal")
                    + "\",\"authorization\":\"Bearer " + TOKEN + "\"}}";
            answers.append(client.ok("PUT", "/api/integrations/http", connection));
            answers.append(client.ok("POST", "/api/integrations/http", ""));
            client.save("""
                    {"id":"wf_test","name":"Echo","steps":[
                      {"id":"heard","tool":"http","op":"get","params":{"url":"%s"}},
                      {"id":"passed_on","tool":"http","op":"request","dependsOn":["heard"],"params":
                        {"method":"POST","url":"%s","json":"{{ steps.heard.output.json }}","allowErrors":true}},
                      {"id":"refused","tool":"http","op":"get","dependsOn":["passed_on"],"params":{"url":"/"}}]}
                    """.formatted(upstream.url("/echo"), upstream.url("/refusal")));
            answers.append(client.run().body());
            answers.append(client.get("/api/history").body())
                    .append(client.get("/api/integrations").body());
            String run = answers.toString().replaceAll("(?s).*?(run_\\w+).*", "$1");
            answers.append(client.events(run));
            server.terminate();
            assertThat(server.code()).isZero();
        }

        assertThat(upstream.requests()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(answers).contains("refused ••••");
        holdsNone(answers.toString());
        String written = written();
        assertThat(written.contains(CONTROL))
                .as("the search finds what is in clear")
                .isTrue();
        holdsNone(written);
        holdsNone(String.join("\n", upstream.requests()));
    }
}
