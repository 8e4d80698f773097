package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import java.util.List;
import java.util.Optional;

/** Keeps what is asked of the numbers of a list together, such as their sum, with what the list is. */
final class Folding {
    private Folding() {}

    /** What something is about, with what is asked of those members. */
    static Optional<Source> of(Optional<Source> source, Fold fold, List<String> asked) {
        if (fold == Fold.NONE) {
            return source;
        }
        return source.map(one -> {
            if (one instanceof Source.Known known) {
                Given given = known.given();
                Claim again = given.claim() == null
                        ? new Claim(given.operation())
                        : given.claim().again();
                again.fold = fold;
                again.folded.addAll(asked);
                return new Source.Known(
                        new Given(given.step(), given.operation(), again, given.called()), known.words());
            }
            looked(one).ifPresent(claim -> {
                claim.fold = fold;
                claim.folded.addAll(asked.stream()
                        .filter(name -> !claim.folded.contains(name))
                        .toList());
            });
            return one;
        });
    }

    private static Optional<Claim> looked(Source source) {
        return switch (source) {
            case Source.Call call -> Optional.of(call.claim());
            case Source.Look look -> Optional.of(look.claim());
            default -> Optional.empty();
        };
    }
}
