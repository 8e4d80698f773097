package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.domain.value.Value;
import java.util.List;
import java.util.Optional;

/** Adds people to those of something that is there: "invite bob@example.com to the Retro". */
final class Joining {
    private final Tokens tokens;

    Joining(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Whether a clause adds people to something that is there and has some. */
    boolean asks(Operation operation, Clause clause) {
        return adds(clause)
                && people(operation).isPresent()
                && clause.parts().stream().anyMatch(part -> part.relator().equals("to") && isThere(part));
    }

    /** Whether all that a clause acts on are addresses, which are added somewhere. */
    boolean adds(Clause clause) {
        return EnglishWords.INVITING.has(clause.verb())
                && clause.parts().stream()
                        .filter(part -> part.relator().isEmpty() && part.size() > 0)
                        .findFirst()
                        .filter(this::addresses)
                        .isPresent()
                && clause.parts().stream().anyMatch(part -> part.relator().equals("to"));
    }

    /** "the Retro", "tomorrow's call", but not "lunch" or "a call", which are still to be made. */
    private boolean isThere(Part part) {
        int owned = Period.at(tokens, part.from()).map(Period::end).orElse(0);
        return EnglishWords.DETERMINER.has(tokens.word(part.from()))
                || tokens.word(owned - 1).equals("'s")
                || tokens.get(part.from()) instanceof Token.Quote;
    }

    /** The parts of a clause, where what something is added to is what the clause is about. */
    List<Part> object(List<Part> parts) {
        return parts.stream()
                .map(part -> isBase(part) ? new Part("", part.at(), part.from(), part.to()) : part)
                .toList();
    }

    private boolean isBase(Part part) {
        return part.relator().equals("to")
                || (part.relator().equals("on")
                        && Period.at(tokens, part.from()).isEmpty());
    }

    private static Optional<Param> people(Operation operation) {
        return operation.param("recipient").filter(Param::isList);
    }

    private boolean addresses(Part object) {
        return tokens.find(
                        object.from(),
                        i -> i >= object.to()
                                || !(tokens.word(i).contains("@")
                                        || EnglishWords.AND.has(tokens.word(i))
                                        || tokens.word(i).isEmpty()))
                >= object.to();
    }

    /** Has those who are there already stay, since what is given replaces them. */
    static void settle(Draft step, Claim claim, String joined, Operation operation) {
        Optional<Param> people = claim.joins ? people(claim.operation) : Optional.empty();
        Optional<Param> before = operation.member("recipient");
        if (people.isEmpty() || before.isEmpty()) {
            return;
        }
        String address = before.get().schema().fields("items").fields("properties").values().entrySet().stream()
                .map(one -> Param.of(one.getKey(), one.getValue(), false))
                .filter(one -> one.is("address"))
                .map(one -> "one." + one.name())
                .findFirst()
                .orElse("one");
        Value more = step.params.get(people.get().name());
        if (more instanceof Value.Items) {
            step.params.put(
                    people.get().name(),
                    Value.of(Expressions.template("default(" + joined + "."
                            + before.get().name() + ", []).map(one, " + address + ") + " + Expressions.literal(more))));
        }
    }
}
