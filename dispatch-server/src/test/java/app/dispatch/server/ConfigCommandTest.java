package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.vault.JdbiVaultStore;
import app.dispatch.application.json.Json;
import app.dispatch.application.vault.VaultEntry;
import app.dispatch.application.vault.VaultKind;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.Terminal.Result;
import app.dispatch.server.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    private Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private Terminal terminal() {
        return new Terminal(data());
    }

    private String file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("dispatch.yaml"), yaml).toString();
    }

    @Test
    void a_fresh_folder_is_well_and_stays_as_it_is() throws IOException {
        Result check = terminal().run("config", "check", "--config", file("port: 0\n"));

        assertThat(check.code()).as(check.out()).isZero();
        assertThat(check.outLines())
                .containsExactly(
                        "✓ settings: 4 said, the others have their defaults",
                        "✓ data folder: " + data() + ", which the start makes",
                        "✓ address: 127.0.0.1:0 is free",
                        "✓ database: none yet; the start makes its tables",
                        "! master key: tried when the database has its tables",
                        "✓ planner: the model of a user's own key, else builtin; the server has no key");
        assertThat(data()).doesNotExist();
    }

    @Test
    void all_that_is_wrong_is_said_at_once_and_what_can_be_tried_is() throws IOException {
        Path taken = Files.createFile(folder.resolve("taken"));
        String file = file("prot: 80\nlog: xml\ndata: " + taken.resolve("data") + "\nmaster_key_file: /nowhere/key\n");

        Result check = new Terminal(data())
                .with("DISPATCH_DATA", "")
                .with("DISPATCH_LOG_LEVL", "debug")
                .run("config", "check", "--config", file, "--database", "postgres://me:hush@127.0.0.1:1/x");

        assertThat(check.code()).isEqualTo(2);
        assertThat(check.out())
                .contains(
                        "✗ settings: " + file + ":1: there is no setting `prot` (did you mean `port`?)",
                        "✗ settings: " + file
                                + ":4: master_key_file: /nowhere/key cannot be read: there is no such file",
                        "✗ settings: " + file + ":2: log: `xml` is not allowed; it must be text or json",
                        "! environment: DISPATCH_LOG_LEVL is no setting (did you mean `DISPATCH_LOG_LEVEL`?)",
                        "✗ data folder: " + taken.resolve("data") + ": " + taken + " cannot be written",
                        "✗ database: PostgreSQL at 127.0.0.1:1/x cannot be reached")
                .doesNotContain("hush");
    }

    @Test
    void a_database_and_its_key_are_tried() throws Exception {
        Settings settings = Settings.of(Map.of(), Map.of("DISPATCH_DATA", data().toString()));
        try (Database database = Database.inFolder(data())) {
            var store = new JdbiVaultStore(database);
            var vault = MasterKeys.open(store, settings, new SecureRandom());
            var owner = new UserId("usr_1");
            VaultEntry entry = new VaultEntry(
                    owner,
                    VaultKind.CREDENTIAL,
                    "openai",
                    vault.seal(owner, "credential/openai", "sk-1234"),
                    "{}",
                    Instant.EPOCH,
                    Instant.EPOCH);
            store.change(owner, VaultKind.CREDENTIAL, "openai", present -> Optional.of(entry));
        }

        assertThat(terminal().run("config", "check", "--port", "0").outLines())
                .contains("✓ master key: it opens all that is stored")
                .anyMatch(line -> line.matches("✓ database: its schema is \\d+, as this version needs"));

        Result other = terminal().with("DISPATCH_MASTER_KEY", KEY).run("config", "check", "--port", "0");
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.out())
                .contains("✗ master key: saved keys and connections were encrypted with another master key");

        Files.delete(data().resolve("master.key"));
        assertThat(terminal().run("config", "check", "--port", "0").code()).isEqualTo(1);
        assertThat(data().resolve("master.key")).as("none is made").doesNotExist();
    }

    @Test
    void a_port_that_is_taken_and_a_file_that_is_open_to_others_are_noted() throws IOException {
        String file = file("cron_secret: hush\n");
        Files.setPosixFilePermissions(Path.of(file), PosixFilePermissions.fromString("rw-r--r--"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Result check =
                    terminal().run("config", "check", "--config", file, "--port", String.valueOf(taken.getLocalPort()));

            assertThat(check.code()).isZero();
            assertThat(check.out())
                    .contains(
                            "! address: 127.0.0.1:" + taken.getLocalPort()
                                    + " cannot be listened at now: address already in use",
                            "! file: " + file + " has secrets and is open to others (rw-r--r--): chmod 600 it")
                    .doesNotContain("hush");
        }
        Files.setPosixFilePermissions(Path.of(file), PosixFilePermissions.fromString("rw-------"));
        assertThat(terminal().run("config", "check", "--config", file).out()).doesNotContain("! file");
    }

    @Test
    void for_programs_the_findings_are_json() {
        Result check = terminal().with("DISPATCH_PORT", "x").run("config", "check", "--json");

        assertThat(check.code()).isEqualTo(2);
        Fields answer = (Fields) Json.readBack(check.out());
        assertThat(answer.items("checks")).isNotEmpty();
        assertThat(check.out()).contains("\"ok\" : false", "\"level\" : \"wrong\"");
    }

    @Test
    void what_is_printed_is_a_file_with_the_same_settings_and_without_secrets() throws Exception {
        Path key = Files.writeString(folder.resolve("key"), KEY);
        String first = file("host: '::1'\nmaster_key_file: " + key
                + "\ncron_secret: hush\negress_allow: [a.example, '[::1]:80']\n");
        Result printed =
                terminal().with("DISPATCH_LOG", "json").run("config", "print", "--config", first, "--port", "9000");

        assertThat(printed.code()).isZero();
        assertThat(printed.out())
                .contains(
                        "host: \"::1\"  # " + first + ":1: host\n",
                        "port: 9000  # --port\n",
                        "log: json  # DISPATCH_LOG\n",
                        "master_key_file: " + key + "  # " + first + ":2: master_key_file\n",
                        "# cron_secret: a secret  # " + first + ":3: cron_secret\n",
                        "# run_timeout: 120\n",
                        "# planner_model:\n",
                        "# config: " + first + "  # --config\n")
                .doesNotContain("hush", KEY);

        Path second = Files.writeString(folder.resolve("second.yaml"), printed.out());
        Result again = new Terminal(data()).run("config", "print", "--config", second.toString());
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).contains("host: \"::1\"", "port: 9000", "log: json", "master_key_file: " + key);

        String json = terminal()
                .with("CRON_SECRET", "hush")
                .run("config", "print", "--json")
                .out();
        assertThat(json).contains("\"name\" : \"run_timeout\"", "\"from\" : \"default\"", "\"value\" : \"120\"");
        assertThat(json).doesNotContain("hush");
    }

    @Test
    void what_is_wrong_is_not_printed() throws IOException {
        Result printed = terminal().run("config", "print", "--config", file("port: x\n"));

        assertThat(printed.code()).isEqualTo(2);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.errLines()).singleElement().asString().contains("dispatch.yaml:1: port: `x` is not allowed");
    }

    @Test
    void without_a_word_more_it_says_what_there_is() {
        Result config = terminal().run("config");

        assertThat(config.code()).isEqualTo(2);
        assertThat(config.err()).contains("check", "print");
    }

    @Test
    void commands_on_local_data_go_by_the_file_too() throws IOException {
        String file = file("data: " + folder.resolve("elsewhere") + "\nport: 0\n");
        Terminal nowhere = new Terminal(data()).with("DISPATCH_DATA", "");
        try (Upstream upstream = new Upstream()) {
            assertThat(nowhere.run("run", "--config", file, "Get " + upstream.url("/items"))
                            .code())
                    .isZero();
        }

        assertThat(folder.resolve("elsewhere").resolve("dispatch.mv.db")).exists();
        assertThat(nowhere.run("history", "--config", file).out()).contains("run_");
        assertThat(nowhere.with("DISPATCH_CONFIG", file).run("history").out()).contains("run_");
        String backup = folder.resolve("backup.zip").toString();
        assertThat(nowhere.run("backup", "--config", file, backup).code()).isZero();
        assertThat(nowhere.run("upgrade", "--config", file).out())
                .contains(folder.resolve("elsewhere").toString());
        assertThat(nowhere.run("rotate-keys", "--config", file).code()).isZero();
        assertThat(nowhere.run("restore", "--config", file("data: " + folder.resolve("third") + "\n"), backup)
                        .code())
                .isZero();
        assertThat(folder.resolve("third").resolve("dispatch.mv.db")).exists();
    }

    @Test
    void the_file_in_the_guide_is_right() throws IOException {
        String guide = Files.readString(Path.of("../docs/guide/deployment.md"));
        String yaml = guide.split("<<'END'\n", 2)[1].split("END\n", 2)[0];
        Result check = terminal().run("config", "check", "--config", file(yaml), "--data", data().toString());

        assertThat(yaml).contains("signup: invite");
        assertThat(check.code()).as(check.out()).isZero();
    }
}
