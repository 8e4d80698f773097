package app.dispatch.application.grounding;

import app.dispatch.domain.compose.Brief;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds prompt injection: the parts of a brief that speak to a model rather than to Dispatch: "ignore all previous instructions", turns of a
 * system or an assistant, notes to whatever plans, claims that all was approved, hidden text. Nobody who only wants
 * something done writes them; they come with texts that were pasted. Pure.
 */
public final class PromptInjection {
    /** What ends a clause, so that what stands before a sign is not lost with it. */
    private static final Pattern BREAK = Pattern.compile("[.!?;(\\[\\n—–]|,\\s|\\s(?:and|but|then|und|y|et)\\s");

    private static final Pattern SENTENCE_BREAK = Pattern.compile("[.!?;\\n]\\s");
    private static final Pattern PARAGRAPH = Pattern.compile("\\n[^\\S\\n]*\\n");
    private static final Pattern CONDITION = Pattern.compile(
            "\\b(?:when|whenever|if|once|after|until|unless|whether|that|which|who|where|because|since|as soon as"
                    + "|every time|each time|wenn|sobald|falls|cuando|si|quand|lorsque)\\b");

    private PromptInjection() {}

    /** Such parts outside of quotes, in their order, none touching another. What is quoted is data anyway. */
    public static List<Span> spans(String brief) {
        List<Span> quotes = Quotes.of(brief, true);
        return joined(found(brief).stream()
                .filter(found -> quotes.stream().noneMatch(quote -> quote.holds(found.sign())))
                .map(Found::span)
                .toList());
    }

    /** Whether there is any such part, in quotes or not. */
    static boolean any(String brief) {
        return !found(brief).isEmpty();
    }

    /** The brief with spaces in place of such parts: all else stands where it stood. */
    public static Brief without(Brief brief) {
        return brief.withInput(Span.blank(brief.input(), spans(brief.input())));
    }

    /** What a plan says of the parts that were left out. */
    public static List<String> assumptions(String brief) {
        return spans(brief).stream()
                .map(span -> "Left out, as it speaks to a model rather than to Dispatch: “"
                        + shown(brief.substring(span.start(), span.end())) + "”.")
                .toList();
    }

    private static String shown(String text) {
        String line = text.codePoints()
                .filter(c -> !Invisible.is(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll("\\s+", " ")
                .strip();
        return line.length() <= 100
                ? line
                : line.substring(0, line.offsetByCodePoints(0, Math.min(100, line.codePointCount(0, line.length()))))
                        + "…";
    }

    /** A sign's place, and the part of the text that goes with it. */
    private record Found(int sign, Span span) {}

    private static List<Found> found(String brief) {
        List<Found> found = new ArrayList<>();
        NormalizedText words = NormalizedText.words(brief);
        find(brief, words, Signs.all(), found);
        find(brief, words.map(PromptInjection::rot13), Signs.overrides(), found);
        find(brief, words.map(PromptInjection::unleet), Signs.overrides(), found);
        EncodedText.in(brief).forEach(span -> found.add(new Found(span.start(), span)));
        return found;
    }

    private static void find(String brief, NormalizedText folded, List<Sign> signs, List<Found> found) {
        for (Sign sign : signs) {
            Matcher words = sign.form().matcher(folded.text());
            while (words.find()) {
                if (!sign.told() || !isCondition(folded.text(), words.start())) {
                    Span span = span(folded.text(), sign, words);
                    int start = folded.written(span.start());
                    int end = folded.written(span.end());
                    found.add(new Found(folded.written(words.end() - 1), whole(brief, start, end, sign)));
                }
            }
        }
    }

    /** "When the owner has approved it" is no claim. */
    private static boolean isCondition(String text, int at) {
        int start = 0;
        Matcher end = SENTENCE_BREAK.matcher(text).region(0, at);
        while (end.find()) {
            start = end.end();
        }
        return CONDITION.matcher(text).region(start, at).find();
    }

    private static Span span(String text, Sign sign, Matcher words) {
        return switch (sign.reach()) {
            case WORDS -> new Span(words.start(), words.end());
            case PARAGRAPH -> new Span(clause(text, words), paragraph(text, words.end()));
            case REST -> new Span(clause(text, words), text.length());
        };
    }

    private static int clause(String text, Matcher words) {
        int start = 0;
        Matcher end = BREAK.matcher(text).region(0, words.start());
        while (end.find()) {
            start = end.end();
        }
        int first = words.start();
        while (first < words.end() && !Character.isLetterOrDigit(text.charAt(first)) && text.charAt(first) != '<') {
            first++;
        }
        return first > words.start() ? first : start;
    }

    private static int paragraph(String text, int from) {
        Matcher end = PARAGRAPH.matcher(text).region(from, text.length());
        return end.find() ? end.start() : text.length();
    }

    /** What stands in brackets ends with them. */
    private static Span whole(String brief, int start, int end, Sign sign) {
        int open = start - 1;
        while (open >= 0 && Character.isWhitespace(brief.charAt(open))) {
            open--;
        }
        if (sign.reach() != Sign.Reach.PARAGRAPH || open < 0 || "([".indexOf(brief.charAt(open)) < 0) {
            return new Span(start, end);
        }
        int close = brief.indexOf(brief.charAt(open) == '(' ? ')' : ']', start);
        return close < 0 || close >= end ? new Span(open, end) : new Span(open, close + 1);
    }

    private static List<Span> joined(List<Span> spans) {
        List<Span> joined = new ArrayList<>();
        for (Span span :
                spans.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
            if (!joined.isEmpty() && span.start() <= joined.getLast().end()) {
                Span last = joined.removeLast();
                joined.add(new Span(last.start(), Math.max(last.end(), span.end())));
            } else if (span.end() > span.start()) {
                joined.add(span);
            }
        }
        return joined;
    }

    private static int rot13(int c) {
        return c >= 'a' && c <= 'z' ? 'a' + (c - 'a' + 13) % 26 : c;
    }

    private static int unleet(int c) {
        return switch (c) {
            case '0' -> 'o';
            case '1' -> 'i';
            case '3' -> 'e';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '7' -> 't';
            default -> c;
        };
    }
}
