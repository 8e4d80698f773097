package app.dispatch.server.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A request as it goes over the wire.
 *
 * @param target the path and query as they are written in the first line
 * @param headers whole lines, without those that every request has
 */
record Request(String method, String target, List<String> headers, byte[] body) {
    private static final Pattern SESSION = Pattern.compile("dispatch_session=ey[\\w.-]+");
    private static final int MOST_SHOWN = 1_500;

    Request withMethod(String other) {
        return new Request(other, target, headers, body);
    }

    Request withTarget(String other) {
        return new Request(method, other, headers, body);
    }

    Request withBody(byte[] other) {
        return new Request(method, target, headers, other);
    }

    /** With this header in place of those of the same name. */
    Request with(String name, String value) {
        List<String> others = new ArrayList<>(headers);
        others.removeIf(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
        others.add(name + ": " + value);
        return new Request(method, target, others, body);
    }

    boolean hasHeader(String name) {
        return headers.stream().anyMatch(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
    }

    byte[] bytes() {
        StringBuilder head =
                new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        if (body.length > 0 || !method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /** The bytes as a line that {@code printf '%b'} turns into them again. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        for (byte one : bytes()) {
            switch (one) {
                case '\r' -> line.append("\\r");
                case '\n' -> line.append("\\n");
                case '\\' -> line.append("\\\\");
                default ->
                    line.append(one >= ' ' && one <= '~' ? String.valueOf((char) one) : String.format("\\x%02x", one));
            }
        }
        return line.length() <= MOST_SHOWN
                ? line.toString()
                : line.substring(0, MOST_SHOWN) + "… (" + bytes().length + " bytes)";
    }
}
