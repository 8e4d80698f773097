package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.domain.value.Value;
import java.math.BigDecimal;
import java.util.Optional;

/** Has as many things looked at as an operation gives, where some of them are picked or all are counted. */
final class Most {
    private Most() {}

    static void looks(Draft step, Operation operation, Maker maker) {
        long most = Few.most(operation);
        if (most > 0 && operation.lists()) {
            step.params.put(Few.MOST, Value.of(most));
            maker.note(
                    "At most " + most + " are looked at by “" + operation.op().title() + "”.");
        }
    }

    /** The first of a list, where it has so many. */
    static String first(String list, Value many) {
        return many instanceof Value.Num number
                ? list + ".slice(0, math.least(" + number.text() + ", size(" + list + ")))"
                : list;
    }

    /** How a list's length compares: empty where it could be longer than what is looked at. */
    static Optional<String> counted(Branch.Given list, Comparison comparison) {
        boolean count =
                comparison.number().currency().isEmpty() && !comparison.number().percent();
        Optional<String> compared =
                comparison.of("size(" + list.expression() + ")", number -> Optional.of(number.digits()));
        if (!count || list.operation() == null || !list.operation().has(Few.MOST)) {
            return count ? compared : Optional.empty();
        }
        BigDecimal highest = comparison.upper().orElse(comparison.number()).value();
        if (highest.compareTo(BigDecimal.valueOf(Few.most(list.operation()))) >= 0) {
            return Optional.empty();
        }
        boolean few = highest.compareTo(BigDecimal.valueOf(Few.unasked(list.operation()))) < 0;
        if (!few) {
            list.step().params.put(Few.MOST, Value.of(Few.most(list.operation())));
        }
        return compared;
    }
}
