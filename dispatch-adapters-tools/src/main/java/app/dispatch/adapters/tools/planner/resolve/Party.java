package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.tool.Role;
import app.dispatch.domain.value.Value;
import java.util.Optional;

/** Reads "mail the customer": what is told to whom an event is about. */
final class Party {
    private final Tokens tokens;

    Party(Tokens tokens) {
        this.tokens = tokens;
    }

    void address(Claim claim, Setting setting) {
        Optional<Param> to =
                claim.operation.param("recipient").filter(one -> claim.operation.personal() && !claim.has(one.name()));
        boolean open = setting.arrives() && setting.arrival().isEmpty();
        boolean told =
                open || setting.arrival().filter(one -> one.has(Role.ADDRESS)).isPresent();
        int at = to.isPresent() && told ? named(claim, setting) : -1;
        if (at < 0) {
            return;
        }
        String who = Lemma.singular(tokens.word(at));
        String path = open
                ? "default(trigger.email, trigger." + who + ".email)"
                : setting.arrival().orElseThrow().path(Role.ADDRESS);
        claim.params.put(to.orElseThrow().name(), Value.of(Expressions.template(path)));
        if (open) {
            claim.notes.add("The webhook is expected to bring the address of the " + tokens.word(at)
                    + " as `trigger.email`, or in `trigger." + who + ".email`.");
        }
        claim.use(at, at + 1);
        claim.named = true;
    }

    /** The place of the word for them; -1 when there is none. */
    private int named(Claim claim, Setting setting) {
        for (Part part : setting.parts()) {
            for (int i = part.from(); i < part.to(); i++) {
                boolean them = EnglishWords.PARTY.has(Lemma.singular(tokens.word(i)));
                boolean told =
                        EnglishWords.TELL.has(setting.verb()) && part.relator().isEmpty(); // not "score the lead"
                if (them && !claim.used.get(i) && (told || part.relator().matches("to|for"))) {
                    return i;
                }
            }
        }
        return -1;
    }
}
