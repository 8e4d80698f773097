package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The list that actions are repeated for: one repetition goes on over all actions that were said with it. */
final class Repetition {
    private final Wiring wiring;
    private @Nullable Each current;
    private String expression = "";

    Repetition(Wiring wiring) {
        this.wiring = wiring;
    }

    void enter(Action action) throws Unclear {
        Each named = action.each().orElse(null);
        if (named != null && named.equals(current)) {
            return;
        }
        wiring.talk.loop(false);
        expression = named == null ? "" : wiring.list(named.list());
        wiring.talk.loop(named != null);
        current = named;
    }

    /** Whether an action that was said with a repetition speaks of all items at once, so that it comes after it. */
    boolean speaksOfAll(Action action, Arguments arguments) {
        return action.each().isPresent()
                && wiring.talk.looped() != null
                && !arguments.contents.isEmpty()
                && arguments.contents.stream().allMatch(Repetition::all);
    }

    private static boolean all(Operand content) {
        return content instanceof Operand.Of(Ref ref)
                && (ref instanceof Ref.Size
                        || ref instanceof Ref.Mapped
                        || (ref instanceof Ref.Answer answer && answer.which() instanceof Ref.Which.Every));
    }

    /** Repeats the step when its action is repeated, or hands each of something on. */
    void apply(Draft step, Action action, Arguments arguments) throws Unclear {
        Draft before = wiring.talk.looped();
        if (action.each().isPresent()) {
            step.forEach = before == null ? expression : "steps." + before.id + ".output";
            return;
        }
        Optional<Ref> each = each(arguments);
        if (each.isPresent()) {
            step.forEach = wiring.list(each.get());
            wiring.talk.loop(true);
        }
    }

    /** Ends what {@link #apply} began for one step alone. */
    void leave() {
        if (current == null) {
            wiring.talk.loop(false);
        }
    }

    /** "post each item to …" repeats by itself. */
    private static Optional<Ref> each(Arguments arguments) {
        for (int i = 0; i < arguments.contents.size(); i++) {
            if (arguments.contents.get(i) instanceof Operand.Of(Ref ref) && ref instanceof Ref.Each(Ref list)) {
                arguments.contents.set(i, new Operand.Of(new Ref.Item(List.of())));
                return Optional.of(list);
            }
        }
        return Optional.empty();
    }
}
