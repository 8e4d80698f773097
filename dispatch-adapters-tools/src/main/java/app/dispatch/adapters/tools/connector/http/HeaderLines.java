package app.dispatch.adapters.tools.connector.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Headers as a user writes them: a name, a colon, a value, one a line. */
final class HeaderLines {
    private static final Pattern LINE = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):\\s+(.*)");

    private HeaderLines() {}

    /**
     * All of them.
     *
     * @throws IllegalArgumentException for a line that is none
     */
    static Map<String, String> parse(String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("no header");
            }
            headers.put(matcher.group(1), matcher.group(2));
        });
        return headers;
    }

    /** The header that a secret goes in: the one that it is written with, else {@code Authorization}. */
    static Map<String, String> secret(String text) {
        Matcher matcher = LINE.matcher(text);
        return matcher.matches() ? Map.of(matcher.group(1), matcher.group(2)) : Map.of("Authorization", text);
    }
}
