package app.dispatch.adapters.persistence.account;

import static app.dispatch.application.run.store.RunFixture.STARTED;
import static app.dispatch.application.run.store.RunFixture.aRun;
import static app.dispatch.application.run.store.RunFixture.done;
import static app.dispatch.application.run.store.RunFixture.numbered;
import static app.dispatch.application.run.store.RunFixture.ok;
import static app.dispatch.application.run.store.RunFixture.question;
import static app.dispatch.application.workflow.WorkflowFixture.aWorkflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.TestDatabases;
import app.dispatch.adapters.persistence.delivery.JdbiWebhookStore;
import app.dispatch.adapters.persistence.run.JdbiRunStore;
import app.dispatch.adapters.persistence.run.JdbiTraceParents;
import app.dispatch.adapters.persistence.token.JdbiDeviceLoginStore;
import app.dispatch.adapters.persistence.token.JdbiTokenStore;
import app.dispatch.adapters.persistence.vault.JdbiVaultStore;
import app.dispatch.adapters.persistence.workflow.JdbiWorkflowStore;
import app.dispatch.adapters.persistence.workflow.TestPlans;
import app.dispatch.application.run.store.Begin;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.vault.EnvelopeVault;
import app.dispatch.application.vault.InstallationSecretBox;
import app.dispatch.application.vault.SecretBox;
import app.dispatch.application.vault.Vault;
import app.dispatch.application.vault.VaultKey;
import app.dispatch.application.vault.VaultSecretBox;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.Session;
import app.dispatch.domain.account.SessionId;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.delivery.DeliveryEvent;
import app.dispatch.domain.delivery.Webhook;
import app.dispatch.domain.delivery.WebhookId;
import app.dispatch.domain.error.RunLost;
import app.dispatch.domain.run.NodeId;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunKey;
import app.dispatch.domain.run.TraceParent;
import app.dispatch.domain.token.DeviceLogin;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.token.Token;
import app.dispatch.domain.token.TokenId;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountDeletionTest {
    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    private static final User ADA = user("usr_ada");
    private static final User BOB = user("usr_bob");

    /** Tables that have no owner: what is in them belongs to a row of another, or to Dispatch itself. */
    private static final Set<String> WITHOUT_OWNER = Set.of(
            "app_user",
            "first_user",
            "reset_mail",
            "audit_event",
            "run_journal",
            "trace_parent",
            "node",
            "run_log",
            "upgrade",
            "flyway_schema_history");

    enum Kind {
        H2,
        POSTGRESQL;

        Database database() {
            return this == H2 ? databases.h2() : databases.postgres();
        }
    }

    private static User user(String id) {
        return new User(new UserId(id), new Email(id + "@example.com"), "", "hash", STARTED);
    }

    @ParameterizedTest
    @EnumSource
    void every_table_with_an_owner_is_covered(Kind kind) {
        Database database = kind.database();

        assertThat(places(database))
                .as("tables with an owner; a line of each belongs into AccountDeletion.OWNED")
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(AccountDeletion.OWNED.stream(), Stream.of("run.owner"))
                                .toList());
        assertThat(tables(database).stream().filter(table -> !ofAnOwner(database, table)))
                .as("tables without an owner; nothing deletes what is in them")
                .containsExactlyInAnyOrderElementsOf(WITHOUT_OWNER);
    }

    private static boolean ofAnOwner(Database database, String table) {
        return places(database).stream().anyMatch(place -> place.startsWith(table + "."));
    }

    private static List<String> places(Database database) {
        return database.statement(handle -> handle.createQuery("""
                        select table_name, column_name from information_schema.columns
                        where lower(table_schema) = 'public' and lower(column_name) in ('owner', 'user_id')
                        """)
                .map((row, context) ->
                        (row.getString("table_name") + "." + row.getString("column_name")).toLowerCase(Locale.ROOT))
                .list());
    }

    private static List<String> tables(Database database) {
        return database.statement(
                handle -> handle.createQuery("""
                        select lower(table_name) from information_schema.tables where lower(table_schema) = 'public'
                        """).mapTo(String.class).list());
    }

    @ParameterizedTest
    @EnumSource
    void all_that_is_a_users_goes_with_them_and_nothing_of_anybody_else(Kind kind) {
        Database database = kind.database();
        box(database);
        fill(database, ADA, 7);
        fill(database, BOB, 2);
        TreeMap<String, Long> before = counts(database, BOB.id());
        assertThat(counts(database, ADA.id()).values()).doesNotContain(0L);

        new AccountDeletion(database, 3).delete(ADA.id());

        assertThat(counts(database, ADA.id()).values()).containsOnly(0L);
        assertThat(count(database, "select count(*) from app_user")).isOne();
        assertThat(counts(database, BOB.id())).isEqualTo(before);
        assertThat(new JdbiWorkflowStore(database, TestPlans.JSON, box(database)).list(BOB.id()))
                .as("what the installation's key, which is nobody's, opens")
                .hasSize(1);
        assertThat(count(database, "select count(*) from run_journal")).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void who_still_drives_a_run_of_a_deleted_user_has_lost_it(Kind kind) {
        Database database = kind.database();
        RunStore runs = new JdbiRunStore(database, new NodeId("node_1"));
        Run run = aRun("run_1").ownedBy(ADA.id()).run();
        new JdbiAccountStore(database).add(ADA);
        runs.begin(run, new Begin.Fresh());
        String parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        new JdbiTraceParents(database).keep(run.id(), TraceParent.read(parent).orElseThrow(), STARTED);

        new JdbiAccountStore(database).delete(ADA.id());

        assertThatThrownBy(() -> runs.append(run.id(), 1, numbered(1, done("a"))))
                .isInstanceOf(RunLost.class);
        assertThatThrownBy(() -> runs.end(run.id(), 1, numbered(1, done("a")), ok()))
                .isInstanceOf(RunLost.class);
        assertThat(count(database, "select count(*) from run_journal")).isZero();
        assertThat(count(database, "select count(*) from trace_parent")).isZero();
    }

    private static void fill(Database database, User user, int ended) {
        String id = user.id().value();
        JdbiAccountStore accounts = new JdbiAccountStore(database);
        accounts.add(user);
        accounts.addReset(user.id(), "reset of " + id, STARTED, STARTED.plusSeconds(60));
        accounts.invite(user.id(), "invitation of " + id, STARTED, STARTED.plusSeconds(60), 9);
        accounts.open(user, new Session(new SessionId("ses_" + id), user.id(), STARTED, STARTED.plusSeconds(60), null));
        new JdbiTokenStore(database)
                .add(
                        new Token(
                                new TokenId("tok_" + id.replace("_", "")),
                                user.id(),
                                "CI",
                                "dsp",
                                Scope.all(),
                                STARTED,
                                null,
                                null),
                        id,
                        9);
        DeviceLogin login = new DeviceLogin("CI", Scope.all(), "192.0.2.1", STARTED, STARTED.plusSeconds(60), null);
        JdbiDeviceLoginStore logins = new JdbiDeviceLoginStore(database);
        logins.add(login, "code of " + id, "secret of " + id, 9, STARTED);
        logins.answer("code of " + id, new DeviceLogin.Answer(user.id(), true), STARTED);
        new JdbiWorkflowStore(database, TestPlans.JSON, box(database)).add(user.id(), aWorkflow("wf_" + id, user.id()));
        Webhook webhook = new Webhook(
                new WebhookId("hook_" + id.replace("_", "")),
                user.id(),
                "https://example.com",
                Set.of(DeliveryEvent.RUN_COMPLETED),
                null,
                true,
                STARTED);
        new JdbiWebhookStore(database).add(webhook, "sealed", 9);
        RunStore runs = new JdbiRunStore(database, new NodeId("node_1"));
        for (int i = 0; i < ended; i++) {
            Run run = aRun("run_" + i + id).ownedBy(user.id()).run();
            runs.begin(run, new Begin.Fresh());
            runs.end(run.id(), 1, numbered(1, done("a")), ok());
        }
        Run asking = aRun("run_asks" + id).ownedBy(user.id()).run();
        runs.begin(asking, new Begin.Fresh());
        runs.approvals().ask(asking.id(), 1, question("a"));
        runs.begin(
                aRun("run_waits" + id).ownedBy(user.id()).run(),
                new Begin.Once(new RunKey("api", "order-42", "fingerprint")));
        new VaultSecretBox(new JdbiVaultStore(database), vault(), () -> STARTED).seal(user.id(), "webhook/1", "hush");
    }

    private static SecretBox box(Database database) {
        return InstallationSecretBox.of(new JdbiVaultStore(database), vault(), new SecureRandom(), () -> STARTED);
    }

    private static Vault vault() {
        return new EnvelopeVault(VaultKey.of(new byte[VaultKey.BYTES]), List.of(), new Random(1));
    }

    /** How many rows of every table are the user's. */
    private static TreeMap<String, Long> counts(Database database, UserId user) {
        return places(database).stream()
                .collect(Collectors.toMap(
                        place -> place,
                        place -> count(
                                database,
                                "select count(*) from " + place.split("\\.")[0] + " where " + place + " = '" + user
                                        + "'"),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static long count(Database database, String sql) {
        return database.<Long>statement(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
