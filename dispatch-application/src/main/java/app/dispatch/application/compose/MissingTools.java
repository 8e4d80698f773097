package app.dispatch.application.compose;

import app.dispatch.application.integration.Connections;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.compose.MissingTool;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.ToolDef;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells which tools of a plan a user has yet to connect. */
record MissingTools(Catalogue catalogue, Connections connections) {

    /** Those of a user, or of somebody who is not signed in and so has connected nothing. */
    List<MissingTool> of(Plan plan, Optional<UserId> user) {
        Set<String> used = new LinkedHashSet<>();
        plan.steps().forEach(step -> used.add(step.tool()));
        return used.stream()
                .flatMap(id -> catalogue.tool(id).stream())
                .filter(ToolDef::needsConnection)
                .filter(tool ->
                        user.filter(owner -> isUsable(owner, tool, plan)).isEmpty())
                .map(tool -> new MissingTool(tool.id(), tool.label(), "not connected"))
                .toList();
    }

    /** An operation that the tool does not have needs the tool to be connected, and no more is known. */
    private boolean isUsable(UserId owner, ToolDef tool, Plan plan) {
        return plan.steps().stream()
                .filter(step -> step.tool().equals(tool.id()))
                .allMatch(step -> tool.op(step.op())
                        .map(op -> connections.isUsable(owner, tool.id(), op, step.params()))
                        .orElseGet(() -> !connections.of(owner, tool.id()).missing()));
    }
}
