package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Services.Service;
import app.dispatch.adapters.tools.planner.text.Tokens;

/** Finds the names of services in what happens, where they do not only say who sent something that a tool has. */
final class ServiceNames {
    private final Tokens tokens;
    private final Knowledge knowledge;

    ServiceNames(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** "an e-mail from LinkedIn": whether a name says who sent what only one tool has. */
    private boolean sends(int at) {
        return tokens.word(at - 1).equals("from")
                && knowledge
                        .thing(tokens, at - 2, at - 1)
                        .filter(one -> knowledge.of(one.what()).stream()
                                        .map(op -> op.tool().id())
                                        .distinct()
                                        .count()
                                == 1)
                        .isPresent();
    }

    /** Whether a service is named there from which something comes that no tool has. */
    boolean at(int at) {
        return !sends(at)
                && knowledge
                        .service(tokens, at)
                        .filter(one -> one.service().kind() == Service.Kind.SERVICE
                                || one.service().kind() == Service.Kind.CHAT)
                        .isPresent();
    }
}
