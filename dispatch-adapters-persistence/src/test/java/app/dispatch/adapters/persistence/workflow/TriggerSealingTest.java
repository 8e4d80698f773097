package app.dispatch.adapters.persistence.workflow;

import static app.dispatch.application.workflow.WorkflowFixture.aWorkflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.OldDatabase;
import app.dispatch.adapters.persistence.TestDatabases;
import app.dispatch.adapters.persistence.vault.JdbiVaultStore;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.vault.EnvelopeVault;
import app.dispatch.application.vault.InstallationSecretBox;
import app.dispatch.application.vault.SecretBox;
import app.dispatch.application.vault.Vault;
import app.dispatch.application.vault.VaultKey;
import app.dispatch.application.workflow.TriggerSecrets;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.trigger.Trigger;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.WorkflowId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TriggerSealingTest {
    private static final int WORKFLOWS = 250;
    private static final UserId ADA = new UserId("usr_ada");

    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    private final SecureRandom random = new SecureRandom();
    private final Vault vault = new EnvelopeVault(VaultKey.of(new byte[VaultKey.BYTES]), List.of(), random);

    /** A box that gives up after some secrets, as a process does that is killed. */
    private record Failing(SecretBox box, AtomicInteger left) implements SecretBox {
        @Override
        public String seal(UserId owner, String purpose, String clear) {
            if (left.getAndDecrement() == 0) {
                throw new IllegalStateException("killed");
            }
            return box.seal(owner, purpose, clear);
        }

        @Override
        public String open(UserId owner, String purpose, String sealed) {
            return box.open(owner, purpose, sealed);
        }

        @Override
        public void forget(UserId owner, String purpose) {}
    }

    private static SavedWorkflow workflow(int number) {
        return aWorkflow("wf_%03d".formatted(number), ADA);
    }

    /** Workflows as the last version wrote them that kept secrets in clear. */
    private static void fill(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into workflow (id, owner, plan, version, schedule, enabled, webhook_secret, webhook_hash, run_count,
                                      created_at, updated_at, revision)
                values (?, 'usr_ada', ?, 1, 'scheduled', true, ?, ?, 0, ?, ?, 1)
                """)) {
            for (int number = 0; number < WORKFLOWS; number++) {
                SavedWorkflow workflow = workflow(number);
                insert.setString(1, workflow.id().value());
                insert.setString(2, Json.write(PlanJson.write(workflow.plan())));
                insert.setString(3, workflow.webhookSecret());
                insert.setString(4, TriggerSecrets.hash(workflow.webhookSecret()));
                insert.setLong(5, workflow.createdAt().toEpochMilli());
                insert.setLong(6, workflow.updatedAt().toEpochMilli());
                insert.executeUpdate();
            }
        }
    }

    private SecretBox box(Database database) {
        return InstallationSecretBox.of(new JdbiVaultStore(database), vault, random, () -> Instant.EPOCH);
    }

    private static List<String> column(Database database) {
        return database.statement(handle -> handle.createQuery("select webhook_sealed from workflow")
                .mapTo(String.class)
                .list());
    }

    private static long inClear(Database database) {
        return column(database).stream()
                .filter(text -> !text.startsWith("v1:") || text.contains("secret"))
                .count();
    }

    private static void checkAll(Database database, SecretBox box) {
        assertThat(column(database)).hasSize(WORKFLOWS);
        assertThat(inClear(database)).isZero();
        JdbiWorkflowStore store = new JdbiWorkflowStore(database, TestPlans.JSON, box);
        List<SavedWorkflow> all = IntStream.range(0, WORKFLOWS)
                .mapToObj(TriggerSealingTest::workflow)
                .toList();
        assertThat(store.list(ADA)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(all)
                .allSatisfy(workflow -> assertThat(store.bySecret(TriggerSecrets.hash(workflow.webhookSecret())))
                        .contains(new Trigger(workflow, null)));
    }

    @ParameterizedTest
    @EnumSource
    void what_was_in_clear_is_encrypted_and_fires_as_before(OldDatabase old) throws Exception {
        try (Database database = old.open(databases.folder(), "6", TriggerSealingTest::fill)) {
            assertThat(inClear(database)).isEqualTo(WORKFLOWS);

            new TriggerSealing(database, box(database)).finish();

            checkAll(database, box(database));
            assertThat(new JdbiWorkflowStore(database, TestPlans.JSON, box(database))
                            .update(
                                    ADA,
                                    new WorkflowId("wf_007"),
                                    present -> present.withSecret("fresh", Instant.EPOCH)))
                    .isPresent();
            assertThat(inClear(database)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void broken_off_it_goes_on_and_is_done_once(OldDatabase old) throws Exception {
        try (Database database = old.open(databases.folder(), "6", TriggerSealingTest::fill)) {
            SecretBox box = box(database);
            TriggerSealing killed = new TriggerSealing(database, new Failing(box, new AtomicInteger(57)), 20);

            assertThatThrownBy(killed::finish).hasMessageContaining("killed");
            assertThat(inClear(database)).isEqualTo(WORKFLOWS - 40);

            new TriggerSealing(database, box, 20).finish();
            checkAll(database, box);
            List<String> sealed = column(database);

            new TriggerSealing(database, new Failing(box, new AtomicInteger(0))).finish();
            assertThat(column(database)).isEqualTo(sealed);
        }
    }

    @Test
    void several_servers_that_start_at_once_do_it_together() throws Exception {
        String url = OldDatabase.postgresUrl("6", TriggerSealingTest::fill);
        Callable<SecretBox> start = () -> {
            try (Database database = Database.at(url)) {
                SecretBox box = box(database);
                new TriggerSealing(database, box, 7).finish();
                assertThat(inClear(database)).isZero();
                return box;
            }
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(3);
                Database database = Database.at(url)) {
            for (Future<SecretBox> each : threads.invokeAll(Collections.nCopies(3, start))) {
                checkAll(database, each.get());
            }
        }
    }

    /** A box whose user is overtaken, at its first secret, by all that another server does. */
    private record Overtaken(SecretBox box, Runnable other, AtomicInteger sealed) implements SecretBox {
        @Override
        public String seal(UserId owner, String purpose, String clear) {
            if (sealed.getAndIncrement() == 0) {
                other.run();
            }
            return box.seal(owner, purpose, clear);
        }

        @Override
        public String open(UserId owner, String purpose, String sealed) {
            return box.open(owner, purpose, sealed);
        }

        @Override
        public void forget(UserId owner, String purpose) {}
    }

    @Test
    void a_secret_that_is_renewed_meanwhile_at_another_server_stays() throws Exception {
        try (Database database = OldDatabase.POSTGRESQL.open(databases.folder(), "6", TriggerSealingTest::fill)) {
            SecretBox box = box(database);
            JdbiWorkflowStore store = new JdbiWorkflowStore(database, TestPlans.JSON, box);
            WorkflowId id = workflow(3).id();
            Runnable other = () -> {
                new TriggerSealing(database, box).finish();
                store.update(ADA, id, present -> present.withSecret("fresh", Instant.EPOCH));
            };

            new TriggerSealing(database, new Overtaken(box, other, new AtomicInteger())).finish();

            assertThat(store.find(ADA, id).orElseThrow().webhookSecret()).isEqualTo("fresh");
            assertThat(store.bySecret(TriggerSecrets.hash("fresh"))).isPresent();
        }
    }

    private static boolean tellsSecrets(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).contains("secret-of-wf_");
    }

    @Test
    void the_file_of_h2_has_no_trace_of_them_and_stays_for_its_owner_alone() throws Exception {
        Path folder = databases.folder();
        Path file = folder.resolve("dispatch.mv.db");
        try (Database database = OldDatabase.H2.open(folder, "6", TriggerSealingTest::fill)) {
            assertThat(tellsSecrets(file)).isTrue();

            new TriggerSealing(database, box(database)).finish();

            checkAll(database, box(database));
            assertThat(tellsSecrets(file)).isFalse();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Database database = Database.inFolder(folder)) {
            checkAll(database, box(database));
        }
    }
}
