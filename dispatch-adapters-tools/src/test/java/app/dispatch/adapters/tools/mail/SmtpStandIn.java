package app.dispatch.adapters.tools.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server that keeps what it is said, line by line, and answers as it is told to. */
final class SmtpStandIn implements AutoCloseable {
    /** What an answer begins with after which nothing is heard any more. */
    static final String LAST = "(last)";

    final List<String> said = new CopyOnWriteArrayList<>();

    private final ServerSocket listening;
    private final @Nullable SSLContext certificate;
    private final boolean fromTheFirstByte;
    private final Map<String, String> answers;

    /**
     * One that listens.
     *
     * @param answers by how a line begins, where they are not the usual ones
     * @param certificate null for no encryption
     */
    SmtpStandIn(Map<String, String> answers, @Nullable SSLContext certificate, boolean fromTheFirstByte) {
        try {
            this.listening = new ServerSocket(0, 50, InetAddress.getByName("0.0.0.0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.answers = answers;
        this.certificate = certificate;
        this.fromTheFirstByte = fromTheFirstByte;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                talk(fromTheFirstByte ? encrypted(socket) : socket, true);
            } catch (IOException over) {
                said.add("(the connection ended)");
            }
        }
    }

    private Socket encrypted(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) certificate.getSocketFactory().createSocket(plain, null, true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        said.add("(encrypted)");
        return socket;
    }

    private void talk(Socket socket, boolean greets) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        if (greets) {
            answer(socket, answers.getOrDefault("", "220 hello"));
        }
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            said.add(line);
            if (data && !line.equals(".")) {
                continue;
            }
            data = line.equals("DATA");
            String answer = answerTo(line);
            answer(socket, answer.replace(LAST, ""));
            if (answer.startsWith(LAST)) {
                socket.setSoLinger(true, 0); // what comes now is answered by a reset
                socket.close();
                return;
            }
            if (line.equals("STARTTLS")) {
                talk(encrypted(socket), false);
                return;
            }
        }
    }

    private String answerTo(String line) {
        return answers.entrySet().stream()
                .filter(each -> !each.getKey().isEmpty() && line.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> usual(line));
    }

    private String usual(String line) {
        boolean more = certificate != null && !fromTheFirstByte && !said.contains("(encrypted)");
        return switch (line.split("[ :]", 2)[0]) {
            case "EHLO" -> more ? "250-here\r\n250-STARTTLS\r\n250 AUTH PLAIN" : "250-here\r\n250 AUTH PLAIN";
            case "AUTH" -> line.equals("AUTH LOGIN") ? "334 VXNlcm5hbWU6" : "235 in";
            case "DATA" -> "354 go on";
            case "STARTTLS" -> "220 do";
            default -> "250 ok";
        };
    }

    private static void answer(Socket socket, String text) throws IOException {
        socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
