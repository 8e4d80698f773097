package app.dispatch.adapters.tools.planner.text;

import app.dispatch.adapters.tools.planner.text.Token.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads misspelled words as the words that they are nearest to: "githb" as "github". Only words that nobody knows are changed,
 * and only to one that starts alike. Immutable.
 */
public final class Spelling {
    /** Words of time, and small ones, that briefs misspell. */
    private static final Set<String> COMMON = Phrases.words("""
            every everyday monday tuesday wednesday thursday friday saturday sunday weekday weekdays weekend morning evening
            afternoon night midnight daily weekly monthly hourly the and with from into about when whenever then their there
            please summarize summarise summary translate classify message messages channel send post email calendar
            unread meetings tomorrow yesterday today slack gmail github notion stripe linear discord drive customers customer payment payments failed issues requests pull
            request repository document documents minutes minute hours hour week month notify create website subscription subscriptions invoice invoices archive attachment attachments release releases""");
    /** Words of English that are near to others and must stay. */
    private static final Set<String> STAY = Phrases.words("""
            they whose where while summarizer summariser translator classifier one two three four five six seven eight nine ten twelve form forms lead leads host hosts most cost past last lost list mouth moth dairy weakly daisy tasks task talk
            tread reed red need seed send sand bend mend lend end ends than them thee these this those ten tell till tall
            sell cell call calls poll polls pool post posts port ports part parts cast fast vast sort short shirt store story
            stone state stale sale sales mail male main mains chat char chart charts change charge charges chance channel
            drive driver drives drove dive save safe sake rate rates late date dates data gate hate note notes not nots
            vote votes most dose does done doing going gone good god gold cold told bold hold hole whole while white write
            wrote quite quiet quote quotes quota event even evens events seven eleven open pen pens paper papers page pages
            pace place places plane plan plans plant plants play plays pay pays payed paid pair air fair hair contact contacts content contents context product products same game came name names""");

    private final Set<String> known;
    private final Map<String, List<String>> byFirst = new HashMap<>();

    /** @param words words that are known, and stay */
    public Spelling(Set<String> words) {
        known = new HashSet<>(words);
        known.addAll(COMMON);
        for (String word : new TreeSet<>(COMMON)) {
            byFirst.computeIfAbsent(word.substring(0, 1), key -> new ArrayList<>())
                    .add(word);
        }
    }

    /** The tokens with misspelled words read as what they are nearest to; the same object when none is. */
    public Tokens read(Tokens tokens) {
        List<Token> read = new ArrayList<>();
        boolean changed = false;
        for (Token token : tokens.list()) {
            Optional<Token> better = token instanceof Word word ? better(word) : Optional.empty();
            changed |= better.isPresent();
            read.add(better.orElse(token));
        }
        return changed ? new Tokens(tokens.text(), read) : tokens;
    }

    private Optional<Token> better(Word word) {
        String lower = word.lower();
        if (SHORT.containsKey(lower)) {
            return Optional.of(new Word(word.text(), SHORT.get(lower), word.start(), word.end()));
        }
        boolean plain = lower.matches("[a-z]{4,}")
                && (word.text().equals(lower)
                        || word.text().equals(word.text().toUpperCase(Locale.ROOT))
                        || lower.length() > 5);
        if (!plain || knows(lower)) {
            return Optional.empty();
        }
        int most = lower.length() >= 8 ? 2 : 1;
        String best = "";
        int least = most + 1;
        for (String candidate : byFirst.getOrDefault(lower.substring(0, 1), List.of())) {
            int distance = Math.abs(candidate.length() - lower.length()) > most ? most + 1 : distance(lower, candidate);
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return least <= most ? Optional.of(new Word(word.text(), best, word.start(), word.end())) : Optional.empty();
    }

    /** What people type for short. */
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("teh", "the"),
            Map.entry("nd", "and"),
            Map.entry("wen", "when"),
            Map.entry("evry", "every"),
            Map.entry("pls", "please"),
            Map.entry("plz", "please"),
            Map.entry("thx", "thanks"),
            Map.entry("tmrw", "tomorrow"),
            Map.entry("msg", "message"),
            Map.entry("msgs", "messages"),
            Map.entry("cal", "calendar"),
            Map.entry("frm", "from"),
            Map.entry("hte", "the"),
            Map.entry("adn", "and"),
            Map.entry("u", "you"),
            Map.entry("ur", "your"),
            Map.entry("gh", "github"),
            Map.entry("mins", "minutes"),
            Map.entry("hrs", "hours"),
            Map.entry("wkly", "weekly"),
            Map.entry("mrning", "morning"),
            Map.entry("mornin", "morning"),
            Map.entry("everyday", "daily"),
            Map.entry("slak", "slack"),
            Map.entry("emial", "email"),
            Map.entry("emials", "emails"),
            Map.entry("w/", "with"));

    private boolean knows(String word) {
        return known.contains(word)
                || STAY.contains(word)
                || Lemma.forms(word).stream().anyMatch(form -> known.contains(form) || STAY.contains(form));
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
