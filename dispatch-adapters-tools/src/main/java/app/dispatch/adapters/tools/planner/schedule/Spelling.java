package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Mark;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads words of schedules that are typed wrong: {@code evry}, {@code mondy}, {@code wekly}. Places stay the same. */
final class Spelling {
    /** Long enough that a slip of one letter seldom makes another word of them. */
    private static final Set<String> KNOWN = Phrases.words("""
            monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays
            saturdays sundays weekday weekdays weekend weekends morning mornings evening evenings afternoon afternoons
            midnight minute minutes hourly weekly monthly quarter quarterly yearly annually nightly fortnightly fortnight
            business january february august september october november december""");

    private static final Map<String, String> SLIPS = slips();

    private static final int LONGEST = 13;
    private static final Pattern LAST = Pattern.compile("(\\d{1,2})\\)");

    private Spelling() {}

    private static Map<String, String> slips() {
        Map<String, String> slips = new HashMap<>();
        for (String word : KNOWN) {
            for (int i = 1; i < word.length(); i++) {
                slips.put(word.substring(0, i) + word.substring(i + 1), word);
                slips.put(word.substring(0, i) + word.charAt(i - 1) + word.substring(i), word);
                if (i + 1 < word.length()) {
                    slips.put(word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2), word);
                }
            }
        }
        List.of("evry", "evey", "evrey", "everry", "eevry", "eveyr", "evary", "everey", "eveery", "evrry")
                .forEach(slip -> slips.put(slip, "every"));
        List.of("dayly", "dialy", "daliy", "dailly", "daiily", "everday", "evryday", "everyay")
                .forEach(slip -> slips.put(slip, "daily"));
        Map.of("dya", "day", "wensday", "wednesday", "wendsday", "wednesday", "wednsday", "wednesday")
                .forEach(slips::put);
        Map.of("tommorow", "tomorrow", "tonite", "tonight").forEach(slips::put);
        Map.of("tomorow", "tomorrow", "tommorrow", "tomorrow", "huor", "hour", "horu", "hour", "minuts", "minutes")
                .forEach(slips::put);
        KNOWN.forEach(slips::remove);
        Set.of("early", "unday").forEach(slips::remove);
        return Map.copyOf(slips);
    }

    /** The same tokens, with these words spelled right. */
    static Tokens right(Tokens tokens) {
        List<Token> right = new ArrayList<>();
        boolean bracket = false;
        for (Token token : tokens.list()) {
            right.add(bracket ? number(tokens.text(), token) : right(token));
            if (token instanceof Mark mark && "()*n".indexOf(mark.sign()) >= 0) {
                bracket = mark.sign() == '(';
            }
        }
        return new Tokens(tokens.text(), right);
    }

    /** In a bracket "18) " is its last number, not that of a list's item. */
    private static Token number(String text, Token token) {
        Matcher last = LAST.matcher(text).region(token.start(), token.end());
        return token instanceof Mark && last.lookingAt()
                ? new Word(last.group(1), last.group(1), token.start(), last.end(1))
                : right(token);
    }

    private static Token right(Token token) {
        if (token instanceof Word(String text, String lower, int start, int end) && lower.length() <= LONGEST) {
            String right = SLIPS.get(lower);
            return right == null ? token : new Word(text, right, start, end);
        }
        return token;
    }
}
