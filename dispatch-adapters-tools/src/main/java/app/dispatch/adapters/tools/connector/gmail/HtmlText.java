package app.dispatch.adapters.tools.connector.gmail;

import java.util.Locale;
import java.util.Set;

/**
 * HTML as text, for messages that have no other: the words in their order, a line for each block, links with their address.
 * What is shown by style sheets or as pictures alone is lost. Used by one thread.
 */
final class HtmlText {
    /** Those that are not shown. */
    private static final Set<String> HIDDEN = Set.of("script", "style", "head", "title", "template", "noscript");

    /** Those with an empty line around. */
    private static final Set<String> APART =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "hr");

    /** Those that begin a line. */
    private static final Set<String> LINES =
            Set.of("br", "div", "tr", "li", "section", "article", "header", "footer", "dt", "dd", "body");

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private int at;
    private int lines;
    private boolean space;
    private String link = "";
    private int linkStart;

    private HtmlText(String html) {
        this.html = html;
    }

    static String of(String html) {
        return new HtmlText(html).read();
    }

    private String read() {
        while (at < html.length()) {
            int tag = html.indexOf('<', at);
            if (tag < 0 || !beginsTag(tag)) {
                int end = tag < 0 ? html.length() : tag + 1;
                words(html.substring(at, end));
                at = end;
            } else {
                words(html.substring(at, tag));
                at = tag;
                tag();
            }
        }
        return text.toString().strip();
    }

    private boolean beginsTag(int tag) {
        char next = tag + 1 < html.length() ? html.charAt(tag + 1) : ' ';
        return next == '/' || next == '!' || next == '?' || Character.isLetter(next);
    }

    private void tag() {
        if (html.startsWith("<!--", at)) {
            int end = html.indexOf("-->", at + 4);
            at = end < 0 ? html.length() : end + 3;
            return;
        }
        int end = tagEnd();
        String inside = html.substring(at + 1, end);
        at = Math.min(end + 1, html.length());
        boolean closes = inside.startsWith("/");
        String name = name(closes ? inside.substring(1) : inside);
        if (HIDDEN.contains(name) && !closes && !inside.endsWith("/")) {
            skip(name);
        } else if (APART.contains(name)) {
            lines = 2;
        } else if (LINES.contains(name)) {
            lines = name.equals("br") ? Math.min(lines + 1, 2) : Math.max(lines, 1);
        }
        if (name.equals("li") && !closes) {
            words("- ");
        } else if (name.equals("td") || name.equals("th")) {
            space = true;
        } else if (name.equals("a")) {
            link(closes ? "" : attribute(inside, "href"));
        }
    }

    /** The end of the tag: the next {@code >} that is not within quotes. */
    private int tagEnd() {
        char quote = 0;
        for (int i = at + 1; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return i;
            } else if ((c == '"' || c == '\'') && html.charAt(i - 1) == '=') {
                quote = c;
            }
        }
        return html.length();
    }

    private static String name(String inside) {
        int end = 0;
        while (end < inside.length() && Character.isLetterOrDigit(inside.charAt(end))) {
            end++;
        }
        return inside.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private void skip(String name) {
        String closing = "</" + name;
        while (at < html.length() && !html.regionMatches(true, at, closing, 0, closing.length())) {
            int next = html.indexOf('<', at + 1);
            at = next < 0 ? html.length() : next;
        }
    }

    private static String attribute(String inside, String name) {
        int start = inside.toLowerCase(Locale.ROOT).indexOf(name + "=");
        if (start < 0 || start + name.length() + 2 > inside.length()) {
            return "";
        }
        String value = inside.substring(start + name.length() + 1);
        char quote = value.isEmpty() ? ' ' : value.charAt(0);
        if (quote != '"' && quote != '\'') {
            return HtmlEntities.decoded(value.split("\\s", 2)[0]);
        }
        int end = value.indexOf(quote, 1);
        return HtmlEntities.decoded(value.substring(1, end < 0 ? value.length() : end));
    }

    /** At the end of a link, its address follows its words unless they are the address. */
    private void link(String next) {
        String words = text.substring(Math.min(linkStart, text.length())).strip();
        boolean says = link.startsWith("http://") || link.startsWith("https://");
        if (next.isEmpty() && says && !words.isEmpty() && !link.contains(words)) {
            text.append(" (").append(link.strip()).append(')');
        }
        link = next;
        linkStart = text.length();
    }

    private void words(String raw) {
        for (char c : HtmlEntities.decoded(raw).toCharArray()) {
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\u00a0') {
                space = true;
            } else {
                gap();
                text.append(c);
            }
        }
    }

    private void gap() {
        if (!text.isEmpty() && lines > 0) {
            text.append("\n".repeat(lines));
        } else if (!text.isEmpty() && space) {
            text.append(' ');
        }
        lines = 0;
        space = false;
    }

    /** The text with its character references resolved, for text that is not marked up otherwise. */
    static String unescaped(String escaped) {
        return HtmlEntities.decoded(escaped);
    }
}
