package app.dispatch.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.persistence.account.JdbiAccountStore;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.Standing;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Users from before there were administrators. */
class AdministrationMigrationTest {
    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    @ParameterizedTest
    @EnumSource
    void none_of_them_becomes_one_and_nor_does_who_comes_next(OldDatabase old) throws Exception {
        try (Database database = old.open(databases.folder(), "20", AdministrationMigrationTest::ada)) {
            assertThat(standing(database, "usr_ada")).isEqualTo(Standing.USUAL);
            assertThat(next(database)).isEqualTo(Standing.USUAL);
        }
    }

    @ParameterizedTest
    @EnumSource
    void where_there_is_none_but_the_command_lines_own_the_next_is_the_first(OldDatabase old) throws Exception {
        try (Database database =
                old.open(databases.folder(), "20", connection -> add(connection, "local@dispatch.invalid"))) {
            assertThat(next(database).admin()).isTrue();
        }
    }

    private static Standing next(Database database) {
        new JdbiAccountStore(database)
                .add(new User(new UserId("usr_bob"), new Email("bob@example.com"), "Bob", "hash", Instant.EPOCH));
        return standing(database, "usr_bob");
    }

    private static Standing standing(Database database, String id) {
        return new JdbiAccountStore(database).byId(new UserId(id)).orElseThrow().standing();
    }

    private static void ada(Connection connection) throws SQLException {
        add(connection, "ada@example.com");
    }

    private static void add(Connection connection, String email) throws SQLException {
        try (Statement insert = connection.createStatement()) {
            insert.executeUpdate("insert into app_user (id, email, email_key, name, password_hash, created_at)"
                    + " values ('usr_ada', '" + email + "', '" + email + "', 'Ada', 'hash', 0)");
        }
    }
}
