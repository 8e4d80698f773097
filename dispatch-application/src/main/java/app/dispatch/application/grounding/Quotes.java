package app.dispatch.application.grounding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what stands in quotes, code and JSON in a brief: data, which says what is sent and not what is done. */
final class Quotes {
    /** Code fences, code, quotation marks of several languages, and lines that quote a mail; never more than a paragraph. */
    private static final Pattern QUOTED = Pattern.compile("```[\\s\\S]*?(?:```|$)"
            + "|\"\"\"[\\s\\S]*?\"\"\""
            + "|`[^`\\n]+`"
            + "|\"[^\"]*\""
            + "|“[^”]*”|„[^“”]*[“”]|«[^»]*»|‘[^’]*’"
            + "|(?<![\\p{L}\\p{N}])'[^\\s'][^'\\n]*(?:'\\p{L}[^'\\n]*){0,20}'(?!\\p{L})"
            + "|(?m:^>[^\\n]*$)");

    private static final Pattern PLAN =
            Pattern.compile("\"(?:enabled_?tools|steps|params|tool)\"\\s*:", Pattern.CASE_INSENSITIVE);

    private static final Pattern PARAGRAPH = Pattern.compile("\\n[^\\S\\n]*\\n");

    /** What stands before an address that is a place and no text: a preposition, a verb of calling, a name of a place. */
    private static final Pattern PLACE = Pattern.compile(
            "(?:[:=,(]|\\b(?:to|at|from|into|in|on|with|via|by|of|for|and|or|cc|bcc|get|fetch|read|call|check|visit|open|ping"
                    + "|download|mail|email|e-mail|dm|tell|notify|channel|repo|repository|address|url|recipient|user|customer"
                    + "|payment|team|page|database|folder|file|calendar|event|an|nach|von|bei|in|a|à|de|en|para|chez|dans))\\s*$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESS = Pattern.compile("[@#/]|\\w\\.\\w");
    private static final int LONGEST_NAME = 60;

    private Quotes() {}

    /**
     * Where they are, in their order.
     *
     * @param bare whether those that hold nothing but one address or one short name are among them
     */
    static List<Span> of(String brief, boolean bare) {
        List<Span> spans = new ArrayList<>(plans(brief));
        Matcher quoted = QUOTED.matcher(brief);
        for (int from = 0; from <= brief.length() && quoted.find(from); ) {
            Span span = new Span(quoted.start(), quoted.end());
            String quote = quoted.group();
            boolean broken = quote.startsWith("\"")
                    && !quote.startsWith("\"\"\"")
                    && PARAGRAPH.matcher(quote).find();
            if (!broken
                    && (bare
                            || !(isBare(quote)
                                    && PLACE.matcher(brief)
                                            .region(Math.max(0, span.start() - 40), span.start())
                                            .find()))) {
                spans.add(span);
            }
            from = broken ? span.start() + 1 : span.end();
        }
        spans.sort(Comparator.comparingInt(Span::start));
        return spans;
    }

    private static boolean isBare(String quote) {
        String inner = quote.replaceAll("^[\"'`“„«‘>\\s]+|[\"'`“”»’\\s]+$", "");
        if (inner.chars().noneMatch(Character::isWhitespace)) {
            return true;
        }
        return inner.length() <= LONGEST_NAME
                && inner.split("\\s+", -1).length <= 4
                && !ADDRESS.matcher(inner).find();
    }

    /** Objects of JSON that are written like plans. */
    private static List<Span> plans(String brief) {
        List<Span> spans = new ArrayList<>();
        int from = 0;
        for (int open = brief.indexOf('{'); open >= 0; open = brief.indexOf('{', from)) {
            int end = close(brief, open);
            Span span = new Span(open, end);
            if (PLAN.matcher(brief).region(open, end).find()) {
                spans.add(span);
            }
            from = end;
        }
        return spans;
    }

    private static int close(String brief, int open) {
        int depth = 0;
        for (int i = open; i < brief.length(); i++) {
            depth += brief.charAt(i) == '{' ? 1 : brief.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return brief.length();
    }
}
