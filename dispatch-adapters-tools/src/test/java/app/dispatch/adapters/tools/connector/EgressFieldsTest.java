package app.dispatch.adapters.tools.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.tools.connector.SsrfCorpus.Vector;
import app.dispatch.adapters.tools.connector.openai.ModelProviders;
import app.dispatch.adapters.tools.delivery.HttpDeliverySender;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.adapters.tools.egress.WayOut;
import app.dispatch.application.delivery.DeliverySender;
import app.dispatch.application.json.Json;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Connectors;
import app.dispatch.application.tool.UpstreamMeter;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a user or a vendor names as an address leads to nothing near the server, whichever field or answer it stands in. */
class EgressFieldsTest {
    private static final Set<FailureCode> REFUSALS = Set.of(
            FailureCode.EGRESS_BLOCKED,
            FailureCode.INTEGRATION_REJECTED,
            FailureCode.PARAMS_INVALID,
            FailureCode.TOOL_ERROR);
    private static final Fields OPENAI = Fields.of("apiKey", Value.of("sk-1"));

    private final SsrfCorpus corpus = new SsrfCorpus();
    private final List<String> answers = new ArrayList<>();

    /** The one address near that may be reached; no vector names it. */
    private final RecordingServer vendor = RecordingServer.on(
            "127.0.0.9",
            (request, wire) -> wire.write(
                    answers.isEmpty() ? RecordingServer.reply(404, "text/plain", "none") : answers.removeFirst()));

    private final String vendorUrl = "http://127.0.0.9:" + vendor.port();
    private final HttpUpstream upstream = upstream("");

    /** Another private host that the operator has opened. */
    private final RecordingServer neighbour = RecordingServer.on(
            "127.0.0.8", (request, wire) -> wire.write(RecordingServer.reply(200, "image/png", "x")));

    private final HttpUpstream vendors = upstream("127.0.0.9:" + vendor.port() + ",127.0.0.8:" + neighbour.port());
    private final Connectors connectors = connectors();
    private final List<String> wrong = new ArrayList<>();

    private HttpUpstream upstream(String openings) {
        return new HttpUpstream(
                EgressPolicy.parse(openings),
                WayOut.of(corpus::lookup, () -> Trials.NOW),
                () -> Trials.NOW,
                UpstreamMeter.none());
    }

    private Connectors connectors() {
        VendorUrls bases = VendorUrls.vendors();
        for (Vendor one : Vendor.values()) {
            bases = one == Vendor.HTTP ? bases : bases.with(one, vendorUrl);
        }
        return new Connectors(FirstPartyTools.all(
                upstream, vendors, bases, new ModelProviders(vendors, Map.of()), () -> Trials.NOW, new Random(1)));
    }

    @AfterEach
    void nothing_near_was_reached() {
        corpus.close();
        vendor.close();
        neighbour.close();
        upstream.close();
        vendors.close();
        assertThat(wrong).isEmpty();
        assertThat(corpus.near().connections()).isZero();
        assertThat(corpus.vectors()).hasSizeGreaterThanOrEqualTo(300);
    }

    private Connector tool(String id) {
        return connectors.connector(id).orElseThrow();
    }

    private void run(Vector vector, String tool, String op, Fields connection, Fields params) {
        refused(
                vector,
                () -> tool(tool)
                        .call(new Attempt(
                                tool,
                                tool(tool).definition().op(op).orElseThrow(),
                                params,
                                connection,
                                Duration.ofSeconds(10))));
    }

    private void refused(Vector vector, Runnable attempt) {
        try {
            attempt.run();
            wrong.add(vector + " was taken");
        } catch (StepFailure failure) {
            if (!REFUSALS.contains(failure.failureCode()) || failure.isPassing()) {
                wrong.add(vector + " failed otherwise: " + failure.code() + " " + failure.text());
            }
            vector.told(failure.text())
                    .ifPresent(address -> wrong.add(vector + " tells the address: " + failure.text()));
        }
    }

    private void answering(String json, Object... values) {
        answers.add(RecordingServer.reply(200, "application/json", json.formatted(values)));
    }

    private static Fields parsed(String json) {
        return (Fields) Json.parse(json);
    }

    private static String text(String value) {
        return Json.write(Value.of(value));
    }

    private static Fields with(Fields connection, String name, Vector vector) {
        return connection.with(name, Value.of(vector.url()));
    }

    @Test
    void openais_base_url_leads_to_nothing_near() {
        for (Vector vector : corpus.vectors()) {
            Fields connection = with(OPENAI, "baseUrl", vector);
            refused(vector, () -> tool("openai").test(connection));
            run(vector, "openai", "complete", connection, parsed("{\"prompt\":\"Hello\"}"));
            run(vector, "openai", "embed", connection, parsed("{\"input\":\"Hello\"}"));
        }
        assertThat(vendor.requests()).isEmpty();
    }

    @Test
    void an_image_that_openai_names_by_its_address_leads_to_nothing_near() {
        for (Vector vector : corpus.vectors()) {
            answering("{\"data\":[{\"url\":%s}]}", text(vector.url()));
            run(vector, "openai", "image", OPENAI, parsed("{\"prompt\":\"A boat\"}"));
        }
        assertThat(vendor.requests().size())
                .isGreaterThanOrEqualTo(corpus.vectors().size());
    }

    @Test
    void an_image_leads_to_no_other_host_that_the_operator_has_opened() {
        answering("{\"data\":[{\"url\":%s}]}", text("http://127.0.0.8:" + neighbour.port() + "/a.png"));
        Attempt attempt = new Attempt(
                "openai",
                tool("openai").definition().op("image").orElseThrow(),
                parsed("{\"prompt\":\"A boat\"}"),
                OPENAI,
                Duration.ofSeconds(10));

        assertThatThrownBy(() -> tool("openai").call(attempt))
                .isInstanceOfSatisfying(
                        StepFailure.class,
                        failure -> assertThat(failure.failureCode()).isEqualTo(FailureCode.EGRESS_BLOCKED));
        assertThat(neighbour.connections()).isZero();
    }

    @Test
    void slacks_address_to_upload_to_leads_to_nothing_near() {
        for (Vector vector : corpus.vectors()) {
            answering("{\"ok\":true,\"file_id\":\"F1\",\"upload_url\":%s}", text(vector.url()));
            run(
                    vector,
                    "slack",
                    "upload_file",
                    Fields.of("botToken", Value.of("xoxb-1")),
                    parsed("{\"channel\":\"C0123456789\",\"filename\":\"a.txt\",\"content\":\"secret\"}"));
        }
        assertThat(vendor.requests().size())
                .isGreaterThanOrEqualTo(corpus.vectors().size());
    }

    @Test
    void drives_session_to_upload_in_leads_to_nothing_near() {
        Fields file = Fields.of("name", Value.of("a.txt")).with("content", Value.of("x".repeat(5 * 1024 * 1024 + 1)));
        for (Vector vector : corpus.vectors()) {
            answers.add("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nLocation: " + vector.inHeader() + "\r\n\r\n");
            run(vector, "google_drive", "upload", Fields.of("accessToken", Value.of("ya29.1")), file);
        }
        assertThat(vendor.requests().size())
                .isGreaterThanOrEqualTo(corpus.vectors().size());
    }

    @Test
    void a_redirect_of_a_vendor_leads_to_nothing_near() {
        for (Vector vector : corpus.vectors()) {
            answers.add("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + vector.inHeader() + "\r\n\r\n");
            run(vector, "github", "get_repo", Fields.of("token", Value.of("ghp_1")), parsed("{\"repo\":\"acme/api\"}"));
        }
        assertThat(vendor.requests().size())
                .isGreaterThanOrEqualTo(corpus.vectors().size());
    }

    @Test
    void of_discords_webhook_url_its_id_and_token_alone_are_used() {
        int sent = 0;
        for (Vector vector : corpus.vectors()) {
            Fields connection = Fields.of("webhookUrl", Value.of(vector.url() + "api/webhooks/123/abc"));
            if (tool("discord").check(connection).isEmpty()) {
                answering("{\"id\":\"1\",\"channel_id\":\"2\",\"content\":\"Hello\"}");
                tool("discord")
                        .call(new Attempt(
                                "discord",
                                tool("discord").definition().op("send").orElseThrow(),
                                Fields.of("content", Value.of("Hello")),
                                connection,
                                Duration.ofSeconds(10)));
                answering("{\"id\":\"123\",\"name\":\"hook\",\"channel_id\":\"2\"}");
                tool("discord").test(connection);
                sent++;
            } else {
                run(vector, "discord", "send", connection, parsed("{\"content\":\"Hello\"}"));
                refused(vector, () -> tool("discord").test(connection));
            }
        }
        assertThat(sent).isPositive();
        assertThat(vendor.requests())
                .hasSize(2 * sent)
                .extracting(RecordingServer.Received::target)
                .containsOnly("/webhooks/123/abc?wait=true", "/webhooks/123/abc");
    }

    @Test
    void https_base_url_leads_to_nothing_near() {
        int taken = 0;
        for (Vector vector : corpus.vectors()) {
            Fields connection = with(Fields.empty(), "baseUrl", vector);
            if (tool("http").check(connection).isEmpty()) {
                run(vector, "http", "get", connection, parsed("{\"url\":\"/x\"}"));
                refused(vector, () -> tool("http").test(connection));
                taken++;
            }
        }
        assertThat(taken).isGreaterThan(200);
    }

    @Test
    void the_address_that_runs_are_told_to_leads_to_nothing_near() {
        HttpDeliverySender sender = new HttpDeliverySender(upstream);
        for (Vector vector : corpus.vectors()) {
            if (sender.problem(vector.url()).isEmpty()) {
                DeliverySender.Reply reply =
                        sender.post(new UserId("usr_ada"), vector.url(), Map.of(), "{}", Duration.ofSeconds(5));
                assertThat(reply.status()).as(vector.url()).isNull();
                assertThat(vector.told(String.valueOf(reply.error()))).isEmpty();
            }
        }
    }
}
