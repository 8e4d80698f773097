package app.dispatch.adapters.persistence;

import static app.dispatch.application.run.store.RunFixture.ADA;
import static app.dispatch.application.run.store.RunFixture.done;
import static app.dispatch.application.run.store.RunFixture.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.persistence.account.JdbiAccountStore;
import app.dispatch.adapters.persistence.h2.H2File;
import app.dispatch.adapters.persistence.postgres.PostgresServer;
import app.dispatch.adapters.persistence.run.JdbiRunStore;
import app.dispatch.adapters.persistence.sql.Backend;
import app.dispatch.adapters.persistence.sql.Schema;
import app.dispatch.adapters.persistence.workflow.JdbiWorkflowStore;
import app.dispatch.adapters.persistence.workflow.TestPlans;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.json.JournalJson;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.run.NodeId;
import app.dispatch.domain.run.RunEvent.RunCompleted;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunStatus;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs that a version without nodes left unfinished. */
class UnfinishedRunsMigrationTest {
    private static final String PLAN = """
            {"id":"wf_1","createdAt":0,"name":"x","steps":[
              {"id":"a","tool":"lab","op":"pass","params":{}},
              {"id":"b","tool":"lab","op":"pass","params":{}}]}""";

    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    @Test
    void they_go_on_on_h2() throws Exception {
        Path folder = databases.folder();
        try (Database ignored = Database.inFolder(folder, old(H2File.in(folder)))) {
            assertThat(ignored.isHealthy()).isTrue();
        }
        try (Database database = Database.inFolder(folder)) {
            check(database);
        }
    }

    @Test
    void they_go_on_on_postgresql() throws Exception {
        String url = Postgres.freshUrl();
        old(new PostgresServer(url));
        try (Database database = Database.at(url)) {
            check(database);
        }
    }

    /** Sets the database up as version 6 did, with a run whose first step is done. */
    private static Schema old(Backend backend) throws Exception {
        try (Connection connection = backend.connections().getConnection()) {
            Flyway.configure()
                    .dataSource(backend.connections())
                    .locations("db/dispatch")
                    .placeholders(backend.dialect().schemaWords())
                    .target("6")
                    .load()
                    .migrate();
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into run (id, owner, cause, mode, plan, payload, size, started_at, epoch, status)
                    values ('run_1', 'usr_ada', 'manual', 'live', ?, '{}', 2, 0, 1, 'queued')
                    """)) {
                insert.setString(1, PLAN);
                insert.executeUpdate();
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into run_journal (run_id, seq, entry, size) values ('run_1', 1, ?, 2)")) {
                insert.setString(1, JournalJson.write(numbered(1, done("a"))));
                insert.executeUpdate();
            }
        }
        return new Schema(6, List.of("db/nowhere"));
    }

    private static void check(Database database) throws Exception {
        List<String> calls = new CopyOnWriteArrayList<>();
        RunId run = new RunId("run_1");
        try (Dispatch dispatch = Dispatch.wire(Outside.inMemory()
                .with(
                        new JdbiAccountStore(database),
                        new JdbiWorkflowStore(database, TestPlans.JSON, TestPlans.BOX),
                        new JdbiRunStore(database, new NodeId("node_1")))
                .with(Tool.named("lab", "Lab")
                        .op(Op.reads("pass", "Pass"), call -> {
                            calls.add(call.idempotencyKey());
                            return call.params().fields();
                        })
                        .build()))) {
            dispatch.takeOver().resume();
            CompletableFuture<Boolean> ended = new CompletableFuture<>();
            dispatch.runs().follow(ADA, run, 0, event -> {
                if (event.event() instanceof RunCompleted) {
                    ended.complete(true);
                }
            });
            ended.get(20, TimeUnit.SECONDS);
            assertThat(dispatch.runs().get(ADA, run).run().status()).isEqualTo(RunStatus.OK);
            assertThat(calls).containsExactly("run_1/b");
        }
    }
}
