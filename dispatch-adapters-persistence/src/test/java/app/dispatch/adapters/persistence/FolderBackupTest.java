package app.dispatch.adapters.persistence;

import static app.dispatch.application.Eventually.eventually;
import static app.dispatch.application.run.store.RunFixture.ADA;
import static app.dispatch.application.run.store.RunFixture.aRun;
import static app.dispatch.application.run.store.RunFixture.done;
import static app.dispatch.application.run.store.RunFixture.numbered;
import static app.dispatch.application.run.store.RunFixture.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.persistence.run.JdbiRunStore;
import app.dispatch.adapters.persistence.sql.StartFailed;
import app.dispatch.application.run.store.Begin;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.domain.run.NodeId;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.value.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderBackupTest {
    private static final NodeId NODE = new NodeId("node_1");
    private static final int SOME = 200;

    @TempDir
    private Path temp;

    private static void write(RunStore runs, String id) {
        runs.begin(aRun(id).run(), new Begin.Fresh());
        runs.append(new RunId(id), 1, numbered(1, done("a", Value.of(id.repeat(100)))));
        runs.end(new RunId(id), 1, numbered(2, done("b")), ok());
    }

    private static List<Long> numbers(RunStore runs, String id) {
        return runs.journal(ADA, new RunId(id), 0).stream().map(Recorded::seq).toList();
    }

    private static byte[] copy(Database database) throws IOException {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        database.copy(copy);
        return copy.toByteArray();
    }

    private Path backedUp(Database database, String name) throws IOException {
        Path file = temp.resolve(name + ".zip");
        FolderBackup.write(temp.resolve("one"), file, new ByteArrayInputStream(copy(database)));
        return file;
    }

    private void assertHolds(Path file, Set<String> ids) {
        Path other = temp.resolve(file.getFileName() + "-restored");
        FolderBackup.restore(file, other);
        try (Database restored = Database.inFolder(other)) {
            RunStore runs = new JdbiRunStore(restored, NODE);
            ids.forEach(id -> assertThat(numbers(runs, id)).as(id).containsExactly(1L, 2L));
            write(runs, "run_afterwards");
            assertThat(numbers(runs, "run_afterwards")).containsExactly(1L, 2L);
        }
    }

    @Test
    void what_is_not_in_the_tables_yet_is_in_the_copy() throws IOException {
        try (Database database = Database.inFolder(temp.resolve("one"))) {
            RunStore runs = new JdbiRunStore(database, NODE);
            write(runs, "run_1");
            assertHolds(backedUp(database, "first"), Set.of("run_1"));
        }
    }

    @Test
    void copies_that_are_made_while_others_write_are_whole() throws IOException {
        Set<String> written = ConcurrentHashMap.newKeySet();
        try (Database database = Database.inFolder(temp.resolve("one"))) {
            RunStore runs = new JdbiRunStore(database, NODE);
            for (int round = 0; round < 5; round++) {
                int before = written.size();
                try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    for (int thread = 0; thread < 2; thread++) {
                        String own = "run_" + round + "_" + thread + "_";
                        threads.execute(() -> writeSome(runs, own, written));
                    }
                    eventually(() -> written.size() > before + SOME / 2);
                    Set<String> known = Set.copyOf(written);
                    assertHolds(backedUp(database, "copy-" + round), known);
                }
            }
        }
    }

    private static void writeSome(RunStore runs, String own, Set<String> written) {
        for (int i = 0; i < SOME; i++) {
            write(runs, own + i);
            written.add(own + i);
        }
    }

    @Test
    void a_copy_that_breaks_off_leaves_no_file() throws IOException {
        byte[] whole;
        try (Database database = Database.inFolder(temp.resolve("one"))) {
            whole = copy(database);
        }
        InputStream half = new ByteArrayInputStream(whole, 0, whole.length / 2);
        assertThatThrownBy(() -> FolderBackup.write(temp.resolve("one"), temp.resolve("half.zip"), half))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("cannot be written");
        assertThat(temp).isDirectoryNotContaining("glob:**half.zip*");
    }
}
