package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.schedule.Piece.Force;
import app.dispatch.adapters.tools.planner.schedule.Piece.Kind;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;
import java.util.Set;

/** Reads moments that come once and are told from now: {@code tomorrow}, {@code in two hours}, {@code next Monday}. */
final class Once {
    private static final Set<String> PARTS = Set.of("morning", "afternoon", "evening", "night", "noon");

    private Once() {}

    static Optional<Piece> at(Tokens tokens, int from) {
        int end = end(tokens, from);
        boolean theirs = tokens.word(end).equals("'s");
        if (end == 0 || theirs || Context.once(tokens, from)) {
            return Optional.empty();
        }
        String said = tokens.slice(from, end).written();
        return Optional.of(new Piece(Force.ONCE, Kind.OTHER, end, draft -> draft.byHand = said));
    }

    /** The place after such a moment; 0 where there is none. */
    static int end(Tokens tokens, int from) {
        String word = tokens.word(from);
        if (word.equals("tomorrow")) {
            return tokens.is(from + 1, PARTS) ? from + 2 : from + 1;
        }
        if (word.equals("tonight") || tokens.phrase(from, "later today")) {
            return word.equals("tonight") ? from + 1 : from + 2;
        }
        if (word.equals("this") && Set.of("afternoon", "evening").contains(tokens.word(from + 1))) {
            return from + 2;
        }
        if (word.equals("next")) {
            boolean day = Days.weekday(tokens.word(from + 1)).isPresent()
                    || Set.of("week", "month", "year").contains(tokens.word(from + 1));
            return day ? from + 2 : 0;
        }
        if (word.equals("in")) {
            boolean count = Clock.number(tokens.word(from + 1)).isPresent()
                    || Set.of("an", "a", "half").contains(tokens.word(from + 1));
            int noun = tokens.phrase(from + 1, "half an") || tokens.phrase(from + 1, "a few")
                    ? from + 3
                    : tokens.phrase(from + 1, "a couple of") ? from + 4 : from + 2;
            return count && Unit.of(tokens.word(noun)).isPresent() ? noun + 1 : 0;
        }
        return 0;
    }
}
