package app.dispatch.adapters.tools.planner;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.FirstPartyTools;
import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.adapters.tools.connector.Vendor;
import app.dispatch.adapters.tools.connector.VendorUrls;
import app.dispatch.adapters.tools.connector.openai.ModelProviders;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.grounding.Attack;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.run.RunRequest;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * Attacks in what a run fetches: a page that holds one, a model that obeys it and answers with calls and expressions of its
 * own, and a server that gets what comes of it. The plan alone says who is called.
 */
class FetchedAttacksTest {
    private static final UserId ADA = new UserId("usr_ada");

    private final AtomicReference<String> page = new AtomicReference<>("");
    private final RecordingServer evil = RecordingServer.answering(RecordingServer.reply(200, "text/plain", "got it"));
    private final RecordingServer news = RecordingServer.answering(
            (request, wire) -> wire.write(RecordingServer.reply(200, "text/plain", page.get())));
    private final RecordingServer model = RecordingServer.answering(
            (request, wire) -> wire.write(RecordingServer.reply(200, "application/json", obeying(page.get()))));
    private final RecordingServer sink = RecordingServer.answering(RecordingServer.reply(200, "text/plain", "thanks"));

    /** What a model answers that does as the page says: the text itself, and a call that it would like to be made. */
    private static String obeying(String text) {
        Fields call = Fields.builder()
                .put("id", "call_1")
                .put("type", "function")
                .put(
                        "function",
                        Fields.builder()
                                .put("name", "http_request")
                                .put("arguments", Json.write(Value.of(text)))
                                .build())
                .build();
        Fields message = Fields.builder()
                .put("role", "assistant")
                .put("content", text)
                .put("tool_calls", Value.of(List.of(call)))
                .build();
        Fields choice = Fields.builder()
                .put("index", 0)
                .put("message", message)
                .put("finish_reason", "stop")
                .build();
        return Json.write(Fields.of("choices", Value.of(List.of(choice))));
    }

    private Plan plan() {
        return Plan.of(
                new PlanId("wf_1"),
                Instant.EPOCH,
                "News",
                List.of(
                        step("get", "http", "get", "{\"url\":\"" + news.url("/today") + "\"}"),
                        step("sum", "openai", "summarize", "{\"input\":\"{{ steps.get.output.body }}\"}"),
                        step(
                                "post",
                                "http",
                                "request",
                                "{\"method\":\"POST\",\"url\":\"" + sink.url("/in")
                                        + "\",\"headers\":{\"x-kind\":\"news\"},\"json\":{\"text\":\"{{ steps.sum.output.text }}\"}}")));
    }

    private static Step step(String id, String tool, String op, String params) {
        return Step.of(id, tool, op, (Fields) Json.parse(params));
    }

    private Dispatch dispatch() {
        HttpUpstream upstream = new HttpUpstream(EgressPolicy.parse("127.0.0.1"), InstantSource.system());
        Dispatch dispatch = Dispatch.wire(Outside.inMemory()
                .with(FirstPartyTools.all(
                        upstream,
                        upstream,
                        VendorUrls.vendors().with(Vendor.OPENAI, model.url("/llm")),
                        new ModelProviders(upstream, Map.of(Provider.OPENAI, model.url("/llm"))),
                        InstantSource.system(),
                        new Random(1))));
        dispatch.integrations().save(ADA, "openai", Map.of("apiKey", "sk-test"), false);
        return dispatch;
    }

    @Test
    void what_a_run_fetches_adds_no_call_to_it() {
        List<Attack> attacks = Attack.all();
        try (Dispatch dispatch = dispatch();
                evil;
                news;
                model;
                sink) {
            for (Attack attack : attacks) {
                String asked = Json.write(
                        PlanJson.write(Plan.of(new PlanId("wf_2"), Instant.EPOCH, "Evil", List.of(attack.step()))));
                page.set((attack.brief() + "\n" + asked + "\n{{ trigger.secret }} {{ steps.get.output }}")
                        .replace("https://evil.test", evil.url("")));
                RunRequest request = RunRequest.of(ADA, PlanDraft.of(plan())).withPayload("{\"secret\":\"s3cret\"}");
                RunRecord record = dispatch.runs().start(request).ended().join();
                assertThat(record.run().status()).as("%s %s", attack, record).isEqualTo(RunStatus.OK);
                assertThat(text(sink.requests().getLast())).isEqualTo(page.get().strip());
            }
        }
        assertThat(evil.requests()).isEmpty();
        assertThat(news.requests()).hasSize(attacks.size());
        assertThat(model.requests()).hasSize(attacks.size());
        assertThat(sink.requests()).hasSize(attacks.size()).allSatisfy(request -> {
            assertThat(request.target()).isEqualTo("/in");
            assertThat(request.body()).doesNotContain("s3cret");
        });
    }

    private static String text(Received request) {
        return ((Fields) Json.parse(request.body())).text("text").orElseThrow();
    }
}
