package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Reads "when is my dentist appointment", "what time is the retro": the list of what has a time is searched for its name. */
final class WhenReader {
    private static final int SURE = 40;

    private final Tokens tokens;
    private final Knowledge knowledge;

    WhenReader(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    List<Candidate> read(Clause clause) {
        int from = clause.all().from();
        int asked = EnglishWords.WHENCE.phrases().end(tokens, from);
        boolean when = asked > 0 && EnglishWords.BEING.has(tokens.word(asked));
        int name = tokens.after(asked + 1, EnglishWords.ARTICLE.words());
        Optional<Operation> list = knowledge
                .all(one -> one.is(Kind.LOOK)
                        && one.lists()
                        && one.member("start").isPresent()
                        && one.param("query").isPresent())
                .stream()
                .findFirst();
        if (!when || list.isEmpty()) {
            return List.of();
        }
        int end = name;
        while (end < clause.all().to()
                && tokens.get(end) instanceof Token.Word
                && knowledge
                        .thing(tokens, end, clause.all().to())
                        .filter(one -> list.get().things().contains(one.what())
                                && one.end() == clause.all().to())
                        .isEmpty()) {
            end++;
        }
        boolean names = tokens.find(name, i -> i >= clause.all().to() || Knowledge.restricts(tokens.word(i)))
                < clause.all().to();
        if (end == name || !names || Period.at(tokens, name).isPresent()) {
            return List.of();
        }
        Claim claim = new Claim(list.get());
        claim.params.put(
                list.get().param("query").orElseThrow().name(),
                Wording.plain(tokens.slice(name, end).written()));
        claim.thing = list.get().things().stream().findFirst().orElse("");
        claim.use(from, clause.all().to());
        return List.of(Candidate.about(null, Optional.of(new Source.Look(claim)), (BitSet) claim.used.clone(), SURE));
    }
}
