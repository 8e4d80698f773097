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
     * A vault with the keys that the settings name, else those of the data folder, where one is made at the first start.
     *
     * @throws CannotStart when a file cannot be used, or something in the store is sealed under a key that is not there
     */
    static Vault open(VaultStore store, Settings settings, RandomGenerator random) throws CannotStart {
        Set<String> needed = new TreeSet<>(store.keyIds());
        if (!needed.isEmpty()
                && settings.keys().present() == null
                && !MasterKeyFile.isIn(settings.data().folder())) {
            throw missing(needed); // a fresh key would only hide that the right one is gone
        }
        Vault vault = of(settings, random).vault(random);
        needed.removeAll(vault.keys());
        if (!needed.isEmpty()) {
            throw missing(needed);
        }
        return vault;
    }

    /**
     * What is to be said of the keys, without a key being made.
     *
     * @throws CannotStart as {@link #open} does
     */
    static String look(VaultStore store, Settings settings, RandomGenerator random) throws CannotStart {
        Set<String> needed = store.keyIds();
        if (settings.keys().present() == null
                && !MasterKeyFile.isIn(settings.data().folder())) {
            if (needed.isEmpty()) {
                return "none yet; the first start makes one in the data folder";
            }
            throw missing(needed);
        }
        open(store, settings, random);
        return needed.isEmpty() ? "it can be read" : "it opens all that is stored";
    }

    private static CannotStart missing(Set<String> keyIds) {
        return new CannotStart("saved keys and connections were encrypted with another master key (key id "
                + String.join(", ", keyIds) + ") and nothing was changed; start with that key: as "
                + MasterKeyFile.NAME + " in the data folder or as DISPATCH_MASTER_KEY, or as DISPATCH_OLD_MASTER_KEY"
                + " beside a new one");
    }

    private static MasterKeys of(Settings settings, RandomGenerator random) throws CannotStart {
        MasterKey given = settings.keys().present();
        List<MasterKey> former = new ArrayList<>();
        MasterKey old = settings.keys().former();
        if (old != null) {
            former.add(old);
        }
        if (given == null) {
            MasterKeyFile.readOld(settings.data().folder()).ifPresent(former::add);
        }
        MasterKey present =
                given == null ? MasterKeyFile.readOrMake(settings.data().folder(), random) : given;
        return new MasterKeys(present, List.copyOf(former));
    }

    private Vault vault(RandomGenerator random) {
        return new EnvelopeVault(
                key(present), former.stream().map(MasterKeys::key).toList(), random);
    }

    private static VaultKey key(MasterKey master) {
        return VaultKey.of(master.derive(PURPOSE));
    }
}
