import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A way to the server on which things go wrong, one request a connection. Faults: {@code cut=N}, in the middle of the event after N
 * whole ones; {@code stall=N}, there nothing comes any more; {@code lose}, the server does as it was asked and its answer is lost; {@code hang}, nothing is answered;
 * {@code status=N&after=SECONDS}, this answer, and nothing reaches the server. Each is for one request, in their order.
 */
final class Faulty implements AutoCloseable {
    final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    final URI server;
    final Queue<String> faults = new ConcurrentLinkedQueue<>();
    final Queue<String> requests = new ConcurrentLinkedQueue<>();

    Faulty(String url) throws IOException {
        server = URI.create(url);
        Thread.startVirtualThread(() -> {
            while (!listening.isClosed()) {
                try {
                    Socket client = listening.accept();
                    Thread.startVirtualThread(() -> serve(client));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    String url() {
        return "http://localhost:" + listening.getLocalPort();
    }

    void next(String query) {
        requests.clear();
        faults.clear();
        faults.addAll(query == null ? List.of() : Arrays.asList(query.split(";")));
    }

    private void serve(Socket client) {
        try (client; Socket way = new Socket(server.getHost(), server.getPort())) {
            String head = head(client.getInputStream());
            if (head.isEmpty()) return;
            byte[] body = client.getInputStream().readNBytes(length(head));
            String fault = faults.isEmpty() ? "" : faults.remove();
            requests.add(shown(head));
            if (fault.equals("hang")) {
                client.getInputStream().read();
                return;
            }
            if (fault.startsWith("status=")) {
                client.getOutputStream().write(refusal(fault).getBytes(StandardCharsets.UTF_8));
                return;
            }
            OutputStream to = way.getOutputStream();
            to.write(head.replaceFirst("\r\n", "\r\nConnection: close\r\n").getBytes(StandardCharsets.ISO_8859_1));
            to.write(body);
            to.flush();
            answer(way.getInputStream(), client, fault);
        } catch (IOException gone) {
            // One of the two went away: so does the other.
        }
    }

    private static void answer(InputStream from, Socket client, String fault) throws IOException {
        if (fault.equals("lose")) {
            from.read();
            client.setSoLinger(true, 0);
            return;
        }
        boolean ends = fault.startsWith("cut=") || fault.startsWith("stall=");
        int left = ends ? Integer.parseInt(fault.replaceFirst(".*=", "")) : Integer.MAX_VALUE;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = from.read(); one >= 0; one = from.read()) {
            client.getOutputStream().write(one);
            line.write(one);
            if (one != '\n') continue;
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            if (text.startsWith("id:")) left--;
            // In its middle: the event has its name, and not yet its data.
            if (left > 0 || !text.startsWith("event:")) continue;
            if (fault.startsWith("stall=")) client.getInputStream().read();
            return;
        }
    }

    private static String head(InputStream from) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int one = from.read();
            if (one < 0) return "";
            head.write(one);
        }
        // One request a connection.
        return head.toString(StandardCharsets.ISO_8859_1).replaceAll("(?im)^(connection|upgrade|http2-settings|keep-alive): .*\r\n", "");
    }

    private static int length(String head) {
        Matcher length = Pattern.compile("(?im)^content-length: *([0-9]+)").matcher(head);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }

    /** The request line, the idempotency key and the last event, as far as they are there. */
    private static String shown(String head) {
        return Stream.of(head.split("\r\n"))
                .filter(line -> line.matches("(?i)(idempotency-key|last-event-id): .*|[A-Z]+ /.*"))
                .map(line -> line.replaceFirst(" HTTP/1.1$", ""))
                .collect(Collectors.joining(" | "));
    }

    private static String refusal(String fault) {
        String status = fault.replaceFirst("status=([0-9]+).*", "$1");
        String after = fault.contains("after=") ? "Retry-After: " + fault.replaceFirst(".*after=", "") + "\r\n" : "";
        String body = "{\"error\":\"Not now\",\"code\":\"" + (status.equals("429") ? "rate_limited" : "unavailable") + "\"}";
        return "HTTP/1.1 " + status + " Not now\r\n" + after + "X-Request-Id: req_proxy\r\nContent-Type: application/json\r\n"
                + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
