package app.dispatch.adapters.tools.planner.text;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds addresses in a text: with a scheme, or as a host alone such as {@code example.com/api} or {@code localhost:8080}. */
final class Links {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{1,15}://");
    private static final Pattern LOCAL =
            Pattern.compile("(?:localhost|\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\d{1,5})?(?=[/?#\\s,;.!?)'’]|$)");
    private static final Pattern HOST = Pattern.compile(
            "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,16}([a-z]{2,20})(:\\d{1,5})?(?=([/?#\\s,;.!:)'’\\]>\"]|$))",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_BRACES = 200;
    /** Endings that make a dotted name an address by themselves; others need a port or a path. */
    private static final Set<String> ENDINGS = Phrases.words("""
            com org net io dev app ai co edu gov de fr es it nl uk eu ch at se pl us ca info biz xyz cloud tech
            test example local internal localhost localdomain tv me fm gg sh jp in br au""");

    private Links() {}

    /** The address that starts at that offset, which must be the start of a word. */
    static Optional<Token.Link> at(String text, int offset) {
        Matcher scheme = SCHEME.matcher(text).region(offset, text.length());
        if (scheme.lookingAt()) {
            int end = end(text, offset, scheme.end());
            return end == scheme.end()
                    ? Optional.empty()
                    : Optional.of(new Token.Link(text.substring(offset, end), false, offset, end));
        }
        return assumed(text, offset).map(prefix -> {
            int end = end(text, offset, offset);
            return new Token.Link(prefix + text.substring(offset, end), true, offset, end);
        });
    }

    private static Optional<String> assumed(String text, int offset) {
        if (LOCAL.matcher(text).region(offset, text.length()).lookingAt()) {
            return Optional.of("http://");
        }
        Matcher host = HOST.matcher(text).region(offset, text.length());
        if (!host.lookingAt()) {
            return Optional.empty();
        }
        boolean known = ENDINGS.contains(host.group(1).toLowerCase(Locale.ROOT));
        boolean more = host.group(2) != null || "/".equals(host.group(3));
        return known || more ? Optional.of("https://") : Optional.empty();
    }

    /** Where the address ends: at a space or quote, or at a bracket that it did not open; signs of the sentence are left out. */
    private static int end(String text, int start, int body) {
        int round = 0;
        int square = 0;
        int curly = 0;
        int at = body;
        while (at < text.length()) {
            char sign = text.charAt(at);
            int braces = braces(text, at);
            if (braces > 0) {
                at = braces;
                continue;
            }
            if (Character.isWhitespace(sign) || "\"<>`“”«»|\\^".indexOf(sign) >= 0 || nextLink(text, at)) {
                break;
            }
            round += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            square += sign == '[' ? 1 : sign == ']' ? -1 : 0;
            curly += sign == '{' ? 1 : sign == '}' ? -1 : 0;
            if (round < 0 || square < 0 || curly < 0) {
                break;
            }
            at++;
        }
        return trimmed(text, start, at);
    }

    /** The end of double braces that open here: spaces between them belong to the address. */
    private static int braces(String text, int at) {
        if (!text.startsWith("{{", at)) {
            return 0;
        }
        int close =
                text.substring(at, Math.min(text.length(), at + LONGEST_BRACES)).indexOf("}}");
        return close < 0 ? 0 : at + close + 2;
    }

    private static boolean nextLink(String text, int at) {
        return text.charAt(at) == ','
                && SCHEME.matcher(text).region(at + 1, text.length()).lookingAt();
    }

    private static int trimmed(String text, int start, int end) {
        int last = end;
        while (last > start) {
            if (last - start > 2 && (text.startsWith("'s", last - 2) || text.startsWith("’s", last - 2))) {
                last -= 2;
            } else if (".,;:!?'’…".indexOf(text.charAt(last - 1)) >= 0) {
                last--;
            } else {
                break;
            }
        }
        return last;
    }
}
