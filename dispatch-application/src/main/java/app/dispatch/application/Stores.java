package app.dispatch.application;

import app.dispatch.application.account.AccountStore;
import app.dispatch.application.account.AdminStore;
import app.dispatch.application.account.InMemoryAccountStore;
import app.dispatch.application.account.InMemoryResetMailStore;
import app.dispatch.application.account.ResetMailStore;
import app.dispatch.application.delivery.DeliveryStore;
import app.dispatch.application.delivery.InMemoryDeliveryStore;
import app.dispatch.application.delivery.WebhookStore;
import app.dispatch.application.run.store.InMemoryRunStore;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.token.DeviceLoginStore;
import app.dispatch.application.token.InMemoryDeviceLoginStore;
import app.dispatch.application.token.InMemoryTokenStore;
import app.dispatch.application.token.TokenStore;
import app.dispatch.application.vault.InMemoryVaultStore;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.application.workflow.InMemoryWorkflowStore;
import app.dispatch.application.workflow.WorkflowStore;
import java.util.List;

/**
 * Where Dispatch keeps everything that lasts. The stores belong together: the end of a run counts for its workflow and queues
 * deliveries, the end of a workflow or a webhook takes its secret, and that of an account what is in all of them.
 */
public record Stores(
        AccountStore accounts,
        TokenStore tokens,
        WorkflowStore workflows,
        RunStore runs,
        WebhookStore webhooks,
        DeliveryStore deliveries,
        VaultStore vault,
        DeviceLoginStore deviceLogins,
        AdminStore admin,
        ResetMailStore resetMails) {

    /** Stores that last as long as the process. */
    public static Stores inMemory() {
        InMemoryVaultStore vault = new InMemoryVaultStore();
        InMemoryWorkflowStore workflows = new InMemoryWorkflowStore(vault);
        InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore(vault);
        InMemoryRunStore runs = new InMemoryRunStore(workflows, deliveries::queue, deliveries::queueWaiting);
        InMemoryTokenStore tokens = new InMemoryTokenStore();
        InMemoryDeviceLoginStore deviceLogins = new InMemoryDeviceLoginStore();
        InMemoryAccountStore accounts = new InMemoryAccountStore(List.of(
                workflows::deleteAll,
                runs::deleteAll,
                tokens::deleteAll,
                deliveries::deleteAll,
                vault::deleteAll,
                deviceLogins::deleteAll));
        return new Stores(
                accounts,
                tokens,
                workflows,
                runs,
                deliveries,
                deliveries,
                vault,
                deviceLogins,
                accounts,
                new InMemoryResetMailStore());
    }

    /** With these instead. */
    public Stores with(AccountStore newAccounts, WorkflowStore newWorkflows, RunStore newRuns) {
        return new Stores(
                newAccounts,
                tokens,
                newWorkflows,
                newRuns,
                webhooks,
                deliveries,
                vault,
                deviceLogins,
                admin,
                resetMails);
    }

    /** With this instead. */
    public Stores with(VaultStore newVault) {
        return new Stores(
                accounts, tokens, workflows, runs, webhooks, deliveries, newVault, deviceLogins, admin, resetMails);
    }
}
