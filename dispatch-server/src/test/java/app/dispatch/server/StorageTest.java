package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class StorageTest {
    private static final Pattern FILE = Pattern.compile("(?m)^dispatch_database_file_bytes ([0-9.E]+)$");
    private static final Pattern FREE = Pattern.compile("(?m)^dispatch_data_free_bytes ([0-9.E]+)$");

    @TempDir
    private Path temporary;

    private static double value(Pattern metric, String metrics) {
        Matcher found = metric.matcher(metrics);
        assertThat(found.find()).as(metrics).isTrue();
        return Double.parseDouble(found.group(1));
    }

    @Test
    void the_size_of_h2s_file_and_the_room_left_are_told() throws Exception {
        Path data = temporary.resolve("data");
        try (Program server = Program.start(data, "serve", "--port", "0")) {
            String metrics = new Client(server.url()).ok("GET", "/metrics", "");

            assertThat(value(FILE, metrics))
                    .isPositive()
                    .isLessThanOrEqualTo(Files.size(data.resolve("dispatch.mv.db")));
            assertThat(value(FREE, metrics))
                    .isPositive()
                    .isLessThanOrEqualTo(Files.getFileStore(data).getTotalSpace());
        }
    }

    @Test
    void postgres_has_its_files_elsewhere() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Program server = Program.start(
                        temporary.resolve("data"),
                        Map.of("DISPATCH_DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres")),
                        "serve",
                        "--port",
                        "0")) {
            String metrics = new Client(server.url()).ok("GET", "/metrics", "");

            assertThat(metrics).doesNotContain("dispatch_database_file_bytes");
            assertThat(value(FREE, metrics)).isPositive();
        }
    }

    @Test
    void little_room_is_warned_of_once_until_there_is_more() {
        Storage storage = new Storage(Optional.empty(), temporary);

        assertThat(storage.warning(Storage.LITTLE)).isEmpty();
        assertThat(storage.warning(Storage.LITTLE - 1.0))
                .hasValueSatisfying(text -> assertThat(text).startsWith("only 256 MiB are free"));
        assertThat(storage.warning(0)).isEmpty();
        assertThat(storage.warning(Double.NaN)).isEmpty();
        assertThat(storage.warning(Storage.LITTLE)).isEmpty();
        assertThat(storage.warning(0)).isPresent();
    }
}
