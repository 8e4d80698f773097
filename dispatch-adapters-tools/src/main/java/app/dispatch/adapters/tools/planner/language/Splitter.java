package app.dispatch.adapters.tools.planner.language;

import app.dispatch.adapters.tools.planner.text.LooseJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a text of any language into what stays as it is, words, numbers and marks. */
final class Splitter {
    /** How much a bracket may hold to be tried as JSON; many that never close would be slow. */
    private static final int MOST_TRIES = 50;

    // Counts are bounded: a group that repeats without one overflows the stack on a long text.
    private static final Pattern QUOTE =
            Pattern.compile("„[^“”\"„]*[“”\"]|“[^”]*”|«[^»]*»|»[^«»]*«|「[^」]*」|『[^』]*』|\"[^\"]*\"|`[^`]*`"
                    + "|(?<![\\p{L}\\d])'[^'\\n]*'(?!\\p{L})|(?<![\\p{L}\\d])‘[^’\\n]*’(?!\\p{L})");
    private static final Pattern KEPT =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{1,15}://[^\\s\"'<>\\u3000-\\u9fff\\uff00-\\uffef]+"
                    + "|[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,16}"
                    + "|[#@][\\w\\u00c0-\\u024f][\\w\\u00c0-\\u024f-]*"
                    + "|[A-Za-z]{1,32}/[A-Z][A-Za-z_]+" // a time zone
                    + "|[A-Za-z0-9][\\w-]{0,99}/[A-Za-z0-9][\\w.-]*\\w"
                    + "|(?:[A-Za-z0-9-]{1,63}\\.){1,16}[A-Za-z]{2,20}(?::\\d+)?(?:/[^\\s\"'\\u3000-\\u9fff\\uff00-\\uffef]*)?"
                    + "|localhost(?::\\d+)?(?:/\\S*)?"
                    + "|[A-Za-z0-9]{1,64}_[A-Za-z0-9_]+"
                    + "|[A-Z]{2,}-\\d+"
                    + "|(?=[A-Za-z0-9-]{0,64}\\d)(?=[A-Za-z0-9-]{0,64}[A-Za-z])[A-Za-z0-9-]{12,}"
                    + "|\\{\\{[^{}]*\\}\\}|\\{\\w+\\}|\\w{1,64}=[^\\s,;]+|[$€£]\\d[\\d.,]*\\d|[$€£]\\d");
    private static final Pattern TIME = Pattern.compile(
            "(\\d{1,2})(?:(?:\\s?[hH]|:)(\\d{2})|\\.(\\d{2})(?=\\s*(?:Uhr|uhr|uur)\\b)|[hH](?![A-Za-z]))");
    private static final Pattern NUMBER =
            Pattern.compile("\\d+(?:[.,]\\d+){0,8}(?:\\s?[%€])?(?:er|ère|re|[ºª°o](?![a-z])|\\.(?= \\p{Lu}))?");
    private static final Pattern WORD = Pattern.compile("[\\p{IsLatin}\\p{M}]+(?:-[\\p{IsLatin}\\p{M}]+){0,8}['’]?");
    private static final String LATER = ".,;:!?)";

    private final String text;
    private final List<Part> parts = new ArrayList<>();
    /** Up to where nothing closes a quote: looked for once, or a long text of them would be slow. */
    private final Map<Character, Integer> unclosed = new HashMap<>();

    private int tries;

    private Splitter(String text) {
        this.text = text;
    }

    /** The parts of a text; words among them are still unknown. */
    static List<Part> split(String text) {
        Splitter splitter = new Splitter(text);
        int at = 0;
        while (at < text.length()) {
            at = splitter.next(at);
        }
        return splitter.parts;
    }

    private int next(int at) {
        char sign = text.charAt(at);
        if (sign != '\n' && (Character.isWhitespace(sign) || Character.isISOControl(sign))) {
            return at + 1;
        }
        Matcher quote = at(QUOTE, at);
        if (closes(quote, sign, at)) {
            return add(quoted(quote.group()), Role.LITERAL, at, quote.end());
        }
        if ((sign == '{' || sign == '[') && tries++ < MOST_TRIES) {
            var json = LooseJson.at(text, at);
            if (json.isPresent()) {
                return add(
                        text.substring(at, json.get().end()),
                        Role.LITERAL,
                        at,
                        json.get().end());
            }
        }
        return word(at);
    }

    private boolean closes(Matcher quote, char sign, int at) {
        if (at < unclosed.getOrDefault(sign, 0)) {
            return false;
        }
        boolean closes = quote.lookingAt();
        if (!closes && "«“「『\"`".indexOf(sign) >= 0) {
            unclosed.put(sign, text.length());
        } else if (!closes && sign == '‘' && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))) {
            unclosed.put(sign, lineOf(at));
        }
        return closes;
    }

    /** Where the first closing quote is, or the line's end: in between all opening ones come to the same. */
    private int lineOf(int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) != '’' && text.charAt(end) != '\n') {
            end++;
        }
        return end;
    }

    private int word(int at) {
        Matcher kept = at(KEPT, at);
        if (kept.lookingAt()) {
            int end = kept.end();
            while (end - at > 1 && LATER.indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            return add(text.substring(at, end), Role.LITERAL, at, end);
        }
        Matcher time = at(TIME, at);
        if (time.lookingAt()) {
            String minutes = time.group(2) != null ? time.group(2) : time.group(3) != null ? time.group(3) : "00";
            return add(time.group(1) + ":" + minutes, Role.CLOCK, at, time.end());
        }
        Matcher number = at(NUMBER, at);
        if (number.lookingAt()) {
            String digits = number.group().replaceAll("(?:er|ère|re|[ºª°o.])$", "");
            return add(digits, Role.NUM, at, number.end());
        }
        Matcher word = at(WORD, at);
        if (word.lookingAt()) {
            return add(word.group(), Role.UNKNOWN, at, word.end());
        }
        int length = Character.charCount(text.codePointAt(at));
        boolean letter = Character.isLetter(text.codePointAt(at));
        return add(mark(text.substring(at, at + length)), letter ? Role.UNKNOWN : Role.MARK, at, at + length);
    }

    private Matcher at(Pattern pattern, int at) {
        return pattern.matcher(text).region(at, text.length()).useTransparentBounds(true);
    }

    private int add(String english, Role role, int from, int to) {
        parts.add(new Part(
                english, role, text.substring(from, to).toLowerCase(Locale.ROOT).replace('’', '\''), from, to));
        return to;
    }

    private static String mark(String sign) {
        return switch (sign) {
            case "，", "、" -> ",";
            case "。" -> ".";
            case "；" -> ";";
            case "：" -> ":";
            case "！" -> "!";
            case "？" -> "?";
            case "（" -> "(";
            case "）" -> ")";
            case "¿", "¡" -> "";
            default -> sign;
        };
    }

    /** With quotes that English has. */
    private static String quoted(String written) {
        if ("\"'`‘".indexOf(written.charAt(0)) >= 0) {
            return written;
        }
        String inner = written.substring(1, written.length() - 1).strip();
        return inner.indexOf('"') < 0 ? '"' + inner + '"' : '“' + inner + '”';
    }
}
