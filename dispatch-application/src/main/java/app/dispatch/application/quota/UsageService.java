package app.dispatch.application.quota;

import app.dispatch.application.Stores;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.quota.Quotas;
import app.dispatch.domain.quota.WorkflowUse;
import java.util.List;

/** Counts what is in the stores. */
public record UsageService(Stores stores, Quotas quotas) implements Usage {
    @Override
    public List<Used> of(UserId owner) {
        WorkflowUse workflows = stores.workflows().use(owner);
        return List.of(
                new Used("workflows", workflows.workflows(), quotas.workflows()),
                new Used("workflowText", workflows.text(), quotas.workflowText()),
                new Used("webhooks", stores.webhooks().list(owner).size(), quotas.webhooks()),
                new Used("tokens", stores.tokens().list(owner).size(), quotas.tokens()));
    }
}
