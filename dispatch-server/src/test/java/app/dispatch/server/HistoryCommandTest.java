package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.Terminal.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCommandTest {
    @TempDir
    private Path data;

    @Test
    void an_empty_history_says_so() {
        assertThat(new Terminal(data).run("history").out()).isEqualTo("No run has ended yet.\n");
    }

    @Test
    void a_run_is_printed_whole() {
        try (Upstream upstream = new Upstream()) {
            new Terminal(data).run("run", "Get " + upstream.url("/items"));
            String id = new Terminal(data).run("history").out().replaceAll("(?s).*(run_\\w+).*", "$1");

            Result result = new Terminal(data).run("history", id);

            assertThat(result.code()).isZero();
            Fields run = (Fields) Json.parse(result.out());
            assertThat(run.text("id")).contains(id);
            assertThat(((Fields) run.items("steps").getFirst())
                            .fields("output")
                            .fields("json")
                            .items("items"))
                    .hasSize(2);
        }
    }

    @Test
    void a_run_that_is_not_there_exits_with_1() {
        Result result = new Terminal(data).run("history", "run_none");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.errLines()).containsExactly("dispatch: There is no such run");
    }
}
