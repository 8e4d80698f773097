package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what answers things of a list, each within its thread. Immutable. */
final class Threads {
    private final Knowledge knowledge;

    Threads(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** Whether a word is what these things are answered in: "in the thread". */
    boolean called(Operation look, String noun) {
        return answers(look).stream()
                .flatMap(one -> one.param("thread").stream())
                .anyMatch(param -> param.nouns().contains(noun));
    }

    /** Whether what is answered is what was looked at: "the message" is one of those, where no other tool is named. */
    static boolean isMeant(Given before, Claim list) {
        boolean same = !list.named
                && list.used.cardinality() <= 2
                && !list.cuts()
                && !before.operation().tool().equals(list.operation.tool())
                && before.operation().things().contains(list.thing);
        return same || before.isMeant(list);
    }

    /** Whether an answer may go to things of a list. */
    boolean are(Operation look) {
        return look.lists() && !answers(look).isEmpty();
    }

    private List<Operation> answers(Operation look) {
        boolean written =
                look.member("author").isPresent() || look.member("thread").isPresent();
        return knowledge.all(one -> written
                && (one.tells() || (one.utters() && one.param("parent").isPresent()))
                && one.tool().id().equals(look.tool().id())
                && (one.param("thread").isPresent() == look.member("thread").isPresent())
                && reaches(one, look));
    }

    /** What answers: what only prepares an answer, unless the verb says to answer. */
    Optional<Operation> answer(Operation look, boolean verb) {
        return answers(look).stream().max(Comparator.comparing((Operation one) -> sends(one) == verb));
    }

    private static boolean reaches(Operation answer, Operation look) {
        return answer.params().values().stream()
                .filter(Param::required)
                .allMatch(param -> param.is("content", "title")
                        || (param.is("recipient") && look.member("author").isPresent())
                        || (param.is("place")
                                && look.all("place").stream()
                                        .anyMatch(one -> one.name().equals(param.name()))));
    }

    /** Whether it reaches people, and is not only prepared. */
    static boolean sends(Operation answer) {
        return answer.params().values().stream()
                .allMatch(one -> !one.is("recipient")
                        || one.schema()
                                .text("x-target")
                                .filter("recipient"::equals)
                                .isPresent());
    }
}
