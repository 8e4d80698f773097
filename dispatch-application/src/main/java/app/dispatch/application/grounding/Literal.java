package app.dispatch.application.grounding;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something in a plan's text that leads out of it.
 *
 * @param kind what it is
 * @param text as it is compared with the brief
 * @param rest what follows a host in its URL, expressions included
 * @param port of a host, where it is not the usual one; else empty
 */
record Literal(Kind kind, String text, String rest, String port) {
    /** One that is no host in a URL. */
    Literal(Kind kind, String text, String rest) {
        this(kind, text, rest, "");
    }

    enum Kind {
        EMAIL("the address"),
        HOST("the host"),
        HANDLE("the handle"),
        PHONE("the number"),
        ACCOUNT("the account");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+'-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}");
    private static final Pattern URL =
            Pattern.compile("(?:https?|wss?|ftps?):[/\\\\]+(\\[[0-9a-f:.]+]|[^/\\\\\\s?#\"'<>()\\[\\]{}`|,;]*)");
    private static final Pattern PORT = Pattern.compile("^.*:(\\d*)$");
    private static final Pattern HANDLE =
            Pattern.compile("(?<![\\p{L}\\p{N}._%+@/-])@([\\p{L}\\p{N}][\\w-]{1,38})|<[!@]([\\w-]{2,40})");
    private static final Pattern PHONE = Pattern.compile("\\+\\d[\\d ().-]{6,18}\\d");
    private static final Pattern IBAN =
            Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\\b");
    private static final Pattern WALLET = Pattern.compile("\\b(?:0x[0-9a-f]{40}|bc1[a-z0-9]{20,60})\\b");

    /** All of them in a text. */
    static List<Literal> in(String written) {
        List<Literal> found = new ArrayList<>();
        String text = NormalizedText.plain(written).text();
        Matcher urls = URL.matcher(text);
        while (urls.find()) {
            String port = PORT.matcher(urls.group(1)).replaceFirst("$1");
            found.add(new Literal(
                    Kind.HOST,
                    host(urls.group(1)),
                    rest(text, urls.end()),
                    port(urls.group().split(":", 2)[0], port.equals(urls.group(1)) ? null : port)));
        }
        find(EMAIL, text, Kind.EMAIL, found);
        Matcher handles = HANDLE.matcher(text);
        while (handles.find()) {
            found.add(new Literal(Kind.HANDLE, handles.group(1) == null ? handles.group(2) : handles.group(1), ""));
        }
        find(PHONE, text, Kind.PHONE, found);
        find(WALLET, text, Kind.ACCOUNT, found);
        find(IBAN, written, Kind.ACCOUNT, found);
        return found;
    }

    /** What follows a host in its URL: up to a space or a quote outside of expressions. */
    private static String rest(String text, int from) {
        int end = from;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && "\"'<>`".indexOf(text.charAt(end)) < 0) {
            int close = text.startsWith("{{", end) ? text.indexOf("}}", end) : -1;
            end = close < 0 ? end + 1 : close + 2;
        }
        return text.substring(from, Math.min(end, text.length()));
    }

    private static void find(Pattern form, String text, Kind kind, List<Literal> found) {
        Matcher matcher = form.matcher(text);
        while (matcher.find()) {
            found.add(new Literal(kind, matcher.group(), ""));
        }
    }

    /** The port, where it is not the usual one of the scheme, or of any when none is written; else empty. */
    static String port(@Nullable String scheme, @Nullable String port) {
        if (port == null) {
            return "";
        }
        boolean usual =
                (port.equals("443") && !"http".equals(scheme)) || (port.equals("80") && !"https".equals(scheme));
        return usual ? "" : port;
    }

    /** Without user, port, {@code www.} and a last dot. */
    static String host(String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        host = host.startsWith("[") ? host : host.replaceFirst(":\\d*$", "");
        host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    boolean isSameHost(Literal other) {
        return kind == Kind.HOST && other.kind == Kind.HOST && text.equals(other.text);
    }

    /** Whether one of its words mixes Latin letters with others that look like them (UTS #39). */
    boolean isDisguised() {
        for (String label : text.split("[.@_-]", -1)) {
            boolean latin = label.chars().anyMatch(c -> c >= 'a' && c <= 'z');
            boolean other = label.codePoints()
                    .mapToObj(Character.UnicodeScript::of)
                    .anyMatch(script -> switch (script) {
                        case CYRILLIC, GREEK, ARMENIAN, CHEROKEE, COPTIC -> true;
                        default -> false;
                    });
            if (latin && other) {
                return true;
            }
        }
        return false;
    }

    /** Whether the brief holds it: in its writer's own words, or in quotes too. */
    boolean isIn(BriefText briefText, boolean own) {
        return switch (kind) {
            case PHONE -> briefText.saysDigits(text.replaceAll("\\D", ""));
            case ACCOUNT -> briefText.saysTogether(text);
            case HOST -> briefText.places(text, own).haveOn(port);
            case EMAIL -> holds(briefText, own, text);
            case HANDLE -> own ? briefText.wishesName(text) : briefText.wishesName(text) || briefText.says("@" + text);
        };
    }

    private static boolean holds(BriefText briefText, boolean own, String text) {
        return own ? briefText.wishes(text) : briefText.says(text);
    }
}
