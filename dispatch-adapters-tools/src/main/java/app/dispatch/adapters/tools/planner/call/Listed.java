package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Optional;

/** Reads members of what another tool lists: "their titles". */
final class Listed {
    private Listed() {}

    /** The member of that name of each item; empty when its items have none. */
    static Optional<String> members(Draft step, List<String> path) {
        if (path.size() != 1) {
            return Optional.empty();
        }
        String name = Lemma.singular(path.getFirst());
        boolean plural = !name.equals(path.getFirst());
        return step.op.output().fields("properties").values().values().stream()
                .filter(list -> plural && list instanceof Fields fields && has(fields, name))
                .findFirst()
                .map(list -> step.meant + ".map(one, one." + name + ")");
    }

    private static boolean has(Fields list, String name) {
        return list.fields("items")
                .fields("properties")
                .get(name)
                .filter(one -> one instanceof Value.Fields)
                .isPresent();
    }
}
