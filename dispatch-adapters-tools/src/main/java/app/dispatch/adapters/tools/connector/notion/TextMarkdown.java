package app.dispatch.adapters.tools.connector.notion;

import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes Notion's rich text as Markdown, such that what is no mark of it does not become one. */
final class TextMarkdown {
    /** Marks anywhere in a text; an underscore within a word is none. */
    private static final Pattern MARKS = Pattern.compile(
            "[\\\\`*\\[\\]]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])|<(?=[A-Za-z/!?])|~(?=~)|(?<=~)~|&(?=#?\\w{1,30};)");

    /** Marks at the beginning of a line. */
    private static final Pattern LEADING =
            Pattern.compile("(?m)^([ \\t]*)(#{1,6}(?=\\s|$)|>|[-+](?=\\s|$)|-(?=-)|=(?==)|~(?=~~))");

    private static final Pattern NUMBER = Pattern.compile("(?m)^([ \\t]*\\d{1,9})([.)])(?=\\s|$)");
    private static final Pattern BARE_URL = Pattern.compile("https?://[A-Za-z0-9:/?&=.%#+@,;-]*[A-Za-z0-9/]");

    /** The looks from the outermost to the innermost, by how they are marked. */
    private static final List<Look> LOOKS = List.of(
            new Look(Run::href, ""),
            new Look(run -> run.looks.contains("strikethrough") ? "~~" : "", "~~"),
            new Look(run -> run.looks.contains("bold") ? "**" : "", "**"),
            new Look(run -> run.looks.contains("italic") ? "*" : "", "*"),
            new Look(run -> run.looks.contains("code") ? "`" : "", "`"));

    /**
     * A look.
     *
     * @param of tells runs that share it; empty when a run has it not
     * @param mark what stands around it; empty for a link
     */
    private record Look(Function<Run, String> of, String mark) {}

    private record Run(String text, Set<String> looks, String href) {}

    private TextMarkdown() {}

    /** As it stands in a paragraph: of several lines. */
    static String lines(List<Value> richText) {
        String text = inline(richText).strip();
        return NUMBER.matcher(LEADING.matcher(text).replaceAll("$1\\\\$2"))
                .replaceAll("$1\\\\$2")
                .replace("\n", "\\\n");
    }

    /** On one line, as in a heading. */
    static String line(List<Value> richText) {
        return joined(inline(richText), " ");
    }

    /** In a cell of a table. */
    static String cell(List<Value> richText) {
        return joined(inline(richText).replace("|", "\\|"), "<br>");
    }

    private static String joined(String text, String between) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(between));
    }

    /** Without its looks. */
    static String plain(List<Value> richText) {
        return fields(richText).map(TextMarkdown::text).collect(Collectors.joining());
    }

    private static String inline(List<Value> richText) {
        return marked(fields(richText).map(TextMarkdown::run).toList(), 0);
    }

    /** Runs that share a look stand between one pair of its marks, so that no two marks touch. */
    private static String marked(List<Run> runs, int level) {
        if (level == LOOKS.size()) {
            return MARKS.matcher(text(runs)).replaceAll("\\\\$0");
        }
        Look look = LOOKS.get(level);
        StringBuilder all = new StringBuilder();
        for (int from = 0, to; from < runs.size(); from = to) {
            String shared = look.of.apply(runs.get(from));
            to = from + 1;
            while (to < runs.size() && look.of.apply(runs.get(to)).equals(shared)) {
                to++;
            }
            List<Run> group = runs.subList(from, to);
            all.append(shared.isEmpty() ? marked(group, level + 1) : outside(group, level, shared));
        }
        return all.toString();
    }

    /** Runs between marks; the spaces at the ends stand outside of them, since marks must not touch a space. */
    private static String outside(List<Run> runs, int level, String shared) {
        String mark = LOOKS.get(level).mark;
        String inner = mark.equals("`") ? text(runs) : marked(runs, level + 1);
        String core = inner.strip();
        if (core.isEmpty()) {
            return inner;
        }
        int start = inner.indexOf(core);
        String around = switch (mark) {
            case "" -> link(core, text(runs).strip(), shared);
            case "`" -> code(core);
            default -> mark + core + mark;
        };
        return inner.substring(0, start) + around + inner.substring(start + core.length());
    }

    private static String text(List<Run> runs) {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }

    /** An address that is its own text stands for itself. */
    private static String link(String marked, String plain, String url) {
        if (plain.equals(url) && BARE_URL.matcher(url).matches()) {
            return url;
        }
        boolean itself = plain.equals(url) && url.matches("https?://[^\\s<>]+");
        return itself ? "<" + url + ">" : "[" + marked + "](" + destination(url) + ")";
    }

    private static Stream<Fields> fields(List<Value> richText) {
        return richText.stream()
                .flatMap(item -> item instanceof Fields fields ? Stream.of(fields) : Stream.<Fields>empty());
    }

    private static String text(Fields item) {
        return item.text("plain_text")
                .or(() -> Shape.text(item, "text.content"))
                .orElse("");
    }

    private static Run run(Fields item) {
        Fields looks = item.fields("annotations");
        String href =
                item.text("href").or(() -> Shape.text(item, "text.link.url")).orElse("");
        boolean equation = item.text("type").equals(Optional.of("equation"));
        Set<String> set = looks.values().entrySet().stream()
                .filter(look -> look.getValue().equals(Value.of(true)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        // Notion's own pages are told without the host.
        String url = href.startsWith("/") ? "https://www.notion.so" + href : href;
        return new Run(equation ? "$" + text(item) + "$" : text(item), set, url);
    }

    private static String code(String text) {
        String fence = "`".repeat(Texts.longestRun(text, '`') + 1);
        boolean touches = text.startsWith("`") || text.endsWith("`");
        return touches ? fence + " " + text + " " + fence : fence + text + fence;
    }

    /** As it may stand between parentheses. */
    static String destination(String url) {
        return url.replace(" ", "%20")
                .replace("(", "%28")
                .replace(")", "%29")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace("\\", "%5C")
                .replaceAll("\\s", "");
    }
}
