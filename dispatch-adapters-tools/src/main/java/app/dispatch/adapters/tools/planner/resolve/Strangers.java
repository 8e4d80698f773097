package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** Tells that the words of a clause are not for an operation: they make what it does not make, or another has their verb. */
final class Strangers {
    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Verbs verbs;
    private final Rivals rivals;

    /** Nouns for where things are. */
    private final Set<String> places = new HashSet<>();

    Strangers(Tokens tokens, Knowledge knowledge, Verbs verbs, Rivals rivals) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.verbs = verbs;
        this.rivals = rivals;
        knowledge.operations().stream()
                .flatMap(one -> one.all("place", "version").stream())
                .forEach(place -> places.addAll(place.nouns()));
    }

    boolean are(Claim claim, Clause clause) {
        return makesAnother(claim, clause)
                || isMeantFor(claim, clause)
                || isSiblings(claim, clause)
                || isSource(claim, clause);
    }

    /** "make a report from Stripe, Linear issues and GitHub": whether its words only say of what something is made. */
    private static boolean isSource(Claim claim, Clause clause) {
        boolean source = false;
        BitSet sources = new BitSet();
        for (Part part : clause.parts()) {
            source = part.relator().matches("from|about")
                    || (source && part.relator().isEmpty());
            if (source) {
                sources.set(part.at(), part.to());
            }
        }
        BitSet others = (BitSet) claim.used.clone();
        others.andNot(sources);
        return claim.operation.is(Kind.PUT) && !claim.used.isEmpty() && others.isEmpty();
    }

    /** "save a draft": whether the tool has something else that puts such a thing there, and this does not. */
    private boolean isSiblings(Claim claim, Clause clause) {
        return clause.parts().stream()
                .filter(part -> part.relator().isEmpty())
                .map(part -> Math.max(part.from(), EnglishWords.ME.phrases().end(tokens, part.from())))
                .filter(at -> EnglishWords.ARTICLE.has(tokens.word(at)))
                .map(at -> Lemma.singular(tokens.word(at + 1)))
                .anyMatch(noun -> !claim.operation.things().contains(noun)
                        && knowledge.of(noun).stream()
                                .anyMatch(one -> one.is(Kind.PUT)
                                        && one.tool().equals(claim.operation.tool())
                                        && one != claim.operation));
    }

    /** "create a branch": whether something else is made than what the operation makes, or nothing was said of it. */
    private boolean makesAnother(Claim claim, Clause clause) {
        boolean makes = EnglishWords.MAKE.has(clause.verb()) && !EnglishWords.WORK.has(clause.verb());
        if (!makes || !claim.thing.isEmpty()) {
            return false;
        }
        Operation operation = claim.operation;
        boolean open = operation.params().values().stream()
                .noneMatch(one -> one.required() && !one.is("place") && claim.has(one.name()));
        boolean other = clause.parts().stream()
                .filter(part -> part.relator().isEmpty())
                .findFirst()
                .filter(part -> tokens.is(part.from(), Set.of("a", "an", "another")) && isPlace(part, operation))
                .isPresent();
        boolean it = clause.parts().stream().anyMatch(part -> EnglishWords.IT.has(tokens.word(part.from())));
        boolean timed = !it && operation.param("start").filter(Param::required).isPresent();
        return other || (timed && open);
    }

    /** "forward it to bob@example.com": whether only another tool has the verb, and nothing says that this one is meant. */
    private boolean isMeantFor(Claim claim, Clause clause) {
        Operation operation = claim.operation;
        boolean someone = claim.operation.all("recipient").stream()
                .anyMatch(one -> String.valueOf(claim.params.get(one.name())).contains("@"));
        if (!operation.tells() || !someone || rivals.toolNamed(claim, clause.parts())) {
            return false;
        }
        boolean given = clause.parts().stream()
                .filter(part -> part.relator().isEmpty())
                .flatMapToInt(part -> IntStream.range(part.from(), part.to()))
                .mapToObj(at -> Lemma.singular(tokens.word(at)))
                .anyMatch(noun -> gives(noun, clause.verb()));
        boolean owned = !operation.verbs().contains(clause.verb())
                && knowledge.operations().stream()
                        .anyMatch(one ->
                                one.tells() && one.param("recipient").isPresent() && verbs.owned(one, clause.verb()));
        return given || owned;
    }

    /** "share the file with bob@example.com": whether a verb gives somebody a thing where it is. */
    private boolean gives(String noun, String verb) {
        return knowledge.operations().stream()
                .anyMatch(one -> one.is(Kind.CHANGE)
                        && one.param("recipient").filter(Param::required).isPresent()
                        && one.verbs().contains(verb)
                        && one.things().contains(noun));
    }

    /** "a channel", "a branch": whether a place is made, and not what is put there. */
    private boolean isPlace(Part object, Operation operation) {
        int noun = object.from() + 1;
        return !operation.things().contains(tokens.word(noun)) && places.contains(tokens.word(noun));
    }

    /** "a ticket for team WEB": whether only a place is named of a tool that makes such things itself. */
    boolean makesThere(Claim claim, Claim look) {
        return look.thing.isEmpty()
                && !claim.thing.isEmpty()
                && !look.operation.tool().equals(claim.operation.tool())
                && knowledge.of(claim.thing).stream()
                        .anyMatch(one -> one.is(Kind.PUT) && one.tool().equals(look.operation.tool()));
    }

    /** Whether of what is looked at only the place is named, where something can be told as well. */
    boolean onlyPlace(Claim look) {
        return look.thing.isEmpty()
                && look.operation.all("place").stream().anyMatch(one -> look.has(one.name()))
                && knowledge.all(Operation::tells).stream()
                        .anyMatch(one ->
                                one.tool().id().equals(look.operation.tool().id()));
    }
}
