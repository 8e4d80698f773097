package app.dispatch.adapters.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.EventReader;
import app.dispatch.adapters.http.Plans;
import app.dispatch.adapters.http.RunningServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers are gzip for those who take that; streams of events never are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GzipTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private RunningServer server;
    private String session;

    @BeforeAll
    void start() {
        server = RunningServer.start();
        session = server.newUser().session();
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.uri(path)).header("Cookie", "dispatch_session=" + session);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String unzipped(byte[] gzip) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/integrations", "/api/tools", "/api/tools/lab", "/api/openapi.json", "/metrics"})
    void a_long_answer_is_gzip_for_who_takes_that(String path) throws Exception {
        HttpResponse<byte[]> plain = get(path);
        HttpResponse<byte[]> shorter = get(path, "Accept-Encoding", "br, gzip;q=0.8");

        assertThat(header(plain, "content-encoding")).isEmpty();
        assertThat(header(plain, "vary")).isEqualTo("Accept-Encoding");
        assertThat(header(shorter, "content-encoding")).isEqualTo("gzip");
        assertThat(header(shorter, "vary")).isEqualTo("Accept-Encoding");
        assertThat(header(shorter, "content-type")).isEqualTo(header(plain, "content-type"));
        assertThat(shorter.body().length).isLessThan(plain.body().length / 2);
        assertThat(unzipped(shorter.body())).hasSizeGreaterThan(1000);
        if (!path.equals("/metrics")) { // which counts on
            assertThat(unzipped(shorter.body())).isEqualTo(new String(plain.body(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void a_short_answer_is_sent_as_it_is() throws Exception {
        assertThat(header(get("/api/quotas", "Accept-Encoding", "gzip"), "content-encoding"))
                .isEmpty();
    }

    @Test
    void the_page_of_another_site_learns_nothing_from_the_length_of_an_answer() throws Exception {
        HttpResponse<byte[]> answer =
                get("/api/openapi.json", "Accept-Encoding", "gzip", "Sec-Fetch-Site", "cross-site");
        assertThat(header(answer, "content-encoding")).isEmpty();
    }

    @Test
    void the_tag_of_an_answer_tells_its_coding_and_either_is_known_again() throws Exception {
        String plain = header(get("/api/tools"), "etag");
        String gzip = header(get("/api/tools", "Accept-Encoding", "gzip"), "etag");

        assertThat(gzip).isNotEqualTo(plain).startsWith("\"").endsWith("\"");
        for (String tag : new String[] {plain, gzip, "W/" + plain, "\"other\", " + gzip}) {
            assertThat(get("/api/tools", "If-None-Match", tag, "Accept-Encoding", "gzip")
                            .statusCode())
                    .as(tag)
                    .isEqualTo(304);
            assertThat(get("/api/tools", "If-None-Match", tag).statusCode())
                    .as(tag)
                    .isEqualTo(304);
        }
        assertThat(get("/api/tools?schemas=false", "If-None-Match", plain).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_stream_is_never_gzip_and_each_event_comes_as_it_happens() {
        String body = "{\"plan\":" + Plans.plan("wf_x", Plans.waitAt("a", "shut")) + "}";
        try (EventReader stream = new Client(server, session)
                .stream("POST", "/api/execute", body, "Accept-Encoding", "gzip, deflate, br")) {
            assertThat(stream.header("content-encoding")).isEmpty();
            assertThat(stream.next("step_start").data().text("stepId")).contains("a"); // while the step waits
            server.lab.open("shut");
            assertThat(stream.next("run_complete").data().text("status")).contains("ok");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | true",
                "GZIP | true",
                "x-gzip | true",
                "deflate, gzip;q=1.0, *;q=0.5 | true",
                "br;q=1, gzip ; q=0.001 | true",
                "* | true",
                "gzip;q=0 | false",
                "gzip;q=0.000 | false",
                "gzip;q=0, * | false",
                "*;q=0 | false",
                "br | false",
                "identity | false",
                "gzipped | false",
            })
    void what_a_client_takes_is_what_it_says(String accepted, boolean taken) {
        assertThat(Gzip.isTaken(accepted)).isEqualTo(taken);
    }

    @Test
    void when_all_compressors_are_taken_the_answer_is_sent_as_it_is() {
        assertThat(new Gzip(0).of(new byte[100_000])).isEmpty();
        Gzip one = new Gzip(1);
        assertThat(one.of(new byte[100_000])).isPresent();
        assertThat(one.of(new byte[100_000])).isPresent(); // it was given back
    }
}
