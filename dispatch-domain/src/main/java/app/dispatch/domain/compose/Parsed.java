package app.dispatch.domain.compose;

import app.dispatch.domain.plan.Plan;
import java.util.List;

/** What a brief became: a valid plan, what it will do, and what is missing for it. Nothing is saved or run. */
public record Parsed(Plan plan, List<MissingTool> missing, List<Permission> permissions) {
    public Parsed {
        missing = List.copyOf(missing);
        permissions = List.copyOf(permissions);
    }
}
