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
import java.util.stream.IntStream;

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

    /** 'otherwise post "…"', "post the list there": where, or to whom, the last message went, where it is not said anew. */
    void told(Claim claim, Clause clause, Optional<Given> message) {
        List<Param> whom = claim.operation.all("place", "recipient");
        int end = clause.all().to();
        int there = clause.parts().stream()
                .flatMapToInt(part -> IntStream.range(part.from(), part.to()))
                .filter(i -> tokens.word(i).equals("there"))
                .findFirst()
                .orElse(end);
        boolean said = tokens.word(there).equals("there");
        boolean open = claim.operation.tells()
                && whom.stream().noneMatch(one -> claim.has(one.name()))
                && (said
                        || clause.otherwise()
                        || (isText(clause) && claim.operation.verbs().contains(clause.verb())));
        Optional<Given> before = message.filter(one -> open && one.operation() == claim.operation && isWritten(one));
        if (before.isEmpty()) {
            return;
        }
        for (Param param : whom) {
            Optional.ofNullable(before.get().step().params.get(param.name())).ifPresent(value -> {
                claim.params.put(param.name(), value);
                claim.named = true;
            });
        }
        claim.use(there, said && there < end ? there + 1 : there);
    }

    /** Whether nothing but a text is said: 'then post "b"'. */
    private boolean isText(Clause clause) {
        return !clause.verb().isEmpty()
                && !clause.parts().isEmpty()
                && clause.parts().stream()
                        .allMatch(part -> part.size() == 1 && tokens.get(part.from()) instanceof Quote);
    }

    /** Whether a message goes where the brief says, and not to each of a list. */
    private static boolean isWritten(Given message) {
        return message.step().forEach == null
                && message.operation().all("place", "recipient").stream()
                        .map(one -> message.step().params.get(one.name()))
                        .allMatch(one -> one == null
                                || !(one instanceof Value.Text(String text))
                                || !text.contains("{{")
                                || text.contains("run.owner"));
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
