package app.dispatch.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A short meeting with what {@link Chaos} does for long; {@code -Pfuzz} kills more often. */
@Timeout(300)
@Order(1) // it takes long, so it begins first
class ChaosTest {
    private static final int LONGER = Long.getLong("dispatch.fuzz.seconds", 0) > 0 ? 6 : 1;

    @TempDir
    private Path folder;

    private void assertAllAsPromised(Map<String, Integer> wanted) throws Exception {
        Report report = Chaos.run(folder, wanted);
        assertThat(report.problems()).as(report.toString()).isEmpty();
        assertThat(report.figures().get("runs")).isNotEqualTo("0");
    }

    @Test
    void every_run_ends_as_promised_when_the_one_server_on_h2_is_killed_again_and_again() throws Exception {
        assertAllAsPromised(Map.of("--kills", 3 * LONGER));
    }

    @Test
    void every_run_ends_as_promised_when_servers_on_postgresql_are_killed_again_and_again() throws Exception {
        assertAllAsPromised(Map.of("--nodes", 2, "--kills", 4 * LONGER));
    }
}
