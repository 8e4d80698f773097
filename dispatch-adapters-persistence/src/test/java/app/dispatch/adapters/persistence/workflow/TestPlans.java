package app.dispatch.adapters.persistence.workflow;

import app.dispatch.application.Ids;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.vault.EnvelopeVault;
import app.dispatch.application.vault.InMemoryVaultStore;
import app.dispatch.application.vault.InstallationSecretBox;
import app.dispatch.application.vault.SecretBox;
import app.dispatch.application.vault.VaultKey;
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
}
