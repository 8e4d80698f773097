package app.dispatch.adapters.http.run;

import static app.dispatch.adapters.http.Plans.echo;
import static app.dispatch.adapters.http.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApprovalRoutesTest {
    private static final String PLAN = plan(
            "wf_ask",
            echo("look", "\"found\""),
            "{\"id\":\"post\",\"tool\":\"lab\",\"op\":\"echo\",\"params\":{\"value\":\"{{ steps.look.output }}\"},"
                    + "\"approval\":{\"message\":\"Post it?\"}}");

    private RunningServer server;
    private Client user;

    @BeforeAll
    void start() {
        server = RunningServer.start();
    }

    @BeforeEach
    void signUp() {
        user = server.newUser();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** The run, which waits for its owner. */
    private String waiting() {
        user.post("/api/workflows", "{\"plan\":" + PLAN + "}");
        String workflow = ((Fields)
                        user.get("/api/workflows").json().items("workflows").getFirst())
                .text("id")
                .orElseThrow();
        Answer answer = user.post("/api/workflows/" + workflow + "/run", null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        Fields run = answer.json().fields("run");
        assertThat(run.text("status")).contains("waiting");
        String id = run.text("id").orElseThrow();
        assertThat(answer.header("Location")).contains("/api/runs/" + id);
        return id;
    }

    private static String step(String run, String decision) {
        return "/api/runs/" + run + "/steps/post/" + decision;
    }

    @Test
    void the_owner_sees_the_call_and_approves_it() {
        String run = waiting();
        Fields asked = (Fields) user.get("/api/runs/" + run)
                .json()
                .fields("run")
                .items("approvals")
                .getFirst();
        assertThat(asked.text("message")).contains("Post it?");
        assertThat(asked.get("input")).contains(Fields.of("value", Fields.of("value", Value.of("found"))));

        Answer approved = user.post(step(run, "approve"), null);
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        user.get("/api/runs/" + run + "/events"); // to its end

        Fields ended = user.get("/api/runs/" + run).json().fields("run");
        assertThat(ended.text("status")).contains("ok");
        Fields decided = (Fields) ended.items("approvals").getFirst();
        assertThat(decided.text("decision")).contains("approved");
        assertThat(decided.get("decidedByToken")).isEmpty();
        assertThat(decided.text("decidedBy"))
                .isEqualTo(user.get("/api/auth/me").json().fields("user").text("id"));
    }

    @Test
    void a_token_decides_only_when_it_may_and_the_record_says_that_it_was_one() {
        String run = waiting();
        String usual = token("[\"read\",\"run\",\"write\"]").text("token").orElseThrow();
        Fields approver = token("[\"approve\"]");
        String bearer = "Bearer " + approver.text("token").orElseThrow();
        Client program = server.anonymous();

        assertThat(program.post(step(run, "approve"), null, "Authorization", "Bearer " + usual)
                        .status())
                .isEqualTo(403);
        assertThat(program.post(step(run, "reject"), null, "Authorization", "Bearer " + usual)
                        .status())
                .isEqualTo(403);
        assertThat(program.post(step(run, "approve"), null, "Authorization", bearer)
                        .status())
                .isEqualTo(200);

        Fields decided = (Fields) user.get("/api/runs/" + run)
                .json()
                .fields("run")
                .items("approvals")
                .getFirst();
        assertThat(decided.text("decidedByToken")).isEqualTo(approver.text("id"));
        assertThat(decided.text("decidedBy")).isPresent();
    }

    private Fields token(String scopes) {
        return user.post("/api/tokens", "{\"name\":\"CI\",\"scopes\":" + scopes + "}")
                .json();
    }

    @Test
    void a_rejected_step_fails_the_run() {
        String run = waiting();
        assertThat(user.post(step(run, "reject"), null).status()).isEqualTo(200);
        user.get("/api/runs/" + run + "/events"); // to its end
        assertThat(user.get("/api/runs/" + run).json().fields("run").text("code"))
                .contains("approval_rejected");
    }

    @Test
    void a_reason_is_on_record_and_told_in_the_steps_log_or_error() {
        String approved = waiting();
        Answer answer = user.post(step(approved, "approve"), "{\"reason\":\" Agreed with Ada \"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(user.get("/api/runs/" + approved + "/events").text())
                .contains("\"line\":\"approved by its owner: Agreed with Ada\"");
        assertThat(decided(approved).text("reason")).contains("Agreed with Ada");
        assertThat(user.get("/api/history").text()).contains("\"reason\":\"Agreed with Ada\"");

        String rejected = waiting();
        user.post(step(rejected, "reject"), "{\"reason\":\"Last year's price\"}");
        user.get("/api/runs/" + rejected + "/events"); // to its end
        assertThat(decided(rejected).text("reason")).contains("Last year's price");
        Fields listed = (Fields)
                user.get("/api/history?limit=1").json().items("history").getFirst();
        assertThat(listed.text("error"))
                .contains("Step `post` failed: The step was rejected by its owner: Last year's price");
    }

    @Test
    void a_reason_is_a_text_of_bounded_length_and_blank_is_none() {
        String run = waiting();
        for (String reason : List.of("\"" + "x".repeat(1001) + "\"", "7", "\"x\",\"why\":\"x\"")) {
            Answer refused = user.post(step(run, "approve"), "{\"reason\":" + reason + "}");
            assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        }
        assertThat(user.post(step(run, "approve"), "{\"reason\":\" \"}").status())
                .isEqualTo(200);
        assertThat(decided(run).get("reason")).isEmpty();
    }

    private Fields decided(String run) {
        return (Fields) user.get("/api/runs/" + run)
                .json()
                .fields("run")
                .items("approvals")
                .getFirst();
    }

    @Test
    void looking_at_the_address_decides_nothing() {
        String run = waiting();
        assertThat(user.get(step(run, "approve")).status()).isEqualTo(405);
        assertThat(user.send("HEAD", step(run, "approve"), null).status()).isEqualTo(405);
        assertThat(user.get("/api/runs/" + run).json().fields("run").text("status"))
                .contains("waiting");
    }

    @Test
    void a_decision_stands() {
        String run = waiting();
        user.post(step(run, "reject"), null);
        Answer again = user.post(step(run, "approve"), null);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().text("error"))
                .hasValueSatisfying(text -> assertThat(text).contains("rejected already"));
    }

    @Test
    void nobody_else_decides_nor_for_a_step_that_asks_nothing() {
        String run = waiting();
        assertThat(server.newUser().post(step(run, "approve"), null).status()).isEqualTo(404);
        assertThat(user.post("/api/runs/" + run + "/steps/look/approve", null).status())
                .isEqualTo(404);
    }

    @Test
    void a_webhook_is_answered_when_its_run_waits() {
        Fields workflow = user.post("/api/workflows", "{\"schedule\":\"webhook\",\"plan\":" + PLAN + "}")
                .json()
                .fields("workflow");
        Answer answer =
                user.post("/api/triggers/" + workflow.text("webhookSecret").orElseThrow(), "{}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.json().text("status")).contains("waiting");
    }

    @Test
    void a_run_that_waits_is_listed_as_active() {
        String run = waiting();
        assertThat(user.get("/api/history?status=active").text()).contains(run);
    }
}
