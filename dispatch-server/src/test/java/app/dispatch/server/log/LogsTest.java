package app.dispatch.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(60)
class LogsTest {
    @Test
    void a_process_that_ends_before_its_first_line_says_it_without_a_stack_trace() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        LateLine.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines()).singleElement().asString().contains("WARN", "said late");
    }

    private static String classPath() {
        return Stream.of(
                        LateLine.class,
                        Logs.class,
                        Json.class,
                        Value.class,
                        ObjectMapper.class,
                        TreeNode.class,
                        JsonView.class,
                        LoggerFactory.class,
                        LoggerContext.class,
                        AppenderBase.class)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }
}
