package app.dispatch.adapters.tools.connector.http;

import static app.dispatch.adapters.tools.connector.RecordingServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.Attempt;
import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a body: text, JSON, base64, or its beginning. */
class HttpOutputTest {
    private static final int MIB = 1024 * 1024;

    private final HttpFixture http = HttpFixture.local();

    @AfterEach
    void close() {
        http.close();
    }

    private Fields output(String type, byte[] body) {
        String head = "HTTP/1.1 200 OK\r\n" + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
                + "Content-Length: " + body.length + "\r\n\r\n";
        try (RecordingServer server = RecordingServer.answering((request, wire) -> {
            wire.write(head);
            wire.write(body);
        })) {
            return http.get(server.url("/"));
        }
    }

    private Fields output(String type, String body) {
        return output(type, body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {\"a\":[1,2.50]} | {\"a\":[1,2.50]}",
                "application/json | 5 | 5",
                "application/json; charset=utf-8 | \"x\" | \"x\"",
                "application/problem+json | {\"a\":1} | {\"a\":1}",
                "APPLICATION/JSON | [] | []",
                "text/plain | ' [1] ' | [1]",
                "text/html | {\"a\":1} | {\"a\":1}",
                "'' | {\"a\":1} | {\"a\":1}",
                "text/plain | 5 |",
                "text/plain | {nope} |",
                "application/json | {\"a\":1,} |",
                "application/json | {\"a\":1,\"a\":2} |",
                "application/json | {\"a\":1} tail |",
                "application/json | '' |",
                "application/jsonp | x({}) |",
            })
    void json_is_there_when_the_body_is_json(String type, String body, String json) {
        Fields output = output(type, body);

        assertThat(output.get("json").map(Json::write).orElse(null)).isEqualTo(json);
        assertThat(output.text("body")).contains(body);
        assertThat(output.text("contentType")).contains(type);
    }

    @Test
    void a_body_that_calls_itself_json_and_is_none_is_told_in_the_log() {
        try (RecordingServer server = RecordingServer.answering(reply(200, "application/json", "<oops>"))) {
            Attempt attempt = http.attempt("get", "{ \"url\": \"%s\" }", server.url("/"));

            assertThat(http.run(attempt).text("body")).contains("<oops>");
            assertThat(attempt.lines().getLast()).startsWith("The answer calls itself JSON, but: ");
        }
    }

    @Test
    void text_is_read_in_its_own_charset_and_a_wrong_one_is_mended_where_that_is_safe() {
        byte[] latin = "grün".getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf16 = "grün".getBytes(StandardCharsets.UTF_16);

        assertThat(output("text/plain; charset=ISO-8859-1", latin).text("body")).contains("grün");
        assertThat(output("text/plain; charset=\"utf-16\"", utf16).text("body")).contains("grün");
        assertThat(output("text/plain; charset=utf-8", latin).text("body")).contains("grün");
        assertThat(output("text/plain; charset=no-such", "grün".getBytes(StandardCharsets.UTF_8))
                        .text("body"))
                .contains("grün");
        assertThat(output("", "\uFEFF{\"a\":1}").get("json").map(Json::write)).contains("{\"a\":1}");
    }

    @Test
    void bytes_that_are_no_text_are_given_as_base64() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13};

        Fields output = output("image/png", png);

        assertThat(output.text("encoding")).contains("base64");
        assertThat(Base64.getDecoder().decode(output.text("body").orElseThrow()))
                .isEqualTo(png);
        assertThat(output.get("truncated")).isEmpty();
        assertThat(output("application/octet-stream", "\0\1\2").text("body")).contains("AAEC");
    }

    @Test
    void nothing_is_an_empty_body() {
        assertThat(output("", new byte[0]).text("body")).contains("");
        try (RecordingServer server = RecordingServer.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            assertThat(http.get(server.url("/")).text("body")).contains("");
        }
        try (RecordingServer server =
                RecordingServer.answering("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 500\r\n\r\n")) {
            Fields head = http.request("{ \"method\": \"HEAD\", \"url\": \"%s\" }", server.url("/"));
            assertThat(head.text("body")).contains("");
            assertThat(head.fields("headers").text("content-length")).contains("500");
        }
    }

    @Test
    void a_body_at_the_limit_is_whole_and_one_byte_more_is_cut() {
        Fields whole = output("text/plain", "a".repeat(MIB));
        assertThat(whole.text("body").orElseThrow()).hasSize(MIB);
        assertThat(whole.get("truncated")).isEmpty();

        Fields cut = output("text/plain", "a".repeat(MIB + 1));
        assertThat(cut.text("body").orElseThrow()).hasSize(MIB);
        assertThat(cut.get("truncated")).contains(Value.of(true));
    }

    @Test
    void a_cut_within_a_character_leaves_the_character_out() {
        Fields cut = output("text/plain; charset=utf-8", "a" + "ü€😀".repeat(MIB / 9 + 1));

        assertThat(cut.get("truncated")).contains(Value.of(true));
        assertThat(cut.text("body").orElseThrow()).doesNotContain("\uFFFD");
        assertThat(cut.text("body").orElseThrow().getBytes(StandardCharsets.UTF_8).length)
                .isBetween(MIB - 3, MIB);
    }

    @Test
    void large_json_is_given_once_and_the_whole_output_stays_within_a_step() {
        String large = "[" + "\"0123456789\",".repeat(70_000) + "1]";

        Fields output = output("application/json", large);

        assertThat(output.get("body")).isEmpty();
        assertThat(Json.write(output.get("json").orElseThrow())).hasSize(large.length());
        byte[] binary = new byte[MIB];
        Fields base64 = output("application/octet-stream", binary);
        assertThat(base64.get("truncated")).contains(Value.of(true));
        assertThat(base64.text("body").orElseThrow()).hasSizeBetween(MIB / 10 * 9, MIB);
    }

    @Test
    void of_two_gibibytes_no_more_than_the_limit_is_taken() {
        AtomicLong sent = new AtomicLong();
        byte[] block = "0123456789abcdef".repeat(4096).getBytes(StandardCharsets.US_ASCII);
        try (RecordingServer server = RecordingServer.answering((request, wire) -> {
            wire.socket().setSendBufferSize(64 * 1024);
            wire.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2147483648\r\n\r\n");
            while (sent.get() < 2_147_483_648L) {
                wire.write(block);
                sent.addAndGet(block.length);
            }
        })) {
            long start = System.nanoTime();

            Fields output = http.get(server.url("/"));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThat(output.text("body").orElseThrow()).hasSize(MIB);
            assertThat(output.get("truncated")).contains(Value.of(true));
            // The rest is what the system's own buffers took before the connection was cut.
            assertThat(sent.get()).isLessThan(12L * MIB);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_gzip_bomb_is_cut_at_the_limit() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            byte[] zeros = " ".repeat(MIB).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 200; i++) {
                gzip.write(zeros);
            }
        }
        byte[] bytes = bomb.toByteArray();
        try (RecordingServer server = RecordingServer.answering((request, wire) -> {
            wire.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\nContent-Length: "
                    + bytes.length + "\r\n\r\n");
            wire.write(bytes);
        })) {
            Fields output = http.get(server.url("/"));

            assertThat(output.text("body").orElseThrow()).hasSize(MIB);
            assertThat(output.get("truncated")).contains(Value.of(true));
            assertThat(server.onlyRequest().header("accept-encoding")).isEqualTo("gzip");
        }
    }

    @Test
    void headers_that_come_twice_are_joined() {
        try (RecordingServer server =
                RecordingServer.answering("HTTP/1.1 200 OK\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(http.get(server.url("/")).fields("headers").text("x-a")).contains("1, 2");
        }
    }
}
