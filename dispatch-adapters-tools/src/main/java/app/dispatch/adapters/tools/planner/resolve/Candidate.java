package app.dispatch.adapters.tools.planner.resolve;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A way to read a clause.
 *
 * @param put what is put somewhere, told or changed; null when something is only looked at or made
 * @param source what that is about
 * @param text the text that is told, where the brief says it itself; "" when it does not
 * @param asked the members of the source that are asked for
 * @param number whether only how many there are is asked
 * @param score the better the higher: how many words it uses, above all
 */
record Candidate(
        @Nullable Claim put,
        Optional<Source> source,
        String text,
        List<String> asked,
        boolean number,
        BitSet used,
        int score) {

    /** What a text is about. */
    sealed interface Source {
        /** Something that is looked at. */
        record Look(Claim claim) implements Source {}

        /** The answer at an address. */
        record Call(Claim claim, String url, String name) implements Source {}

        /** What a language model makes of something. */
        record Work(Claim claim, Optional<Source> of) implements Source {}

        /** Something that is there already. */
        record Known(Given given, BitSet words) implements Source {}

        /** Several things at once. */
        record Several(List<Source> all) implements Source {}

        /** What a webhook brought. */
        record Arrived(Optional<Arrival> arrival) implements Source {}
    }

    /** A reading in which what is put, if anything is, is about something, or says nothing itself. */
    static Candidate about(@Nullable Claim put, Optional<Source> source, BitSet used, int score) {
        return new Candidate(put, source, "", List.of(), false, used, score);
    }

    /** A reading in which the brief itself says the text. */
    static Candidate saying(Claim put, String text, BitSet used, int score) {
        return new Candidate(put, Optional.empty(), text, List.of(), false, used, score);
    }
}
