package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.domain.tool.Role;
import app.dispatch.domain.value.Value;
import java.util.Optional;

/** Gives an answer back to where it belongs: to the tool, the place and the person of what is answered. */
final class Answering {
    private Answering() {}

    /** Whether a clause answers something: "reply with …", "draft a reply"; not where it says itself to whom. */
    private static boolean says(Claim claim, Setting setting) {
        Operation operation = claim.operation;
        boolean answers = operation.tells()
                && (operation.verbs().stream().anyMatch(EnglishWords.REPLY::has)
                        || operation.things().stream().anyMatch(EnglishWords.REPLY::has));
        boolean said = EnglishWords.REPLY.has(setting.verb())
                || (EnglishWords.REPLY.has(claim.thing)
                        && operation.verbs().contains(setting.verb())
                        && !EnglishWords.LOOK.has(setting.verb()));
        return answers && said && operation.all("place", "recipient").stream().noneMatch(one -> claim.has(one.name()));
    }

    /** Answers what came or was looked at before, where that is of the operation's tool; whether it does. */
    static boolean back(Claim claim, Setting setting) {
        Optional<String> from = setting.arrival()
                .map(Arrival::tool)
                .or(() -> setting.givens().stream()
                        .filter(one -> one.operation().is(Operation.Kind.LOOK))
                        .map(one -> one.operation().tool().id())
                        .findFirst());
        if (!from.equals(Optional.of(claim.operation.tool().id())) || !says(claim, setting)) {
            return false;
        }
        claim.named = true;
        for (Param place : claim.operation.all("place")) {
            SamePlace.before(claim, place, setting.givens(), setting.arrival())
                    .ifPresent(value -> claim.params.put(place.name(), value));
        }
        setting.arrival()
                .filter(one -> one.has(Role.ADDRESS))
                .ifPresent(arrival -> claim.operation
                        .param("recipient")
                        .ifPresent(to -> claim.params.put(
                                to.name(), Value.of(Expressions.template(arrival.path(Role.ADDRESS))))));
        return true;
    }
}
