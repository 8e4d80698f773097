package app.dispatch.adapters.tools.mail;

import app.dispatch.application.mail.MailFailed;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said and answered on one connection (RFC 5321). Of an answer its numbers alone are told: in its words a server may repeat what it
 * was sent.
 */
final class SmtpTalk {
    /** RFC 5321 section 4.5.3.1 has 512 for a line, and a few lines for an answer. */
    private static final int LONGEST = 64 * 1024;

    private static final int CODE = 3;

    /** The code, and the one of RFC 3463 behind it. */
    private static final Pattern NUMBERS = Pattern.compile("[0-9]{3}(?:[ -][245]\\.[0-9]{1,3}\\.[0-9]{1,3}(?= |$))?");

    private final InputStream in;
    private final OutputStream out;

    SmtpTalk(Socket socket) throws IOException {
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** What is asked for, in words, and what may help where it is refused; empty for nothing. */
    record Asked(String what, String help) {
        static Asked of(String what) {
            return new Asked(what, "");
        }
    }

    /** Says something that is to be answered by this code; the answer. */
    String ask(String line, int code, Asked asked) throws IOException {
        say(line);
        return expect(code, asked);
    }

    String ask(String line, int code, String what) throws IOException {
        return ask(line, code, Asked.of(what));
    }

    void say(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** An answer of one line or more. */
    String expect(int code, Asked asked) throws IOException {
        StringBuilder answer = new StringBuilder();
        String line;
        do {
            line = line();
            answer.append(line).append('\n');
            if (answer.length() > LONGEST) {
                throw new MailFailed("the mail server's answer to " + asked.what() + " has no end");
            }
        } while (line.length() > CODE && line.charAt(CODE) == '-');
        if (!line.startsWith(String.valueOf(code))) {
            Matcher numbers = NUMBERS.matcher(line);
            throw new MailFailed("the mail server refused " + asked.what() + " ("
                    + (numbers.lookingAt() ? numbers.group() : "no code") + ")"
                    + (asked.help().isEmpty() ? "" : "; " + asked.help()));
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
