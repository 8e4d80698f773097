package app.dispatch.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class LogFormatTest {
    private static LoggingEvent event() {
        LoggingEvent event = new LoggingEvent(
                "here",
                new LoggerContext().getLogger("app.dispatch.application.run.node.LocalRuns"),
                Level.INFO,
                "a run\nhas {}",
                null,
                new Object[] {"ended"});
        event.setInstant(Instant.parse("2026-01-02T03:04:05.678Z"));
        event.addKeyValuePair(new KeyValuePair("runId", new StringBuilder("run_\"1\"")));
        event.addKeyValuePair(new KeyValuePair("ms", 12L));
        event.addKeyValuePair(new KeyValuePair("code", null));
        return event;
    }

    @Test
    void json_is_one_object_a_line_with_what_belongs_to_it() {
        String line = LogFormat.JSON.write(event());
        assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
        assertThat(Json.parse(line))
                .isEqualTo(Fields.builder()
                        .put("time", "2026-01-02T03:04:05.678Z")
                        .put("level", "info")
                        .put("logger", "app.dispatch.application.run.node.LocalRuns")
                        .put("message", "a run\nhas ended")
                        .put("runId", "run_\"1\"")
                        .put("ms", 12)
                        .build());
    }

    @Test
    void text_is_for_people() {
        assertThat(LogFormat.TEXT.write(event()))
                .isEqualTo("2026-01-02T03:04:05.678Z INFO LocalRuns - a run\nhas ended runId=run_\"1\" ms=12\n");
    }

    @Test
    void a_failure_comes_with_its_stack_in_either_format() {
        LoggingEvent event = new LoggingEvent(
                "here",
                new LoggerContext().getLogger("x"),
                Level.ERROR,
                "failed",
                new IllegalStateException("why"),
                null);
        assertThat(LogFormat.TEXT.write(event))
                .contains("ERROR x - failed\njava.lang.IllegalStateException: why\n\tat ");
        assertThat(((Fields) Json.parse(LogFormat.JSON.write(event))).get("stack"))
                .get()
                .extracting(Value.Text.class::cast)
                .extracting(Value.Text::value)
                .asString()
                .startsWith("java.lang.IllegalStateException: why\n\tat ");
    }
}
