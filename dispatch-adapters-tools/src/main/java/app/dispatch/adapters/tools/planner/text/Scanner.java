package app.dispatch.adapters.tools.planner.text;

import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Token.Literal;
import app.dispatch.adapters.tools.planner.text.Token.Mark;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a brief into tokens, in one pass. */
public final class Scanner {
    private static final Pattern BULLET =
            Pattern.compile("(?:[-*•–]|(?:step\\s+)?\\(?(?:\\d{1,2}|[a-h])[.):])[ \\t]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern INLINE_BULLET = Pattern.compile("\\(?(?:\\d{1,2}|[a-h])\\)[ \\t]+");
    private static final Pattern ARROW = Pattern.compile("(?:->|=>|→|⇒|>>)");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,2})\\.[ \\t]+");
    private static final Pattern EMOJI = Pattern.compile(":[a-z0-9_+-]{1,40}:(?=[\\s,.;!?)]|$)");
    private static final Pattern SHORT = Pattern.compile("(?i)(?:a\\.m\\.|p\\.m\\.|e\\.g\\.|i\\.e\\.|etc\\.)");
    private static final Pattern PLACE = Pattern.compile("\\[\\d{1,4}\\]");
    /** One thing by its number, behind where it is: "acme/api#17". */
    private static final Pattern ITEM = Pattern.compile("([\\w.-]+/[\\w.-]+)(#\\d+)(['’]s)?");
    /** A number has fewer digits before and after a comma; so that a long text of them takes no time. */
    private static final int MOST_DIGITS = 40;

    private static final String OPENING = "\"'`“‘«";
    private static final String CLOSING = "\"'`”’»";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    /** The number of the last of a list in one line. */
    private int counted;
    /** Closing quotes that do not come any more: looked for once, or a long text of opening ones would be slow. */
    private String unclosed = "";

    private Scanner(String text) {
        this.text = text;
    }

    /** The tokens of a text. */
    public static Tokens scan(String text) {
        Scanner scanner = new Scanner(text);
        while (scanner.at < text.length()) {
            scanner.next();
        }
        return new Tokens(text, scanner.tokens);
    }

    private void next() {
        char sign = text.charAt(at);
        if (sign == '\n') {
            mark('n', 1);
        } else if (Character.isWhitespace(sign) || Character.isISOControl(sign)) {
            at++;
        } else if (!bullet() && !arrow() && !emoji(sign) && !quote(sign) && !literal(sign) && !angle(sign) && !link()) {
            if (",;:!?()[]".indexOf(sign) >= 0 && (sign != '?' || ends(at + 1))) {
                mark(sign, 1);
            } else if (sign == '.' && ends(at + 1)) {
                mark('.', 1);
            } else {
                word();
            }
        }
    }

    private void mark(char sign, int length) {
        tokens.add(new Mark(sign, at, at + length));
        at += length;
    }

    /** "1. …, 2. …": the number that the next of a list in one line has; 0 for none. */
    private int numbered() {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        boolean next = number.lookingAt()
                && Integer.parseInt(number.group(1)) == counted + 1
                && (counted > 0 || at == 0)
                && (at == 0 || Character.isWhitespace(text.charAt(at - 1)))
                && (counted > 0 || text.indexOf(" 2. ") > 0);
        return next ? number.end() : 0;
    }

    private boolean bullet() {
        int numbered = numbered();
        if (numbered > 0) {
            counted++;
            mark('*', numbered - at);
            return true;
        }
        boolean lineStart = tokens.isEmpty() || (tokens.getLast() instanceof Mark mark && mark.sign() == 'n');
        Matcher bullet = (lineStart ? BULLET : INLINE_BULLET).matcher(text).region(at, text.length());
        boolean inline = !lineStart && at > 0 && Character.isWhitespace(text.charAt(at - 1));
        if (!bullet.lookingAt() || (!lineStart && !inline)) {
            return false;
        }
        mark('*', bullet.end() - at);
        return true;
    }

    private boolean arrow() {
        Matcher arrow = ARROW.matcher(text).region(at, text.length());
        if (!arrow.lookingAt()) {
            return false;
        }
        tokens.add(new Word(arrow.group(), "then", at, arrow.end()));
        at = arrow.end();
        return true;
    }

    /** ":eyes:". */
    private boolean emoji(char sign) {
        Matcher emoji = EMOJI.matcher(text).region(at, text.length());
        boolean begins = sign == ':' && (at == 0 || Character.isWhitespace(text.charAt(at - 1)));
        if (!begins || !emoji.lookingAt()) {
            return false;
        }
        add(emoji.group(), emoji.group(), at, emoji.end());
        at = emoji.end();
        return true;
    }

    private boolean quote(char sign) {
        int kind = OPENING.indexOf(sign);
        if (kind < 0 || (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1)))) {
            return false;
        }
        int close = closing(CLOSING.charAt(kind));
        if (close < 0) {
            if (sign != '\'') {
                at++;
            }
            return sign != '\'';
        }
        tokens.add(quoted(text.substring(at + 1, close), close + 1));
        at = close + 1;
        return true;
    }

    private Token quoted(String inner, int end) {
        Optional<Token> json = LooseJson.whole(inner).map(value -> new Literal(value, at, end));
        if (json.isPresent()) {
            return json.get();
        }
        if (!inner.isEmpty()) {
            Optional<Link> link = Links.at(inner, 0);
            if (link.isPresent()
                    && link.get().end() == inner.length()
                    && !link.get().assumed()) {
                return new Link(inner, false, at, end);
            }
        }
        return new Quote(inner, at, end);
    }

    /** The closing quote: for a single one, where a word ends; so that apostrophes stay letters. */
    private int closing(char close) {
        if (unclosed.indexOf(close) >= 0) {
            return -1;
        }
        for (int i = at + 1; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == close && ((close != '\'' && close != '’') || !letter(i + 1))) {
                return i;
            }
        }
        unclosed += close;
        return -1;
    }

    private boolean literal(char sign) {
        if ((sign != '{' && sign != '[') || text.startsWith("{{", at)) {
            return false;
        }
        Optional<LooseJson.Found> found = LooseJson.at(text, at);
        found.ifPresent(json -> {
            tokens.add(new Literal(json.value(), at, json.end()));
            at = json.end();
        });
        return found.isPresent();
    }

    private boolean angle(char sign) {
        if (sign != '<') {
            return false;
        }
        int close = text.indexOf('>', at);
        if (close > at + 1) {
            Optional<Link> link = Links.at(text, at + 1).filter(found -> found.end() == close);
            if (link.isPresent()) {
                tokens.add(new Link(link.get().url(), link.get().assumed(), at, close + 1));
                at = close + 1;
                return true;
            }
        }
        at++;
        return true;
    }

    private boolean link() {
        if (!letter(at) || (at > 0 && letter(at - 1))) {
            return false;
        }
        Optional<Link> link = Links.at(text, at);
        link.ifPresent(found -> {
            tokens.add(found);
            at = found.end();
        });
        return link.isPresent();
    }

    private void word() {
        int start = at;
        Matcher abbreviation = SHORT.matcher(text).region(at, text.length());
        if (abbreviation.lookingAt()) {
            at = abbreviation.end();
        } else {
            at++;
            while (at < text.length() && inWord()) {
                at++;
            }
        }
        String written = text.substring(start, at);
        Matcher item = ITEM.matcher(written);
        if (item.matches()) {
            int sign = start + item.start(2);
            add(item.group(1), item.group(1).toLowerCase(Locale.ROOT), start, sign);
            add(item.group(2), item.group(2), sign, start + item.end(2));
            if (item.group(3) != null) {
                add(item.group(3), "'s", start + item.end(2), at);
            }
            return;
        }
        String lower = NumericDate.iso(written)
                .orElseGet(() -> mail(written.toLowerCase(Locale.ROOT).replace('’', '\'')));
        if (lower.length() > 2 && lower.endsWith("'s")) {
            add(written.substring(0, written.length() - 2), lower.substring(0, lower.length() - 2), start, at - 2);
            add(written.substring(written.length() - 2), "'s", at - 2, at);
        } else if (lower.length() > 2 && lower.endsWith("s'")) {
            add(written.substring(0, written.length() - 1), lower.substring(0, lower.length() - 1), start, at - 1);
            add("'", "'s", at - 1, at);
        } else {
            add(written, lower, start, at);
        }
    }

    /** "e-mail" is "email". */
    private static String mail(String lower) {
        return lower.startsWith("e-mail") ? "email" + lower.substring("e-mail".length()) : lower;
    }

    private void add(String written, String lower, int start, int end) {
        tokens.add(new Word(written, lower, start, end));
    }

    private boolean inWord() {
        char sign = text.charAt(at);
        if (sign == ',') {
            return thousands();
        }
        if (Character.isWhitespace(sign) || "\"`“”‘«»,;()<>→⇒".indexOf(sign) >= 0 || Character.isISOControl(sign)) {
            return false;
        }
        if (sign == '{' || sign == '}') {
            return false;
        }
        if (sign == '[' || sign == ']') {
            return place();
        }
        // ".", "!", "?" and ":" belong to the word when more of it follows, as in 9:30 or order.id.
        return ".!?:".indexOf(sign) < 0 || !ends(at + 1);
    }

    /** Whether the comma here stands within a number, as in {@code $1,000}. */
    private boolean thousands() {
        int first = at;
        while (first > Math.max(0, at - MOST_DIGITS)
                && (Character.isDigit(text.charAt(first - 1)) || text.charAt(first - 1) == ',')) {
            first--;
        }
        boolean inside = first > 0 && Character.isLetterOrDigit(text.charAt(first - 1));
        Matcher number = Numbers.COMMAS.matcher(text).region(first, Math.min(text.length(), at + MOST_DIGITS));
        number.useTransparentBounds(true);
        return !inside && number.lookingAt() && number.end() > at;
    }

    /** Whether a place in a list, such as {@code [0]}, goes on the word. */
    private boolean place() {
        int start = text.lastIndexOf('[', at);
        if (start < 0) {
            return false;
        }
        Matcher open = PLACE.matcher(text).region(start, text.length());
        return open.lookingAt() && open.end() > at;
    }

    private boolean ends(int index) {
        return index >= text.length()
                || Character.isWhitespace(text.charAt(index))
                || "\"'`”’»),;.!?".indexOf(text.charAt(index)) >= 0;
    }

    private boolean letter(int index) {
        return index < text.length() && Character.isLetterOrDigit(text.charAt(index));
    }
}
