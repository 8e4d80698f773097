package app.dispatch.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.background.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writes of many threads, whatever commits they share. */
@Timeout(60)
class SharedCommitTest {
    @TempDir
    private Path folder;

    private static int add(Handle handle, int id) {
        return handle.execute("insert into thing (id) values (?)", id);
    }

    private static List<Integer> all(Database database) {
        return database.statement(handle -> handle.createQuery("select id from thing order by id")
                .mapTo(Integer.class)
                .list());
    }

    private Database open(Durability durability) {
        Database database = Database.inFolder(folder, durability, new Background());
        database.statement(handle -> handle.execute("create table if not exists thing (id integer primary key)"));
        return database;
    }

    @ParameterizedTest
    @EnumSource
    void all_that_was_answered_is_there_after_a_restart(Durability durability) throws Exception {
        List<Callable<Integer>> work = new ArrayList<>();
        try (Database database = open(durability);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 400; n++) {
                int id = n;
                work.add(() -> database.shared(handle -> add(handle, id)));
            }
            for (Future<Integer> one : threads.invokeAll(work)) {
                assertThat(one.get()).isOne();
            }
        }
        try (Database database = open(durability)) {
            assertThat(all(database)).hasSize(400);
        }
    }

    @ParameterizedTest
    @EnumSource
    void work_that_fails_takes_nobody_else_along(Durability durability) throws Exception {
        List<Callable<Integer>> work = new ArrayList<>();
        try (Database database = open(durability);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            database.shared(handle -> add(handle, -1));
            for (int n = 0; n < 200; n++) {
                int id = n;
                work.add(() -> database.shared(handle -> add(handle, id) + add(handle, id % 5 == 0 ? -1 : 1000 + id)));
            }
            List<Future<Integer>> done = threads.invokeAll(work);
            for (int n = 0; n < 200; n++) {
                Future<Integer> one = done.get(n);
                if (n % 5 == 0) {
                    assertThatThrownBy(one::get)
                            .isInstanceOf(ExecutionException.class)
                            .hasCauseInstanceOf(JdbiException.class);
                } else {
                    assertThat(one.get()).isEqualTo(2);
                }
            }
            assertThat(all(database)).hasSize(1 + 2 * 160).doesNotContain(0, 5, 195);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_error_leaves_nobody_waiting(Durability durability) throws Exception {
        List<Callable<Integer>> work = new ArrayList<>();
        try (Database database = open(durability);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 100; n++) {
                int id = n;
                work.add(() -> database.shared(handle -> {
                    if (id % 10 == 0) {
                        throw new StackOverflowError("made up");
                    }
                    return add(handle, id);
                }));
            }
            for (Future<Integer> one : threads.invokeAll(work)) {
                assertThat(one.isDone()).isTrue();
            }
            assertThat(database.<Integer>shared(handle -> add(handle, 1000))).isOne();
        }
    }
}
