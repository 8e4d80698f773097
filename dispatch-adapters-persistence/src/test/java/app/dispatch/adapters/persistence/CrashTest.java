package app.dispatch.adapters.persistence;

import static app.dispatch.application.run.store.RunFixture.ADA;
import static app.dispatch.application.run.store.RunFixture.done;
import static app.dispatch.application.run.store.RunFixture.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.persistence.run.JdbiRunStore;
import app.dispatch.adapters.persistence.sql.StartFailed;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.domain.run.NodeId;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CrashTest {
    private static final int KILLS = 3;
    private static final int WRITES = 3_000;

    @RegisterExtension
    static final TestDatabases databases = new TestDatabases();

    @Test
    void what_was_told_to_be_durable_outlives_a_kill_of_the_process() throws Exception {
        Path folder = databases.folder();
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> told = new ArrayList<>();
            try (ChildProcess writer = ChildProcess.start(BusyWriter.class, folder.toString(), "run_" + kill + "_")) {
                told.addAll(writer.lines(WRITES));
                told.addAll(writer.kill());
            }

            assertThat(told).hasSizeGreaterThanOrEqualTo(WRITES);
            try (Database database = Database.inFolder(folder)) {
                RunStore runs = new JdbiRunStore(database, new NodeId("node_1"));
                told.forEach(line -> check(runs, line.split(" ")[0], new RunId(line.split(" ")[1])));
            }
        }
    }

    private static void check(RunStore runs, String what, RunId run) {
        switch (what) {
            case "begun" -> assertThat(runs.find(ADA, run)).as(run.value()).isPresent();
            case "appended" ->
                assertThat(runs.journal(ADA, run, 0))
                        .as(run.value())
                        .startsWith(numbered(1, done("a")).getFirst());
            case "ended" ->
                assertThat(runs.find(ADA, run).orElseThrow().status())
                        .as(run.value())
                        .isEqualTo(RunStatus.OK);
            default -> throw new AssertionError(what);
        }
    }

    @Test
    void a_data_folder_that_another_process_has_is_refused_with_its_number() throws Exception {
        Path folder = databases.folder();
        try (ChildProcess holder = ChildProcess.start(BusyWriter.class, folder.toString(), "run_")) {
            assertThat(holder.lines(1)).hasSize(1);

            assertThatThrownBy(() -> Database.inFolder(folder))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("The data folder " + folder + " is in use by process " + holder.pid());
        }

        Database.inFolder(folder).close();
    }

    @Test
    void a_refusal_in_one_process_leaves_the_folder_locked_for_others() throws Exception {
        Path folder = databases.folder();
        try (Database holder = Database.inFolder(folder)) {
            assertThatThrownBy(() -> Database.inFolder(folder)).isInstanceOf(StartFailed.class);
            try (ChildProcess other = ChildProcess.start(BusyWriter.class, folder.toString(), "run_")) {
                assertThat(other.lines(1)).as("it cannot start").isEmpty();
            }
            assertThat(holder.isHealthy()).isTrue();
        }
        try (ChildProcess other = ChildProcess.start(BusyWriter.class, folder.toString(), "run_")) {
            assertThat(other.lines(1)).as("it can start").hasSize(1);
        }
    }
}
