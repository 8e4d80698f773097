package app.dispatch.adapters.persistence.workflow;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.account.JdbiAccountStore;
import app.dispatch.application.Ids;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.vault.EnvelopeVault;
import app.dispatch.application.vault.InMemoryVaultStore;
import app.dispatch.application.vault.InstallationSecretBox;
import app.dispatch.application.vault.SecretBox;
import app.dispatch.application.vault.VaultKey;
import app.dispatch.application.workflow.WorkflowStoreContract;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** What a store of workflows needs. */
public final class TestPlans {
    /** The JSON form of plans that have all they need. */
    public static final PlanJson JSON = new PlanJson(Ids.from(new Random(1)), () -> Instant.EPOCH);

    /** Encrypts what stands in rows, with a key of its own. */
    public static final SecretBox BOX = InstallationSecretBox.of(
            new InMemoryVaultStore(),
            new EnvelopeVault(VaultKey.of(new byte[VaultKey.BYTES]), List.of(), new Random(2)),
            new Random(3),
            () -> Instant.EPOCH);

    private TestPlans() {}

    /** The database, which knows the users of the contracts from now on. */
    static Database withUsers(Database database) {
        for (UserId user : List.of(WorkflowStoreContract.ADA, WorkflowStoreContract.BOB)) {
            Email email = new Email(user.value() + "@example.com");
            new JdbiAccountStore(database).add(new User(user, email, "", "hash", Instant.EPOCH));
        }
        return database;
    }
}
