package app.dispatch.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.persistence.sql.Dialect;
import app.dispatch.adapters.persistence.sql.Schema;
import app.dispatch.adapters.persistence.sql.StartFailed;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.json.Json;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.run.StartedRun;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.Tool;
import app.dispatch.application.tool.Type;
import app.dispatch.application.vault.VaultKey;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.value.Value;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class LastingOutsideTest {
    private static final UserId ME = new UserId("me");
    private static final VaultKey KEY = VaultKey.of(new byte[VaultKey.BYTES]);
    private static final Connector COUNTER = Tool.named("counter", "Counter")
            .op(
                    Op.reads("next", "Count on").needs("after", Type.whole("A number")),
                    call -> Value.of(call.params().whole("after") + 1))
            .build();

    private static Outside rest() {
        return Outside.inMemory().with(COUNTER);
    }

    private static StartedRun start(Dispatch dispatch) {
        return dispatch.runs().start(RunRequest.of(ME, dispatch.planJson().read(Json.parse("""
                { "name": "Count", "steps": [
                    { "id": "count", "tool": "counter", "op": "next", "params": { "after": 41 } } ] }"""), "")));
    }

    @Test
    void a_run_in_a_folder_is_there_at_the_next_start_and_the_folder_is_free_after_each(@TempDir Path folder) {
        RunId first;
        try (Dispatch dispatch = Dispatch.wire(LastingOutside.inFolder(folder, KEY, rest()))) {
            first = start(dispatch).await().run().id();
        }
        try (Dispatch dispatch = Dispatch.wire(LastingOutside.inFolder(folder, KEY, rest()))) {
            RunRecord before = dispatch.runs().attach(ME, first).await();
            assertThat(before.run().status()).isEqualTo(RunStatus.OK);
            assertThat(before.steps().getFirst().output()).contains(Value.of(42));
        }
    }

    @Test
    void another_key_is_refused_before_anything_is_done(@TempDir Path folder) {
        Dispatch.wire(LastingOutside.inFolder(folder, KEY, rest())).close();
        byte[] other = new byte[VaultKey.BYTES];
        other[0] = 1;
        assertThatThrownBy(() -> LastingOutside.inFolder(folder, VaultKey.of(other), rest()))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("encrypted with another key (key id " + KEY.id() + ")");
        Dispatch.wire(LastingOutside.inFolder(folder, KEY, rest())).close();
    }

    @Test
    void what_cannot_be_wired_leaves_the_folder_free(@TempDir Path folder) {
        assertThatThrownBy(() -> Dispatch.wire(LastingOutside.inFolder(folder, KEY, rest().with(COUNTER))))
                .isInstanceOf(IllegalArgumentException.class);
        Dispatch.wire(LastingOutside.inFolder(folder, KEY, rest())).close();
    }

    @Test
    void an_interrupted_thread_starts_a_run_and_waits_for_it_and_stays_interrupted(@TempDir Path folder) {
        try (Dispatch dispatch = Dispatch.wire(LastingOutside.inFolder(folder, KEY, rest()))) {
            for (int n = 0; n < 20; n++) {
                Thread.currentThread().interrupt();
                RunRecord record = start(dispatch).await();
                assertThat(Thread.interrupted()).isTrue();
                assertThat(record.run().status()).isEqualTo(RunStatus.OK);
            }
            assertThat(dispatch.runs().history(ME, RunQuery.newest(50)).runs()).hasSize(20);
        }
    }

    private static HikariDataSource pool(String url, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    /** A database in which another program has tables and migrations of its own, and a schema for Dispatch. */
    private static String sharedUrl() {
        String url = Postgres.freshUrl();
        try (HikariDataSource host = pool(url, 1)) {
            execute(host, "create schema dispatch");
            execute(
                    host,
                    "create table \"flyway_schema_history\" as select 1 as \"installed_rank\", '42' as \"version\","
                            + " 'V42__theirs.sql' as \"script\", true as \"success\"");
        }
        return url;
    }

    private static void execute(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_small_pool_of_the_host_carries_many_runs_and_outlives_dispatch() {
        try (HikariDataSource host = pool(sharedUrl() + "&currentSchema=dispatch", 3)) {
            try (Dispatch dispatch = Dispatch.wire(LastingOutside.on(host, Tables.BROUGHT_UP_TO_DATE, KEY, rest()))) {
                dispatch.takeOver().resume();
                List<StartedRun> runs =
                        IntStream.range(0, 50).mapToObj(n -> start(dispatch)).toList();
                assertThat(runs)
                        .allSatisfy(
                                run -> assertThat(run.await().run().status()).isEqualTo(RunStatus.OK));
            }
            execute(host, "select count(*) from dispatch.run");
        }
    }

    @Test
    void tables_that_are_left_to_the_host_are_looked_at_and_never_changed() {
        try (HikariDataSource host = pool(sharedUrl() + "&currentSchema=dispatch", 3)) {
            assertThatThrownBy(() -> LastingOutside.on(host, Tables.LEFT_TO_HOST, KEY, rest()))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("their schema has number none, this version needs ")
                    .hasMessageContaining("classpath:db/dispatch");
            Flyway.configure()
                    .dataSource(host)
                    .locations(Schema.FOLDER)
                    .placeholders(Dialect.POSTGRESQL.schemaWords())
                    .load()
                    .migrate();
            try (Dispatch dispatch = Dispatch.wire(LastingOutside.on(host, Tables.LEFT_TO_HOST, KEY, rest()))) {
                assertThat(start(dispatch).await().run().status()).isEqualTo(RunStatus.OK);
            }
        }
    }

    @Test
    void a_schema_that_another_program_migrates_is_refused() {
        try (HikariDataSource host = pool(sharedUrl(), 2)) {
            assertThatThrownBy(() -> LastingOutside.on(host, Tables.BROUGHT_UP_TO_DATE, KEY, rest()))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("kept by the migrations of another program")
                    .hasMessageContaining("currentSchema=dispatch");
        }
    }

    @Test
    void a_source_that_dispatch_cannot_work_with_is_refused_with_what_to_do(@TempDir Path folder) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:" + folder.resolve("mine"));
        refused(h2, "one of H2; Dispatch takes one of PostgreSQL");

        String url = Postgres.freshUrl();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setAutoCommit(false);
        try (HikariDataSource byHand = new HikariDataSource(config)) {
            refused(byHand, "set autoCommit to true");
        }
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setURL(url + "&currentSchema=nowhere");
        refused(nowhere, "have no schema that exists: create it");
        try (HikariDataSource single = pool(url, 1)) {
            refused(single, "two connections at least");
        }
    }

    private static void refused(DataSource source, String why) {
        assertThatThrownBy(() -> LastingOutside.on(source, Tables.BROUGHT_UP_TO_DATE, KEY, rest()))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining(why);
    }
}
