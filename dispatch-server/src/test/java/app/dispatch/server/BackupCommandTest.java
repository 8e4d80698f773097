package app.dispatch.server;

import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.server.Terminal.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class BackupCommandTest {
    @TempDir
    private Path folder;

    private Terminal at(String data) {
        return new Terminal(folder.resolve(data));
    }

    private String file() {
        return folder.resolve("backup.zip").toString();
    }

    /** A folder with a run in its history. */
    private String filled() {
        try (Upstream upstream = new Upstream()) {
            at("one").run("run", "Get " + upstream.url("/items"));
        }
        return at("one").run("history").out();
    }

    @Test
    void what_was_backed_up_is_there_after_the_restore() throws Exception {
        String history = filled();
        assertThat(history).contains("run_");
        Result backup = at("one").run("backup", file());
        assertThat(backup.code()).as(backup.err()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file()))))
                .isEqualTo("rw-------");
        assertThat(at("one").run("history").out()).isEqualTo(history);

        Result restore = at("two").run("restore", file());

        assertThat(restore.code()).as(restore.err()).isZero();
        assertThat(at("two").run("history").out()).isEqualTo(history);
        assertThat(folder.resolve("two/master.key")).hasSameBinaryContentAs(folder.resolve("one/master.key"));
    }

    @Test
    void a_folder_that_another_command_has_is_not_backed_up() {
        try (Database other = Database.inFolder(folder.resolve("one"))) {
            assertThat(other.file()).isPresent();
            Result backup = at("one").run("backup", file());
            assertThat(backup.code()).isEqualTo(1);
            assertThat(backup.errLines()).singleElement().asString().contains("is in use by");
        }
        assertThat(Path.of(file())).doesNotExist();
    }

    @Test
    void a_backup_of_a_busy_server_has_every_run_that_was_answered_before() throws Exception {
        Set<String> answered = ConcurrentHashMap.newKeySet();
        Set<String> before;
        Result backup;
        try (Upstream upstream = new Upstream();
                Program server = Program.start(folder.resolve("one"), "serve", "--port", "0");
                Load load = new Load(server.url(), upstream.url("/items"), answered)) {
            eventually(() -> answered.size() > 100);
            before = Set.copyOf(answered);
            backup = at("one").run("backup", file());
            eventually(() -> answered.size() > before.size());
            load.close();
            server.kill();
        }
        assertThat(backup.code()).as(backup.err()).isZero();

        Result restore = at("two").run("restore", file());

        assertThat(restore.code()).as(restore.err()).isZero();
        assertThat(folder.resolve("two/master.key")).hasSameBinaryContentAs(folder.resolve("one/master.key"));
        try (Program server = Program.start(folder.resolve("two"), "serve", "--port", "0")) {
            Client client = new Client(server.url());
            client.logIn();
            for (String run : before) {
                assertThat(client.events(run)).as(run).contains("run_complete");
            }
        }
    }

    /** Starts runs one after another, by two clients at once, until it is closed. */
    private static final class Load implements AutoCloseable {
        private final AtomicBoolean over = new AtomicBoolean();
        private final List<Thread> threads;

        Load(String url, String item, Set<String> answered) throws IOException, InterruptedException {
            Client client = new Client(url);
            client.signUp();
            client.save(
                    "{\"id\":\"wf_test\",\"name\":\"Test\",\"steps\":[{\"id\":\"one\",\"tool\":\"http\",\"op\":\"get\","
                            + "\"params\":{\"url\":\"" + item + "\"}}]}");
            threads = Stream.generate(() -> Thread.ofVirtual().unstarted(() -> start(client, answered)))
                    .limit(2)
                    .toList();
            threads.forEach(Thread::start);
        }

        private void start(Client client, Set<String> answered) {
            try {
                while (!over.get()) {
                    answered.add(client.runInBackground());
                }
            } catch (IOException | InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        }

        @Override
        public void close() throws InterruptedException {
            over.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    @Test
    void the_database_is_handed_to_nobody_who_cannot_read_the_folder() throws Exception {
        try (Program server = Program.start(folder.resolve("one"), "serve", "--port", "0")) {
            Client client = new Client(server.url());
            assertThat(client.post("/folder/copy", "").statusCode()).isEqualTo(401);
            client.signUp();
            assertThat(client.post("/folder/copy", "").statusCode()).isEqualTo(403);
            String token = client.ok("POST", "/api/tokens", "{\"name\":\"CI\",\"scopes\":[\"read\",\"manage\"]}")
                    .replaceAll(".*\"token\":\"([^\"]+).*", "$1");
            assertThat(client.signedOut()
                            .send("POST", "/folder/copy", "", "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void nothing_that_is_there_is_overwritten() {
        filled();
        at("one").run("backup", file());
        assertThat(at("one").run("backup", file()).err()).contains("is there already");
        assertThat(at("one").run("restore", file()).err()).contains("restore into an empty folder");
    }

    @Test
    void a_backup_is_not_part_of_itself() {
        filled();
        String inside = folder.resolve("one/backup.zip").toString();
        assertThat(at("one").run("backup", inside).err()).contains("choose another place");
        assertThat(Path.of(inside)).doesNotExist();
    }

    @Test
    void an_empty_folder_has_nothing_to_back_up() {
        assertThat(at("none").run("backup", file()).err()).contains("has no database to back up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../dispatch.mv.db", "a/dispatch.mv.db", "dispatch.lock", "something.else", ".hidden"})
    void a_file_that_is_no_backup_writes_nothing(String entry) throws IOException {
        try (OutputStream out = Files.newOutputStream(Path.of(file()));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(1);
        }
        Result restore = at("two").run("restore", file());
        assertThat(restore.code()).isEqualTo(1);
        assertThat(restore.err()).contains("it is no backup of a data folder");
        assertThat(folder.resolve("two")).isDirectoryNotContaining("glob:**{db,else,part}");
        assertThat(folder.resolve("dispatch.mv.db")).doesNotExist();
    }

    @Test
    void postgresql_has_tools_of_its_own() {
        assertThat(at("one")
                        .with("DISPATCH_DATABASE_URL", "jdbc:postgresql://127.0.0.1/x")
                        .run("backup", file())
                        .err())
                .contains("pg_dump");
    }
}
