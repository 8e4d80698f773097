package app.dispatch.server.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * What came back of a request.
 *
 * @param status 0 when nothing came
 * @param head the lines before the body
 * @param took from the last byte of the request to the first of the answer
 */
record Reply(int status, String head, String body, Duration took) {
    private static final int MOST_WAIT_MS = 20_000;

    /** Sends a request on a connection of its own. The events of a stream are not waited for. */
    static Reply to(URI server, byte[] request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), MOST_WAIT_MS);
            socket.setSoTimeout(MOST_WAIT_MS);
            try {
                socket.getOutputStream().write(request);
            } catch (IOException refusedBeforeItsEnd) {
                // As a body that is too large is: the answer is there all the same.
            }
            long sent = System.nanoTime();
            return read(socket, sent);
        } catch (SocketTimeoutException silent) {
            return new Reply(0, String.valueOf(silent.getMessage()), "", Duration.ofMillis(MOST_WAIT_MS));
        }
    }

    private static Reply read(Socket socket, long sent) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        Duration took = Duration.ZERO;
        int next;
        while ((next = in.read()) >= 0) {
            took = head.size() == 0 ? Duration.ofNanos(System.nanoTime() - sent) : took;
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        if (!text.startsWith("HTTP/1.1 ")) {
            return new Reply(0, text, "", Duration.ofNanos(System.nanoTime() - sent));
        }
        boolean stream = text.toLowerCase(Locale.ROOT).contains("content-type: text/event-stream");
        String body = stream ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return new Reply(Integer.parseInt(text.substring(9, 12)), text, body, took);
    }

    String header(String name) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }
}
