package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.tool.Role;
import java.util.Optional;

/** Tells who brings about what happens, where somebody is named: "bob opens an issue". */
final class Actor {
    private final Tokens tokens;
    private final Naming naming;

    Actor(Tokens tokens, Naming naming) {
        this.tokens = tokens;
        this.naming = naming;
    }

    /** What has to hold of what is delivered; empty where nobody is named before the verb of the event that begins there. */
    Optional<String> of(Arrival arrival, int at) {
        boolean named = arrival.has(Role.AUTHOR)
                && !arrival.used().get(at)
                && tokens.get(at) instanceof Word word
                && (naming.isPerson(at) || word.text().startsWith("@"))
                && English.isThird(tokens.word(at + 1))
                && arrival.used().get(at + 1);
        if (!named) {
            return Optional.empty();
        }
        arrival.used().set(at);
        return Optional.of(Delivered.person(arrival, Role.AUTHOR, tokens.word(at)));
    }
}
