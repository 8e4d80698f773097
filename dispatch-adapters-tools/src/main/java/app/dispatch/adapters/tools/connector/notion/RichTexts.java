package app.dispatch.adapters.tools.connector.notion;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * Makes Notion's rich text of Markdown's inlines (https://developers.notion.com/reference/rich-text). Used by one thread, for
 * one text.
 */
final class RichTexts {
    /** UTF-16 units of one text (https://developers.notion.com/reference/request-limits). */
    static final int LONGEST = 2000;

    private static final int LONGEST_URL = 2000;

    /** Deeper than this, looks are left out. */
    private static final int MOST_LEVELS = 50;

    private static final Pattern BARE_URL = Pattern.compile("https?://[^\\s<>\"`]+");
    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>");

    private record Look(boolean bold, boolean italic, boolean strike, boolean code, String link) {
        static final Look PLAIN = new Look(false, false, false, false, "");

        Look to(String url) {
            return new Look(bold, italic, strike, code, url);
        }
    }

    private record Run(String text, Look look) {}

    private final List<Run> runs = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Look look = Look.PLAIN;

    /** The rich text of inlines. */
    static List<Value> of(List<Node> inlines) {
        RichTexts made = new RichTexts();
        inlines.forEach(inline -> made.add(inline, Look.PLAIN, 0));
        made.end();
        return made.items();
    }

    /** The rich text that looks like nothing. */
    static List<Value> plain(String text) {
        RichTexts made = new RichTexts();
        made.add(text, Look.PLAIN);
        made.end();
        return made.items();
    }

    /** An address that Notion may link to; empty for any other. */
    static String link(String destination) {
        String url = destination.strip().replace(" ", "%20");
        String scheme = url.toLowerCase(Locale.ROOT);
        boolean mail = scheme.startsWith("mailto:") && scheme.contains("@") && !scheme.matches("(?s).*\\s.*");
        boolean web = scheme.matches("https?://.*") && HttpUrl.parse(url) != null;
        return (mail || web) && url.length() <= LONGEST_URL ? url : "";
    }

    private void add(Node node, Look now, int level) {
        if (level > MOST_LEVELS) {
            flat(node, now);
            return;
        }
        switch (node) {
            case Text plain -> linked(plain.getLiteral(), now);
            case Code code -> add(code.getLiteral(), new Look(now.bold, now.italic, now.strike, true, now.link));
            case SoftLineBreak soft -> add(" ", now);
            case HardLineBreak hard -> add("\n", now);
            case HtmlInline html -> html(html.getLiteral(), now);
            case Emphasis em -> inside(em, new Look(now.bold, true, now.strike, now.code, now.link), level);
            case StrongEmphasis strong ->
                inside(strong, new Look(true, now.italic, now.strike, now.code, now.link), level);
            case Strikethrough out -> inside(out, new Look(now.bold, now.italic, true, now.code, now.link), level);
            case Link link -> inside(link, now.to(link(link.getDestination())), level);
            case Image image -> image(image, now, level);
            default -> inside(node, now, level);
        }
    }

    private void inside(Node parent, Look now, int level) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            add(child, now, level + 1);
        }
    }

    /** An image within a text can be no image in Notion: it becomes a link to it. */
    private void image(Image image, Look now, int level) {
        String url = link(image.getDestination());
        if (image.getFirstChild() == null) {
            add(url, now.to(now.link.isEmpty() ? url : now.link));
        } else {
            inside(image, now.to(now.link.isEmpty() ? url : now.link), level);
        }
    }

    private void html(String literal, Look now) {
        if (BREAK.matcher(literal).matches()) {
            add("\n", now);
        } else if (!literal.startsWith("<!--")) {
            add(literal, now);
        }
    }

    /** The texts below a node, without going deeper on the stack. */
    private void flat(Node top, Look now) {
        Deque<Node> open = new ArrayDeque<>(List.of(top));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node instanceof Text plain) {
                add(plain.getLiteral(), now);
            } else if (node instanceof Code code) {
                add(code.getLiteral(), now);
            } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
                add(" ", now);
            }
            for (Node child = node.getLastChild(); child != null; child = child.getPrevious()) {
                open.push(child);
            }
        }
    }

    /** Addresses that stand in a text are links, as people expect. */
    private void linked(String literal, Look now) {
        Matcher urls = BARE_URL.matcher(literal);
        int from = 0;
        while (now.link.isEmpty() && urls.find()) {
            String url = trimmed(urls.group());
            if (!link(url).isEmpty()) {
                add(literal.substring(from, urls.start()), now);
                add(url, now.to(url));
                from = urls.start() + url.length();
            }
        }
        add(literal.substring(from), now);
    }

    /** Without the punctuation of the sentence around it. */
    private static String trimmed(String url) {
        long open = url.chars().filter(c -> c == '(').count();
        long closed = url.chars().filter(c -> c == ')').count();
        int end = url.length();
        while (end > 0) {
            char last = url.charAt(end - 1);
            if (last == ')' && closed > open) {
                closed--;
            } else if (".,;:!?'*_~]}".indexOf(last) < 0) {
                break;
            }
            end--;
        }
        return url.substring(0, end);
    }

    private void add(String more, Look now) {
        if (more.isEmpty()) {
            return;
        }
        if (!now.equals(look)) {
            end();
            look = now;
        }
        text.append(more);
    }

    private void end() {
        if (!text.isEmpty()) {
            runs.add(new Run(text.toString(), look));
            text.setLength(0);
        }
    }

    private List<Value> items() {
        List<Value> items = new ArrayList<>();
        for (Run run : runs) {
            Texts.parts(run.text, LONGEST).forEach(part -> items.add(item(part, run.look)));
        }
        return items;
    }

    private static Fields item(String content, Look look) {
        Fields text = Fields.of("content", Value.of(content));
        Fields linked = look.link.isEmpty()
                ? text
                : Fields.builder()
                        .put("content", content)
                        .put("link", Fields.of("url", Value.of(look.link)))
                        .build();
        Value.FieldsBuilder annotations = Fields.builder();
        putIf(annotations, "bold", look.bold);
        putIf(annotations, "italic", look.italic);
        putIf(annotations, "strikethrough", look.strike);
        putIf(annotations, "code", look.code);
        Fields looks = annotations.build();
        Fields item = Fields.builder().put("type", "text").put("text", linked).build();
        return looks.isEmpty() ? item : item.with("annotations", looks);
    }

    private static void putIf(Value.FieldsBuilder to, String name, boolean set) {
        if (set) {
            to.put(name, true);
        }
    }
}
