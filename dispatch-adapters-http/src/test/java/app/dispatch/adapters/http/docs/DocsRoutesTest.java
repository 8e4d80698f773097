package app.dispatch.adapters.http.docs;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.RunningServer;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocsRoutesTest {
    private static RunningServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static List<Fields> list(String path, String name) throws IOException, InterruptedException {
        return ((Fields) Json.parse(get(path).body()))
                .items(name).stream().map(Fields.class::cast).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs",
                "/docs/api",
                "/docs/api/parse",
                "/docs/errors",
                "/docs/plan",
                "/docs/tools",
                "/docs/tools/github",
                "/docs/guide/plans",
                "/docs/reference/settings"
            })
    void anyone_may_read_every_page(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "content-type")).startsWith("text/html");
    }

    @Test
    void a_page_that_there_is_not_is_told_so() throws Exception {
        assertThat(get("/docs/guide/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/docs/guide/nothing.json").statusCode()).isEqualTo(404);
        assertThat(get("/docs/decisions/hexagon").statusCode()).isEqualTo(404);
        assertThat(get("/docs/guide/..%2f..%2fsecret.md").statusCode()).isIn(400, 404);
    }

    @Test
    void a_page_of_the_manual_comes_as_data_and_as_it_was_written() throws Exception {
        HttpResponse<String> data = get("/docs/guide/plans.json");
        assertThat(header(data, "content-type")).isEqualTo("application/json");
        assertThat(header(data, "cache-control")).isEqualTo("public, max-age=300");
        assertThat(((Fields) Json.parse(data.body())).text("title")).contains("Plans");
        assertThat(get("/docs/guide/plans.json", "If-None-Match", header(data, "etag"))
                        .statusCode())
                .isEqualTo(304);
        HttpResponse<String> written = get("/docs/guide/plans.md");
        assertThat(header(written, "content-type")).startsWith("text/markdown");
        assertThat(written.body()).startsWith("# Plans");
    }

    @Test
    void the_contents_name_every_page_with_its_title() throws Exception {
        assertThat(list("/docs/contents.json", "sections"))
                .hasSizeGreaterThan(3)
                .allSatisfy(section -> assertThat(section.items("pages"))
                        .isNotEmpty()
                        .allSatisfy(page ->
                                assertThat(((Fields) page).text("title")).isPresent()));
    }

    @Test
    void operations_codes_and_headings_can_be_searched() throws Exception {
        assertThat(list("/docs/search.json", "entries"))
                .extracting(entry -> entry.text("path").orElseThrow())
                .contains(
                        "/docs/api/parse",
                        "/docs/errors#plan_invalid",
                        "/docs/errors#tool_timeout",
                        "/docs/guide/plans#when-and-for-each");
    }
}
