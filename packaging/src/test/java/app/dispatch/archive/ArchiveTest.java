package app.dispatch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.persistence.h2.H2File;
import app.dispatch.adapters.persistence.sql.Schema;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The archives do what their users rely on. */
class ArchiveTest {
    private static final Pattern METRIC = Pattern.compile("\\b(dispatch|http_server|jvm|process)_[a-z_]+");

    private static final Pattern MODULE = Pattern.compile("-> (java\\.\\S+|jdk\\.\\S+)");

    @TempDir
    private static Path shared;

    private static Unpacked any;

    @TempDir
    private Path folder;

    @BeforeAll
    static void unpackOne() throws Exception {
        any = Unpacked.from(Unpacked.archives().getLast(), shared);
    }

    static List<Path> archives() throws IOException {
        return Unpacked.archives();
    }

    @ParameterizedTest
    @MethodSource("archives")
    void in_an_empty_folder_it_starts_runs_and_survives_a_kill(Path archive) throws Exception {
        Unpacked unpacked = Unpacked.from(archive, folder);
        assertThat(unpacked.run("--version").out()).startsWith("dispatch ");
        assertThat(unpacked.run("--version").err()).isEmpty();
        assertThat(unpacked.classes()).as("the classes of a start").isNotEmptyFile();
        Path data = folder.resolve("data");
        try (Serving first = Serving.start(unpacked, data)) {
            assertThat(first.java().startsWith(unpacked.folder().toRealPath()))
                    .as("runs on the archive's own runtime: %s", first.java())
                    .isEqualTo(unpacked.hasRuntime());
            assertThat(first.signUp("ada@example.com").statusCode()).isEqualTo(200);
            assertThat(first.run("Get " + first.url() + "/healthz"))
                    .contains("event: run_complete", "\"status\":\"ok\"");
            first.kill();
        }
        try (Serving second = Serving.start(unpacked, data)) {
            assertThat(second.signUp("ada@example.com").statusCode()).isEqualTo(409);
            assertThat(second.post(
                                    "/api/auth/login",
                                    "{\"email\":\"ada@example.com\",\"password\":\"a long enough one\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(second.get("/api/history")).contains("\"status\":\"ok\"");
            assertThat(second.get("/docs")).contains("<!doctype html>");
            assertThat(second.terminate()).isIn(0, 143);
        }
    }

    @Test
    void the_runtime_has_each_module_that_the_program_asks_for() throws Exception {
        StringWriter said = new StringWriter();
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(new PrintWriter(said), new PrintWriter(said), any.summary());
        assertThat(code).as(said.toString()).isZero();
        Set<String> asked = MODULE.matcher(said.toString())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(asked).contains("java.base", "java.net.http");
        assertThat(ofTheRuntime()).containsAll(asked);
    }

    /** The modules that the POM names for it, whether it is built or not, and those that they need. */
    private static Set<String> ofTheRuntime() {
        Set<String> named = Set.of(System.getProperty("runtime.modules").split(","));
        return ModuleLayer.empty()
                .configuration()
                .resolve(ModuleFinder.ofSystem(), ModuleFinder.of(), named)
                .modules()
                .stream()
                .map(ResolvedModule::name)
                .collect(Collectors.toSet());
    }

    @Test
    void alerts_and_dashboard_ask_for_what_a_server_tells() throws Exception {
        Set<String> asked = new TreeSet<>(metrics(Files.readString(Path.of("monitoring/alerts.yaml"))));
        asked.addAll(metrics(Files.readString(Path.of("monitoring/grafana.json"))));
        assertThat(asked).hasSizeGreaterThan(15);
        try (Serving serving = Serving.start(any, folder.resolve("data"))) {
            serving.signUp("ada@example.com");
            assertThat(serving.run("Get " + serving.url() + "/healthz")).contains("\"status\":\"ok\"");
            assertThat(metrics(serving.get("/metrics"))).containsAll(asked);
        }
    }

    private static Set<String> metrics(String text) {
        return METRIC.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @Test
    void the_data_of_the_first_version_of_the_database_is_brought_up_to_date() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        old(data, "1", """
                insert into app_user (id, email, email_key, name, password_hash, created_at)
                values ('usr_1', 'ada@example.com', 'ada@example.com', 'Ada', '-', 1)""");
        try (Serving serving = Serving.start(any, data)) {
            assertThat(serving.signUp("ada@example.com").statusCode()).isEqualTo(409);
            assertThat(serving.signUp("bob@example.com").statusCode()).isEqualTo(200);
            assertThat(serving.run("Get " + serving.url() + "/healthz")).contains("\"status\":\"ok\"");
        }
    }

    @Test
    void the_data_of_a_newer_version_is_refused_by_name() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        old(data, String.valueOf(Schema.OF_THIS_VERSION.newest()), """
                update "flyway_schema_history" set "version" = '1000' where "version" = '%s'""".formatted(Schema.OF_THIS_VERSION.newest()));
        Unpacked.Exit exit = any.run("serve", "--port", "0", "--data", data.toString());
        assertThat(exit.code()).isEqualTo(1);
        assertThat(exit.err()).contains("written by a newer version of Dispatch", "1000");
        assertThat(exit.out()).isEmpty();
    }

    /** A data folder as a version has left it whose last migration has that number. */
    private static void old(Path data, String version, String content) throws SQLException {
        H2File file = H2File.in(data);
        try (Connection open = file.connections().getConnection();
                Statement statement = open.createStatement()) {
            Flyway.configure()
                    .dataSource(file.connections())
                    .locations(Schema.FOLDER)
                    .placeholders(file.dialect().schemaWords())
                    .initSql(file.dialect().beforeMigration())
                    .target(version)
                    .load()
                    .migrate();
            statement.execute(content);
        }
    }
}
