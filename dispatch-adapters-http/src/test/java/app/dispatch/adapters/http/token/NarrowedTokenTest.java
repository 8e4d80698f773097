package app.dispatch.adapters.http.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.Plans;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that is for some workflows: what it reaches, and that all else is closed to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NarrowedTokenTest {
    private static final String ALL = "[\"read\",\"run\",\"write\",\"approve\",\"manage\"]";

    private RunningServer server;
    private Client user;
    private String[] bearer;

    @BeforeAll
    void start() {
        server = RunningServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void signUp() {
        user = server.newUser();
        save("wf_a");
        save("wf_b");
        save("wf_other");
        bearer = token("wf_a", "wf_b");
    }

    private void save(String id) {
        Answer saved = user.post("/api/workflows", "{\"plan\":" + Plans.plan(id, Plans.echo("say", "1")) + "}");
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }

    private String[] token(String... workflows) {
        Answer made = user.post(
                "/api/tokens",
                "{\"name\":\"CI\",\"scopes\":" + ALL + ",\"workflows\":[\"" + String.join("\",\"", workflows) + "\"]}");
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        return new String[] {
            "Authorization", "Bearer " + made.json().text("token").orElseThrow()
        };
    }

    /** Runs it by the user in person; the run's id. */
    private String run(String workflow) {
        server.clock.forward(Duration.ofMillis(1));
        return user.post("/api/workflows/" + workflow + "/run", null)
                .json()
                .fields("run")
                .text("id")
                .orElseThrow();
    }

    private static List<String> ids(List<Value> things) {
        return things.stream()
                .map(thing -> ((Fields) thing).text("id").orElseThrow())
                .toList();
    }

    @Test
    void it_sees_and_runs_its_workflows_and_no_other() {
        Client nobody = server.anonymous();

        Answer list = nobody.get("/api/workflows", bearer);
        assertThat(ids(list.json().items("workflows"))).containsExactlyInAnyOrder("wf_a", "wf_b");
        assertThat(nobody.get("/api/workflows/wf_a", bearer).status()).isEqualTo(200);
        assertThat(nobody.get("/api/workflows/wf_a/versions", bearer).status()).isEqualTo(200);
        assertThat(nobody.post("/api/workflows/wf_b/run", null, bearer).status())
                .isEqualTo(200);
        assertThat(nobody.patch("/api/workflows/wf_b", "{\"enabled\":false}", bearer)
                        .status())
                .isEqualTo(200);
        for (String unreached : List.of("wf_other", "wf_none")) {
            assertThat(nobody.get("/api/workflows/" + unreached, bearer).status())
                    .isEqualTo(404);
            assertThat(nobody.post("/api/workflows/" + unreached + "/run", null, bearer)
                            .status())
                    .isEqualTo(404);
            assertThat(nobody.delete("/api/workflows/" + unreached, bearer).text()) // as of one that never was
                    .isEqualTo("{\"ok\":true}");
        }
        assertThat(user.get("/api/workflows/wf_other").status()).isEqualTo(200);
    }

    @Test
    void a_page_of_its_workflows_is_followed_by_the_next() {
        Client nobody = server.anonymous();

        Fields first = nobody.get("/api/workflows?limit=1", bearer).json();
        Fields second = nobody.get(
                        "/api/workflows?limit=1&cursor="
                                + first.text("nextCursor").orElseThrow(),
                        bearer)
                .json();

        List<String> both = new ArrayList<>(ids(first.items("workflows")));
        both.addAll(ids(second.items("workflows")));
        assertThat(both).containsExactlyInAnyOrder("wf_a", "wf_b");
        assertThat(second.get("nextCursor")).isEmpty();
    }

    @Test
    void it_reaches_the_runs_of_its_workflows_and_no_other() {
        Client nobody = server.anonymous();
        String mine = run("wf_a");
        String other = run("wf_other");

        assertThat(nobody.get("/api/runs/" + mine, bearer).status()).isEqualTo(200);
        assertThat(nobody.get("/api/runs/" + mine + "/events", bearer).status()).isEqualTo(200);
        assertThat(nobody.post("/api/runs/" + mine + "/replay", null, bearer).status())
                .isEqualTo(200);
        String none = other.substring(0, other.length() - 4) + "none";
        for (String path : List.of("", "/plan", "/events")) {
            Answer foreign = nobody.get("/api/runs/" + other + path, bearer);
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(foreign.text())
                    .isEqualTo(nobody.get("/api/runs/" + none + path, bearer).text());
        }
        for (String path : List.of("/cancel", "/replay", "/retry", "/undo", "/steps/say/approve")) {
            assertThat(nobody.post("/api/runs/" + other + path, null, bearer).status())
                    .as(path)
                    .isEqualTo(404);
        }
        List<Value> results = nobody.post("/api/runs/cancel", "{\"ids\":[\"" + mine + "\",\"" + other + "\"]}", bearer)
                .json()
                .items("results");
        assertThat(((Fields) results.get(0)).text("status")).contains("ok");
        assertThat(((Fields) results.get(1)).text("code")).contains("not_found");
    }

    @Test
    void the_runs_of_several_workflows_come_in_one_order_page_by_page() {
        Client nobody = server.anonymous();
        List<String> begun = new ArrayList<>();
        for (String workflow : List.of("wf_a", "wf_b", "wf_other", "wf_b", "wf_a", "wf_b", "wf_b")) {
            String id = run(workflow);
            if (!workflow.equals("wf_other")) {
                begun.addFirst(id);
            }
        }

        List<String> seen = new ArrayList<>();
        String query = "?limit=2";
        while (query != null) {
            Fields page = nobody.get("/api/runs" + query, bearer).json();
            List<String> here = ids(page.items("runs"));
            assertThat(here.size()).isLessThanOrEqualTo(2);
            seen.addAll(here);
            query = page.text("nextCursor")
                    .map(next -> "?limit=2&cursor=" + next)
                    .orElse(null);
        }
        assertThat(seen).isEqualTo(begun);
        assertThat(ids(nobody.get("/api/history?workflowId=wf_a", bearer).json().items("history")))
                .hasSize(2);
        assertThat(nobody.get("/api/history?workflowId=wf_other", bearer).json().items("history"))
                .isEmpty();
    }

    @Test
    void plans_of_other_kinds_are_refused_to_it_in_words() {
        String plan = Plans.plan("wf_a", Plans.echo("say", "1"));
        Answer executed = server.anonymous().post("/api/execute", "{\"plan\":" + plan + "}", bearer);

        assertThat(executed.status()).isEqualTo(403);
        assertThat(executed.json().text("error").orElseThrow())
                .isEqualTo("This token is for wf_a, wf_b alone, and this is not about one of its workflows;"
                        + " make one that is for all, or sign in");
        assertThat(server.anonymous()
                        .post("/api/parse", "{\"prompt\":\"say hi\"}", bearer)
                        .status())
                .isEqualTo(403);
        assertThat(server.anonymous()
                        .post("/api/workflows", "{\"plan\":" + Plans.plan("wf_new", Plans.echo("a", "1")) + "}", bearer)
                        .status())
                .isEqualTo(403);
        assertThat(user.get("/api/workflows/wf_new").status()).isEqualTo(404);
    }

    /** What is not known to be about a workflow is closed, so that a route which comes later is. */
    @TestFactory
    Stream<DynamicTest> nothing_that_is_no_workflows_is_open_to_it() {
        return server.http().routes().stream()
                .filter(route -> route.access().scope() != null)
                .map(route -> dynamicTest(route.method() + " " + route.path(), () -> {
                    boolean body = !route.method().name().equals("GET");
                    Answer answer = server.anonymous()
                            .send(
                                    route.method().name(),
                                    route.path().replaceAll("\\{[^}]+}", "none"),
                                    body ? "{}" : null,
                                    bearer);
                    assertThat(answer.status()).as(answer.text()).isIn(expected(route));
                }));
    }

    private static List<Integer> expected(Route route) {
        String path = route.path();
        if (path.equals("/api/workflows/{id}") && route.method().name().equals("DELETE")) {
            return List.of(200);
        }
        if (path.startsWith("/api/workflows/{id}") || path.startsWith("/api/runs/{id}")) {
            return List.of(404);
        }
        boolean looks = route.method().name().equals("GET")
                && List.of("/api/workflows", "/api/runs", "/api/history").contains(path);
        return looks ? List.of(200) : path.equals("/api/runs/cancel") ? List.of(400) : List.of(403);
    }

    @Test
    void what_it_is_for_is_listed_and_one_that_is_for_all_says_so() {
        user.post("/api/tokens", "{\"name\":\"all\"}");

        List<Value> tokens = user.get("/api/tokens").json().items("tokens");

        assertThat(tokens)
                .extracting(token -> ((Fields) token).get("workflows").orElseThrow())
                .containsExactlyInAnyOrder(Value.texts(List.of("wf_a", "wf_b")), Value.NULL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"wf_none\"]", "[\"wf_a\",\"not an id\"]", "[1]", "\"wf_a\""})
    void what_cannot_be_narrowed_to_is_refused_with_the_place(String workflows) {
        Answer refused = user.post("/api/tokens", "{\"name\":\"CI\",\"workflows\":" + workflows + "}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("/workflows");
    }

    @Test
    void an_unknown_scope_is_refused_with_the_one_that_was_meant() {
        Answer refused = user.post("/api/tokens", "{\"name\":\"CI\",\"scopes\":[\"read\",\"writ\"]}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("/scopes/1", "did you mean `write`");
    }
}
