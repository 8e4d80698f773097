package app.dispatch.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.persistence.account.JdbiAccountStore;
import app.dispatch.adapters.persistence.h2.H2File;
import app.dispatch.adapters.persistence.postgres.PostgresServer;
import app.dispatch.adapters.persistence.sql.Schema;
import app.dispatch.adapters.persistence.sql.StartFailed;
import app.dispatch.application.background.Background;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
    private static final Schema LATER = new Schema(1000, List.of("db/dispatch", "db/later"));
    private static final User ADA =
            new User(new UserId("usr_ada"), new Email("ada@example.com"), "Ada", "hash", Instant.EPOCH);

    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    private static boolean knowsAda(Database database) {
        return new JdbiAccountStore(database).byEmail(ADA.email()).isPresent();
    }

    private static void addAda(Database database) {
        new JdbiAccountStore(database).add(ADA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"new/deeper", "with space", "Datenträger 🚀", "100% ~$HOME {x} #1?"})
    void a_folder_of_any_name_is_made_and_found_again(String name) {
        Path folder = databases.folder().resolve(name);
        try (Database database = Database.inFolder(folder)) {
            addAda(database);
            assertThat(folder.resolve("dispatch.mv.db")).exists();
        }

        try (Database database = Database.inFolder(folder)) {
            assertThat(knowsAda(database)).isTrue();
            assertThat(database.isHealthy()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b", "x;WRITE_DELAY=500", "a\\b"})
    void a_folder_whose_name_h2_would_read_otherwise_is_refused(String name) {
        Path folder = databases.folder().resolve(name);

        assertThatThrownBy(() -> Database.inFolder(folder))
                .isInstanceOf(StartFailed.class)
                .hasMessageStartingWith("The data folder " + folder + " cannot be used: ");
        assertThat(folder).doesNotExist();
    }

    @Test
    void what_is_made_is_for_its_owner_alone() throws Exception {
        Path folder = databases.folder().resolve("data");
        Database.inFolder(folder).close();

        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("dispatch.mv.db"))).isEqualTo("rw-------");
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void a_failed_statement_leaves_no_trace_on_disk() {
        Path folder = databases.folder();
        try (Database database = Database.inFolder(folder)) {
            addAda(database);
            addAda(database);
        }

        assertThat(folder).isDirectoryNotContaining("glob:**.trace.db");
    }

    @Test
    void a_folder_that_this_process_has_open_is_refused() {
        Path folder = databases.folder();
        try (Database first = Database.inFolder(folder)) {
            assertThatThrownBy(() -> Database.inFolder(folder))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
            assertThat(first.isHealthy()).isTrue();
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_refused() throws Exception {
        Path file = Files.writeString(databases.folder().resolve("file"), "");
        for (Path folder : List.of(file, file.resolve("below"), unwritable())) {
            assertThatThrownBy(() -> Database.inFolder(folder))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageStartingWith("The data folder " + folder + " cannot be written: ");
        }
    }

    /** A folder that even the superuser cannot write, where tests run as that. */
    private static Path unwritable() throws Exception {
        Path folder = Files.createDirectory(databases.folder().resolve("locked"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        return Files.isWritable(folder) ? Path.of("/proc") : folder;
    }

    @Test
    void a_file_that_is_no_database_is_refused() throws Exception {
        Path folder = databases.folder();
        Files.writeString(folder.resolve("dispatch.mv.db"), "no database".repeat(10_000));

        assertThatThrownBy(() -> Database.inFolder(folder))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("The database file of " + folder)
                .hasMessageContaining("cannot be opened");
    }

    @Test
    void a_folder_is_free_again_when_opening_fails() throws Exception {
        Path folder = databases.folder();
        Path damaged = Files.writeString(folder.resolve("dispatch.mv.db"), "no database".repeat(10_000));
        assertThatThrownBy(() -> Database.inFolder(folder)).isInstanceOf(StartFailed.class);
        Files.delete(damaged);

        Database.inFolder(folder).close();
    }

    @Test
    void an_older_database_is_brought_up_to_date_and_a_newer_one_refused() {
        Path folder = databases.folder();
        try (Database old = Database.inFolder(folder)) {
            addAda(old);
        }

        try (Database later = Database.inFolder(folder, LATER)) {
            assertThat(knowsAda(later)).isTrue();
            assertThat(later.<Integer>statement(handle -> handle.execute("update app_user set colour = 'red'")))
                    .isOne();
        }

        assertThatThrownBy(() -> Database.inFolder(folder))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("written by a newer version of Dispatch: its schema has number 1000,"
                        + " this version knows up to " + Schema.OF_THIS_VERSION.newest());
        try (Database later = Database.inFolder(folder, LATER)) {
            assertThat(knowsAda(later)).isTrue();
        }
    }

    @Test
    void a_database_that_is_up_to_date_is_opened_without_a_look_at_migrations() {
        Path folder = databases.folder();
        Database.inFolder(folder).close();

        Database.inFolder(folder, new Schema(Schema.OF_THIS_VERSION.newest(), List.of("db/nowhere")))
                .close();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:/tmp/x;WRITE_DELAY=0, must begin with",
        "jdbc:h2:/tmp/x;WRITE_DELAY=0, must begin with",
        "jdbc:h2:mem:x;WRITE_DELAY=0, must begin with",
        "jdbc:mysql://localhost/x, must begin with",
        "jdbc:h2:async:/tmp/x, must contain ;WRITE_DELAY=0",
        "jdbc:h2:async:/tmp/x;WRITE_DELAY=500, must contain ;WRITE_DELAY=0",
        "jdbc:h2:async:/tmp/x;WRITE_DELAY=01, must contain ;WRITE_DELAY=0",
        "jdbc:postgresql://host:port/x, is not understood",
    })
    void a_url_that_could_lose_runs_or_is_none_is_refused(String url, String why) {
        assertThatThrownBy(() -> Database.at(url))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining(why);
    }

    @Test
    void a_url_of_h2_with_all_that_it_needs_is_taken() {
        Path folder = databases.folder();
        try (Database database = Database.at("jdbc:h2:async:" + folder + "/mine;write_delay=0")) {
            addAda(database);
            assertThat(folder.resolve("mine.mv.db")).exists();
        }
    }

    @Test
    void a_url_of_h2_gets_the_setting_that_keeps_wrong_results_out() {
        String url = "jdbc:h2:async:/x/mine;WRITE_DELAY=0";
        assertThat(new H2File(url).url()).isEqualTo(url + ";OPTIMIZE_REUSE_RESULTS=0");
        assertThat(new H2File(url + ";optimize_reuse_results=0").url()).isEqualTo(url + ";optimize_reuse_results=0");
    }

    @Test
    void a_postgresql_that_cannot_be_used_is_refused_without_telling_the_password() {
        String host = "//localhost:" + Postgres.port() + "/";
        assertRefused("jdbc:postgresql://127.0.0.1:1/x?user=u&password=hush", "at 127.0.0.1:1/x cannot be reached: ");
        assertRefused("jdbc:postgresql:" + host + "postgres?user=nobody&password=hush", "refuses the user: ");
        assertRefused(
                "jdbc:postgresql:" + host + "missing?user=postgres&password=hush",
                "cannot be used: FATAL: database \"missing\" does not exist");
    }

    private static void assertRefused(String url, String why) {
        assertThatThrownBy(() -> Database.at(url))
                .isInstanceOf(StartFailed.class)
                .hasMessageStartingWith("PostgreSQL at ")
                .hasMessageContaining(why)
                .message()
                .doesNotContain("hush");
    }

    @Test
    void a_newer_database_of_postgresql_is_refused() {
        String url = Postgres.freshUrl();
        Database.open(new PostgresServer(url), LATER, null, Durability.PROCESS, new Background())
                .close();

        assertThatThrownBy(() -> Database.at(url))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("written by a newer version");
    }

    /** A database of an older version would else stay as it is. */
    @Test
    void the_version_is_that_of_the_newest_migration() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/dispatch"))) {
            int newest = files.map(file -> file.getFileName().toString())
                    .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                    .max()
                    .orElseThrow();
            assertThat(Schema.OF_THIS_VERSION.newest()).isEqualTo(newest);
        }
    }
}
