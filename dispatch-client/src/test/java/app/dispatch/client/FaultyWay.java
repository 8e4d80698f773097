package app.dispatch.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way to a server on which things go wrong, one request a connection. Faults: {@code cut=N}, in the middle of the event after N whole
 * ones; {@code stall=N}, there nothing comes any more; {@code lose}, the server does as it was asked and its answer is lost;
 * {@code hang}, nothing is answered; {@code status=N after=SECONDS}, this answer, and nothing reaches the server. Each is for one request,
 * in their order.
 */
public final class FaultyWay implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *([0-9]+)");

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int port;
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();

    /** A way to the server at that port. */
    public FaultyWay(int port) throws IOException {
        this.port = port;
        Thread.ofVirtual().start(() -> {
            while (!listening.isClosed()) {
                try {
                    Socket client = listening.accept();
                    Thread.ofVirtual().start(() -> serve(client));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** Has the next requests met by these. */
    public void next(String... wanted) {
        requests.clear();
        faults.clear();
        faults.addAll(List.of(wanted));
    }

    /** The heads of the requests since then. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void serve(Socket client) {
        try (client;
                Socket way = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String head = head(client.getInputStream());
            byte[] body = client.getInputStream().readNBytes(length(head));
            String fault = faults.isEmpty() ? "" : faults.remove();
            requests.add(head);
            if (fault.equals("hang")) {
                client.getInputStream().read();
            } else if (fault.startsWith("status=")) {
                client.getOutputStream().write(refusal(fault).getBytes(StandardCharsets.UTF_8));
            } else {
                OutputStream to = way.getOutputStream();
                to.write(head.replaceFirst("\r\n", "\r\nConnection: close\r\n").getBytes(StandardCharsets.ISO_8859_1));
                to.write(body);
                to.flush();
                answer(way.getInputStream(), client, fault);
            }
        } catch (IOException gone) {
            // One of the two went away: so does the other.
        }
    }

    private static void answer(InputStream from, Socket client, String fault) throws IOException {
        if (fault.equals("lose")) {
            from.read();
            return;
        }
        boolean ends = fault.startsWith("cut=") || fault.startsWith("stall=");
        int left = ends ? Integer.parseInt(fault.replaceFirst(".*=", "")) : Integer.MAX_VALUE;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = from.read(); one >= 0; one = from.read()) {
            client.getOutputStream().write(one);
            line.write(one);
            if (one != '\n') {
                continue;
            }
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            left -= text.startsWith("id:") ? 1 : 0;
            if (left <= 0 && text.startsWith("event:")) {
                if (fault.startsWith("stall=")) {
                    client.getInputStream().read();
                }
                return;
            }
        }
    }

    private static String head(InputStream from) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int one = from.read();
            if (one < 0) {
                throw new IOException("no request");
            }
            head.write(one);
        }
        return head.toString(StandardCharsets.ISO_8859_1).replaceAll("(?im)^connection: .*\r\n", "");
    }

    private static int length(String head) {
        Matcher length = LENGTH.matcher(head);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }

    private static String refusal(String fault) {
        String status = fault.substring("status=".length(), fault.indexOf(' '));
        String body =
                "{\"error\":\"Not now\",\"code\":\"" + (status.equals("429") ? "rate_limited" : "unavailable") + "\"}";
        return "HTTP/1.1 " + status + " Not now\r\nRetry-After: " + fault.replaceFirst(".*after=", "")
                + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
