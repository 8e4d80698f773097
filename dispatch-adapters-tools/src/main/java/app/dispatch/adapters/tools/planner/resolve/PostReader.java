package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Reads clauses that send something to an address: "post it to https://…". */
final class PostReader {
    private final Tokens tokens;
    private final Addresses addresses;
    private final Score score;
    private final Asking asking;

    PostReader(Tokens tokens, Addresses addresses, Score score, Asking asking) {
        this.tokens = tokens;
        this.addresses = addresses;
        this.score = score;
        this.asking = asking;
    }

    List<Candidate> read(Setting setting, Sources sources) {
        Clause clause = setting.clause();
        String verb = clause.verb();
        boolean sends = verb.isEmpty()
                || EnglishWords.WORK.has(verb)
                || EnglishWords.TELL.has(verb)
                || EnglishWords.MAKE.has(verb);
        List<Part> parts = verb.isEmpty() || EnglishWords.WORK.has(verb)
                ? clause.parts().stream()
                        .filter(part -> EnglishWords.AWAY.has(part.relator()))
                        .toList() // "rewrite the text at https://…" reads it
                : clause.parts();
        Optional<Claim> claim =
                sends ? addresses.to(parts, new BitSet(), EnglishWords.MAKE.has(verb)) : Optional.empty();
        List<Candidate> all = new ArrayList<>();
        if (claim.isEmpty()) {
            return all;
        }
        for (Part part : clause.parts()) {
            if (part.relator().isEmpty() && part.size() == 1 && tokens.get(part.from()) instanceof Quote quote) {
                BitSet used = (BitSet) claim.get().used.clone();
                used.set(part.from());
                all.add(Candidate.saying(claim.get(), quote.text(), used, score.of(used, clause.parts()) + 6));
            }
        }
        for (Optional<Source> source : sources.of(claim.get().used, true, "")) {
            if (source.isPresent() && !claim.get().operation.verbs().isEmpty()) {
                BitSet used = Sources.with(claim.get().used, source);
                all.add(asking.of(
                        Candidate.about(claim.get(), source, used, 6 + Score.bonus(source, verb)), clause.parts()));
            }
        }
        return all;
    }
}
