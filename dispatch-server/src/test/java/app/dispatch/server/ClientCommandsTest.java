package app.dispatch.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.Terminal.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a client of a server that somebody else started. */
class ClientCommandsTest {
    private static final String EMAIL = "ada@example.com";
    private static final String PASSWORD = "a long enough password";

    @TempDir
    private static Path folder;

    private static final Upstream UPSTREAM = new Upstream();

    private static Terminal server;
    private static final Pattern CODE = Pattern.compile("the code ([A-Z-]+)");

    private static CompletableFuture<Integer> serving;
    private static String url;

    @BeforeAll
    static void start() throws Exception {
        server = new Terminal(folder.resolve("server"));
        ReadyLine ready = new ReadyLine();
        serving = CompletableFuture.supplyAsync(
                () -> server.run(ready.stream(), new ByteArrayOutputStream(), "serve", "--port", "0"));
        url = CompletableFuture.anyOf(ready.url(), serving).join().toString();
        assertThat(new Client(url)
                        .post(
                                "/api/auth/signup",
                                "{\"email\":\"" + EMAIL + "\",\"password\":\"" + PASSWORD + "\",\"name\":\"Ada\"}")
                        .statusCode())
                .isEqualTo(200);
        Result login = me().answering(PASSWORD).run("login", url, "--email", EMAIL, "--profile", "work");
        assertThat(login.code()).as(login.err()).isZero();
        assertThat(login.out()).contains("as " + EMAIL + ", as profile work");
    }

    @AfterAll
    static void stop() {
        server.interrupt();
        assertThat(serving.join()).isZero();
        UPSTREAM.close();
    }

    private static Terminal me() {
        return new Terminal(folder.resolve("me"));
    }

    private static Path plan(String name) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), """
                id: wf_%s
                name: A plan of YAML
                steps:
                  - id: get
                    tool: http
                    op: get
                    params: {url: "%s"}
                """.formatted(name, UPSTREAM.url("/items")));
    }

    @Test
    void what_login_keeps_only_its_owner_can_read_and_the_commands_use() throws Exception {
        Path kept = folder.resolve("me-config/dispatch/profiles.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        assertThat(me().run("profiles").out()).contains("* work  " + url).doesNotContain("dsp_");
        assertThat(me().run("doctor").out()).contains("✓ user: " + EMAIL);
        assertThat(folder.resolve("me")).as("no data of its own").doesNotExist();
    }

    @Test
    void a_password_that_is_wrong_keeps_nothing() {
        Result login = me().answering("wrong").run("login", url, "--email", EMAIL, "--profile", "other");

        assertThat(login.code()).isEqualTo(1);
        assertThat(login.err()).doesNotContain("Exception");
        assertThat(me().run("profiles").out()).doesNotContain("other");
    }

    /** What a login in the browser says first, and what it ends with. */
    private record Asking(CompletableFuture<String> code, CompletableFuture<Integer> ended, ByteArrayOutputStream err) {
        static Asking begin(Terminal person, String profile) {
            CompletableFuture<String> code = new CompletableFuture<>();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(OutputStream.nullOutputStream()) {
                @Override
                public void println(String line) {
                    Matcher shown = CODE.matcher(line);
                    if (shown.find()) {
                        code.complete(shown.group(1));
                    }
                }
            };
            CompletableFuture<Integer> ended = CompletableFuture.supplyAsync(
                    () -> person.run(out, err, "login", "--server", url, "--browser", "--profile", profile));
            return new Asking(code, ended, err);
        }

        String shown() {
            return CompletableFuture.anyOf(code, ended).join().toString();
        }
    }

    private static Client signedIn() throws Exception {
        Client browser = new Client(url);
        browser.signIn("/api/auth/login", "{\"email\":\"" + EMAIL + "\",\"password\":\"" + PASSWORD + "\"}");
        return browser;
    }

    @Test
    void a_code_that_is_confirmed_in_the_browser_signs_in_and_one_that_is_refused_does_not() throws Exception {
        Client browser = signedIn();
        Asking asking = Asking.begin(me(), "phone");
        String page = "/api/auth/device/" + asking.shown();
        assertThat(browser.get(page).body()).contains("\"name\":\"command line", "127.0.0.1", "manage");
        assertThat(browser.post(page, "{\"allow\":true}").statusCode()).isEqualTo(200);
        assertThat(asking.ended().join()).as(asking.err().toString(UTF_8)).isZero();
        assertThat(me().run("doctor", "--profile", "phone").out()).contains("✓ user: " + EMAIL);
        assertThat(me().run("profiles", "work").code()).isZero();

        Asking refused = Asking.begin(me(), "stolen");
        browser.post("/api/auth/device/" + refused.shown(), "{\"allow\":false}");
        assertThat(refused.ended().join()).isEqualTo(1);
        assertThat(refused.err().toString(UTF_8)).isEqualTo("dispatch: It was refused in the browser.\n");
        assertThat(me().run("profiles").out()).doesNotContain("stolen");
    }

    @Test
    void who_waits_for_the_browser_can_stop() {
        Terminal person = me();
        Asking asking = Asking.begin(person, "never");
        assertThat(asking.shown()).matches("[A-Z]{4}-[A-Z]{4}");

        person.interrupt();

        assertThat(asking.ended().join()).isEqualTo(130);
        assertThat(me().run("login").errLines()).singleElement().asString().contains("Say which server");
    }

    @Test
    void a_workflow_is_saved_run_switched_restored_and_deleted() throws Exception {
        assertThat(me().run("workflows", "save", plan("tour").toString()).out()).startsWith("wf_tour is saved");
        Result run = me().run("workflows", "run", "wf_tour", "--quiet");
        assertThat(run.out()).as(run.err()).contains("\"items\"");
        assertThat(me().run("workflows", "disable", "wf_tour").out()).isEqualTo("wf_tour is disabled\n");
        assertThat(me().run("workflows").out()).containsPattern("wf_tour +A plan of YAML +no");
        assertThat(me().run("workflows", "keep", "wf_tour", "--runs", "9", "--days", "30")
                        .out())
                .isEqualTo("The runs of wf_tour are kept for 9 runs and 30 days at most\n");
        assertThat(me().run("workflows", "show", "wf_tour").out()).contains("keepRuns:\n  runs: 9\n  days: 30\n");
        assertThat(me().run("workflows", "keep", "wf_tour", "--days", "91").err())
                .contains("must be at most 90, since the server keeps no run longer");
        assertThat(me().run("workflows", "keep", "wf_tour").out())
                .isEqualTo("The runs of wf_tour are kept as long as the server keeps any\n");
        assertThat(me().run("workflows", "versions", "wf_tour").out()).contains("1 ");
        assertThat(me().run("workflows", "restore", "wf_tour", "1").code()).isZero();
        assertThat(me().run("workflows", "show", "wf_tour").out()).contains("webhookUrl: " + url);
        assertThat(me().run("workflows", "delete", "wf_tour").code()).isZero();
        assertThat(me().run("workflows", "show", "wf_tour").errLines())
                .containsExactly("dispatch: There is no such workflow");
    }

    @Test
    void runs_are_listed_shown_watched_replayed_and_compared() throws Exception {
        Result run = me().run("run", "--plan", plan("runs").toString());
        String id = run.outLines().getFirst();
        assertThat(id).startsWith("run_");
        assertThat(run.outLines().getLast()).as("the answer is last").isEqualTo("}");

        assertThat(me().run("runs", "--status", "ok").out()).contains(id).contains("A plan of YAML");
        assertThat(me().run("runs", "show", id, "--output", "get").out()).contains("\"items\"");
        assertThat(me().run("runs", "show", id).out()).contains("stepId: get");
        assertThat(me().run("runs", "watch", id).out()).contains("✓ get", "✓ ok in ");
        Result replay = me().run("runs", "replay", id, "--json");
        assertThat(replay.out()).contains("\"event\":\"run_complete\"");
        String second = ((Fields) Json.parse(replay.outLines().getLast()))
                .fields("data")
                .text("runId")
                .orElseThrow();
        assertThat(me().run("runs", "diff", id, second).code()).isZero();
        assertThat(me().run("runs", "plan", id).out()).contains("\"A plan of YAML\"");
        assertThat(me().run("runs", "retry", id).err()).contains("dispatch: ");
        assertThat(me().run("runs", "cancel", "run_none").errLines()).containsExactly("dispatch: There is no such run");
    }

    @Test
    void a_token_of_less_scope_is_refused_what_it_may_not_do_and_can_be_revoked() throws Exception {
        Client browser = signedIn();
        Fields made = (Fields) Json.parse(browser.post("/api/tokens", "{\"name\":\"ci\",\"scopes\":[\"read\"]}")
                .body());
        Terminal other = new Terminal(folder.resolve("other"))
                .with("DISPATCH_TOKEN", made.text("token").orElseThrow())
                .with("DISPATCH_SERVER", url);
        assertThat(other.run("workflows").code()).isZero();
        assertThat(other.run("run", "Get https://example.com").errLines())
                .singleElement()
                .asString()
                .contains("scope");
        assertThat(me().run("tokens").out()).contains(" ci ");
        assertThat(me().run("tokens", "revoke", made.text("id").orElseThrow()).code())
                .isZero();
        assertThat(other.run("workflows").code()).isEqualTo(1);
    }

    @Test
    void an_administrator_looks_after_users_by_a_token_that_is_for_that() throws Exception {
        Client bob = new Client(url);
        bob.signIn("/api/auth/signup", "{\"email\":\"bob@example.com\",\"password\":\"hunter2\",\"name\":\"Bob\"}");
        assertThat(me().run("users").errLines()).singleElement().asString().contains("has not the scope `admin`");
        Result login = me().answering(PASSWORD).run("login", url, "--email", EMAIL, "--admin", "--profile", "admin");
        assertThat(login.code()).as(login.err()).isZero();
        Terminal admin = me().with("DISPATCH_PROFILE", "admin");

        assertThat(admin.run("users", "--email", "BOB@").out())
                .contains("bob@example.com")
                .doesNotContain(EMAIL);
        assertThat(admin.run("users", "list").out()).containsPattern(EMAIL + " +yes");
        assertThat(admin.run("users", "limits", "bob@example.com", "--workflows", "3")
                        .out())
                .contains("workflows: 3");
        assertThat(admin.run("users", "limits", "bob@example.com").code()).isEqualTo(2);
        assertThat(admin.run("users", "limits", "bob@example.com", "--workflows", "default")
                        .out())
                .contains("workflows: null");
        assertThat(admin.run("users", "lock", "bob@example.com").out()).isEqualTo("bob@example.com is locked\n");
        assertThat(bob.get("/api/workflows").statusCode()).isEqualTo(401);
        assertThat(admin.run("users", "show", "bob@example.com").out()).contains("lockedAt: 1");
        assertThat(admin.run("users", "unlock", "bob@example.com").code()).isZero();
        assertThat(admin.run("users", "reset", "bob@example.com").out()).startsWith(url + "/reset#dsp_reset_");
        assertThat(admin.run("admin", "grant", "bob@example.com").errLines())
                .containsExactly("dispatch: A token cannot do this; sign in with your password");
        assertThat(admin.run("users", "delete", "bob@example.com").code()).isZero();
        assertThat(admin.run("audit", "--action", "user.locked").out())
                .containsPattern("user.locked +usr_\\S+ +runs: finish");
        assertThat(admin.run("audit").out()).contains("account.created", "user.deleted");
        assertThat(me().run("audit", "--mine").out()).contains("account.created");
        assertThat(admin.run("users", "lock", EMAIL).err()).contains("the last administrator");
        assertThat(me().run("profiles", "work").code()).isZero();
    }

    /** Whoever can read the data folder, while the server has it. */
    @Test
    void on_the_machine_somebody_is_made_an_administrator_and_looks_after_users() throws Exception {
        Client carol = new Client(url);
        carol.signIn("/api/auth/signup", "{\"email\":\"carol@example.com\",\"password\":\"hunter2\"}");
        String data = folder.resolve("server").toString();

        assertThat(me().run("admin", "grant", "carol@example.com", "--data", data)
                        .out())
                .isEqualTo("carol@example.com is an administrator\n");
        assertThat(carol.get("/api/admin/users").statusCode()).isEqualTo(200);
        assertThat(me().run("admin", "revoke", "carol@example.com", "--data", data)
                        .code())
                .isZero();
        assertThat(carol.get("/api/admin/users").statusCode()).isEqualTo(403);
        assertThat(me().run("users", "--data", data).out()).contains("carol@example.com");
        assertThat(me().run("users", "lock", "usr_local", "--data", data).err())
                .contains("the command line's own user");
        assertThat(me().run("admin", "revoke", EMAIL, "--data", data).err()).contains("the last administrator");
        assertThat(me().run("users", "delete", "carol@example.com", "--data", data)
                        .code())
                .isZero();
    }

    @Test
    void a_webhook_is_made_listed_and_deleted() {
        String id = me().run("webhooks", "create", UPSTREAM.url("/hook"), "--event", "run.failed")
                .outLines()
                .getFirst();
        assertThat(me().run("webhooks").out()).contains(id, "run.failed");
        assertThat(me().run("webhooks", "deliveries", id).out()).isEqualTo("Nothing was sent yet.\n");
        assertThat(me().run("webhooks", "disable", id).code()).isZero();
        assertThat(me().run("webhooks", "delete", id).code()).isZero();
    }

    @Test
    void a_connection_is_made_of_what_is_typed_and_shown_without_it() {
        Result connect = me().answering("ghp_not_to_be_seen").run("connect", "github", "--no-test");

        assertThat(connect.code()).as(connect.err()).isZero();
        assertThat(connect.out()
                        + me().run("tools").out()
                        + me().run("tools", "--json").out())
                .contains("github is connected")
                .doesNotContain("not_to_be_seen");
        assertThat(me().run("tools").out()).containsPattern("github +GitHub +yes");
        assertThat(me().run("disconnect", "github").code()).isZero();
        assertThat(me().typing("token: ghp_x")
                        .run("connect", "github", "--no-test")
                        .code())
                .isZero();
        assertThat(me().run("tools", "http").out()).contains("id: get");
    }

    @Test
    void what_goes_wrong_is_json_where_json_is_asked_for() {
        Result refused = me().run("runs", "show", "run_none", "--json");
        assertThat(refused.out()).isEmpty();
        assertThat(((Fields) Json.parse(refused.err())).text("code")).contains("not_found");

        Result usage = me().run("runs", "list", "--json", "--limt", "3");
        assertThat(usage.code()).isEqualTo(2);
        assertThat(((Fields) Json.parse(usage.err())).text("error"))
                .hasValueSatisfying(said -> assertThat(said).contains("`--limit`"));

        Result away = me().run("runs", "--json", "--server", "http://127.0.0.1:1");
        assertThat(((Fields) Json.parse(away.err())).text("error"))
                .contains("cannot reach http://127.0.0.1:1: nothing answers there");
    }

    @Test
    void templates_are_looked_at_and_used() {
        assertThat(me().run("templates", "--json").out()).contains("\"slug\"");
        assertThat(me().run("templates", "show", "morning-inbox-digest").out()).contains("slug: morning-inbox-digest");
        assertThat(me().run("templates", "use", "morning-inbox-digest").out()).contains("enabled: false");
    }
}
