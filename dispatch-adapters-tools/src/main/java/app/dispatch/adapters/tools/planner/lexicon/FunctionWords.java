package app.dispatch.adapters.tools.planner.lexicon;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.WordFiles;
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

    public static final Map<String, Integer> ORDINALS = WordFiles.table("places", Integer::valueOf);

    public static final Map<String, Integer> COUNTS = WordFiles.table("counts", Integer::valueOf);

    private FunctionWords() {}

    /** How many of a list stand before what a word such as "second" means; 0 where it says no such place. */
    public static int before(String word) {
        return Math.max(0, ORDINALS.getOrDefault(word, 0));
    }
}
