package app.dispatch.server;

import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A user who enters a secret wherever one can be entered, gets one wherever one is made, and has go wrong what can go wrong
 * with it. Keeps all answers.
 */
final class SecretTour {
    private final Client client;
    private final Gossip gossip;
    private final Planted planted;
    private final StringBuilder answers = new StringBuilder();
    private final List<String> runs = new ArrayList<>();

    SecretTour(Client client, Gossip gossip, Planted planted) {
        this.client = client;
        this.gossip = gossip;
        this.planted = planted;
    }

    /** All answers, without what they had to show. */
    String answers() {
        return answers.toString();
    }

    private HttpResponse<String> call(String method, String path, String body, String... headers) throws Exception {
        HttpResponse<String> answer = client.send(method, path, body, headers);
        answers.append(answer.statusCode())
                .append(answer.headers().map())
                .append(answer.body())
                .append('\n');
        return answer;
    }

    private Fields ok(String method, String path, Fields body, String... headers) throws Exception {
        HttpResponse<String> answer = call(method, path, Json.write(body), headers);
        assertThat(answer.statusCode())
                .as(method + " " + path + " " + answer.body())
                .isEqualTo(200);
        return (Fields) Json.parse(answer.body());
    }

    private void fails(String method, String path, String body, String... headers) throws Exception {
        HttpResponse<String> answer = call(method, path, body, headers);
        assertThat(answer.statusCode())
                .as(method + " " + path + " " + answer.body())
                .isBetween(400, 499);
    }

    /** What an answer has to show, such as a secret that is made and shown this once; it is not kept. */
    private Fields shown(String method, String path, Fields body) throws Exception {
        HttpResponse<String> answer = client.send(method, path, Json.write(body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return (Fields) Json.parse(answer.body());
    }

    private static Fields fields(String... pairs) {
        var fields = Fields.builder();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return fields.build();
    }

    private static String text(Fields fields, String member) {
        return fields.text(member).orElseThrow(() -> new AssertionError(member + " is not in " + fields));
    }

    /** Passwords and sessions. */
    void account() throws Exception {
        String first = planted.secret("password at sign-up") + "ü";
        String second = planted.secret("password after the change");
        String wrong = planted.secret("wrong password");
        signIn("/api/auth/signup", first, "session of sign-up");
        fails("POST", "/api/auth/signup", account(wrong));
        fails("POST", "/api/auth/login", account(wrong));
        fails("POST", "/api/auth/login", account(wrong).replace("}", ""));
        fails("POST", "/api/auth/signup", "{\"email\":\"x\",\"password\":[" + Json.write(Value.of(wrong)) + "]}");
        fails("POST", "/api/auth/signup", account(wrong.repeat(10)));
        signIn("/api/auth/login", first, "session of the login");
        fails("PUT", "/api/auth/password", Json.write(fields("currentPassword", wrong, "newPassword", second)));
        ok("PUT", "/api/auth/password", fields("currentPassword", first, "newPassword", second));
        signIn("/api/auth/login", second, "session after the change");
        fails("DELETE", "/api/auth/me", Json.write(fields("password", wrong)));
        String forged = "dispatch_session=" + planted.secret("forged session").replaceAll("[^\\w-]", "");
        fails("GET", "/api/workflows", "", "Cookie", forged, "Authorization", "Bearer " + wrong);
    }

    private static String account(String password) {
        return Json.write(fields("email", "ada@example.com", "password", password));
    }

    private void signIn(String path, String password, String label) throws Exception {
        String body = client.signIn(path, account(password));
        answers.append(body);
        planted.made(label, client.cookie());
    }

    /** API tokens. */
    void tokens() throws Exception {
        Fields token = shown("POST", "/api/tokens", fields("name", "CI"));
        String secret = planted.made("API token", text(token, "token"));
        Client bearer = client.signedOut();
        for (String sent : List.of(secret, secret.substring(0, secret.length() - 1) + "!")) {
            HttpResponse<String> answer = bearer.send("GET", "/api/tokens", "", "Authorization", "Bearer " + sent);
            answers.append(answer.body());
        }
        ok("GET", "/api/tokens", Fields.empty());
        fails("DELETE", "/api/tokens/" + secret, "");
    }

    /** Keys of language models, tried as often as there are ways to repeat them. */
    void credentials() throws Exception {
        for (String provider : List.of("openai", "anthropic", "google")) {
            String path = "/api/credentials/" + provider;
            String key = planted.secret("key of " + provider);
            ok("PUT", path, fields("apiKey", key, "model", SecretsAtRestTest.CONTROL));
            for (int way = 0; way < Gossip.WAYS; way++) {
                assertThat(text(ok("POST", path, Fields.empty()), "error")).contains("refused");
                ok("POST", path, fields("apiKey", planted.secret("key tried at " + provider)));
            }
        }
        String stray = Json.write(Value.of(planted.secret("stray key")));
        fails("PUT", "/api/credentials/nobody", "{\"apiKey\":" + stray + "}");
        fails("PUT", "/api/credentials/openai", "{\"apiKey\":" + stray);
        fails("PUT", "/api/credentials/openai", "{\"apiKey\":{\"key\":" + stray + "}}");
        fails("PUT", "/api/credentials/openai", "{\"apiKey\":\"a b\",\"model\":" + stray + ",\"x\":" + stray + "}");
        ok("GET", "/api/credentials", Fields.empty());
    }

    /** Connections of all tools in all ways, tried and used by a run of all their operations. */
    void integrations() throws Exception {
        List<Value> tools = ok("GET", "/api/integrations", Fields.empty()).items("available");
        assertThat(tools).hasSize(12);
        for (Value each : tools) {
            Fields tool = (Fields) each;
            List<List<String>> ways = tool.items("ways").stream()
                    .map(way -> ((Value.Items) way)
                            .values().stream().map(key -> ((Text) key).value()).toList())
                    .toList();
            for (List<String> way : ways.isEmpty() ? List.of(List.<String>of()) : ways) {
                connect(tool, key -> way.contains(key));
            }
            run(allOf(tool));
        }
    }

    private void connect(Fields tool, Predicate<String> wanted) throws Exception {
        String path = "/api/integrations/" + text(tool, "tool");
        Map<String, Value> entered = new LinkedHashMap<>();
        for (Value each : tool.items("fields")) {
            Fields field = (Fields) each;
            String key = text(field, "key");
            boolean secret = field.get("secret").orElseThrow().equals(Value.of(true));
            if (secret && (wanted.test(key) || tool.items("ways").isEmpty())) {
                entered.put(key, Value.of(entered(text(tool, "tool"), key)));
            } else if (wanted.test(key)) {
                entered.put(key, Value.of(text(field, "placeholder")));
            }
        }
        assertThat(entered).isNotEmpty();
        if (path.endsWith("/http")) {
            entered.put("baseUrl", Value.of(gossip.url("/v1")));
        }
        Fields body = Fields.of("fields", new Fields(entered));
        fails("PUT", path, Json.write(body.with("test", Value.of(true))));
        ok("PUT", path, body);
        for (int way = 0; way < Gossip.WAYS; way++) {
            assertThat(ok("POST", path, Fields.empty()).get("ok")).contains(Value.of(false));
        }
        String stray = planted.secret("stray field of " + path);
        fails("PUT", path, Json.write(Fields.of("fields", fields("nothing", stray))));
        fails("PUT", path, Json.write(body).replace("}}", ",\"x\":\"a\\nb" + planted.core("line of " + path) + "\"}}"));
    }

    private String entered(String tool, String key) {
        String label = tool + "." + key;
        if (key.equals("webhookUrl")) {
            return "https://discord.com/api/webhooks/1234/" + planted.core(label);
        }
        return (key.equals("authorization") ? "Bearer " : "") + planted.secret(label);
    }

    private Fields allOf(Fields tool) {
        List<Value> steps = new ArrayList<>();
        for (Value each : tool.items("ops")) {
            Fields op = (Fields) each;
            steps.add(step(
                    "s" + steps.size(),
                    text(tool, "tool"),
                    text(op, "id"),
                    op.fields("example").fields("params")));
        }
        return plan("wf_all", steps);
    }

    private static Fields step(String id, String tool, String op, Fields params) {
        return fields("id", id, "tool", tool, "op", op).with("params", params).with("onError", Value.of("continue"));
    }

    private static Fields plan(String id, List<Value> steps) {
        return fields("id", id, "name", "Secrets").with("steps", Value.of(steps));
    }

    private void run(Fields plan) throws Exception {
        HttpResponse<String> stream = call("POST", "/api/execute", Json.write(Fields.of("plan", plan)));
        assertThat(stream.body()).contains("run_complete");
        runs.add(stream.body().replaceAll("(?s).*?(run_\\w+).*", "$1"));
    }

    /** What the tool http hears, by the connection's secret and by those in a step itself, is passed on to a listener. */
    void steps() throws Exception {
        List<Value> steps = new ArrayList<>();
        for (String where : List.of("open", "moved", "refused", "busy")) {
            for (int way = 0; way < Gossip.WAYS; way++) {
                String id = where + way;
                Fields params = fields("url", "/" + where);
                steps.add(step(id, "http", "get", params).with("retry", Fields.of("maxAttempts", Value.of(1))));
            }
        }
        for (int way = 0; way < Gossip.WAYS; way++) {
            for (String what : List.of("json", "headers", "body", "url")) {
                Fields params = fields("method", "POST", "url", gossip.url("/listener"))
                        .with("json", Value.of("{{ steps.open" + way + ".output." + what + " }}"));
                Fields step = step("pass_" + what + way, "http", "request", params);
                steps.add(step.with("dependsOn", Value.of(List.of(Value.of("open" + way)))));
            }
        }
        run(plan("wf_heard", steps));
        Fields headers = fields(
                "Authorization", "Bearer " + planted.secret("header of a step"),
                "X-Api-Key", planted.secret("key in a header of a step"),
                "Cookie", "a=" + planted.core("cookie of a step"));
        Fields params = fields("url", gossip.url("/refused"))
                .with("headers", headers)
                .with("query", fields("api_key", planted.secret("key in a query of a step")));
        run(plan("wf_own", List.of(step("own", "http", "get", params))));
    }

    /** A workflow's webhook and its verifiers. */
    void triggers() throws Exception {
        Fields get = fields("url", "/open");
        Fields saved = shown(
                "POST", "/api/workflows", Fields.of("plan", plan("wf_hook", List.of(step("a", "http", "get", get)))));
        String old = planted.made("first webhook secret", text(saved.fields("workflow"), "webhookSecret"));
        fire(old);
        Fields renewed = shown("POST", "/api/workflows/wf_hook/secret", Fields.empty());
        String secret = planted.made("webhook secret", text(renewed.fields("workflow"), "webhookSecret"));
        fails("POST", "/api/triggers/" + old, "{}");
        fire(secret);
        fails("POST", "/api/triggers/" + planted.core("unknown webhook secret"), "{}");
        for (String kind : List.of("github", "stripe", "slack", "linear", "standard", "hmac")) {
            String key = planted.core("secret of the verifier " + kind);
            ok("PUT", "/api/workflows/wf_hook/verifier", fields("kind", kind, "secret", key));
            fails("POST", "/api/triggers/" + secret, "{}", "X-Hub-Signature-256", "sha256=" + key);
            fails("PUT", "/api/workflows/wf_hook/verifier", Json.write(fields("kind", key, "secret", key)));
            fails("PUT", "/api/workflows/wf_hook/verifier", "{\"kind\":\"github\",\"secret\":\"" + key);
            ok("GET", "/api/workflows/wf_hook/verifier", Fields.empty());
        }
        String key = planted.secret("secret of a verifier that is removed");
        ok("PUT", "/api/workflows/wf_hook/verifier", fields("kind", "github", "secret", key));
        ok("POST", "/api/triggers/" + secret, Fields.empty(), "X-Hub-Signature-256", "sha256=" + hmac(key, "{}"));
        ok("DELETE", "/api/workflows/wf_hook/verifier", Fields.empty());
    }

    private static String hmac(String key, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private void fire(String secret) throws Exception {
        String path = "/api/triggers/" + secret;
        ok("POST", path, Fields.empty());
        ok("GET", path, Fields.empty());
        fails("PATCH", path, "");
        fails("POST", path, "{");
        fails("POST", path + "/more", "{}");
        fails("POST", path, "{}", "Idempotency-Key", "x".repeat(256));
    }

    /** Webhooks that are told of runs: of the one that is fired now. */
    void deliveries() throws Exception {
        Fields wish = fields("url", gossip.url("/hook"))
                .with("events", Value.of(List.of(Value.of("run.completed"), Value.of("run.failed"))));
        Fields made = shown("POST", "/api/webhooks", wish);
        planted.made("secret of a webhook", text(made, "secret"));
        ok("POST", "/api/workflows/wf_hook/run", Fields.empty());
        String path = "/api/webhooks/" + text(made.fields("webhook"), "id") + "/deliveries";
        eventually(() -> !client.get(path).body().contains("\"status\":\"pending\""));
        assertThat(Json.write(ok("GET", path, Fields.empty()))).contains("delivered");
        ok("GET", "/api/webhooks", Fields.empty());
    }

    /** An outside scheduler, with the secret and without. */
    void cron(String secret) throws Exception {
        ok("GET", "/api/cron", Fields.empty(), "Authorization", "Bearer " + secret);
        fails("GET", "/api/cron", "", "Authorization", "Bearer " + planted.core("wrong cron secret"));
    }

    /** A brief that holds a secret. */
    void brief() throws Exception {
        String input = "Get " + gossip.url("/open") + " and juggle it with " + planted.core("secret in a brief");
        client.send("POST", "/api/parse", Json.write(fields("input", input)));
    }

    /** Everything that can be looked at; of workflows what is not the URL that their owner needs. */
    void look() throws Exception {
        for (String path : List.of(
                "/api/auth/me",
                "/api/auth/sessions",
                "/api/tokens",
                "/api/credentials",
                "/api/integrations",
                "/api/history?limit=200",
                "/api/history?status=active",
                "/api/webhooks",
                "/api/templates",
                "/api/openapi.json",
                "/metrics",
                "/healthz",
                "/readyz",
                "/",
                "/api/workflows/wf_hook/versions",
                "/api/workflows/wf_hook/verifier")) {
            call("GET", path, "");
        }
        for (String path : List.of("/api/workflows", "/api/workflows/wf_hook")) {
            answers.append(client.get(path).body().replaceAll("\"webhook(Secret|Url)\":\"[^\"]*\"", ""));
        }
        export();
        for (String run : runs) {
            call("GET", "/api/runs/" + run, "");
            call("GET", "/api/runs/" + run + "/events", "");
            call("POST", "/api/runs/" + run + "/replay", "");
        }
    }

    /** All that there is as one document; of plans not the one that somebody has written secrets into, which is kept as it was. */
    private void export() throws Exception {
        Fields whole = (Fields) Json.parse(client.get("/api/account/export").body());
        assertThat(whole.items("deliveries")).isNotEmpty();
        List<Value> others = whole.items("runs").stream()
                .filter(run -> !text(((Fields) run).fields("plan"), "id").equals("wf_own"))
                .toList();
        assertThat(others).hasSize(whole.items("runs").size() - 1);
        answers.append(Json.write(whole.with("runs", Value.of(others))));
    }
}
