package app.dispatch.adapters.persistence;

import static app.dispatch.application.run.store.RunFixture.STARTED;
import static app.dispatch.application.run.store.RunFixture.aRun;
import static app.dispatch.application.workflow.WorkflowFixture.aWorkflow;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.persistence.run.JdbiRunStore;
import app.dispatch.adapters.persistence.workflow.JdbiWorkflowStore;
import app.dispatch.adapters.persistence.workflow.TestPlans;
import app.dispatch.application.background.Background;
import app.dispatch.application.run.store.Begin;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.NodeId;
import app.dispatch.domain.run.RunId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that still runs when a newer version has brought the database up to date. */
@Timeout(60)
class MixedVersionsTest {
    private static final RunId RUN = new RunId("run_1");

    /** Before this one all servers of the older version were stopped first. */
    private static final int FIRST_BESIDE_OLDER = 26;

    /** As the migration of a later version would leave it. */
    private static final String LATER = """
            insert into "flyway_schema_history"
                ("installed_rank", "version", "description", "type", "script", "installed_by", "execution_time", "success")
            select max("installed_rank") + 1, '1000', 'later', 'SQL', 'V1000__later.sql', 'test', 0, true
            from "flyway_schema_history"
            """;

    private final AtomicLong now = new AtomicLong();

    @Test
    void it_goes_on_with_what_it_has_and_takes_up_nothing_more() {
        try (Database database = Database.at(Postgres.freshUrl(), new Background(now::get))) {
            RunStore runs = new JdbiRunStore(database, new NodeId("older"));
            JdbiWorkflowStore workflows = new JdbiWorkflowStore(database, TestPlans.JSON, TestPlans.BOX);
            workflows.add(new UserId("usr_ada"), aWorkflow("wf_1", new UserId("usr_ada")));
            Instant later = STARTED.plus(Duration.ofDays(3650));
            runs.begin(aRun("run_1").run(), new Begin.Fresh());
            runs.claims().release(Set.of(RUN));
            assertThat(runs.claims().claim(10, STARTED)).hasSize(1);
            assertThat(workflows.due(later, 10)).hasSize(1);
            runs.claims().release(Set.of(RUN));

            database.<Integer>statement(handle -> handle.execute(LATER));
            assertThat(database.isBehind()).as("a look a second is enough").isFalse();
            now.addAndGet(Duration.ofSeconds(1).toNanos());

            assertThat(database.isBehind()).isTrue();
            assertThat(runs.claims().claim(10, STARTED)).isEmpty();
            assertThat(workflows.due(later, 10)).isEmpty();
            runs.begin(aRun("run_2").run(), new Begin.Fresh());
            assertThat(runs.claims().held()).containsOnlyKeys(new RunId("run_2"));
        }
    }

    /** Whether statements of a version that does not know it may fail after it. */
    private static boolean breaksOlder(String migration) {
        return Pattern.compile(
                        "\\b(drop\\s+(table|column)|rename|alter\\s+column|set\\s+not\\s+null)\\b"
                                + "|add\\s+column(?![^;]*\\bdefault\\b)[^;]*\\bnot\\s+null\\b",
                        Pattern.CASE_INSENSITIVE)
                .matcher(migration.replaceAll("--.*", ""))
                .find();
    }

    @Test
    void a_migration_leaves_what_older_servers_say_working() throws IOException {
        assertThat(List.of(
                        "alter table run drop column mode",
                        "alter table run rename column mode to kind;",
                        "alter table run add column kind varchar not null;",
                        "drop table node;"))
                .allMatch(MixedVersionsTest::breaksOlder);
        assertThat(
                        breaksOlder(
                                "-- nothing is dropped, and no column renamed\ncreate table more (id varchar not null);\n"
                                        + "alter table run add column kind varchar default 'x' not null;\nalter table run add column b int;"))
                .isFalse();
        try (Stream<Path> migrations = Files.list(Path.of("src/main/resources/db/dispatch"))) {
            assertThat(migrations.filter(each -> number(each) > FIRST_BESIDE_OLDER))
                    .noneMatch(each -> breaksOlder(read(each)));
        }
    }

    private static int number(Path migration) {
        return Integer.parseInt(migration.getFileName().toString().replaceFirst("V(\\d+)__.*", "$1"));
    }

    private static String read(Path migration) {
        try {
            return Files.readString(migration);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
