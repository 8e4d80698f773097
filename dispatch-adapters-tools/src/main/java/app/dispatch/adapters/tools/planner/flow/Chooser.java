package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.clause.Family;
import app.dispatch.adapters.tools.planner.flow.Operation.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Chooses the operation that fits a wish best; of equals the one that is declared first. */
final class Chooser {
    private static final int NO = -1000;

    private final Vocabulary vocabulary;

    Chooser(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    private static Optional<Operation> best(List<Operation> candidates, ToIntFunction<Operation> score) {
        Operation best = null;
        int most = 0;
        for (Operation candidate : candidates) {
            int points = score.applyAsInt(candidate);
            if (points > most) {
                most = points;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * Where something comes from.
     *
     * @param hinted the tools that the brief names elsewhere
     * @param targets the tools that something goes to
     * @param window how many minutes back "new" reaches
     */
    Optional<Operation> source(Act.From wish, Set<String> hinted, Set<String> targets, long window) {
        Mention mention = wish.mention();
        List<Operation> candidates = mention.is(Mention.Kind.THING)
                ? vocabulary.of(mention.word())
                : vocabulary.all(one -> one.is(mention.tool()));
        boolean whole = !mention.is(Mention.Kind.THING);
        return best(candidates, operation -> {
            if (operation.role() != Role.SOURCE
                    || (!mention.tool().isEmpty() && !operation.is(mention.tool()))
                    || (!whole && !operation.things().contains(mention.word()))) {
                return NO;
            }
            String tool = operation.tool().id();
            int points = 20 + (wish.tools().contains(tool) ? 10 : hinted.contains(tool) ? 4 : 0);
            points -= targets.contains(tool)
                            && !wish.tools().contains(tool)
                            && mention.tool().isEmpty()
                    ? 6
                    : 0;
            points += operation.lists() ? mention.one() ? 1 : 4 : 0;
            points += whole && operation.messagesOf() ? 3 : 0;
            points += 2
                    * Qualifiers.read(operation, wish.around(), window, false)
                            .read()
                            .size();
            points += wish.handles().stream().allMatch(handle -> place(operation, handle)) ? 2 : -6;
            return points - missing(operation);
        });
    }

    /** The required parameters that nothing says and no default fills. */
    private static int missing(Operation operation) {
        return (int) Operation.required(operation.op()).stream()
                .filter(name ->
                        operation.properties().fields(name).get("default").isEmpty())
                .count();
    }

    static boolean place(Operation operation, String handle) {
        if (handle.startsWith("#")) {
            return operation.has("channel");
        }
        if (handle.startsWith("@")) {
            return operation.has("user") || operation.has("username") || operation.has("assignee");
        }
        return handle.contains("@")
                ? operation.has("to") || operation.has("email") || operation.has("user")
                : operation.has("repo");
    }

    /** Where something goes. */
    Optional<Operation> target(Act.To wish) {
        return best(vocabulary.all(one -> one.role() == Role.TARGET), operation -> target(operation, wish));
    }

    private static int target(Operation operation, Act.To wish) {
        boolean named = wish.tools.contains(operation.tool().id());
        boolean placed = wish.handles.stream().allMatch(handle -> place(operation, handle));
        boolean verb = operation.verbs().contains(wish.piece().verb().word());
        boolean made = wish.made.filter(operation.things()::contains).isPresent();
        boolean place = wish.place.filter(operation.places()::contains).isPresent();
        boolean known = named || made || place || !wish.handles.isEmpty() || (wish.person && operation.messages());
        if (!known
                || !placed
                || (!wish.tools.isEmpty() && !named)
                || (operation.content().isEmpty() && !made && !named)) {
            return NO;
        }
        boolean address = wish.handles.stream().anyMatch(handle -> handle.indexOf('@') > 0);
        int points = 10
                + (made ? 8 : 0)
                + (place ? 4 : 0)
                + (verb ? 3 : family(operation, wish.piece().verb().word()) ? 1 : 0);
        points += operation.messages() ? wish.person ? 3 : 1 : 0;
        points += operation.personal() ? wish.person || address ? 5 : -4 : 0;
        points += address && operation.needs("to") ? 6 : 0;
        points += operation.content().isPresent() ? 2 : 0;
        points -= wish.made.isPresent() && !made ? 4 : 0;
        return points
                - (int) Operation.required(operation.op()).stream()
                        .filter(name -> !operation.content().equals(Optional.of(name))
                                && !(made && Params.TITLES.contains(name)))
                        .count();
    }

    private static boolean family(Operation operation, String verb) {
        Set<Family> families = Family.of(verb);
        return operation.verbs().stream()
                .anyMatch(one -> Family.of(one).stream().anyMatch(families::contains));
    }
}
