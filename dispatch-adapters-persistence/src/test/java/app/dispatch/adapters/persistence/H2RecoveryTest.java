package app.dispatch.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a version of H2 has to stand: it is opened on copies of a live database's file, which is what a kill leaves. {@code
 * docs/decisions/h2-durability.md} tells which versions fail.
 */
@Timeout(120)
class H2RecoveryTest {
    private static final int COMMITS = 80;
    private static final int ROWS = 5_000;
    private static final int ROUNDS = 6;

    @TempDir
    Path folder;

    @Test
    void each_commit_is_in_the_file_that_a_kill_leaves() throws Exception {
        Random random = new Random(1);
        // What is replaced is written over at once, where it would be after 45 seconds.
        try (Connection connection = open("live", ";RETENTION_TIME=0");
                Statement statement = connection.createStatement()) {
            statement.execute("create table last (n int)");
            statement.execute("create table other (id int primary key, content varchar)");
            statement.execute("insert into last values (0)");
            for (int n = 1; n <= COMMITS; n++) {
                statement.execute("merge into other values (%d, '%s')"
                        .formatted(random.nextInt(20), "x".repeat(random.nextInt(30_000))));
                statement.execute("update last set n = " + n);
                try (Connection copy = open(copy(n), "");
                        Statement query = copy.createStatement()) {
                    assertThat(number(query, "select n from last")).isEqualTo(n);
                }
            }
        }
    }

    /** While a large transaction commits, another commits too, so the file has it in all stages. */
    @Test
    void a_commit_that_a_kill_interrupts_is_whole_or_not_there_and_holds_nothing_up() throws Exception {
        int copies = 0;
        try (Connection large = open("live", "");
                Connection small = open("live", "");
                Statement statement = large.createStatement();
                Statement meanwhile = small.createStatement()) {
            statement.execute("create table large (id int primary key, n int)");
            statement.execute("create table small (n int)");
            statement.execute("insert into small values (0)");
            statement.execute("insert into large select x, 0 from system_range(1, " + ROWS + ")");
            large.setAutoCommit(false);
            for (int round = 1; round <= ROUNDS; round++) {
                statement.execute("update large set n = " + round);
                CompletableFuture<Void> committing = CompletableFuture.runAsync(() -> commit(large));
                for (boolean over = false; !over; ) {
                    over = committing.isDone();
                    meanwhile.execute("update small set n = n + 1");
                    copy(copies++);
                }
                committing.join();
            }
        }
        assertThat(copies).isGreaterThan(ROUNDS); // else no commit was under way
        for (int copy = 0; copy < copies; copy++) {
            try (Connection connection = open("copy-" + copy, "");
                    Statement statement = connection.createStatement()) {
                assertThat(number(statement, "select count(distinct n) from large"))
                        .isEqualTo(1);
                assertThat(statement.executeUpdate("update large set n = n + 1"))
                        .isEqualTo(ROWS);
            }
        }
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String copy(int number) throws IOException {
        String name = "copy-" + number;
        Files.copy(folder.resolve("live.mv.db"), folder.resolve(name + ".mv.db"));
        return name;
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }

    private Connection open(String name, String settings) throws SQLException {
        String url = "jdbc:h2:async:" + folder.resolve(name) + ";WRITE_DELAY=0" + settings;
        return DriverManager.getConnection(url, "dispatch", "");
    }
}
