package app.dispatch.adapters.tools.planner;

import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Phrases;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Other words for words, the same for each of a word's forms: where "issue" is "anchor", "issues" is "anchors" and "Issue" is
 * "Anchor". A word of English becomes one that can be a noun, a verb or an adjective as it can, and whose forms are regular; a
 * name becomes a name. Not for use by several threads.
 */
final class RenamedWords {
    /** The words of the language itself: what a declaration may use of them, it uses as anybody does. */
    static final Set<String> LANGUAGE = Phrases.words("""
            a an the this that these those my our your its their his her mine ours me us you it them him i we they he she
            and or nor but if unless when whenever while then else otherwise so as than not no none nothing never always
            of to in into on onto at by for from with without within under over above below between among through via per
            about after before since until during against off out up down near behind beside inside outside again back
            is are was were be been being has have had do does did will would can could should may must am
            each every all any some both either neither other another same only just also too very more most less least
            new newest latest last recent recently next first now today tomorrow yesterday tonight once twice
            one two three four five six seven eight nine ten eleven twelve hundred thousand dozen half
            second seconds minute minutes hour hours day days week weeks month months year years morning afternoon evening
            night noon midnight daily weekly monthly yearly hourly weekday weekdays weekend time times o'clock am pm utc
            monday tuesday wednesday thursday friday saturday sunday january february march april june july august
            september october november december who whom whose which what where why how there here
            somebody someone anybody anyone everybody everyone something anything everything""");

    /** What stands in every plan, and in expressions: no word becomes one of these. */
    private static final Set<String> PLAN = Phrases.words("""
            id name description trigger cron timezone steps limits planner assumptions metadata tool op params when retry
            approval message output run owner item items index size map filter exists all has default string json join
            first last only sort timestamp duration date time started schedule manual webhook builtin""");

    private static final Pattern WORD = Pattern.compile("(?<![A-Za-z0-9])[A-Za-z]+(?![A-Za-z0-9])");

    /** The endings of regular forms, with what stands for them in a word whose forms are regular. */
    private static final List<String> ENDINGS = List.of("s", "ed", "ing");

    private static final int SYLLABLES = 3;

    private final Map<String, String> renamed = new HashMap<>();
    private final Map<String, String> original = new HashMap<>();
    private final Map<String, String> written = new HashMap<>();

    private final Map<String, List<String>> free;
    private final Random random;

    private RenamedWords(Map<String, List<String>> free, Random random) {
        this.free = free;
        this.random = random;
    }

    /**
     * Other words for these.
     *
     * @param declared the texts whose words get others
     * @param kept the words that stay
     * @param avoided texts whose words no word becomes
     */
    static RenamedWords of(Collection<String> declared, Set<String> kept, Collection<String> avoided, Random random) {
        Map<String, String> written = new HashMap<>();
        Set<String> all = new TreeSet<>();
        declared.forEach(text -> tokens(text).forEach(word -> {
            all.add(word.toLowerCase(Locale.ROOT));
            write(written, word);
        }));
        all.removeIf(word ->
                Lemma.forms(word).stream().anyMatch(kept::contains) || (word.length() < 2 && !word.equals("x")));
        Set<String> taken = new TreeSet<>(all);
        taken.addAll(kept);
        taken.addAll(PLAN);
        avoided.forEach(text -> tokens(text).forEach(word -> taken.add(word.toLowerCase(Locale.ROOT))));
        RenamedWords words = new RenamedWords(free(taken, random), random);
        words.written.putAll(written);
        all.stream().map(word -> base(word, all, kept)).distinct().forEach(words::own);
        all.forEach(words::other);
        return words;
    }

    /** Whether a word is a form of one that stays, or no word but a letter; X is both a letter and a tool. */
    static boolean stays(String word, Set<String> kept) {
        return Lemma.forms(word).stream().anyMatch(kept::contains) || (word.length() < 2 && !word.equals("x"));
    }

    /** Notes how a word is written that has a capital: "GitHub". */
    private static void write(Map<String, String> written, String word) {
        if (!word.equals(word.toLowerCase(Locale.ROOT))) {
            written.putIfAbsent(word.toLowerCase(Locale.ROOT), word);
        }
    }

    private static Stream<String> tokens(String text) {
        return WORD.matcher(text).results().map(MatchResult::group);
    }

    /** What a word of English can be: a noun, a verb, an adjective, or several of these. */
    private static String kind(String word) {
        String stem = word.endsWith("e") ? word.substring(0, word.length() - 1) : word;
        return (English.is(English.Kind.NOUN, word) ? "noun " : "")
                + (English.has(stem + "ing") ? "verb " : "")
                + (English.is(English.Kind.ADJECTIVE, word) ? "adjective" : "");
    }

    /** Common words by their kind, whose forms are regular and none of which is taken. */
    private static Map<String, List<String>> free(Set<String> taken, Random random) {
        Map<String, List<String>> free = new TreeMap<>();
        for (String word : new TreeSet<>(CommonWords.all())) {
            String kind = kind(word);
            boolean regular = word.matches("[a-z]{4,9}")
                    && !word.matches(".*(s|ed|ing|e|y|ch|sh|x|z)")
                    && (!kind.contains("noun") || English.has(word + "s"))
                    && (!kind.contains("verb") || ENDINGS.stream().allMatch(ending -> English.has(word + ending)));
            if (regular
                    && !kind.isEmpty()
                    && !taken.contains(word)
                    && ENDINGS.stream().noneMatch(ending -> taken.contains(word + ending))) {
                free.computeIfAbsent(kind, none -> new ArrayList<>()).add(word);
            }
        }
        free.values().forEach(words -> Collections.shuffle(words, random));
        return free;
    }

    /** The plain form of a word: one that is declared too, or else the singular that the dictionary has. */
    private static String base(String word, Set<String> declared, Set<String> kept) {
        return plain(word)
                .filter(form -> declared.contains(form) && !kept.contains(form))
                .findFirst()
                .or(() -> English.singular(word).filter(form -> !form.equals(word) && !kept.contains(form)))
                .orElse(word);
    }

    /** What a word may be a form of, the likeliest first, without the word itself. */
    private static Stream<String> plain(String word) {
        return Stream.concat(
                Lemma.forms(word).stream().filter(form -> !form.equals(word)), English.plain(word).stream());
    }

    /** The text in other words; what is no plain word, as an address or a quoted text, stays. */
    String there(String text) {
        return replaced(text, this::rename);
    }

    /** The text in the words that it was written in. */
    String back(String text) {
        return replaced(text, this::restore);
    }

    /** How many words have others. */
    int size() {
        return renamed.size();
    }

    private static String replaced(String text, UnaryOperator<String> other) {
        return WORD.matcher(text)
                .replaceAll(
                        word -> other.apply(word.group()).replace("\\", "\\\\").replace("$", "\\$"));
    }

    private String rename(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return other(lower).map(found -> like(word, found)).orElse(word);
    }

    private Optional<String> other(String word) {
        Optional<String> other = Optional.ofNullable(renamed.get(word))
                .or(() -> plain(word)
                        .filter(renamed::containsKey)
                        .findFirst()
                        .map(form -> renamed.get(form) + ending(word)));
        return other.map(found ->
                original.putIfAbsent(found, word) == null || word.equals(original.get(found)) ? found : own(word));
    }

    /** A word for a word of English that can be what that one can be; for a name a name. */
    private String own(String word) {
        String other = English.has(word) ? common(kind(word)) : name();
        renamed.put(word, other);
        original.put(other, word);
        return other;
    }

    private String common(String kind) {
        List<String> same = free.getOrDefault(kind, List.of());
        List<String> any =
                free.values().stream().max(Comparator.comparingInt(List::size)).orElseThrow();
        return (same.isEmpty() ? any : same).removeLast();
    }

    /** A name that no dictionary has: "vekolub". */
    private String name() {
        String made;
        do {
            StringBuilder letters = new StringBuilder();
            for (int i = 0; i < SYLLABLES; i++) {
                letters.append("bdfgklmnprtv".charAt(random.nextInt(12))).append("aeiou".charAt(random.nextInt(5)));
            }
            made = letters.append("bdgklmnprt".charAt(random.nextInt(10))).toString();
        } while (English.has(made) || original.containsKey(made));
        return made;
    }

    /** The ending of a form, whether the form is regular or not. */
    private static String ending(String word) {
        boolean several = word.endsWith("s") || English.singular(word).isPresent();
        return word.endsWith("ing") ? "ing" : several ? "s" : "ed";
    }

    private String restore(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(original.get(lower))
                .or(() -> ENDINGS.stream()
                        .filter(ending -> lower.endsWith(ending)
                                && original.containsKey(lower.substring(0, lower.length() - ending.length())))
                        .findFirst()
                        .map(ending -> original.get(lower.substring(0, lower.length() - ending.length())) + ending))
                .map(found -> Character.isUpperCase(word.charAt(0)) && written.containsKey(found)
                        ? written.get(found)
                        : like(word, found))
                .orElse(word);
    }

    /** A word with capitals where another has them. */
    private static String like(String word, String other) {
        boolean first = Character.isUpperCase(word.charAt(0));
        boolean all = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
        return all
                ? other.toUpperCase(Locale.ROOT)
                : first ? Character.toUpperCase(other.charAt(0)) + other.substring(1) : other;
    }
}
