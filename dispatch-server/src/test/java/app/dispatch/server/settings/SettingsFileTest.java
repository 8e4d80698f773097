package app.dispatch.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.oauth.OAuthClient;
import app.dispatch.adapters.tools.connector.oauth.OAuthVendor;
import app.dispatch.domain.quota.Quotas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    private Path folder;

    private Path file;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void name() {
        file = folder.resolve("dispatch.yaml");
        environment.put("DISPATCH_CONFIG", file.toString());
    }

    private SettingsLook look(String yaml) throws IOException {
        Files.writeString(file, yaml);
        return SettingsLook.of(Map.of(), environment);
    }

    private Settings read(String yaml) throws IOException, SettingsInvalid {
        return look(yaml).whole();
    }

    private Path secret(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void a_file_says_what_variables_say() throws Exception {
        Settings settings = read("""
                # The server
                host: 0.0.0.0
                port: 9000            # any comment
                public_url: "https://dispatch.example.com"
                trusted_proxies: [10.0.0.0/8, '::1']
                egress_allow:
                  - localhost:9000
                  - 10.1.0.0/16
                quota_tokens: 7
                planner_model:
                signup: ~
                oauth_github_client_id: Iv1.8a61
                oauth_github_client_secret: s3cret
                master_key: %s
                """.formatted(KEY));

        assertThat(settings.http().host()).isEqualTo("0.0.0.0");
        assertThat(settings.http().port()).isEqualTo(9000);
        assertThat(settings.http().proxies().ranges()).hasSize(2);
        assertThat(settings.users().quotas().tokens()).isEqualTo(7);
        assertThat(settings.users().quotas().workflows()).isEqualTo(Quotas.DEFAULT.workflows());
        assertThat(settings.upstream().apps().client(OAuthVendor.GITHUB))
                .contains(new OAuthClient("Iv1.8a61", "s3cret"));
        assertThat(settings.keys().present()).isEqualTo(MasterKey.ofBase64(KEY).orElseThrow());
    }

    @Test
    void every_setting_has_a_name_of_its_own_in_a_file() throws Exception {
        assertThat(Setting.all())
                .extracting(Setting::key)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[a-z0-9_]+"));
        StringBuilder yaml = new StringBuilder();
        for (Setting setting : Setting.all()) {
            if (setting != ServerSetting.CONFIG) {
                yaml.append(setting.key()).append(": ''\n");
            }
        }

        assertThat(look(yaml.toString()).wrong()).isEmpty();
    }

    @Test
    void a_flag_stands_before_a_variable_that_before_the_file_and_that_before_the_default() throws Exception {
        Files.writeString(file, "port: 1111\nhost: a.example\nrun_timeout: 7\n");
        environment.put("DISPATCH_PORT", "2222");
        environment.put("DISPATCH_HOST", "b.example");
        SettingsLook look = SettingsLook.of(Map.of(ServerSetting.PORT, "3333"), environment);

        assertThat(look.whole().http().port()).isEqualTo(3333);
        assertThat(look.whole().http().host()).isEqualTo("b.example");
        assertThat(look.whole().runs().timeout()).hasSeconds(7);
        assertThat(look.told(ServerSetting.PORT)).map(Told::place).contains("--port");
        assertThat(look.told(ServerSetting.HOST)).map(Told::place).contains("DISPATCH_HOST");
        assertThat(look.told(ServerSetting.RUN_TIMEOUT)).map(Told::place).contains(file + ":3: run_timeout");
        assertThat(look.told(ServerSetting.LOG)).isEmpty();
    }

    @Test
    void a_flag_names_the_file_before_the_variable_does() throws Exception {
        Path other = Files.writeString(folder.resolve("other.yaml"), "port: 4444\n");
        Files.writeString(file, "port: 1111\n");

        assertThat(SettingsLook.of(Map.of(ServerSetting.CONFIG, other.toString()), environment)
                        .whole()
                        .http()
                        .port())
                .isEqualTo(4444);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            prot: 80                  | there is no setting `prot` (did you mean `port`?)
            DISPATCH_LOG-LEVEL: debug | there is no setting `DISPATCH_LOG-LEVEL` (did you mean `log_level`?)
            zzzzzz: 1                 | there is no setting `zzzzzz`
            config: other.yaml        | a file of settings does not name another
            port_file: /tmp/port      | there is no setting `port_file`
            planner: {model: x}       | planner: it must be one value; names are not nested
            port: [80, 81]            | port: it must be one value
            egress_allow: [[a], b]    | egress_allow: each item must be one value
            port: eighty              | port: `eighty` is not allowed; it must be a number from 0 to 65535
            port: 1, 2]               | port: `1, 2]` is not allowed
            """)
    void what_is_wrong_has_its_line(String line, String message) throws IOException {
        assertThat(look("host: a.example\n" + line + "\n").wrong())
                .singleElement()
                .asString()
                .startsWith(file + ":2: ")
                .contains(message);
    }

    @Test
    void a_name_that_is_said_twice_is_refused_at_the_second() throws IOException {
        assertThat(look("port: 1\nhost: a\nport: 2\n").wrong()).containsExactly(file + ":3: `port` is said twice");
    }

    @Test
    void all_that_is_wrong_is_said_at_once() throws IOException {
        environment.put("DISPATCH_LOG", "xml");

        assertThat(look("prot: 80\nport: x\nsignup: all\n").wrong()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cron_secret: *hush",
                "cron_secret: !hush x",
                "cron_secret: \"hush",
                "- hush",
                "hush",
                "a: b: hush"
            })
    void what_is_no_yaml_is_refused_without_a_word_of_it(String yaml) throws IOException {
        SettingsLook look = look(yaml);

        assertThat(look.wrong()).isNotEmpty().allMatch(line -> line.startsWith(file.toString()));
        assertThat(look.wrong().toString()).doesNotContain("hush");
    }

    @Test
    void two_documents_are_refused() throws IOException {
        assertThat(look("port: 1\n---\nport: 2\n").wrong())
                .singleElement()
                .asString()
                .contains(":2: this is not YAML");
    }

    @Test
    void a_file_that_is_not_there_or_no_text_or_a_folder_is_refused() throws IOException {
        assertThat(SettingsLook.of(Map.of(), environment).wrong())
                .containsExactly(file + " cannot be read: there is no such file");
        Files.write(file, new byte[] {'a', (byte) 0xff});
        assertThat(SettingsLook.of(Map.of(), environment).wrong()).containsExactly(file + " is not text in UTF-8");
        assertThat(SettingsLook.of(Map.of(ServerSetting.CONFIG, folder.toString()), Map.of())
                        .wrong())
                .containsExactly(folder + " cannot be read: it is a folder");
        assertThat(SettingsLook.of(Map.of(ServerSetting.CONFIG, ""), Map.of()).wrong())
                .containsExactly("--config: it must be the name of a file");
    }

    @Test
    void a_file_has_its_limit() throws Exception {
        String comment = "#" + "x".repeat(SettingsFile.MOST_BYTES - 1);

        assertThat(look(comment).wrong()).isEmpty();
        assertThat(look(comment + "x").wrong()).containsExactly(file + " has more than 262144 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing\n", "---\n"})
    void an_empty_file_says_nothing(String yaml) throws Exception {
        assertThat(read(yaml).http().port()).isEqualTo(8080);
    }

    @Test
    void a_secret_may_be_in_a_file_of_its_own() throws Exception {
        environment.put("DISPATCH_MASTER_KEY_FILE", secret("key", KEY + "\n").toString());
        environment.put(
                "DISPATCH_DATABASE_URL_FILE",
                secret("url", "postgres://me:hush@db/x\r\n").toString());
        Settings settings = read("oauth_slack_client_id: abc\noauth_slack_client_secret_file: "
                + secret("slack", "hush\n") + "\ncron_secret_file: " + secret("cron", "tick") + "\n");

        assertThat(settings.keys().present()).isEqualTo(MasterKey.ofBase64(KEY).orElseThrow());
        assertThat(settings.data().database()).isEqualTo("jdbc:postgresql://db/x?user=me&password=hush");
        assertThat(settings.upstream().apps().client(OAuthVendor.SLACK)).contains(new OAuthClient("abc", "hush"));
        assertThat(settings.http().cronSecret()).isNotNull();
    }

    @Test
    void every_secret_can_be_in_a_file_and_nothing_else_can() {
        for (Setting setting : Setting.all()) {
            SettingsLook look = SettingsLook.of(Map.of(), Map.of(setting.variable() + "_FILE", "/nowhere/secret"));

            assertThat(look.wrong().stream()
                            .anyMatch(line -> line.equals(setting.variable()
                                    + "_FILE: /nowhere/secret cannot be read: there is no such file")))
                    .as(setting.variable())
                    .isEqualTo(setting.isSecret());
        }
    }

    @Test
    void a_secrets_file_has_its_limits_and_none_of_it_is_told() throws IOException {
        environment.clear();
        assertThat(wrong("")).endsWith("secret is empty");
        assertThat(wrong("\n")).endsWith("secret is empty");
        assertThat(wrong("hush hush")).contains("the content of ", " is not allowed; it must be up to 4096 printable");
        assertThat(wrong("x".repeat(SecretFile.MOST_BYTES))).contains("is not allowed");
        assertThat(wrong("x".repeat(SecretFile.MOST_BYTES + 1))).contains("has more than 8192 bytes");
        assertThat(wrong(new String(new byte[] {(byte) 0xff}, StandardCharsets.ISO_8859_1)))
                .contains("not allowed");
        environment.put("DISPATCH_PLANNER_API_KEY_FILE", folder.toString());
        assertThat(SettingsLook.of(Map.of(), environment).wrong())
                .containsExactly("DISPATCH_PLANNER_API_KEY_FILE: " + folder + " is a folder; name the file in it");
    }

    private String wrong(String content) throws IOException {
        environment.put(
                "DISPATCH_PLANNER_API_KEY_FILE", secret("secret", content).toString());
        List<String> wrong = SettingsLook.of(Map.of(), environment).wrong();
        assertThat(wrong).hasSize(1);
        assertThat(wrong.getFirst())
                .startsWith("DISPATCH_PLANNER_API_KEY_FILE: ")
                .doesNotContain("hush");
        return wrong.getFirst();
    }

    @Test
    void a_secret_and_its_file_at_one_place_are_refused_but_one_place_stands_before_another() throws Exception {
        environment.put("CRON_SECRET", "hush");
        environment.put("CRON_SECRET_FILE", secret("cron", "hush2").toString());
        assertThat(look("").wrong())
                .containsExactly(
                        "CRON_SECRET_FILE: it must not stand beside CRON_SECRET: say the secret or the file that it"
                                + " is in, not both");

        environment.remove("CRON_SECRET_FILE");
        assertThat(look("cron_secret_file: " + folder.resolve("cron")).wrong()).isEmpty();
        assertThat(look("cron_secret_file: " + folder.resolve("cron")).told(ServerSetting.CRON_SECRET))
                .map(Told::place)
                .contains("CRON_SECRET");
        environment.remove("CRON_SECRET");
        assertThat(look("cron_secret: a\ncron_secret_file: b\n").wrong())
                .singleElement()
                .asString()
                .startsWith(file + ":2: cron_secret_file: it must not stand beside cron_secret");
    }

    @Test
    void an_address_of_a_database_that_is_none_is_refused_with_why_and_without_its_password() throws IOException {
        assertThat(look("database_url: postgres://me:hush@db:99999/x\n").wrong())
                .containsExactly(file
                        + ":1: database_url: its value is not allowed (its port is not from 1 to 65535); it must be "
                        + ServerSetting.DATABASE.allowed());
    }

    @Test
    void the_file_to_begin_with_is_right_with_and_without_what_is_commented_out() throws IOException {
        String example = Files.readString(Path.of("../packaging/config/dispatch.yaml"));
        String all = example.replaceAll("(?m)^# ([a-z_]+: )", "$1")
                .replace(
                        "/etc/dispatch/database_url",
                        secret("url", "postgres://db/x").toString())
                .replace("/etc/dispatch/master_key", secret("key", KEY).toString());

        assertThat(look(example).wrong()).isEmpty();
        assertThat(look(all).wrong()).isEmpty();
        assertThat(all).contains("\nsignup: invite\n", "\nhistory_days: 90\n");
    }
}
