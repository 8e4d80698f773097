package app.dispatch.server;

import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.vault.JdbiVaultStore;
import app.dispatch.application.vault.Vault;
import app.dispatch.application.vault.VaultEntry;
import app.dispatch.application.vault.VaultKind;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.server.Terminal.Result;
import app.dispatch.server.settings.Settings;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class RotateKeysCommandTest {
    private static final int ENTRIES = 2_000;

    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path data;

    private interface Work<T> {
        T with(VaultStore store, Vault vault) throws Exception;
    }

    /** Works in the vault as a program with these variables would. */
    private <T> T inVault(Map<String, String> variables, Work<T> work) throws Exception {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("DISPATCH_DATA", data.toString());
        Settings settings = Settings.of(Map.of(), environment);
        try (Database database = Database.inFolder(data)) {
            VaultStore store = new JdbiVaultStore(database);
            return work.with(store, MasterKeys.open(store, settings, random));
        }
    }

    private static UserId owner(int number) {
        return new UserId("usr_" + number);
    }

    private void fill(Map<String, String> variables, int entries) throws Exception {
        inVault(variables, (store, vault) -> {
            for (int i = 0; i < entries; i++) {
                UserId owner = owner(i);
                VaultEntry entry = new VaultEntry(
                        owner,
                        VaultKind.CREDENTIAL,
                        "openai",
                        vault.seal(owner, "credential/openai", "secret " + i),
                        "{}",
                        Instant.EPOCH,
                        Instant.EPOCH);
                store.change(owner, VaultKind.CREDENTIAL, "openai", present -> Optional.of(entry));
            }
            return store;
        });
    }

    private Set<String> allReadable(Map<String, String> variables, int entries) throws Exception {
        return inVault(variables, (store, vault) -> {
            for (int i = 0; i < entries; i++) {
                assertThat(store.find(owner(i), VaultKind.CREDENTIAL, "openai")
                                .orElseThrow()
                                .open(vault))
                        .isEqualTo("secret " + i);
            }
            return store.keyIds();
        });
    }

    private String key() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void the_key_of_the_data_folder_is_replaced_and_forgotten() throws Exception {
        fill(Map.of(), 3);
        String before = Files.readString(data.resolve("master.key"));

        Result result = new Terminal(data).run("rotate-keys");

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("3 saved keys and connections are under the new master key now.\n");
        assertThat(Files.readString(data.resolve("master.key"))).isNotEqualTo(before);
        assertThat(data.resolve("master.key.old")).doesNotExist();
        assertThat(allReadable(Map.of(), 3)).hasSize(1);
    }

    @Test
    void a_rotation_that_is_killed_in_the_middle_loses_nothing_and_is_ended_by_the_next() throws Exception {
        fill(Map.of(), ENTRIES);
        Path file;
        try (var files = Files.list(data)) {
            file = files.filter(each -> each.toString().endsWith(".mv.db"))
                    .findFirst()
                    .orElseThrow();
        }
        try (Program rotation = Program.start(data, "rotate-keys")) {
            eventually(() -> Files.exists(data.resolve("master.key.old")));
            long size = Files.size(file);
            eventually(() -> Files.size(file) >= size + 50_000 || !Files.exists(data.resolve("master.key.old")));
            rotation.kill();
            rotation.code();
        }

        assertThat(data.resolve("master.key.old")).exists();
        assertThat(allReadable(Map.of(), ENTRIES)).as("killed in the middle").hasSize(2);

        assertThat(new Terminal(data).run("rotate-keys").code()).isZero();
        assertThat(data.resolve("master.key.old")).doesNotExist();
        assertThat(allReadable(Map.of(), ENTRIES)).hasSize(1);
    }

    /** The workflows of a user, as a server on this data folder has them. */
    private List<SavedWorkflow> workflows(UserId owner, boolean more) throws Exception {
        Settings settings = Settings.of(Map.of(), Map.of("DISPATCH_DATA", data.toString()));
        Surroundings here = new Surroundings(
                Map.of(),
                InputStream.nullInputStream(),
                System.out,
                System.err,
                false,
                Keyboard.NOBODY,
                new Stop(),
                () -> Instant.EPOCH,
                random);
        try (Composition composition = new Composition(settings, here);
                Composition.Lasting lasting = composition.lasting()) {
            if (more) {
                lasting.dispatch().workflows().blank(owner);
            }
            return lasting.dispatch().workflows().list(owner);
        }
    }

    @Test
    void the_secrets_of_all_webhooks_stay_as_they_are_by_one_entry() throws Exception {
        workflows(owner(1), true);
        List<SavedWorkflow> before = workflows(owner(1), true);

        assertThat(new Terminal(data).run("rotate-keys").out()).startsWith("1 saved keys");

        assertThat(before).hasSize(2);
        assertThat(workflows(owner(1), false)).isEqualTo(before);
    }

    @Test
    void a_key_of_webhooks_that_was_changed_stops_the_start() throws Exception {
        workflows(owner(1), true);
        inVault(Map.of(), (store, vault) -> {
            VaultEntry key = store.sealedOtherwise("", null, 1).getFirst();
            return store.change(
                    key.owner(),
                    key.kind(),
                    key.name(),
                    present -> present.map(entry -> entry.with(vault.seal(owner(2), "secret/another", "moved"))));
        });

        Result result = new Terminal(data).run("serve", "--port", "0");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.errLines()).singleElement().asString().contains("bring it back from a backup");
    }

    @Test
    void a_key_by_variable_is_replaced_by_another_one() throws Exception {
        String old = key();
        String fresh = key();
        fill(Map.of("DISPATCH_MASTER_KEY", old), 3);

        Result alone = new Terminal(data).with("DISPATCH_MASTER_KEY", fresh).run("rotate-keys");
        assertThat(alone.code()).isEqualTo(1);
        assertThat(alone.errLines()).singleElement().asString().contains("set DISPATCH_OLD_MASTER_KEY");

        Result both = new Terminal(data)
                .with("DISPATCH_MASTER_KEY", fresh)
                .with("DISPATCH_OLD_MASTER_KEY", old)
                .run("rotate-keys");
        assertThat(both.err()).isEmpty();
        assertThat(both.out()).startsWith("3 saved keys");
        assertThat(allReadable(Map.of("DISPATCH_MASTER_KEY", fresh), 3)).hasSize(1);
        assertThat(data.resolve("master.key")).doesNotExist();
    }

    @Test
    void another_key_stops_the_start_and_changes_nothing() throws Exception {
        String right = key();
        fill(Map.of("DISPATCH_MASTER_KEY", right), 3);

        for (String command : new String[] {"serve", "history", "rotate-keys"}) {
            Result result = new Terminal(data)
                    .with("DISPATCH_MASTER_KEY", key())
                    .with("DISPATCH_OLD_MASTER_KEY", key())
                    .run(command);
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.errLines())
                    .singleElement()
                    .asString()
                    .contains("were encrypted with another master key (key id ")
                    .contains("start with that key")
                    .doesNotContain(right);
        }

        assertThat(allReadable(Map.of("DISPATCH_MASTER_KEY", right), 3)).hasSize(1);
    }

    @Test
    void a_key_that_is_gone_is_missed_and_none_is_made_in_its_place() throws Exception {
        fill(Map.of(), 3);
        Path kept = Files.move(data.resolve("master.key"), data.resolve("kept"));

        Result result = new Terminal(data).run("serve", "--port", "0");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.errLines()).singleElement().asString().contains("start with that key: as master.key");
        assertThat(data.resolve("master.key")).doesNotExist();
        Files.move(kept, data.resolve("master.key"));
        assertThat(allReadable(Map.of(), 3)).hasSize(1);
    }

    @Test
    void what_cannot_be_decrypted_is_counted_and_the_old_key_is_kept() throws Exception {
        fill(Map.of(), 3);
        inVault(
                Map.of(),
                (store, vault) -> store.change(
                        owner(1),
                        VaultKind.CREDENTIAL,
                        "openai",
                        present -> present.map(
                                entry -> entry.with(vault.seal(owner(2), "credential/openai", "moved from another")))));

        Result result = new Terminal(data).run("rotate-keys");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.errLines()).singleElement().asString().startsWith("dispatch: 1 saved keys or connections");
        assertThat(data.resolve("master.key.old")).exists();
    }
}
