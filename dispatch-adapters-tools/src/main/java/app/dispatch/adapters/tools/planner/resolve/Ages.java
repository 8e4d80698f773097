package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes "older than 30 days", "not updated for two weeks". */
final class Ages {
    private final FreeWords words;
    private final Tokens tokens;

    Ages(FreeWords words) {
        this.words = words;
        this.tokens = words.tokens();
    }

    /** How a part tells an age: what it is compared as, and where its words begin. */
    private record Age(boolean older, boolean newer, boolean silent, boolean unchanged, int begins) {
        boolean isTold() {
            return begins >= 0;
        }
    }

    /** Takes it into a parameter that counts days, or as what an item has to fulfil. */
    void take(Claim claim, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            Age age = age(part);
            int at = at(part);
            Optional<Period.Length> length = age.isTold() ? Period.length(tokens, at) : Optional.empty();
            if (length.isPresent()
                    && words.free(claim, taken, part.at(), length.get().end())
                    && take(claim, age, length.get().minutes())) {
                int end = length.get().end();
                claim.use(
                        tokens.is(age.begins() - 1, Set.of("for", "since")) ? age.begins() - 1 : age.begins(),
                        tokens.is(end, Set.of("ago", "old")) ? end + 1 : end);
            }
        }
    }

    private Age age(Part part) {
        boolean than = part.relator().equals("than");
        boolean over = part.relator().equals("over");
        boolean older = part.relator().equals("older")
                || (than && tokens.is(part.at() - 1, Set.of("more", "longer", "older", "earlier")))
                || (over && tokens.is(part.at() - 1, Set.of("for", "since")));
        boolean newer = Set.of("newer", "younger").contains(part.relator())
                || (than && tokens.is(part.at() - 1, Set.of("less", "newer", "younger")));
        boolean unchanged = tokens.find(
                        Math.max(0, part.at() - 4),
                        i -> i >= part.at()
                                || EnglishWords.CHANGED.has(tokens.word(i))
                                || tokens.is(i, Set.of("inactive", "idle")))
                < part.at();
        boolean silent = Set.of("for", "since", "in").contains(part.relator())
                && EnglishWords.NO.has(tokens.word(part.at() - 2));
        boolean told = older || newer || silent || waits(part);
        int begins = silent ? part.at() - 2 : waits(part) || than || over ? part.at() - 1 : part.at();
        return new Age(older, newer, silent, unchanged, told ? begins : -1);
    }

    private boolean waits(Part part) {
        return part.relator().equals("for") && EnglishWords.WAITING.has(tokens.word(part.at() - 1));
    }

    /** Where the length of time stands. */
    private int at(Part part) {
        int over = waits(part) ? EnglishWords.OVER.phrases().end(tokens, part.from()) : 0;
        return over > 0 ? over : tokens.word(part.from()).equals("than") ? part.from() + 1 : part.from();
    }

    private static boolean take(Claim claim, Age age, long minutes) {
        Optional<Param> days = claim.operation.params().values().stream()
                .filter(one -> one.unit().equals("days") && one.is("since", "updated", "created", "duration", "until"))
                .findFirst();
        Optional<Param> date = claim.operation
                .member(age.silent() || age.unchanged() ? "updated" : "created")
                .or(() -> claim.operation.member("date"));
        if (age.older() && !age.unchanged() && days.isPresent() && minutes % 1440 == 0) {
            claim.params.put(days.get().name(), Value.of(minutes / 1440));
            return true;
        }
        date.ifPresent(one -> claim.filters.add("timestamp(thing." + one.name() + ") " + (age.newer() ? ">" : "<")
                + " run.startedAt - duration('" + Period.length(minutes) + "')"));
        return date.isPresent();
    }
}
