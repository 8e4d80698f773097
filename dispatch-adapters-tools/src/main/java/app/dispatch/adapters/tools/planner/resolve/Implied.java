package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.text.Tokens;

/** Tells whether what goes out was called before as only one operation's are. */
final class Implied {
    private final Tokens tokens;
    private final Knowledge knowledge;

    Implied(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** "make three tweets of it and post them": whether what goes out was called before as only this operation's are. */
    boolean is(Claim claim, Setting setting) {
        Operation operation = claim.operation;
        Clause clause = setting.clause();
        boolean back = clause.parts().size() == 1
                && clause.parts().getFirst().size() == 1
                && EnglishWords.IT.has(tokens.word(clause.parts().getFirst().from()));
        if (!back || !operation.tells() || !operation.verbs().contains(clause.verb())) {
            return false;
        }
        int called = tokens.find(
                0,
                i -> i >= clause.all().from()
                        || knowledge
                                .thing(tokens, i, clause.all().from())
                                .filter(one -> operation.things().contains(one.what())
                                        && knowledge.of(one.what()).stream()
                                                .allMatch(each -> each.tool().equals(operation.tool())))
                                .isPresent());
        return called < clause.all().from()
                && !setting.givens().isEmpty()
                && setting.givens().getLast().isMade();
    }
}
