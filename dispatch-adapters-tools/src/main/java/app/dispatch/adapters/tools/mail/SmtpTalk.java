package app.dispatch.adapters.tools.mail;

import app.dispatch.application.mail.MailFailed;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What is said and answered on one connection (RFC 5321). No word of an answer is told: a server may repeat there what it was sent. */
final class SmtpTalk {
    /** RFC 5321 section 4.5.3.1 has 512 for a line, and a few lines for an answer. */
    private static final int LONGEST = 64 * 1024;

    private static final int CODE = 3;

    private final InputStream in;
    private final OutputStream out;

    SmtpTalk(Socket socket) throws IOException {
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** Says something that is to be answered by this code; the answer. */
    String ask(String line, int code, String what) throws IOException {
        say(line);
        return expect(code, what);
    }

    void say(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** An answer of one line or more. */
    String expect(int code, String what) throws IOException {
        StringBuilder answer = new StringBuilder();
        String line;
        do {
            line = line();
            answer.append(line).append('\n');
            if (answer.length() > LONGEST) {
                throw new MailFailed("the mail server's answer to " + what + " has no end");
            }
        } while (line.length() > CODE && line.charAt(CODE) == '-');
        if (!line.startsWith(String.valueOf(code))) {
            String said = line.matches("[0-9]{3}.*") ? line.substring(0, CODE) : "no code";
            throw new MailFailed("the mail server refused " + what + " (" + said + ")");
        }
        return answer.toString();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (line.length() > LONGEST) {
                throw new MailFailed("the mail server's answer has no end");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
