package app.dispatch.adapters.persistence.token;

import app.dispatch.domain.workflow.WorkflowId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Workflows as a column has them: their ids with blanks between, null for none. */
final class WorkflowsColumn {
    private WorkflowsColumn() {}

    static @Nullable String write(Set<WorkflowId> workflows) {
        return workflows.isEmpty()
                ? null
                : workflows.stream().map(WorkflowId::value).collect(Collectors.joining(" "));
    }

    static Set<WorkflowId> read(@Nullable String stored) {
        return stored == null
                ? Set.of()
                : Arrays.stream(stored.split(" "))
                        .map(WorkflowId::new)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
