package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;
import java.util.Set;

/** Tells words for how something is, which can be looked at, from words for what happens: "is below 20", "is empty". */
final class States {
    private static final Phrases EMPTY = Phrases.of("""
            is empty | are empty | is not empty | isn't empty | aren't empty | are not empty | 's empty | has no | have no
            there are no | there is no | there isn't any | there aren't any | has nothing | have nothing | is nothing
            is something | there 's no | there 's nothing | has something | have something | are none | are any | is any""");
    private static final Phrases HAVE = Phrases.of("""
            there are | there is | i have | we have | i 've got | we 've got | have i got | i got | it has | they have | has
            the number of | number of | how many | the count of""");
    /** Verbs that a comparison follows. */
    private static final Set<String> BE = Phrases.words("""
            is are was were 's be becomes become gets get stays stay drops drop falls fall goes go rises rise has have
            isn't aren't not doesn't don't remains remain climbs climb sinks dips""");
    /** Comparisons that are verbs themselves. */
    private static final Set<String> VERBS = Phrases.words("""
            is are exceeds exceed goes rises drops falls dips tops crosses reaches reach hits equals climbs gets sinks
            has reached drop fall go""");

    private States() {}

    /** Whether the words say how something is. */
    static boolean said(Tokens words) {
        if (words.find(0, i -> EMPTY.at(words, i)) < words.size()) {
            return true;
        }
        Optional<Comparison> comparison = Comparison.in(words);
        return comparison.isPresent()
                && (HAVE.at(words, 0)
                        || words.is(comparison.get().at(), VERBS)
                        || words.is(comparison.get().at() - 1, BE)
                        || Comparison.isNot(words.word(comparison.get().at())));
    }
}
