package app.dispatch.adapters.tools.planner;

import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Text;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Other names and other words for everything that tools declare, at random: a planner that goes by what they say of themselves
 * makes of a brief in the other words, with the tools under the other names, the plan that it makes of the brief as it is. A plan
 * comes back by {@link #back}, so that the two can be compared. Not for use by several threads.
 *
 * <pre>{@code
 * Renaming renaming = Renaming.of(catalogue, Set.of(), texts, 7);
 * assertThat(renaming.back(plan(renaming.brief(brief), renaming.catalogue()))).isEqualTo(PlanJson.write(plan(brief, catalogue)));
 * }</pre>
 */
final class Renaming {
    /** Quoted texts, and what stands between blanks. */
    private static final Pattern PIECE = Pattern.compile("\"[^\"]*\"|“[^”]*”|\\{[^}]*\\}|[^\\s\"“{]+");

    /** A word with what may stand around it; anything else is an address, a handle, a name, a number. */
    private static final Pattern PLAIN = Pattern.compile("[(\\[]*[A-Za-z]+(?:[-'’/][A-Za-z]+)*[)\\],.;:!?…]*");

    private static final Pattern OWNED = Pattern.compile("[A-Za-z]+/[A-Za-z]+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz";
    private static final int LENGTH = 7;

    private final RenamedWords words;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> originals = new HashMap<>();
    private final Catalogue catalogue;

    private Renaming(Catalogue catalogue, RenamedWords words, Random random) {
        this.words = words;
        Set<String> given = new HashSet<>();
        this.catalogue = new RenamedCatalogue(name -> name(name, given, random), words::there).of(catalogue);
    }

    /**
     * Another renaming for each seed.
     *
     * @param kept words that a planner knows as words of the language, beside {@link RenamedWords#LANGUAGE}: they stay
     * @param texts the briefs that are to be renamed, and what a planner writes by itself, such as plans of the briefs as JSON: no
     *     word of theirs stands for another one
     */
    static Renaming of(Catalogue catalogue, Set<String> kept, Collection<String> texts, long seed) {
        Random random = new Random(seed);
        Set<String> all = new HashSet<>(RenamedWords.LANGUAGE);
        all.addAll(kept);
        List<String> declared = RenamedCatalogue.texts(catalogue).toList();
        return new Renaming(catalogue, RenamedWords.of(declared, all, texts, random), random);
    }

    /** A name that means nothing: the same for the same name wherever it stands. */
    private String name(String name, Set<String> given, Random random) {
        String other = names.computeIfAbsent(name, known -> {
            String made;
            do {
                StringBuilder letters = new StringBuilder();
                random.ints(LENGTH, 0, LETTERS.length()).forEach(at -> letters.append(LETTERS.charAt(at)));
                made = letters.toString();
            } while (!given.add(made));
            return made;
        });
        originals.put(other, name);
        return other;
    }

    /** The same tools under their other names, in other words. */
    Catalogue catalogue() {
        return catalogue;
    }

    /** The brief in other words; addresses, handles, names of repositories, numbers and quoted texts stay. */
    String brief(String text) {
        return PIECE.matcher(text).replaceAll(piece -> quoted(renamed(piece.group())));
    }

    private String renamed(String piece) {
        boolean plain = PLAIN.matcher(piece).matches() && !OWNED.matcher(piece).matches();
        return plain ? words.there(piece) : piece;
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }

    /** A plan for the other tools as JSON, under the names and in the words of these. */
    Value back(Plan plan) {
        return back(PlanJson.write(plan));
    }

    private Value back(Value value) {
        return switch (value) {
            case Text(String text) -> Value.of(back(text));
            case Items(List<Value> several) ->
                Value.of(several.stream().map(this::back).toList());
            case Fields(Map<String, Value> members) -> {
                Map<String, Value> other = new LinkedHashMap<>();
                members.forEach((name, inner) -> other.put(back(name), back(inner)));
                yield new Fields(other);
            }
            default -> value;
        };
    }

    /** A text under the names and in the words of these tools. */
    String back(String text) {
        String named =
                WORD.matcher(text).replaceAll(word -> quoted(originals.getOrDefault(word.group(), word.group())));
        return words.back(named);
    }
}
