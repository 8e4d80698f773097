package app.dispatch.adapters.tools.planner.clause;

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

    /** What is asked for politely before the verb. */
    public static final Phrases POLITE = Phrases.of("""
            i want you to | i want to | i'd like you to | i'd like to | i would like you to | i would like to
            i need you to | i need to | we need to | we want to | can you | could you | could you please
            can you please | would you | you should | you need to | make sure to | be sure to | remember to
            let's | let us | help me | help me to | create a workflow that | create a workflow which
            create a workflow to | make a workflow that | build a workflow that | build a workflow to
            make a workflow to | set up a workflow that | set up a workflow to | i need a workflow that
            i want a workflow that | a workflow that | a workflow to | create an automation that | automatically
            try to | i'd like a workflow that | write a workflow that | a job that | create a job that
            set up a job that | do a | make it | have it | it should | you must | want to""");

    /** What stands before something that happens at the same time. */
    public static final Phrases PARALLEL = Phrases.of("""
            at the same time | in parallel | simultaneously | concurrently | at once | side by side | meanwhile
            all at once | both at once | in the meantime | parallel | all at the same time
            both at the same time | both in parallel | all in parallel | in parallel to that
            at the very same time | as well at the same time | all simultaneously | together in parallel
            parallelly | in the same moment | side-by-side""");

    /** What stands between two things that happen one after the other. */
    public static final Phrases THEN = Phrases.of("""
            then | and then | after that | and after that | afterwards | and afterwards | next | and next
            after this | after which | finally | and finally | lastly | followed by | once done
            once that is done | when that is done | when done | when it is done | when this is done
            when both are done | once both are done | when they are done | once they are done
            when all are done | once it is done | subsequently | and subsequently | thereafter | in the end
            at the end | and last | as a last step | as a next step | in the next step | once finished
            when finished | and once that is done | and when done | and when that is done | once it 's done
            when it 's done | once that 's done | when that 's done | and once done | after both
            when both have answered | once both have answered | when both are finished | once both are finished
            once you have both | when you have both | once you have it | when you have it | once you have that
            with that done""");

    private FunctionWords() {}
}
