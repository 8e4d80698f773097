package app.dispatch.adapters.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleRoutesTest {
    private static final String HTML = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";
    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/console/[^\"]+)\"");

    private static final String DOCS = "packs/docs.js";

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

    private static HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static List<String> files() throws IOException, InterruptedException {
        return FILE.matcher(text(get("/")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/signin",
                "/signup",
                "/compose",
                "/workflows",
                "/workflows/wf_1",
                "/history",
                "/runs/run_1",
                "/approvals",
                "/templates",
                "/templates/lead-intake",
                "/integrations",
                "/integrations/slack",
                "/settings",
                "/settings/tokens"
            })
    void every_page_answers_a_direct_visit_with_whatever_query(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path + "?run=x&utm_source=mail", "Accept", HTML);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "content-type")).startsWith("text/html");
        assertThat(text(answer)).startsWith("<!doctype html>");
    }

    @Test
    void the_page_is_asked_for_anew_each_time_and_its_files_are_kept_for_ever() throws Exception {
        HttpResponse<byte[]> page = get("/");
        assertThat(header(page, "cache-control")).isEqualTo("no-cache");
        assertThat(files()).hasSizeGreaterThan(5).allSatisfy(file -> {
            HttpResponse<byte[]> answer = get(file);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(header(answer, "cache-control")).isEqualTo("public, max-age=31536000, immutable");
            assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
        });
    }

    @Test
    void a_file_of_another_build_is_not_there() throws Exception {
        String other = files().getFirst().replaceFirst("/console/\\w+/", "/console/000000000000/");
        assertThat(get(other).statusCode()).isEqualTo(404);
    }

    @Test
    void who_has_the_page_already_is_told_so() throws Exception {
        String tag = header(get("/"), "etag");
        HttpResponse<byte[]> again = get("/", "If-None-Match", "\"other\", W/" + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void files_come_compressed_to_who_can_read_that() throws Exception {
        String file = files().stream()
                .filter(name -> name.endsWith("/look/console.css"))
                .findFirst()
                .orElseThrow();
        HttpResponse<byte[]> plain = get(file);
        HttpResponse<byte[]> zipped = get(file, "Accept-Encoding", "gzip, br");
        assertThat(header(plain, "content-encoding")).isEmpty();
        assertThat(header(plain, "vary")).isEqualTo("Accept-Encoding");
        assertThat(header(zipped, "content-encoding")).isEqualTo("gzip");
        try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
            assertThat(unzipped.readAllBytes()).isEqualTo(plain.body());
        }
    }

    @Test
    void the_code_and_the_style_are_small() throws Exception {
        ConsoleFiles files = ConsoleFiles.load();
        List<String> code = new ArrayList<>(names(files, ".js"));
        code.remove(DOCS);
        assertThat(size(files, ConsoleFiles.first())).isBetween(10_000, 65_000);
        assertThat(size(files, code)).isBetween(10_000, 100_000);
        assertThat(size(files, List.of(ConsoleFiles.STYLE))).isBetween(4_000, 14_000);
        assertThat(size(files, List.of(DOCS, "docs/docs.css"))).isBetween(10_000, 35_000);
    }

    @Test
    void the_page_asks_at_once_for_the_modules_that_it_begins_with_and_for_no_others() throws Exception {
        ConsoleFiles files = ConsoleFiles.load();
        assertThat(files())
                .containsAll(ConsoleFiles.first().stream().map(files::url).toList());
        assertThat(text(get(files.url(Packs.MAIN))))
                .contains("// shell/main.js\n", "// compose/page.js\n")
                .doesNotContain("// integration/page.js\n");
        assertThat(names(files, ".js")).contains("packs/integration.js", DOCS);
        assertThat(files()).doesNotContain(files.url("packs/integration.js"), files.url(DOCS));
    }

    @Test
    void comments_stay_where_the_code_is_written() throws Exception {
        ConsoleFiles files = ConsoleFiles.load();
        assertThat(ConsoleFiles.text("shell/router.js")).contains("// Which page", "/** Has addresses");
        assertThat(text(get(files.url(Packs.MAIN))))
                .doesNotContain("// Which page", "/** Has addresses")
                .contains("// shell/router.js\nexport const { ", "\nfunction route(pattern, make) {\n");
    }

    @Test
    void the_style_of_the_docs_stays_with_the_docs() throws Exception {
        ConsoleFiles files = ConsoleFiles.load();
        String others = text(get(files.url(ConsoleFiles.STYLE)));
        assertThat(classes("[{},/]\\s*", ConsoleFiles.text("docs/docs.css")))
                .contains("toc")
                .doesNotContainAnyElementsOf(classes("", others));
    }

    /** The names of classes that stand behind that. */
    private static List<String> classes(String before, String style) {
        return Pattern.compile(before + "\\.([a-z][\\w-]*)")
                .matcher(style)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<String> names(ConsoleFiles files, String end) {
        return files.files().keySet().stream()
                .filter(name -> name.endsWith(end))
                .toList();
    }

    /** How many bytes these files are on their way to a browser. */
    private static int size(ConsoleFiles files, Collection<String> names) throws IOException, InterruptedException {
        int size = 0;
        for (String name : names) {
            size += get(files.url(name), "Accept-Encoding", "gzip").body().length;
        }
        return size;
    }

    @Test
    void the_policy_lets_in_nothing_from_elsewhere_and_no_code_in_the_page() throws Exception {
        HttpResponse<byte[]> page = get("/");
        String imports = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL)
                .matcher(text(page))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.joining());
        String hash = Base64.getEncoder().encodeToString(Sha256.of(imports));
        assertThat(header(page, "content-security-policy"))
                .startsWith("default-src 'none'; script-src 'self' 'sha256-" + hash + "'; style-src 'self';")
                .contains("frame-ancestors 'none'", "base-uri 'none'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe", "http:", "https:", "*");
        assertThat(text(page)).doesNotContain("style=", "onload=", "onclick=").doesNotContainPattern("<script>");
    }

    @Test
    void a_browser_at_an_address_that_leads_nowhere_gets_the_page_and_a_program_the_error() throws Exception {
        HttpResponse<byte[]> browser = get("/no/such/page", "Accept", HTML);
        assertThat(browser.statusCode()).isEqualTo(404);
        assertThat(text(browser)).startsWith("<!doctype html>");
        HttpResponse<byte[]> program = get("/no/such/page");
        assertThat(program.statusCode()).isEqualTo(404);
        assertThat(header(program, "content-type")).isEqualTo("application/json");
        assertThat(text(program)).contains("\"not_found\"");
    }

    @Test
    void nothing_of_the_api_is_ever_a_page() throws Exception {
        HttpResponse<byte[]> answer = get("/api/no/such/thing", "Accept", HTML);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(header(answer, "content-type")).isEqualTo("application/json");
    }

    @Test
    void every_page_that_comes_later_is_in_a_pack() throws Exception {
        ConsoleFiles files = ConsoleFiles.load();
        assertThat(Pattern.compile("(?:later\\([^,]+, |loadModule\\()'\\.\\./(\\w+)/(\\w+)\\.js'")
                        .matcher(text(get(files.url(Packs.MAIN))))
                        .results()
                        .toList())
                .hasSizeGreaterThan(5)
                .allSatisfy(later -> assertThat(text(get(files.url("packs/" + later.group(1) + ".js"))))
                        .contains("// " + later.group(1) + "/" + later.group(2) + ".js\n"));
    }
}
