package app.dispatch.application.quota;

import app.dispatch.application.Stores;
import app.dispatch.application.account.UserQuotas;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.quota.Quotas;
import app.dispatch.domain.quota.WorkflowUse;
import app.dispatch.domain.run.Retention;
import app.dispatch.domain.run.RunUse;
import java.util.ArrayList;
import java.util.List;

/** Counts what is in the stores. */
public record UsageService(Stores stores, UserQuotas limits, Retention keep) implements Usage {
    @Override
    public List<Used> of(UserId owner) {
        Quotas quotas = limits.of(owner);
        WorkflowUse workflows = stores.workflows().use(owner);
        List<Used> all = new ArrayList<>(List.of(
                new Used("workflows", workflows.workflows(), quotas.workflows()),
                new Used("workflowText", workflows.text(), quotas.workflowText()),
                new Used("webhooks", stores.webhooks().list(owner).size(), quotas.webhooks()),
                new Used("tokens", stores.tokens().list(owner).size(), quotas.tokens())));
        if (keep.isLimited()) {
            RunUse runs = stores.runs().use(owner);
            all.add(new Used("runs", runs.runs(), keep.runs()));
            all.add(new Used("runText", runs.text(), keep.text()));
            all.removeIf(used -> used.most() == 0);
        }
        return all;
    }
}
