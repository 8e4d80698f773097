package app.dispatch.adapters.tools.planner.lexicon;

import app.dispatch.adapters.tools.planner.lexicon.Knowledge.Named;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** What is named at the places of one brief, each found once. For one thread. */
final class Mentions {
    private final Tokens tokens;
    private final Map<Integer, Optional<Named>> tools = new HashMap<>();
    private final Map<Integer, List<Named>> things = new HashMap<>();
    private final Map<Integer, Optional<Services.Found>> services = new HashMap<>();

    Mentions(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Whether these are the brief's tokens, and no part of them. */
    @SuppressWarnings("ReferenceEquality")
    boolean of(Tokens others) {
        return tokens == others;
    }

    Optional<Named> tool(int at, IntFunction<Optional<Named>> find) {
        return tools.computeIfAbsent(at, find::apply);
    }

    Optional<Services.Found> service(int at, IntFunction<Optional<Services.Found>> find) {
        return services.computeIfAbsent(at, find::apply);
    }

    List<Named> things(int at, IntFunction<List<Named>> find) {
        return things.computeIfAbsent(at, find::apply);
    }
}
