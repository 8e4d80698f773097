package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Parsed;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Names;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the steps of single clauses that call addresses, among steps of other tools. */
public final class CallSteps {
    private final Parsed parsed;
    private final Knowledge knowledge;
    private final Optional<Caller> caller;

    public CallSteps(Parsed parsed, Knowledge knowledge) {
        this.parsed = parsed;
        this.knowledge = knowledge;
        this.caller = Caller.of(knowledge);
    }

    /**
     * The steps of a clause.
     *
     * @param notes what was filled in
     */
    public record Made(List<Draft> steps, Set<String> notes) {}

    /**
     * The steps of a clause, its condition left to others; empty when it is no call, or says more than one.
     *
     * @param before the steps so far
     * @param names those that are taken
     */
    public Optional<Made> of(Clause clause, List<Draft> before, Names names, boolean webhook) {
        ActionReader reader = new ActionReader(parsed, webhook);
        if (caller.isEmpty() || !new Alone(words(reader.unconditional(clause)), knowledge).holds()) {
            return Optional.empty();
        }
        StepMaker maker = new StepMaker(caller.get(), names.copy(), webhook, "webhook");
        before.forEach(step -> maker.wiring().add(step, true));
        try {
            List<Draft> made = new ArrayList<>();
            for (Action action : reader.plain(clause)) {
                Optional<StepMaker.Made> one = maker.make(action);
                if (one.isEmpty() || one.get().steps().isEmpty()) {
                    return Optional.empty();
                }
                made.addAll(one.get().sources());
                made.addAll(one.get().steps());
            }
            return made.isEmpty() ? Optional.empty() : Optional.of(new Made(made, new LinkedHashSet<>(maker.notes())));
        } catch (Unclear notOneCall) {
            return Optional.empty();
        }
    }

    /** What a clause is done under, where that is said of the answer of a call: all of its words, or empty. */
    public Optional<String> condition(Clause clause, List<Draft> before, boolean webhook) {
        ActionReader reader = new ActionReader(parsed, webhook);
        Optional<Condition> condition = reader.condition(clause, clause.condition());
        if (caller.isEmpty() || condition.isEmpty()) {
            return Optional.empty();
        }
        Wiring wiring = new Wiring(webhook, "webhook");
        before.forEach(step -> wiring.add(step, true));
        boolean turned = clause.unless() && condition.get() instanceof Condition.Not;
        Condition plain = turned && condition.get() instanceof Condition.Not(Condition of) ? of : condition.get();
        try {
            return Optional.of(new Conditions(wiring).all(List.of(plain)));
        } catch (Unclear ofNoCall) {
            return Optional.empty();
        }
    }

    private Tokens words(BitSet own) {
        List<Token> words = own.stream().mapToObj(parsed.tokens()::get).toList();
        return new Tokens(parsed.tokens().text(), words);
    }
}
