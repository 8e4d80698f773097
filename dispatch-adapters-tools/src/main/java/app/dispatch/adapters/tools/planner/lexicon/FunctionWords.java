package app.dispatch.adapters.tools.planner.lexicon;

import app.dispatch.adapters.tools.planner.text.Phrases;
import java.util.Map;
import java.util.Set;

/** Small words of English that carry structure. */
public final class FunctionWords {
    /** Words that say nothing of their own. */
    public static final Set<String> FILLER = Phrases.words("""
            please only just simply now kindly quickly also first finally lastly firstly secondly thirdly again
            back too there over out up then immediately directly automatically once all already right away well
            ok okay so and go ahead always still straight currently afterwards eventually""");

    public static final Set<String> DETERMINERS = Phrases.words("""
            the this that these those my our your its their all every each both whatever""");

    public static final Set<String> ARTICLES = Phrases.words("""
            a an the my our your some that this these those""");

    public static final Set<String> PRONOUNS =
            Set.of("it", "that", "this", "them", "those", "these", "both", "everything");

    /** Prepositions that tell what something belongs to. */
    public static final Set<String> OF = Phrases.words("""
            of from in inside within by on to for""");

    /** What an answer is called. */
    public static final Set<String> ANSWER = Phrases.words("""
            answer answers response responses result results reply replies output outputs body bodies content
            contents data json text html information info return page document feed file""");

    /** What a run's payload is called. */
    public static final Set<String> PAYLOAD = Set.of("payload", "webhook", "trigger", "event", "hook");

    /** Words before a noun that change nothing. */
    public static final Set<String> ADJECTIVES = Phrases.words("""
            whole full entire raw complete resulting returned received incoming same new latest fetched previous
            earlier last json api http combined merged own actual posted respective webhook parsed current""");

    public static final Map<String, Integer> ORDINALS = Map.ofEntries(
            Map.entry("first", 0),
            Map.entry("1st", 0),
            Map.entry("second", 1),
            Map.entry("2nd", 1),
            Map.entry("third", 2),
            Map.entry("3rd", 2),
            Map.entry("fourth", 3),
            Map.entry("4th", 3),
            Map.entry("fifth", 4),
            Map.entry("5th", 4),
            Map.entry("last", -1),
            Map.entry("final", -1),
            Map.entry("previous", -1),
            Map.entry("latest", -1),
            Map.entry("preceding", -1));

    public static final Map<String, Integer> COUNTS =
            Map.of("two", 2, "three", 3, "four", 4, "five", 5, "2", 2, "3", 3, "4", 4, "5", 5);

    private FunctionWords() {}
}
