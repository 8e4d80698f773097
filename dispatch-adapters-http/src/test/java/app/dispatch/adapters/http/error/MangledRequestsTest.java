package app.dispatch.adapters.http.error;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RawSocket;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests with bytes changed, lost and added at random, from a fixed seed. */
@Timeout(120)
class MangledRequestsTest {
    private static final long SEED = 20_261_124;
    private static final int REQUESTS = 600;
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    @Test
    void are_never_a_failure_of_the_server_and_always_answered_in_its_form() {
        try (RunningServer server = RunningServer.start()) {
            List<byte[]> seeds = seeds(server.newUser());
            Random random = new Random(SEED);
            int refused = 0;
            for (int i = 0; i < REQUESTS; i++) {
                byte[] request = mangled(seeds.get(i % seeds.size()), random);
                refused += isRefused(server.port(), request) ? 1 : 0;
            }
            assertThat(refused).isGreaterThan(REQUESTS / 10);
            assertThat(server.anonymous().get("/healthz").status()).isEqualTo(200);
        }
    }

    private static List<byte[]> seeds(Client user) {
        String cookie = "Cookie: dispatch_session=" + user.session() + "\r\n";
        String body = "{\"plan\":{\"id\":\"wf_1\",\"steps\":[]},\"schedule\":\"on_demand\"}";
        return List.of(
                bytes("GET /api/history?limit=20&status=ok HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + cookie + "\r\n"),
                bytes("POST /api/workflows HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                        + body.length() + "\r\n" + cookie + "\r\n" + body),
                bytes(
                        "POST /api/workflows HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n"
                                + cookie + "\r\n" + Integer.toHexString(body.length()) + "\r\n" + body
                                + "\r\n0\r\n\r\n"),
                bytes(
                        "GET /api/runs/run_1/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nLast-Event-ID: run_1:7\r\n"
                                + cookie + "\r\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] mangled(byte[] seed, Random random) {
        StringBuilder text = new StringBuilder(new String(seed, StandardCharsets.ISO_8859_1));
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int at = random.nextInt(text.length());
            char other = (char) random.nextInt(256);
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, other);
                case 1 -> text.deleteCharAt(at);
                default -> text.insert(at, other);
            }
        }
        return bytes(text.toString());
    }

    private static boolean isRefused(int port, byte[] request) {
        try (RawSocket socket = new RawSocket(port)) {
            String answer = socket.send(request).finish().readAll();
            if (answer.isEmpty() || answer.startsWith("HTTP/1.1 2")) {
                return false;
            }
            String sent = new String(request, StandardCharsets.ISO_8859_1);
            assertThat(answer).as(sent).matches("(?s)HTTP/1.1 (4\\d\\d|501|505) .*");
            String body = bodyOfFirst(answer);
            assertThat(((Fields) Json.parse(body)).text("code")).as(sent).isPresent();
            return true;
        }
    }

    /** Bytes that are left over may be answered as a request of their own, on the same connection. */
    private static String bodyOfFirst(String answer) {
        int start = answer.indexOf("\r\n\r\n") + 4;
        Matcher length = LENGTH.matcher(answer.substring(0, start));
        int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
        return new String(answer.getBytes(StandardCharsets.UTF_8), start, bytes, StandardCharsets.UTF_8);
    }
}
