package app.dispatch.server;

import app.dispatch.application.vault.EnvelopeVault;
import app.dispatch.application.vault.Vault;
import app.dispatch.application.vault.VaultKey;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.MasterKey;
import app.dispatch.server.settings.MasterKeyFile;
import app.dispatch.server.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * The master key in use, and those before it that may still be needed.
 *
 * @param present what is encrypted from now on
 * @param former what was encrypted before
 */
record MasterKeys(MasterKey present, List<MasterKey> former) {
    private static final String PURPOSE = "vault";

    /**
     * Those that the settings name, else those of the data folder, where one is made when there is none.
     *
     * @throws CannotStart when a file cannot be used
     */
    static MasterKeys of(Settings settings, RandomGenerator random) throws CannotStart {
        MasterKey given = settings.masterKey();
        List<MasterKey> former = new ArrayList<>();
        MasterKey old = settings.oldMasterKey();
        if (old != null) {
            former.add(old);
        }
        if (given == null) {
            MasterKeyFile.readOld(settings.data()).ifPresent(former::add);
        }
        MasterKey present = given == null ? MasterKeyFile.readOrMake(settings.data(), random) : given;
        return new MasterKeys(present, List.copyOf(former));
    }

    /**
     * A vault with these keys.
     *
     * @throws CannotStart when something in the store is sealed under another key
     */
    Vault vaultOf(VaultStore store, RandomGenerator random) throws CannotStart {
        Vault vault = new EnvelopeVault(
                key(present), former.stream().map(MasterKeys::key).toList(), random);
        Set<String> unknown = new TreeSet<>(store.keyIds());
        unknown.removeAll(vault.keys());
        if (!unknown.isEmpty()) {
            throw new CannotStart("saved keys and connections were encrypted with another master key (key id "
                    + String.join(", ", unknown) + ") and nothing was changed; start with that key: as "
                    + MasterKeyFile.NAME
                    + " in the data folder or as DISPATCH_MASTER_KEY, or as DISPATCH_OLD_MASTER_KEY"
                    + " beside a new one");
        }
        return vault;
    }

    private static VaultKey key(MasterKey master) {
        return VaultKey.of(master.derive(PURPOSE));
    }
}
