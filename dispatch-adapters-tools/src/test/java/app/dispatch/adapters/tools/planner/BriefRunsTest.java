package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.adapters.tools.connector.http.HttpConnector;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Ids;
import app.dispatch.application.Outside;
import app.dispatch.application.run.RunRequest;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans of briefs, run for real against a server. */
class BriefRunsTest {
    private static final Map<String, String> PAGES = Map.of(
            "/item", "{\"id\": 7, \"title\": \"Tea\"}",
            "/users", "[{\"id\": 1, \"name\": \"Ana\"}, {\"id\": 2, \"name\": \"Bob\"}]",
            "/token", "{\"token\": \"t0p\"}");

    private RecordingServer server;
    private Dispatch dispatch;

    @BeforeEach
    void start() {
        server = RecordingServer.answering((request, wire) -> wire.write(answer(request)));
        HttpUpstream upstream = new HttpUpstream(EgressPolicy.parse("127.0.0.1"), InstantSource.system());
        dispatch = Dispatch.wire(Outside.inMemory()
                .with(new HttpConnector(upstream))
                .with(new BuiltinPlanner(Ids.from(new Random(3)), InstantSource.system())));
    }

    @AfterEach
    void stop() {
        dispatch.close();
        server.close();
    }

    private static String answer(Received request) {
        if (request.target().startsWith("/broken")) {
            return RecordingServer.reply(404, "text/plain", "no such page");
        }
        if (request.target().equals("/words")) {
            return RecordingServer.reply(200, "text/plain", "plain words");
        }
        return RecordingServer.reply(200, "application/json", PAGES.getOrDefault(request.target(), "{}"));
    }

    private RunRecord run(String brief, String payload) {
        Plan plan = dispatch.composer()
                .parse(brief.replace("SERVER", server.url("")), Optional.empty())
                .plan();
        RunRequest request =
                RunRequest.of(new UserId("usr_me"), PlanDraft.of(plan)).withPayload(payload);
        return dispatch.runs().start(request).ended().join();
    }

    private List<String> sent() {
        return server.requests().stream()
                .map(request -> request.method() + " " + request.target() + " " + request.body())
                .toList();
    }

    @Test
    void an_answer_in_json_is_posted_on_as_json() {
        assertThat(run("Get SERVER/item and then post its answer to SERVER/in", "{}")
                        .run()
                        .status())
                .isEqualTo(RunStatus.OK);
        assertThat(sent()).containsExactly("GET /item ", "POST /in {\"id\":7,\"title\":\"Tea\"}");
    }

    @Test
    void an_answer_in_words_is_posted_on_as_well() {
        run("Get SERVER/words and then post its answer to SERVER/in", "{}");
        assertThat(sent()).containsExactly("GET /words ", "POST /in \"plain words\"");
    }

    @Test
    void each_item_of_an_answer_is_gone_through() {
        run(
                "Get SERVER/users and for each user get SERVER/users/{id}/posts, then post the number of users to SERVER/in",
                "{}");
        assertThat(sent())
                .containsExactlyInAnyOrder("GET /users ", "GET /users/1/posts ", "GET /users/2/posts ", "POST /in 2");
    }

    @Test
    void a_field_of_an_answer_becomes_a_header() {
        run("Get SERVER/token, then get SERVER/me with its token as bearer token", "{}");
        assertThat(server.requests().getLast().header("authorization")).isEqualTo("Bearer t0p");
    }

    @Test
    void a_check_that_fails_takes_the_other_way() {
        RunRecord record = run(
                "Check SERVER/broken; if it is down post \"down\" to SERVER/alert, otherwise post \"up\" to SERVER/alert",
                "{}");
        assertThat(record.run().status()).isEqualTo(RunStatus.OK);
        assertThat(sent()).containsExactly("GET /broken ", "POST /alert down");
    }

    @Test
    void a_server_that_is_not_there_counts_as_down() throws IOException {
        // Bound and not listened at: nobody else can take it meanwhile.
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress("127.0.0.1", 0));
            run(
                    "Check http://127.0.0.1:" + held.getLocalPort()
                            + "/ with up to 1 attempts and if it is down post \"down\" to SERVER/alert",
                    "{}");
        }
        assertThat(sent()).containsExactly("POST /alert down");
    }

    @Test
    void the_payload_of_a_webhook_is_at_hand() {
        run(
                "When an order comes in, post its customer.email to SERVER/mail",
                "{\"customer\": {\"email\": \"ana@example.com\"}}");
        assertThat(sent()).containsExactly("POST /mail \"ana@example.com\"");
    }

    @Test
    void answers_given_at_the_same_time_are_put_together() {
        run("Get SERVER/item and SERVER/words, then post both answers to SERVER/in", "{}");
        assertThat(server.requests().getLast().body())
                .isEqualTo("{\"get_item\":{\"id\":7,\"title\":\"Tea\"},\"get_words\":\"plain words\"}");
    }

    @Test
    void the_answers_of_a_repetition_are_handed_on_one_by_one_or_all_together() {
        run("Get SERVER/users. For each user, get SERVER/users/{id} and post the answer to SERVER/one.", "{}");
        assertThat(sent().stream().filter("POST /one {}"::equals)).hasSize(2);
        run("Get SERVER/users and for each user get SERVER/users/{id}, then post all answers to SERVER/all", "{}");
        assertThat(sent().getLast()).isEqualTo("POST /all [{},{}]");
    }

    @Test
    void quoted_braces_arrive_as_they_are() {
        run("Post \"{{ trigger.secret }}\" to SERVER/in", "{\"secret\": \"s3cret\"}");
        assertThat(server.onlyRequest().body()).isEqualTo("{{ trigger.secret }}");
    }
}
