package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.tool.Role;
import app.dispatch.domain.value.Value;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Points what changes something at what has happened: "when an issue is opened, comment on it". */
final class Aim {
    private final Tokens tokens;
    private final Filler filler;

    Aim(Tokens tokens, Filler filler) {
        this.tokens = tokens;
        this.filler = filler;
    }

    /** Fills in which one is changed, where the words mean the one that the webhook tells of. */
    boolean take(Claim claim, Clause clause, Optional<Arrival> arrival) {
        Optional<Param> item = claim.operation.all("item").stream()
                .filter(Param::required)
                .filter(one -> !claim.has(one.name()))
                .findFirst();
        boolean told = arrival.filter(one -> one.has(Role.ITEM)).isPresent();
        int at = item.isPresent() ? meant(claim, clause, arrival) : -1;
        if (item.isEmpty()
                || at < 0
                || (arrival.isPresent() && !told)
                || arrival.filter(one -> !fits(one, claim.operation)).isPresent()) {
            return false;
        }
        String path = arrival.map(one -> one.path(Role.ITEM))
                .orElse("trigger." + item.get().name());
        claim.params.put(item.get().name(), Value.of(Expressions.template(path)));
        arrival.filter(one -> one.has(Role.PLACE))
                .ifPresent(one -> claim.operation
                        .param("place")
                        .filter(place -> place.required() && !claim.has(place.name()))
                        .ifPresent(place ->
                                claim.params.put(place.name(), Value.of(Expressions.template(one.path(Role.PLACE))))));
        if (arrival.isEmpty()) {
            claim.notes.add("The webhook is expected to bring the " + item.get().name() + " of “"
                    + claim.operation.op().title() + "” as `" + path + "`.");
        }
        remark(claim.operation, clause).ifPresent(part -> claim.use(part.at(), part.to()));
        claim.use(at, at + 1);
        claim.named = true;
        claim.one = true;
        return arrival.isPresent();
    }

    /** "comment a first reply", "post it as a comment": whether a clause says only what is said to something. */
    boolean remarks(Operation operation, Clause clause) {
        boolean verb =
                operation.things().contains(clause.verb()) && operation.verbs().contains(clause.verb());
        return operation.param("content").filter(Param::required).isPresent()
                && (verb || remark(operation, clause).isPresent());
    }

    /** "as a comment". */
    private Optional<Part> remark(Operation operation, Clause clause) {
        return clause.parts().stream()
                .filter(part -> part.relator().equals("as")
                        && part.size() > 0
                        && operation.things().contains(tokens.word(part.to() - 1))
                        && operation.verbs().contains(tokens.word(part.to() - 1)))
                .findFirst();
    }

    /** The place of the word that means it: "it", "the issue"; -1 when there is none. */
    private int meant(Claim claim, Clause clause, Optional<Arrival> arrival) {
        if (arrival.isPresent() && remarks(claim.operation, clause)) {
            return clause.verbAt();
        }
        for (Part part : clause.parts()) {
            for (int i = part.from(); i < part.to(); i++) {
                String word = tokens.word(i);
                boolean alone = arrival.isPresent() && part.size() == 1 && EnglishWords.IT.has(word);
                boolean thing = claim.operation.things().contains(word)
                        && word.equals(Lemma.singular(word))
                        && (arrival.isPresent()
                                ? determined(part, i)
                                : tokens.is(part.from(), Set.of("the", "its", "that")));
                boolean two = i + 1 < part.to()
                        && claim.operation.things().contains(word + " " + tokens.word(i + 1))
                        && determined(part, i);
                if ((alone || thing || two) && filler.words().free(claim, new BitSet(), i)) {
                    if (two) {
                        claim.use(i + 1, i + 2);
                    }
                    return i;
                }
            }
        }
        return -1;
    }

    private boolean determined(Part part, int at) {
        for (int i = part.from(); i < at; i++) {
            if (tokens.is(i, Set.of("the", "its", "that", "this"))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the event is of a thing that the operation changes. */
    private static boolean fits(Arrival arrival, Operation operation) {
        Set<String> nouns = arrival.event().words().stream()
                .flatMap(words -> Arrays.stream(words.split(" ")))
                .collect(Collectors.toSet());
        return operation.tool().id().equals(arrival.tool())
                && operation.things().stream().anyMatch(thing -> nouns.containsAll(List.of(thing.split(" "))));
    }
}
