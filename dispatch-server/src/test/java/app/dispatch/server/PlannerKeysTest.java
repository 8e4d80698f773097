package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whose key plans, as the whole program has it. */
@Timeout(120)
class PlannerKeysTest {
    private static final String KEY = "sk-ada-1234567890abcdef";
    private static final String BRIEF = "{\"input\":\"Get https://example.com/items\"}";
    private static final String ANSWER = """
            {"plan":{"name":"By a model","trigger":null,"cron":null,"timezone":null,"steps":[{"id":"get","tool":"http",
             "op":"get","params":"{\\"url\\":\\"https://example.com/items\\"}","dependsOn":null,"when":null,
             "forEach":null,"onError":null,"approval":null}],"assumptions":[]},"cannotPlan":null}""";

    @TempDir
    private Path temporary;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer model;

    @BeforeEach
    void start() throws IOException {
        model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        model.createContext("/v1/chat/completions", this::answer);
        model.start();
    }

    @AfterEach
    void stop() {
        model.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + question);
        byte[] body = ("{\"model\":\"m\",\"choices\":[{\"message\":{\"content\":" + Json.write(Value.of(ANSWER))
                        + "},\"finish_reason\":\"stop\"}]}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String base() {
        return "http://127.0.0.1:" + model.getAddress().getPort() + "/v1";
    }

    private static Fields planned(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ((Fields) Json.parse(answer.body())).fields("plan");
    }

    @Test
    void a_signed_in_users_own_key_plans_their_briefs_and_nobody_elses() throws Exception {
        try (Program server = Program.start(
                temporary.resolve("data"), Map.of("DISPATCH_LLM_OPENAI_BASE_URL", base()), "serve", "--port", "0")) {
            Client ada = new Client(server.url());
            ada.signUp();
            ada.ok("PUT", "/api/credentials/openai", "{\"apiKey\":\"" + KEY + "\",\"model\":\"gpt-ada\"}");
            Client bob = ada.signedOut();
            bob.signIn("/api/auth/signup", "{\"email\":\"bob@example.com\",\"password\":\"hunter2\"}");

            HttpResponse<String> adas = ada.send("POST", "/api/parse", BRIEF);
            Fields bobs = planned(bob.send("POST", "/api/parse", BRIEF));
            Fields anyones = planned(ada.signedOut().send("POST", "/api/parse", BRIEF));

            assertThat(planned(adas).text("planner")).contains("openai");
            assertThat(planned(adas).text("name")).contains("By a model");
            assertThat(adas.body()).doesNotContain(KEY);
            assertThat(bobs.text("planner")).contains("builtin");
            assertThat(anyones.text("planner")).contains("builtin");
            assertThat(asked)
                    .singleElement()
                    .asString()
                    .startsWith("Bearer " + KEY + " {")
                    .contains("gpt-ada");
            assertThat(asked.getFirst().indexOf(KEY, 10)).isEqualTo(-1);
            assertThat(ada.get("/metrics").body()).contains("{status=\"2xx\",tool=\"planner\"} 1.0");
        }
    }

    @Test
    void the_servers_model_plans_for_who_is_signed_in_and_for_others_where_the_operator_says_so() throws Exception {
        Map<String, String> own = Map.of(
                "DISPATCH_PLANNER_BASE_URL",
                base(),
                "DISPATCH_PLANNER_MODEL",
                "mine",
                "DISPATCH_PLANNER_USER_PER_DAY",
                "1");
        try (Program server = Program.start(temporary.resolve("data"), own, "serve", "--port", "0")) {
            Client ada = new Client(server.url());
            ada.signUp();
            assertThat(planned(ada.send("POST", "/api/parse", BRIEF)).text("planner"))
                    .contains("openai");
            assertThat(ada.send("POST", "/api/parse", BRIEF).body())
                    .contains("OpenAI could not be asked (your briefs for today are used up)");
            assertThat(ada.signedOut().send("POST", "/api/parse", BRIEF).body())
                    .contains("OpenAI could not be asked (it plans for those who are signed in)");
            assertThat(asked).hasSize(1);
        }
        Map<String, String> all = new HashMap<>(own);
        all.put("DISPATCH_PLANNER_ANONYMOUS", "model");
        all.put("DISPATCH_PLANNER_CLIENT_PER_DAY", "1");
        try (Program server = Program.start(temporary.resolve("other"), all, "serve", "--port", "0")) {
            Client anyone = new Client(server.url());
            assertThat(planned(anyone.send("POST", "/api/parse", BRIEF)).text("planner"))
                    .contains("openai");
            assertThat(anyone.send("POST", "/api/parse", BRIEF).body())
                    .contains("OpenAI could not be asked (your briefs for today are used up)");
            assertThat(asked).hasSize(2);
        }
    }

    @Test
    void the_servers_model_plans_at_a_command_line_too() {
        Terminal.Result result = new Terminal(temporary)
                .with("DISPATCH_EGRESS_ALLOW", "")
                .with("DISPATCH_PLANNER_BASE_URL", base())
                .with("DISPATCH_PLANNER_MODEL", "mine")
                .run("parse", "Get it");

        assertThat(result.err()).isEmpty();
        assertThat(((Fields) Json.parse(result.out())).text("planner")).contains("openai");
        assertThat(asked).singleElement().asString().contains("\"mine\"");
    }
}
