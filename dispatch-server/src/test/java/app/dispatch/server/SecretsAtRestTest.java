package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that are planted wherever one can be entered or is made, and then looked for wherever they could turn up. */
@Timeout(300)
@Order(1) // it takes long, so it begins first
class SecretsAtRestTest {
    /** What is written in clear: without it, the search would prove nothing. */
    static final String CONTROL = "model-in-clear-Q1w2";

    private final Planted planted = new Planted();
    private final Gossip gossip =
            new Gossip(planted.secret("access token that an upstream makes").replaceAll("[\"\\\\]", ""));
    private final String cronSecret = planted.secret("CRON_SECRET");
    private final Map<String, String> settings = new HashMap<>();

    @TempDir
    private Path temporary;

    private Path data;

    @BeforeEach
    void set() {
        data = temporary.resolve("data");
        byte[] masterKey = Arrays.copyOf(CONTROL.repeat(2).getBytes(StandardCharsets.UTF_8), 32);
        masterKey[0] = 7;
        planted.add("master key", masterKey);
        planted.add("the text of the master key", Base64.getEncoder().encode(masterKey));
        settings.put("DISPATCH_MASTER_KEY", Base64.getEncoder().encodeToString(masterKey));
        settings.put("CRON_SECRET", cronSecret);
        settings.put("DISPATCH_LOG_LEVEL", "debug");
        for (String llm : new String[] {"OPENAI", "ANTHROPIC", "GOOGLE"}) {
            settings.put("DISPATCH_LLM_" + llm + "_BASE_URL", gossip.url("/llm"));
        }
        for (String tool : new String[] {
            "GMAIL",
            "GOOGLE_CALENDAR",
            "GOOGLE_DRIVE",
            "GOOGLE_OAUTH",
            "NOTION",
            "SLACK",
            "DISCORD",
            "GITHUB",
            "LINEAR",
            "STRIPE",
            "X",
            "OPENAI"
        }) {
            settings.put("DISPATCH_TOOL_" + tool + "_BASE_URL", gossip.url("/vendor"));
        }
    }

    @AfterEach
    void close() {
        gossip.close();
    }

    /** The whole tour against a server with these settings; all answers. */
    private String tour() throws Exception {
        try (Program server = Program.start(data, settings, "serve", "--port", "0")) {
            SecretTour tour = new SecretTour(new Client(server.url()), gossip, planted);
            tour.account();
            tour.tokens();
            tour.credentials();
            tour.integrations();
            tour.steps();
            tour.triggers();
            tour.deliveries();
            tour.cron(cronSecret);
            tour.brief();
            tour.look();
            server.terminate();
            assertThat(server.code()).isZero();
            return tour.answers();
        }
    }

    /** All files of the data folder, byte by byte. */
    private String files() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private void check(String answers, String stored) throws IOException {
        String log = Files.readString(Program.errors(data), StandardCharsets.ISO_8859_1);
        assertThat(planted.count()).isGreaterThan(60);
        assertThat(stored.contains(CONTROL))
                .as("the search finds what is in clear")
                .isTrue();
        assertThat(answers).contains(CONTROL, "refused ••••", "••••");
        assertThat(log).contains("/api/triggers/{secret}");
        assertThat(gossip.overheard()).hasSizeGreaterThan(40);
        Map<String, String> places =
                Map.of("log", log, "answers", answers, "stored", stored, "told", String.join("\n", gossip.overheard()));
        List<String> found = new ArrayList<>();
        places.forEach((place, text) -> planted.in(text).forEach(secret -> found.add(place + ": " + secret)));
        // A plan is kept as it was written, whatever somebody has written into its steps.
        found.removeIf(secret -> secret.startsWith("stored: ") && secret.contains(" of a step as "));
        assertThat(found).isEmpty();
    }

    /** All rows of all tables, as text. */
    private static String rows(EmbeddedPostgres postgres) throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables =
                    texts(statement, "select table_name from information_schema.tables where table_schema = 'public'");
            assertThat(tables).contains("app_user", "vault_entry", "run_journal");
            for (String table : tables) {
                texts(statement, "select t::text from " + table + " t").forEach(all::append);
            }
        }
        return all.toString();
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    @Test
    void a_planted_secret_is_found_nowhere_but_encrypted() throws Exception {
        String answers = tour();
        check(answers, files());
    }

    @Test
    void nor_is_it_in_postgres_and_a_log_of_json() throws Exception {
        settings.put("DISPATCH_LOG", "json");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            settings.put("DISPATCH_DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
            String answers = tour();
            check(answers, rows(postgres));
        }
    }
}
