package app.dispatch.adapters.tools.connector;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server on a real socket that notes all it receives, and answers, or misbehaves, as it is told. */
public final class RecordingServer implements AutoCloseable {

    /** What is done once a whole request has been read; a connection is kept for the next one unless it is closed here. */
    @FunctionalInterface
    public interface Answer {
        void to(Received request, Wire wire) throws IOException, InterruptedException;
    }

    /** The connection that an answer is written to. */
    public record Wire(Socket socket, OutputStream out, CountDownLatch serverCloses) {
        public void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        public void write(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /** Holds the connection open, silent, until the test is over. */
        public void hang() throws InterruptedException {
            serverCloses.await();
        }
    }

    /** A request as it came over the wire; header names in lower case. */
    public record Received(String method, String target, Map<String, String> headers, String body) {
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private final ServerSocket listener;
    private final Answer answer;
    private final String greeting;
    private final List<Received> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closes = new CountDownLatch(1);

    private RecordingServer(ServerSocket listener, Answer answer, String greeting) {
        this.listener = listener;
        this.answer = answer;
        this.greeting = greeting;
        Thread.ofVirtual().start(this::accept);
    }

    /** On 127.0.0.1. */
    public static RecordingServer answering(Answer answer) {
        return on("127.0.0.1", answer);
    }

    public static RecordingServer on(String address, Answer answer) {
        try {
            return on(new ServerSocket(0, 500, InetAddress.getByName(address)), answer);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static RecordingServer on(ServerSocket listener, Answer answer) {
        return new RecordingServer(listener, answer, "");
    }

    /** Answers every request alike. */
    public static RecordingServer answering(String whole) {
        return answering((request, wire) -> wire.write(whole));
    }

    /** Speaks first, on 127.0.0.1, whatever it is sent. */
    public static RecordingServer answeringAtOnce(String greeting) {
        try {
            ServerSocket listener = new ServerSocket(0, 500, InetAddress.getByName("127.0.0.1"));
            return new RecordingServer(listener, (request, wire) -> {}, greeting);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A whole answer with its length. */
    public static String reply(int status, String contentType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return "HTTP/1.1 " + status + " Words\r\nContent-Type: " + contentType + "\r\nContent-Length: " + bytes.length
                + "\r\n\r\n" + new String(bytes, StandardCharsets.ISO_8859_1);
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    public List<Received> requests() {
        return List.copyOf(requests);
    }

    public Received onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("expected one request, got " + requests);
        }
        return requests.getFirst();
    }

    public int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Wire wire = new Wire(socket, socket.getOutputStream(), closes);
            wire.write(greeting);
            for (Received request = read(in); request != null; request = read(in)) {
                requests.add(request);
                answer.to(request, wire);
            }
        } catch (IOException gone) {
            // The client went away, or the test is over.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Received read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                return null; // no HTTP: a greeting of TLS
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        List<String> parts = new ArrayList<>(List.of(first.split(" ")));
        return new Received(parts.get(0), parts.get(1), headers, body);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() {
        closes.countDown();
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
