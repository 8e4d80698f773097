package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.server.Terminal.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
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
    void a_folder_that_is_in_use_is_not_backed_up() throws Exception {
        try (Program server = Program.start(folder.resolve("one"), "serve", "--port", "0")) {
            server.url();
            Result backup = at("one").run("backup", file());
            assertThat(backup.code()).isEqualTo(1);
            assertThat(backup.errLines()).singleElement().asString().contains("is in use by process " + server.pid());
        }
        assertThat(Path.of(file())).doesNotExist();
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
