package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Parsed;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Names;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the steps of clauses that call addresses, one after another, among steps of other tools. */
public final class CallSteps {
    private final Knowledge knowledge;
    private final ActionReader reader;
    private final Optional<StepMaker> maker;

    /**
     * @param names those that are taken
     * @param arrived what the brief calls what a webhook brings, such as "order"
     */
    public CallSteps(Parsed parsed, Knowledge knowledge, Names names, boolean webhook, Set<String> arrived) {
        this.knowledge = knowledge;
        this.reader = new ActionReader(parsed, webhook);
        this.maker = Caller.of(knowledge).map(caller -> new StepMaker(caller, names, webhook, arrived));
    }

    /** Whether a clause only adds to the call before it: "use the header X: 1". */
    public boolean adds(Clause clause) {
        return reader.adds(clause);
    }

    /** Whether a clause names no other tool, no service and nobody. */
    public boolean alone(Clause clause) {
        return new Alone(reader.words(clause, List.of()), knowledge).holds();
    }

    /** Whether a brief only calls addresses: then what it waits for is a call of its webhook, whatever other tools tell of. */
    public static boolean only(Tokens tokens, Knowledge knowledge) {
        return tokens.list().stream().anyMatch(Link.class::isInstance) && new Alone(tokens, knowledge).holds();
    }

    /** Whether a clause only picks something of the answers before it, or puts them together: that is what "it" means then. */
    public boolean picks(Clause clause, List<Draft> before) throws Unclear {
        if (maker.isEmpty() || !alone(clause)) {
            return false;
        }
        maker.get().go(before, false);
        for (Action action : reader.read(clause, List.of(), false)) {
            if (maker.get().picks(action)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The steps of a clause, its condition left to others; empty when it is no call.
     *
     * @param more clauses that only add to it
     * @param before the steps so far
     * @param beside whether it is done at the same time as what is before it
     * @throws Unclear when it is a call, and says what no call does
     */
    public List<Draft> of(Clause clause, List<Clause> more, List<Draft> before, boolean beside, boolean failing)
            throws Unclear {
        if (maker.isEmpty() || !alone(clause)) {
            return List.of();
        }
        maker.get().go(before, beside);
        List<Draft> made = new ArrayList<>();
        for (Action action : reader.read(clause, more, failing)) {
            List<Draft> steps = maker.get().make(action);
            if (steps.isEmpty()) {
                back();
                return List.of();
            }
            made.addAll(steps);
        }
        return made;
    }

    /** The places of the words that a clause's calls are read from. */
    public BitSet words(Clause clause) {
        BitSet words = reader.own(clause);
        if (!clause.each().isEmpty()) {
            words.set(Math.max(0, clause.each().from() - 2), clause.each().to());
        }
        return words;
    }

    /** Forgets the last clause. */
    public void back() {
        maker.ifPresent(StepMaker::back);
    }

    /** What was filled in so far. */
    public List<String> notes() {
        return maker.map(StepMaker::notes).orElse(List.of());
    }
}
