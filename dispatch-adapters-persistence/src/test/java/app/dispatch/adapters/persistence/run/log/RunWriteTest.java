package app.dispatch.adapters.persistence.run.log;

import static app.dispatch.application.run.store.RunFixture.aRun;
import static app.dispatch.application.run.store.RunFixture.done;
import static app.dispatch.application.run.store.RunFixture.failed;
import static app.dispatch.application.run.store.RunFixture.numbered;
import static app.dispatch.application.run.store.RunFixture.ok;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunId;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunWriteTest {
    private static final RunId RUN = new RunId("run_1");

    static Stream<RunWrite> writes() {
        return Stream.of(
                new RunWrite.Begin(aRun("run_1").run(), "node_1"),
                new RunWrite.Begin(
                        aRun("run_1")
                                .of("wf_1")
                                .causedBy(RunCause.WEBHOOK)
                                .with("{\"name\":\"" + "ü€\u0000𝄞".repeat(20_000) + "\"}", "{\"half\":\"\ud834\"}")
                                .run(),
                        "node_1"),
                new RunWrite.Append(RUN, 2, JournalEntry.of(numbered(1, done("a"), done("b")))),
                new RunWrite.End(RUN, 3, JournalEntry.of(numbered(4, done("c"))), ok()),
                new RunWrite.End(RUN, 1, null, failed("an upstream's words: \u0000 ü")));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void a_write_is_read_as_it_was_written(RunWrite write) {
        assertThat(RunWrite.of(write.bytes())).isEqualTo(write);
    }
}
