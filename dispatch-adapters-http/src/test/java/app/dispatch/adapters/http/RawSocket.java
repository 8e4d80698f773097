package app.dispatch.adapters.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection over which a test says what no HTTP client would. */
public final class RawSocket implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    public RawSocket(int port) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(20_000);
            in = socket.getInputStream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public RawSocket send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    public RawSocket send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends nothing more. */
    public RawSocket finish() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What comes up to this text, with it, or up to the end of the connection. */
    public String readTo(String end) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            int next;
            while (!read.toString(StandardCharsets.UTF_8).endsWith(end) && (next = in.read()) >= 0) {
                read.write(next);
            }
            return read.toString(StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What comes until the other side ends the connection. */
    public String readAll() {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Status and body of an answer that ends the connection. */
    public static String status(String answer) {
        return answer.substring(0, Math.max(0, answer.indexOf("\r\n")));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
