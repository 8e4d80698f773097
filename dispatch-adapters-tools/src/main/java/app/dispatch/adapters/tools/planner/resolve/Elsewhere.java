package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads where else something is put: at the tools and places that are named beside the first. */
final class Elsewhere {
    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Filler filler;
    private final Putter putter;
    private final Verbs verbs;
    private final Score score;

    Elsewhere(Tokens tokens, Knowledge knowledge, Filler filler, Putter putter, Verbs verbs, Score score) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.filler = filler;
        this.putter = putter;
        this.verbs = verbs;
        this.score = score;
    }

    /**
     * What else is put; the first reading uses their words too.
     *
     * @param sources the tools that it comes from
     */
    List<Claim> read(Clause clause, Candidate first, Set<String> sources) {
        Claim put = Objects.requireNonNull(first.put());
        List<Claim> more = new ArrayList<>();
        for (Part part : clause.parts()) {
            for (int i = part.from(); i < part.to(); i++) {
                if (!first.used().get(i)) {
                    another(clause, put, first.used(), sources, new Part(part.relator(), i, i, part.to()))
                            .ifPresent(claim -> {
                                more.add(claim);
                                first.used().or(claim.used);
                            });
                }
            }
        }
        return more;
    }

    /** What the rest of a part names. */
    private Optional<Claim> another(Clause clause, Claim put, BitSet used, Set<String> sources, Part rest) {
        int at = rest.from();
        boolean made = tokens.is(at, Set.of("a", "an", "another"))
                && (tokens.word(at - 1).equals("and") || tokens.mark(at - 1, ','))
                && EnglishWords.MAKE.has(clause.verb());
        if (made) {
            return made(clause, put, used, new Part("", at, at, rest.to()));
        }
        Optional<String> tool = knowledge
                .tool(tokens, at)
                .filter(one -> !tokens.word(at - 1).equals("the") || isPlace(one)) // "the name and the email"
                .or(() -> EnglishWords.PLACING.has(tokens.word(at + 1)) // "and to #b on Discord"
                        ? knowledge.tool(tokens, at + 2)
                        : Optional.empty())
                .map(Knowledge.Named::what)
                .filter(one -> joined(rest, at)
                        && !sources.contains(one)
                        && !one.equals(put.operation.tool().id()));
        String written = filler.words().written(at);
        boolean same = fits(put.operation, written);
        List<Operation> there = knowledge.all(one -> one.is(Kind.PUT)
                && one.param("content").isPresent()
                && (tool.isPresent()
                        ? tool.get().equals(one.tool().id())
                        : same ? one == put.operation : one.tells() && joined(at) && fits(one, written)));
        if (there.isEmpty()) {
            return Optional.empty();
        }
        String to = rest.relator().isEmpty() ? "to" : rest.relator();
        boolean apart = EnglishWords.PLACING.has(tokens.word(at + 1)) && tool.isPresent();
        return placed(
                clause,
                there,
                used,
                apart
                        ? List.of(new Part("to", at, at, at + 1), new Part("on", at + 1, at + 2, at + 3))
                        : List.of(new Part(to, at, at, rest.to())));
    }

    /** "the Discord channel …". */
    private boolean isPlace(Knowledge.Named named) {
        return knowledge.operations().stream()
                .filter(one -> one.tells() && one.tool().id().equals(named.what()))
                .flatMap(one -> one.all("place").stream())
                .anyMatch(one -> one.nouns().contains(tokens.word(named.end())));
    }

    /** Whether a word that joins, or a comma, stands before a place. */
    private boolean joined(int at) {
        int before = EnglishWords.RELATOR.has(tokens.word(at - 1)) ? at - 2 : at - 1;
        return EnglishWords.AND.has(tokens.word(before)) || tokens.mark(before, ',');
    }

    /** Whether a word is joined to the place that is named before it, or stands where something goes. */
    private boolean joined(Part rest, int at) {
        int before = at - 1;
        while (before >= 0
                && (EnglishWords.RELATOR.has(tokens.word(before)) || EnglishWords.ARTICLE.has(tokens.word(before)))) {
            before--;
        }
        boolean sends = knowledge
                .tool(tokens, at)
                .filter(one -> EnglishWords.OUTGOING.has(tokens.word(one.end()))
                        || EnglishWords.OCCASION.has(tokens.word(one.end())))
                .isPresent(); // "with Slack alerts"
        if (rest.relator().equals("from")) {
            return false; // "from Stripe, X and Linear" is where it comes from
        }
        return (sends && rest.relator().equals("with"))
                || EnglishWords.AWAY.has(rest.relator())
                || EnglishWords.AND.has(tokens.word(before))
                || tokens.mark(before, ',');
    }

    /** Whether words are written like where an operation puts something. */
    private static boolean fits(Operation operation, String written) {
        return !written.isEmpty()
                && operation.all("place", "recipient").stream().anyMatch(one -> Forms.fits(one, written));
    }

    /** "… and an issue": another thing that is made. */
    private Optional<Claim> made(Clause clause, Claim put, BitSet used, Part thing) {
        Claim best = null;
        for (Operation operation : knowledge.all(one -> one.is(Kind.PUT) && one != put.operation)) {
            Claim claim = putter.put(operation, clause, List.of(thing), (BitSet) used.clone());
            boolean better = !claim.thing.isEmpty()
                    && (best == null || score.of(claim.used, List.of(thing)) > score.of(best.used, List.of(thing)));
            best = better ? claim : best;
        }
        return Optional.ofNullable(best);
    }

    /** "… and Slack", "… and #ops": another place for the same. */
    private Optional<Claim> placed(Clause clause, List<Operation> operations, BitSet used, List<Part> rest) {
        Claim best = null;
        int most = Integer.MIN_VALUE;
        for (Operation operation : operations) {
            Claim claim = putter.put(operation, clause, rest, (BitSet) used.clone());
            int points = score.of(claim.used, rest)
                    + Math.max(verbs.fits(operation, clause), -5)
                    - Score.missing(claim, true)
                    + (operation.tells() ? 4 : 0);
            if (claim.named && points > most) {
                best = claim;
                most = points;
            }
        }
        return Optional.ofNullable(best);
    }
}
