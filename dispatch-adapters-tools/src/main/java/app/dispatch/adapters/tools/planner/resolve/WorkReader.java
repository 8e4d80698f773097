package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.tool.Effect;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads clauses in which a model makes something of what is there: "summarize them". */
final class WorkReader {
    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Filler filler;
    private final Product product;
    private final Verbs verbs;
    private final Brought brought;
    private final Score score;
    private final Choices choices;

    WorkReader(Tokens tokens, Knowledge knowledge, Filler filler, Product product, Verbs verbs, Score score) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.filler = filler;
        this.product = product;
        this.verbs = verbs;
        this.brought = new Brought(filler.words());
        this.score = score;
        this.choices = new Choices(tokens);
    }

    List<Candidate> read(Setting setting, Sources sources) {
        Clause clause = setting.clause();
        List<Candidate> all = new ArrayList<>();
        String first = tokens.word(clause.all().from());
        boolean asks = clause.question() && EnglishWords.HELPING.has(first); // "did Bob reply"
        if (EnglishWords.GRAVE.has(first)) {
            return all; // no model cancels or removes anything
        }
        for (Operation operation : knowledge.all(one -> one.is(Kind.WORK))) {
            Claim claim = new Claim(operation);
            filler.tools().take(claim, clause.parts(), new BitSet());
            product.take(claim, clause.parts(), new BitSet());
            int verb = verb(claim, clause);
            if (verb < -50 || !meant(claim, clause) || (!claim.named && isThere(clause))) {
                continue;
            }
            filler.declared().take(claim, clause.parts(), new BitSet(), false);
            if (operation.param("choices").isPresent()) {
                claim.used.or(choices.at(clause));
            }
            if (operation.param("schema").isPresent() && operation.verbs().contains(clause.verb())) {
                claim.used.or(new Extracted(tokens).at(clause));
            }
            int fits = verb - doubt(claim, clause);
            for (Optional<Source> of : sources.of(claim.used, false, "")) {
                if (asks && of.isEmpty()) {
                    continue; // which it cannot know
                }
                BitSet used = Sources.with(claim.used, of);
                int points = score.of(used, clause.parts()) + fits + Score.bonus(of, clause.verb());
                used.set(clause.all().from(), clause.all().to()); // the model is told all that the clause says
                Source made = Languages.each(new Source.Work(claim, of), tokens, clause);
                all.add(Candidate.about(null, Optional.of(made), used, points));
            }
        }
        return all;
    }

    /** "write these on a new page": whether the text is there, and only goes somewhere. */
    private boolean isThere(Clause clause) {
        return EnglishWords.WRITE.has(clause.verb())
                && clause.parts().stream()
                        .anyMatch(part -> part.relator().isEmpty()
                                && part.size() == 1
                                && EnglishWords.IT.has(tokens.word(part.from())))
                && clause.parts().stream()
                        .anyMatch(
                                part -> Set.of("in", "on", "to", "into", "onto").contains(part.relator()));
    }

    private int verb(Claim claim, Clause clause) {
        boolean asked = claim.named && claim.operation.param("input").isEmpty();
        boolean noun =
                !claim.thing.isEmpty() && (clause.question() || clause.verb().isEmpty());
        int verb = verbs.fits(claim.operation, clause);
        return asked || noun ? Math.max(2, verb) : verb;
    }

    private boolean meant(Claim claim, Clause clause) {
        boolean makes = claim.operation.op().effect().strongest() != Effect.READ;
        boolean quoted = EnglishWords.TELL.has(clause.verb())
                && clause.verbAt() >= 0
                && tokens.find(clause.verbAt() + 1, i -> !(tokens.get(i) instanceof Token.Quote))
                        > clause.verbAt() + 1; // it is said already
        boolean sent = EnglishWords.TELL.has(clause.verb())
                && clause.parts().stream().anyMatch(part -> part.relator().matches("to|in") && addressed(part));
        boolean draws = makes && own(claim.operation, clause) && !EnglishWords.WORK.has(clause.verb());
        return !claim.thing.isEmpty()
                || draws
                || (!makes
                        && (claim.named
                                || (!sent
                                        && (own(claim.operation, clause)
                                                || (writes(claim.operation, clause) && !quoted)))));
    }

    /** Whether a part says whom something is sent to. */
    private boolean addressed(Part part) {
        return tokens.find(
                        part.from(),
                        i -> i >= part.to()
                                || tokens.word(i).matches(".+@.+|#.+")
                                || brought.at(i).isPresent())
                < part.to();
    }

    private int doubt(Claim claim, Clause clause) {
        Operation operation = claim.operation;
        boolean unnamed = claim.thing.isEmpty() && !claim.named && writes(operation, clause) && !own(operation, clause);
        boolean unsaid = operation
                        .param("language")
                        .filter(one -> !claim.has(one.name()))
                        .isPresent()
                && Languages.in(tokens, clause).isEmpty();
        boolean unsorted = operation
                        .param("choices")
                        .filter(one -> one.required() && !claim.has(one.name()))
                        .isPresent()
                && choices.of(clause).isEmpty();
        boolean answers = unnamed && EnglishWords.REPLY.has(clause.verb()) && tells(clause);
        boolean said = EnglishWords.REPLY.has(clause.verb())
                && tokens.find(clause.all().from(), i -> i >= clause.all().to() || tokens.get(i) instanceof Token.Quote)
                        < clause.all().to(); // word for word
        return (unnamed ? 10 : 0) + (unsaid || unsorted ? 25 : 0) + (answers ? 10 : 0) + (said ? 20 : 0);
    }

    /** "reply in Slack": whether a tool is named that tells people something. */
    private boolean tells(Clause clause) {
        return clause.parts().stream()
                .anyMatch(part -> part.relator().matches("in|on|via")
                        && knowledge
                                .tool(tokens, part.from())
                                .filter(one -> knowledge.operations().stream()
                                        .anyMatch(op ->
                                                op.tells() && op.tool().id().equals(one.what())))
                                .isPresent());
    }

    /** Whether the verb is one of working on something that the operation has. */
    private static boolean own(Operation operation, Clause clause) {
        return operation.verbs().contains(clause.verb())
                && !EnglishWords.LOOK.has(clause.verb())
                && !EnglishWords.CHANGE.has(clause.verb())
                && (EnglishWords.WORK.has(clause.verb()) || !EnglishWords.MAKE.has(clause.verb()));
    }

    /** Whether the operation has the verb, and makes a text of nothing. */
    private static boolean writes(Operation operation, Clause clause) {
        return operation.verbs().contains(clause.verb())
                && operation.param("input").isEmpty()
                && operation.op().effect().strongest() == Effect.READ;
    }
}
