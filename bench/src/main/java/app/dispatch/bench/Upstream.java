package app.dispatch.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/** An upstream on loopback that answers every request with 200 bytes of JSON and counts them. */
final class Upstream implements AutoCloseable {
    private static final int BODY = 200;
    private static final byte[] ANSWER = answer();

    private final ServerSocket server;
    private final LongAdder hits = new LongAdder();

    Upstream() throws IOException {
        server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    private static byte[] answer() {
        String head = "{\"ok\":true,\"items\":[{\"id\":1,\"title\":\"one\"}],\"pad\":\"";
        String body = head + "x".repeat(BODY - head.length() - 2) + "\"}";
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + BODY + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    int port() {
        return server.getLocalPort();
    }

    long hits() {
        return hits.sum();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Answers each request head; requests have no bodies. */
    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            int matched = 0;
            for (int b = in.read(); b >= 0; b = in.read()) {
                matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
                if (matched == 4) {
                    matched = 0;
                    hits.increment();
                    out.write(ANSWER);
                }
            }
        } catch (IOException gone) {
            // the client hung up
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
