package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.tool.Role;
import app.dispatch.domain.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads "in the same channel": the place of what came before. */
final class SamePlace {
    private static final Set<String> SAME = Set.of("same", "that");

    private final Tokens tokens;

    SamePlace(Tokens tokens) {
        this.tokens = tokens;
    }

    void place(Claim claim, List<Part> parts, List<Given> givens, Optional<Arrival> arrival) {
        for (Param param : claim.operation.all("place")) {
            for (Part part : parts) {
                for (int i = part.from() + 1; i < part.to(); i++) {
                    boolean meant = !claim.has(param.name())
                            && param.nouns().contains(tokens.word(i))
                            && SAME.contains(tokens.word(i - 1));
                    Optional<Value> before = meant ? before(claim, param, givens, arrival) : Optional.empty();
                    if (before.isPresent()) {
                        claim.params.put(param.name(), before.get());
                        claim.named = true;
                        claim.use(i - 1, i + 1);
                    }
                }
            }
        }
    }

    /** 'and append "…"': in what was changed just before, where the words say nothing but the text. */
    void changed(Claim claim, Clause clause, List<Given> givens) {
        boolean only = claim.operation.verbs().contains(clause.verb())
                && !claim.operation.tells()
                && clause.parts().stream()
                        .allMatch(part -> part.size() == 1 && tokens.get(part.from()) instanceof Quote);
        if (!only || givens.isEmpty()) {
            return;
        }
        Given last = givens.getLast();
        for (Param param : claim.operation.all("place")) {
            Value same =
                    last.operation().tool().id().equals(claim.operation.tool().id())
                                    && last.operation().is(Kind.CHANGE)
                            ? last.step().params.get(param.name())
                            : null;
            if (same != null && !claim.has(param.name())) {
                claim.params.put(param.name(), same);
                claim.named = true;
            }
        }
    }

    /** The place of what came, or was looked at, at the same tool. */
    static Optional<Value> before(Claim claim, Param param, List<Given> givens, Optional<Arrival> arrival) {
        String tool = claim.operation.tool().id();
        Optional<Given> given = givens.reversed().stream()
                .filter(one -> one.operation().tool().id().equals(tool))
                .findFirst();
        if (given.isPresent()) {
            boolean said = given.get().step().params.containsKey(param.name());
            return Optional.of(
                    said
                            ? Objects.requireNonNull(given.get().step().params.get(param.name()))
                            : Value.of("{{ trigger." + param.name() + " }}"));
        }
        return arrival.filter(one -> one.tool().equals(tool) && one.has(Role.PLACE))
                .map(one -> Value.of(Expressions.template(one.path(Role.PLACE))));
    }
}
