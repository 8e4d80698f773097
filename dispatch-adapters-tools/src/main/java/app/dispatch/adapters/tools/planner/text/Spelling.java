package app.dispatch.adapters.tools.planner.text;

import app.dispatch.adapters.tools.planner.text.Token.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads misspelled words as the words that they are nearest to: "githb" as "github". No word of English is ever changed, nor one
 * that is known; any other only to one that starts alike. Immutable.
 */
public final class Spelling {
    /** Words of time: those that say when something is to run. */
    private static final Set<String> TIMES = Phrases.words("""
            every everyday monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays
            fridays saturdays sundays weekday weekdays weekend weekends morning mornings evening evenings afternoon
            afternoons night midnight daily weekly monthly hourly nightly fortnight fortnightly quarter quarterly yearly
            annually business minute minutes hour hours week month tomorrow yesterday today tonight january february
            august september october november december""");
    /** What else briefs say again and again. */
    private static final Set<String> COMMON = Phrases.words("""
            with from into about when whenever then their there please summarize summarise summary translate classify
            message messages channel send post email calendar unread meetings customers customer payment payments failed
            issues requests pull request repository document documents notify create website subscription subscriptions
            invoice invoices archive fails failing ticket tickets channel channels finance opened closed starred question attachment attachments release releases""");

    /** Misspellings that are too far from what is meant, or too short, to be told by their letters. */
    private static final Map<String, String> SLIPS = WordFiles.table("slips", Function.identity());
    /** From so many letters on two of them may be wrong, but in a name. */
    private static final int LONG = 8;
    /** With more letters a word is looked at even where it is written like a name. */
    private static final int NAME = 5;

    private final Set<String> known;
    private final Set<String> names;
    private final Map<String, List<String>> byFirst = new HashMap<>();

    /**
     * @param known words that stay
     * @param names names that are misspelled too, besides words of time and what briefs are made of
     */
    public Spelling(Set<String> known, Collection<String> names) {
        this.known = new HashSet<>(known);
        this.names = Set.copyOf(names);
        Set<String> right = new TreeSet<>(TIMES);
        right.addAll(COMMON);
        right.addAll(names);
        this.known.addAll(right);
        right.forEach(word -> byFirst.computeIfAbsent(word.substring(0, 1), key -> new ArrayList<>())
                .add(word));
    }

    /** One that knows words of time alone. */
    public static Spelling ofTimes() {
        return new Spelling(Set.of(), Set.of());
    }

    /** A word that was not written as it is read. */
    public record Correction(Word read) {
        /** What its author is told. */
        public String note() {
            return "“" + read.text() + "” is read as “" + read.lower() + "”.";
        }
    }

    /** Tokens as they are read, the same object when no word is misspelled, and what was corrected. */
    public record Read(Tokens tokens, List<Correction> corrections) {
        public Read {
            corrections = List.copyOf(corrections);
        }

        /** What a brief's author is told, each once. */
        public List<String> notes() {
            return corrections.stream().map(Correction::note).distinct().toList();
        }
    }

    /** The tokens with misspelled words read as what they are nearest to. */
    public Read read(Tokens written) {
        Tokens tokens = Shorthand.read(written, names);
        List<Token> read = new ArrayList<>();
        List<Correction> corrections = new ArrayList<>();
        boolean changed = false;
        for (int i = 0; i < tokens.size(); i++) {
            Optional<String> better = tokens.get(i) instanceof Word word
                    ? better(word, i == 0 || tokens.separator(i - 1))
                    : Optional.empty();
            if (better.isEmpty()) {
                read.add(tokens.get(i));
                continue;
            }
            Word word = (Word) tokens.get(i);
            Word right = new Word(word.text(), better.get(), word.start(), word.end());
            read.add(right);
            changed = true;
            corrections.add(new Correction(right));
        }
        return new Read(changed ? new Tokens(tokens.text(), read) : tokens, corrections);
    }

    /** @param starts whether a sentence starts with it, where every word is written like a name */
    private Optional<String> better(Word word, boolean starts) {
        String lower = word.lower();
        if (English.has(lower) || English.has(word.text())) {
            return Optional.empty();
        }
        if (SLIPS.containsKey(lower)) {
            return Optional.of(SLIPS.get(lower));
        }
        boolean plain = starts
                || word.text().equals(lower)
                || word.text().equals(lower.toUpperCase(Locale.ROOT))
                || lower.length() > NAME;
        return plain && lower.matches("[a-z]{4,}") && !knows(lower) ? nearest(lower) : Optional.empty();
    }

    private Optional<String> nearest(String word) {
        int most = word.length() >= LONG ? 2 : 1;
        String best = "";
        int least = most + 1;
        for (String candidate : byFirst.getOrDefault(word.substring(0, 1), List.of())) {
            int distance = Math.abs(candidate.length() - word.length()) > most ? most + 1 : distance(word, candidate);
            if (distance < least && (distance == 1 || !names.contains(candidate))) {
                least = distance;
                best = candidate;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    private boolean knows(String word) {
        return Lemma.forms(word).stream().anyMatch(form -> known.contains(form) || English.has(form));
    }

    /** How many letters are added, left out, exchanged or swapped (optimal string alignment); 3 for more than 2. */
    private static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= other.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            for (int j = 1; j <= other.length(); j++) {
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1), cost[i - 1][j - 1] + same);
                boolean swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return Math.min(3, cost[one.length()][other.length()]);
    }
}
