package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;
import java.util.Optional;

/** Reads which members of what it is about a clause asks for: "their titles", "how many", "the temperature". */
final class Asking {
    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Brought brought;
    private final Score score;

    Asking(FreeWords words, Knowledge knowledge, Score score) {
        this.tokens = words.tokens();
        this.brought = new Brought(words);
        this.knowledge = knowledge;
        this.score = score;
    }

    /** A reading with the members that are asked for, and with their words in its score. */
    Candidate of(Candidate candidate, List<Part> parts) {
        return of(candidate, parts, "");
    }

    /**
     * A reading with the members that are asked for, and with their words in its score.
     *
     * @param own the tool that it puts something into; "" for none
     */
    Candidate of(Candidate candidate, List<Part> parts, String own) {
        Asked pass = new Asked(tokens, knowledge, brought, candidate, parts);
        pass.read(parts);
        int points = score.of(candidate.used(), parts, own) + candidate.score() + pass.bonus;
        return with(candidate, pass, "", pass.asked, points);
    }

    /** A reading that only looks, with whether it is asked how many there are. */
    Candidate counted(Candidate candidate, Clause clause) {
        List<Part> parts = clause.parts();
        Asked pass = new Asked(tokens, knowledge, brought, candidate, parts);
        boolean sums = clause.verbAt() >= 0 && EnglishWords.SUMMING.phrases().at(tokens, clause.verbAt());
        pass.fold = sums ? Fold.SUM : pass.fold;
        pass.folds(parts.isEmpty() ? new Part("", 0, 0, 0) : parts.getFirst(), Math.max(0, clause.verbAt()));
        for (int n = 0; n < parts.size(); n++) {
            boolean of = n + 1 < parts.size() && parts.get(n + 1).relator().equals("of");
            for (int i = parts.get(n).from(); i < parts.get(n).to(); i++) {
                pass.counts(parts.get(n), i);
                pass.folds(parts.get(n), i);
                pass.belongs(i, of && parts.get(n).relator().isEmpty());
            }
        }
        return with(candidate, pass, candidate.text(), candidate.asked(), candidate.score());
    }

    private static Candidate with(Candidate candidate, Asked pass, String text, List<String> asked, int points) {
        Optional<Source> source = Folding.of(pass.source, pass.fold, pass.asked);
        return new Candidate(candidate.put(), source, text, asked, pass.number, candidate.used(), points);
    }

    /** The claim of what a source looks at, or looked at before. */
    static Optional<Claim> claim(Source source) {
        return switch (source) {
            case Source.Look look -> Optional.of(look.claim());
            case Source.Known known -> Optional.ofNullable(known.given().claim());
            default -> Optional.empty();
        };
    }
}
