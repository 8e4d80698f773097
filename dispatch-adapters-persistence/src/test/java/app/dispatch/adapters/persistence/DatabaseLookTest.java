package app.dispatch.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.persistence.postgres.PostgresUrl;
import app.dispatch.adapters.persistence.sql.Schema;
import app.dispatch.adapters.persistence.sql.StartFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseLookTest {
    private static final int NEWEST = Schema.OF_THIS_VERSION.newest();

    @TempDir
    private Path folder;

    @Test
    void where_there_is_nothing_nothing_is_made() {
        Path data = folder.resolve("data");

        DatabaseLook look = DatabaseLook.inFolder(data);

        assertThat(look.schema()).isEmpty();
        assertThat(look.isCurrent()).isFalse();
        assertThat(data).doesNotExist();
    }

    @Test
    void one_of_this_version_is_current_and_one_in_use_is_said_to_be() {
        try (Database open = Database.inFolder(folder)) {
            assertThat(open.isHealthy()).isTrue();
            assertThatThrownBy(() -> DatabaseLook.inFolder(folder))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("in use by process");
        }

        assertThat(DatabaseLook.inFolder(folder)).isEqualTo(new DatabaseLook(OptionalInt.of(NEWEST), NEWEST));
        assertThat(DatabaseLook.inFolder(folder).isCurrent()).isTrue();
    }

    @Test
    void one_of_another_version_is_told_and_left_as_it_is() throws SQLException {
        String old = OldDatabase.postgresUrl("7", connection -> {});
        String newer = OldDatabase.postgresUrl("7", connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("update \"flyway_schema_history\" set \"version\" = '9999' where \"version\" = '7'");
            }
        });

        assertThat(DatabaseLook.at(old)).isEqualTo(new DatabaseLook(OptionalInt.of(7), NEWEST));
        assertThat(DatabaseLook.at(old)).as("it is as it was").isEqualTo(new DatabaseLook(OptionalInt.of(7), NEWEST));
        assertThatThrownBy(() -> DatabaseLook.at(newer))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("newer version of Dispatch: its schema has number 9999");
    }

    @Test
    void who_listens_and_says_nothing_is_not_waited_for_without_end() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String place = "127.0.0.1:" + silent.getLocalPort() + "/x";

            assertThatThrownBy(() -> DatabaseLook.at("jdbc:postgresql://" + place + "?loginTimeout=1"))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageStartingWith("PostgreSQL at " + place + " cannot be reached: ");
        }
    }

    @Test
    void a_server_is_reached_by_the_address_that_its_host_tells() {
        Postgres.execute("create role \"o d+d/%@\u00fc\" login superuser password 'p@ss/w:rd'");
        Postgres.execute("create database \"d b\"");

        String url = PostgresUrl.jdbc("postgres://o%20d+d%2F%25%40%C3%BC:p%40ss%2Fw%3Ard@localhost:" + Postgres.port()
                + "/d%20b?sslmode=disable&connect_timeout=5");

        assertThat(DatabaseLook.at(url).schema()).isEmpty();
        try (Database database = Database.at(url)) {
            assertThat(database.<String>statement(
                            handle -> handle.select("select current_user || ' in ' || current_database()")
                                    .mapTo(String.class)
                                    .one()))
                    .isEqualTo("o d+d/%@\u00fc in d b");
        }
        assertThat(DatabaseLook.at(url).isCurrent()).isTrue();
    }

    @Test
    void a_server_that_is_away_is_named_without_its_password() {
        assertThatThrownBy(() -> DatabaseLook.at(PostgresUrl.jdbc("postgres://me:hush@127.0.0.1:1/x")))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("127.0.0.1:1/x cannot be reached")
                .hasMessageNotContaining("hush");
        assertThat(Files.exists(folder.resolve("dispatch.lock"))).isFalse();
    }
}
