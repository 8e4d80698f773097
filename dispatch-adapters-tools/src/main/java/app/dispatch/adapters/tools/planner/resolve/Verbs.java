package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;
import java.util.Set;

/** Tells how well an operation fits the verb of a clause. */
final class Verbs {
    private static final int NEVER = -100;

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Joining joining;

    Verbs(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.joining = new Joining(tokens);
    }

    /** How well an operation fits the verb of a clause; far below zero when it does not. */
    int fits(Operation operation, Clause clause) {
        String verb = clause.verb();
        if (operation.is(Kind.PUT) && operation.tells() && joining.adds(clause)) {
            return NEVER; // nobody is written to who is only added somewhere
        }
        if (operation.verbs().contains(verb)) {
            return 12;
        }
        if (verb.isEmpty()) {
            boolean there = !clause.parts().isEmpty()
                    && clause.parts().getFirst().relator().isEmpty()
                    && tokens.is(clause.parts().getFirst().from(), Set.of("the", "my", "our", "all", "these", "those"));
            return operation.is(Kind.CHANGE)
                    ? NEVER
                    : operation.is(Kind.LOOK) ? 4 : operation.tells() ? 3 : there ? -25 : 0;
        }
        boolean look = EnglishWords.LOOK.has(verb);
        boolean tell = EnglishWords.TELL.has(verb);
        boolean make = EnglishWords.MAKE.has(verb);
        boolean change = EnglishWords.CHANGE.has(verb);
        return switch (operation.kind()) {
            case LOOK -> look ? 8 : NEVER;
            case WORK -> EnglishWords.WORK.has(verb) ? 4 : NEVER;
            case CHANGE ->
                change && !operation.pays() && (!EnglishWords.GRAVE.has(verb) || says(operation, verb)) ? 3 : NEVER;
            case CALL -> look || tell || make ? 6 : NEVER;
            case PUT ->
                EnglishWords.WORK.has(verb)
                        ? 8
                        : operation.tells()
                                ? tell ? 8 : make || look ? 2 : NEVER
                                : make ? 8 : tell && operation.param("start").isEmpty() ? 3 : NEVER;
        };
    }

    /** Whether a parameter of an operation knows a verb as one of its words: "cancel" as a state. */
    private static boolean says(Operation operation, String verb) {
        boolean untags =
                EnglishWords.UNTAGGING.has(verb) && operation.param("removed").isPresent();
        return untags
                || operation.params().values().stream()
                        .anyMatch(param ->
                                param.words().keySet().stream().anyMatch(words -> (words + " ").startsWith(verb + " "))
                                        || param.name().equals(verb));
    }

    /** Whether a noun stands there of what tells somebody something. */
    boolean tells(int at) {
        return EnglishWords.OUTGOING.has(tokens.word(at));
    }

    /** Whether an operation does what a verb says; a verb of telling that no tool has for persons, such as "message", is like "tell". */
    boolean does(Operation operation, Clause clause) {
        String verb = clause.verb();
        boolean like = EnglishWords.TELL.has(verb)
                && !EnglishWords.MAKE.has(verb)
                && operation.personal()
                && operation.verbs().contains("tell")
                && knowledge.operations().stream()
                        .noneMatch(one -> one.personal() && one.verbs().contains(verb))
                && !another(operation, clause);
        return like || operation.verbs().contains(verb);
    }

    /** Whether a clause tells somebody something that another operation makes: "a page". */
    private boolean another(Operation operation, Clause clause) {
        return clause.parts().stream()
                .anyMatch(part ->
                        tokens.find(part.from(), i -> i >= part.to() || isAnother(operation, part, i)) < part.to());
    }

    private boolean isAnother(Operation operation, Part part, int at) {
        Optional<String> thing = tokens.is(at - 1, Set.of("a", "an"))
                ? knowledge.thing(tokens, at, part.to()).map(Knowledge.Named::what)
                : Optional.empty();
        return thing.filter(one -> !operation.things().contains(one)
                        && knowledge.of(one).stream().anyMatch(Operation::tells))
                .isPresent();
    }

    /** Whether an operation that tells somebody something knows whom. */
    boolean tellsSomebody(Claim claim, Clause clause) {
        Operation operation = claim.operation;
        boolean somebody = operation.all("place", "recipient").stream().anyMatch(one -> claim.has(one.name()));
        return operation.tells()
                && (somebody
                        || (!claim.thing.isEmpty() && alone(operation, claim.thing))
                        || !EnglishWords.TELL.has(clause.verb())
                        || owned(operation, clause.verb()));
    }

    /** Whether only this tool makes such things: mails. */
    boolean alone(Operation operation, String thing) {
        return knowledge.of(thing).stream()
                .filter(one -> one.is(Kind.PUT))
                .allMatch(one -> one.tool().id().equals(operation.tool().id()));
    }

    /** Whether only this tool has such a verb: "tweet". */
    boolean owned(Operation operation, String verb) {
        return knowledge.owns(operation, verb);
    }
}
