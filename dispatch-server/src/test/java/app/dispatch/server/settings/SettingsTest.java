package app.dispatch.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.dispatch.adapters.http.HttpLimits;
import app.dispatch.adapters.http.web.PublicUrl;
import app.dispatch.adapters.tools.connector.Vendor;
import app.dispatch.adapters.tools.connector.oauth.OAuthClient;
import app.dispatch.adapters.tools.connector.oauth.OAuthVendor;
import app.dispatch.adapters.tools.credential.HttpProviderCheck;
import app.dispatch.domain.credential.Provider;
import app.dispatch.domain.quota.Quotas;
import app.dispatch.domain.run.Retention;
import app.dispatch.server.settings.TelemetrySettings.Metrics;
import app.dispatch.server.settings.TelemetrySettings.Target;
import app.dispatch.server.settings.TelemetrySettings.Traces;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @Test
    void without_a_word_everything_has_its_default() throws SettingsInvalid {
        Settings settings = Settings.of(Map.of(), Map.of());

        assertThat(settings.http().host()).isEqualTo("127.0.0.1");
        assertThat(settings.http().port()).isEqualTo(8080);
        assertThat(settings.data().folder()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.data().database()).isNull();
        assertThat(settings.keys().present()).isNull();
        assertThat(settings.http().publicUrl()).isNull();
        assertThat(settings.http().proxies().ranges()).isEmpty();
        assertThat(settings.http().parsesPerMinute()).isEqualTo(30);
        assertThat(settings.runs().timeout()).isEqualTo(Duration.ofSeconds(120));
        assertThat(settings.keys().former()).isNull();
        assertThat(settings.upstream().llmUrls()).isEqualTo(HttpProviderCheck.PUBLIC);
    }

    @Test
    void a_provider_may_be_elsewhere() throws SettingsInvalid {
        Settings settings = Settings.of(
                Map.of(),
                Map.of(
                        "DISPATCH_LLM_OPENAI_BASE_URL", "http://10.0.0.5:8000/v1//",
                        "DISPATCH_LLM_ANTHROPIC_BASE_URL", "https://llm.example",
                        "DISPATCH_OLD_MASTER_KEY", KEY));

        assertThat(settings.upstream().llmUrls())
                .containsEntry(Provider.OPENAI, "http://10.0.0.5:8000/v1")
                .containsEntry(Provider.ANTHROPIC, "https://llm.example")
                .containsEntry(Provider.GOOGLE, "https://generativelanguage.googleapis.com/v1beta");
        assertThat(settings.keys().former()).isEqualTo(MasterKey.ofBase64(KEY).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"llm.example", "ftp://llm.example", "https://", "https://u:p@llm.example", "https://a/?b=c"})
    void a_provider_that_is_nowhere_is_refused(String url) {
        assertThatThrownBy(() -> Settings.of(Map.of(), Map.of("DISPATCH_LLM_GOOGLE_BASE_URL", url)))
                .isInstanceOf(SettingsInvalid.class)
                .hasMessageStartingWith("DISPATCH_LLM_GOOGLE_BASE_URL: `" + url + "` is not allowed");
    }

    @Test
    void a_variable_stands_before_the_default_and_a_flag_before_the_variable() throws SettingsInvalid {
        Map<String, String> environment = Map.of("DISPATCH_PORT", "1111", "DISPATCH_HOST", "0.0.0.0");

        Settings settings = Settings.of(Map.of(ServerSetting.PORT, "2222"), environment);

        assertThat(settings.http().port()).isEqualTo(2222);
        assertThat(settings.http().host()).isEqualTo("0.0.0.0");
    }

    @Test
    void a_blank_variable_counts_as_not_there() throws SettingsInvalid {
        assertThat(Settings.of(Map.of(), Map.of("DISPATCH_PORT", " ")).http().port())
                .isEqualTo(8080);
    }

    @Test
    void every_setting_is_read() throws SettingsInvalid {
        Settings settings = Settings.of(
                Map.of(),
                Map.of(
                        "DISPATCH_HOST", "::1",
                        "DISPATCH_PORT", "0",
                        "DISPATCH_DATA", "/var/lib/dispatch",
                        "DISPATCH_DATABASE_URL", "jdbc:postgresql://db/dispatch",
                        "DISPATCH_MASTER_KEY", KEY,
                        "DISPATCH_PUBLIC_URL", "https://dispatch.example/",
                        "DISPATCH_TRUSTED_PROXIES", "10.0.0.0/8, ::1",
                        "DISPATCH_EGRESS_ALLOW", "localhost:9000,[::1]:80,10.1.0.0/16",
                        "DISPATCH_PARSE_PER_MINUTE", "0",
                        "DISPATCH_RUN_TIMEOUT", "3600"));

        assertThat(settings.http().host()).isEqualTo("::1");
        assertThat(settings.http().port()).isZero();
        assertThat(settings.data().folder()).isEqualTo(Path.of("/var/lib/dispatch"));
        assertThat(settings.data().database()).isEqualTo("jdbc:postgresql://db/dispatch");
        assertThat(settings.keys().present()).isEqualTo(MasterKey.ofBase64(KEY).orElseThrow());
        assertThat(settings.http().publicUrl()).isEqualTo(new PublicUrl("https://dispatch.example"));
        assertThat(settings.http().proxies().ranges()).hasSize(2);
        assertThat(settings.http().parsesPerMinute()).isZero();
        assertThat(settings.runs().timeout()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void the_operator_says_where_a_vendors_api_is() throws SettingsInvalid {
        Settings settings =
                Settings.of(Map.of(), Map.of("DISPATCH_TOOL_GITHUB_BASE_URL", "http://ghe.internal:8080/api/v3"));

        assertThat(settings.upstream().tools().of(Vendor.GITHUB)).hasToString("http://ghe.internal:8080/api/v3");
        assertThat(settings.upstream().tools().openings()).isEqualTo("ghe.internal:8080");
        for (Vendor vendor : Vendor.values()) {
            String variable = "DISPATCH_TOOL_" + vendor.name() + "_BASE_URL";
            assertThat(settingOf(variable).byDefault()).contains(vendor.baseUrl());
            assertThat(Settings.of(Map.of(), Map.of(variable, "https://a.example/v2"))
                            .upstream()
                            .tools()
                            .of(vendor))
                    .hasToString("https://a.example/v2");
        }
    }

    @Test
    void connections_have_their_limits() throws SettingsInvalid {
        assertThat(Settings.of(Map.of(), Map.of()).http().limits()).isEqualTo(HttpLimits.of(10_000, 1_000));
        assertThat(Settings.of(
                                Map.of(),
                                Map.of("DISPATCH_CONNECTIONS", "1000000", "DISPATCH_CONNECTIONS_PER_CLIENT", "1"))
                        .http()
                        .limits())
                .isEqualTo(HttpLimits.of(1_000_000, 1));
    }

    @Test
    void a_history_has_its_limits_and_0_is_none() throws SettingsInvalid {
        assertThat(Settings.of(Map.of(), Map.of()).runs().retention()).isEqualTo(new Retention(100_000, 2L << 30, 90));
        assertThat(Settings.of(
                                Map.of(),
                                Map.of(
                                        "DISPATCH_HISTORY_RUNS", "7",
                                        "DISPATCH_HISTORY_TEXT", "1",
                                        "DISPATCH_HISTORY_DAYS", "0"))
                        .runs()
                        .retention())
                .isEqualTo(new Retention(7, 1 << 20, 0));
        assertThat(Settings.of(Map.of(), Map.of("DISPATCH_HISTORY_TEXT", "0"))
                        .runs()
                        .retention()
                        .text())
                .isZero();
    }

    @Test
    void a_user_may_keep_so_much() throws SettingsInvalid {
        assertThat(Settings.of(Map.of(), Map.of()).users().quotas()).isEqualTo(Quotas.DEFAULT);
        Map<String, String> least = Map.of(
                "DISPATCH_QUOTA_WORKFLOWS",
                "1",
                "DISPATCH_QUOTA_WORKFLOW_TEXT",
                "1",
                "DISPATCH_QUOTA_WEBHOOKS",
                "1",
                "DISPATCH_QUOTA_TOKENS",
                "1");
        assertThat(Settings.of(Map.of(), least).users().quotas()).isEqualTo(new Quotas(1, 1 << 20, 1, 1));
        Map<String, String> most = Map.of(
                "DISPATCH_QUOTA_WORKFLOWS",
                "1000000",
                "DISPATCH_QUOTA_WORKFLOW_TEXT",
                "10240",
                "DISPATCH_QUOTA_WEBHOOKS",
                "10000",
                "DISPATCH_QUOTA_TOKENS",
                "10000");
        assertThat(Settings.of(Map.of(), most).users().quotas())
                .isEqualTo(new Quotas(1_000_000, 10L << 30, 10_000, 10_000));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DISPATCH_HOST             | not a host
            DISPATCH_HOST             | http://127.0.0.1
            DISPATCH_PORT             | eighty
            DISPATCH_PORT             | 65536
            DISPATCH_PORT             | -1
            DISPATCH_PORT             | 99999999999999999999
            DISPATCH_DURABILITY       | disk
            DISPATCH_PUBLIC_URL       | dispatch.example
            DISPATCH_PUBLIC_URL       | ftp://dispatch.example
            DISPATCH_PUBLIC_URL       | https://dispatch.example/base
            DISPATCH_PUBLIC_URL       | https://me:secret@dispatch.example
            DISPATCH_PUBLIC_URL       | https://
            DISPATCH_TRUSTED_PROXIES  | proxy.internal
            DISPATCH_TRUSTED_PROXIES  | 10.0.0.0/33
            DISPATCH_TRUSTED_PROXIES  | 10.0.0.256
            DISPATCH_EGRESS_ALLOW     | http://localhost
            DISPATCH_EGRESS_DENY      | http://localhost
            DISPATCH_EGRESS_DENY      | 8.8.8.8/33
            DISPATCH_PUBLIC_URL       | http://2130706433
            DISPATCH_PLANNER_ANONYMOUS | anyone
            DISPATCH_PLANNER_CLIENT_PER_DAY | 1000001
            DISPATCH_PLANNER_USER_PER_DAY | -1
            DISPATCH_PLANNER_PER_DAY  | 1e3
            DISPATCH_EGRESS_ALLOW     | localhost:65536
            DISPATCH_EGRESS_ALLOW     | 10.0.0.0/8, :80
            DISPATCH_CONNECTIONS | 0
            DISPATCH_CONNECTIONS | 1000001
            DISPATCH_CONNECTIONS_PER_CLIENT | 0
            DISPATCH_CONNECTIONS_PER_CLIENT | 1000001
            DISPATCH_PARSE_PER_MINUTE | -1
            DISPATCH_PARSE_PER_MINUTE | 1000000
            DISPATCH_RUN_TIMEOUT      | 0
            DISPATCH_RUN_TIMEOUT      | 2m
            DISPATCH_HISTORY_RUNS     | -1
            DISPATCH_HISTORY_RUNS     | 100000001
            DISPATCH_HISTORY_DAYS     | 36501
            DISPATCH_HISTORY_DAYS     | 90d
            DISPATCH_QUOTA_WORKFLOWS  | 0
            DISPATCH_QUOTA_WORKFLOWS  | 1000001
            DISPATCH_QUOTA_WORKFLOW_TEXT | 0
            DISPATCH_QUOTA_WORKFLOW_TEXT | 10241
            DISPATCH_QUOTA_WEBHOOKS   | 0
            DISPATCH_QUOTA_WEBHOOKS   | 10001
            DISPATCH_QUOTA_TOKENS     | 0
            DISPATCH_QUOTA_TOKENS     | 10001
            DISPATCH_PLANNER          | llama
            DISPATCH_PLANNER_BASE_URL | llm.example
            DISPATCH_PARSE_TIMEOUT    | 0
            DISPATCH_PARSE_TIMEOUT    | 601
            DISPATCH_TOOL_SLACK_BASE_URL | slack.com
            DISPATCH_TOOL_SLACK_BASE_URL | ftp://slack.com
            DISPATCH_TOOL_SLACK_BASE_URL | https://me:secret@slack.com
            DISPATCH_TOOL_SLACK_BASE_URL | https://slack.com/api?a=b
            """)
    void a_wrong_value_is_one_line_with_the_name_the_value_and_what_is_allowed(String variable, String value) {
        Setting setting = settingOf(variable);

        SettingsInvalid invalid =
                catchThrowableOfType(SettingsInvalid.class, () -> Settings.of(Map.of(), Map.of(variable, value)));

        assertThat(invalid.lines())
                .containsExactly(variable + ": `" + value + "` is not allowed; it must be " + setting.allowed());
    }

    @ParameterizedTest
    @CsvSource({
        "DISPATCH_MASTER_KEY, hush",
        "DISPATCH_PLANNER_API_KEY, hush hush",
        "DISPATCH_MASTER_KEY, aHVzaA==",
        "DISPATCH_DATABASE_URL, mysql://me:hush@db/dispatch"
    })
    void a_secret_is_not_shown(String variable, String value) {
        SettingsInvalid invalid =
                catchThrowableOfType(SettingsInvalid.class, () -> Settings.of(Map.of(), Map.of(variable, value)));

        assertThat(invalid.lines()).singleElement().asString().startsWith(variable + ": its value is not allowed");
        assertThat(invalid).message().doesNotContain("hush", "aHVzaA");
    }

    @Test
    void a_wrong_flag_is_named_as_the_flag() {
        SettingsInvalid invalid = catchThrowableOfType(
                SettingsInvalid.class,
                () -> Settings.of(Map.of(ServerSetting.DATA, ""), Map.of("DISPATCH_DATA", "/tmp")));

        assertThat(invalid.lines()).singleElement().asString().startsWith("--data: `` is not allowed");
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        SettingsInvalid invalid = catchThrowableOfType(
                SettingsInvalid.class,
                () -> Settings.of(
                        Map.of(ServerSetting.PORT, "x"), Map.of("DISPATCH_PLANNER", "x", "DISPATCH_HOST", "a b")));

        assertThat(invalid.lines()).hasSize(3);
    }

    private static Setting settingOf(String variable) {
        return Setting.all().stream()
                .filter(setting -> setting.variable().equals(variable))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void mails_need_a_server_a_sender_and_an_address_that_links_lead_to() throws SettingsInvalid {
        String url = "smtps://ada:s3cret@mail.example.com";
        Map<String, String> all = Map.of(
                "DISPATCH_SMTP_URL", url,
                "DISPATCH_SMTP_FROM", "dispatch@example.com",
                "DISPATCH_PUBLIC_URL", "https://dispatch.example.com");

        Settings settings = Settings.of(Map.of(), all);

        assertThat(settings.users().mail()).isNotNull();
        assertThat(settings.users().toString()).contains("mail.example.com:465").doesNotContain("s3cret");
        assertThat(Settings.of(Map.of(), Map.of()).users().mail()).isNull();
        for (String left : all.keySet()) {
            Map<String, String> less = new HashMap<>(all);
            less.remove(left);
            assertThatThrownBy(() -> Settings.of(Map.of(), less))
                    .hasMessageStartingWith(left + ": it must stand beside DISPATCH_SMTP_");
        }
        assertThatThrownBy(() -> Settings.of(Map.of(), Map.of("DISPATCH_SMTP_URL", "imap://ada:s3cret@x")))
                .hasMessageStartingWith("DISPATCH_SMTP_URL: its value is not allowed")
                .message()
                .doesNotContain("s3cret");
        assertThatThrownBy(() -> Settings.of(Map.of(), Map.of("DISPATCH_SMTP_FROM", "Dispatch")))
                .hasMessageStartingWith("DISPATCH_SMTP_FROM: `Dispatch` is not allowed");
    }

    private static TelemetrySettings telemetry(String... pairs) throws SettingsInvalid {
        Map<String, String> said = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            said.put(pairs[i], pairs[i + 1]);
        }
        return Settings.of(Map.of(), said).telemetry();
    }

    @Test
    void traces_and_metrics_go_where_the_standard_variables_say() throws SettingsInvalid {
        assertThat(telemetry().isOn()).isFalse();
        TelemetrySettings telemetry = telemetry(
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318/",
                "OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20hush, x-a=a+b",
                "OTEL_SERVICE_NAME", "two words",
                "OTEL_RESOURCE_ATTRIBUTES", "service.name=other,deployment.environment.name=a%20b",
                "OTEL_METRIC_EXPORT_INTERVAL", "86400000",
                "OTEL_TRACES_SAMPLER_ARG", "0.25");
        Map<String, String> headers = Map.of("authorization", "Bearer hush", "x-a", "a+b");
        assertThat(telemetry)
                .isEqualTo(new TelemetrySettings(
                        "two words",
                        Map.of("deployment.environment.name", "a b"),
                        new Traces(new Target("http://collector:4318/v1/traces", headers), 0.25),
                        new Metrics(new Target("http://collector:4318/v1/metrics", headers), Duration.ofDays(1))));
        assertThat(String.valueOf(telemetry)).doesNotContain("hush");
        assertThat(telemetry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318", "OTEL_SDK_DISABLED", "True")
                        .isOn())
                .isFalse();
    }

    @Test
    void one_kind_may_go_elsewhere_or_nowhere() throws SettingsInvalid {
        TelemetrySettings apart = telemetry(
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318",
                "OTEL_EXPORTER_OTLP_HEADERS", "a=b",
                "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "https://metrics.example/in/",
                "OTEL_EXPORTER_OTLP_METRICS_HEADERS", "c=d",
                "OTEL_RESOURCE_ATTRIBUTES", "service.name=named");
        assertThat(apart.traces())
                .isEqualTo(new Traces(new Target("http://collector:4318/v1/traces", Map.of("a", "b")), 1));
        assertThat(apart.metrics())
                .isEqualTo(new Metrics(
                        new Target("https://metrics.example/in/", Map.of("c", "d")), Duration.ofMinutes(1)));
        assertThat(apart.service()).isEqualTo("named");
        TelemetrySettings often =
                telemetry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4318", "OTEL_METRIC_EXPORT_INTERVAL", "100");
        assertThat(often.metrics())
                .isEqualTo(new Metrics(new Target("http://c:4318/v1/metrics", Map.of()), Duration.ofMillis(100)));

        TelemetrySettings traces = telemetry(
                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://t:1/x", "OTEL_EXPORTER_OTLP_TRACES_HEADERS", "e=f");
        assertThat(traces.traces()).isEqualTo(new Traces(new Target("http://t:1/x", Map.of("e", "f")), 1));
        assertThat(traces.metrics()).isNull();
        TelemetrySettings none =
                telemetry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318", "OTEL_METRICS_EXPORTER", "none");
        assertThat(none.metrics()).isNull();
        assertThat(none.traces()).isNotNull();
        assertThat(telemetry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318", "OTEL_TRACES_EXPORTER", "none")
                        .traces())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OTEL_EXPORTER_OTLP_ENDPOINT | collector:4318
            OTEL_EXPORTER_OTLP_PROTOCOL | grpc
            OTEL_SDK_DISABLED           | yes
            OTEL_TRACES_SAMPLER_ARG     | 1.1
            OTEL_TRACES_SAMPLER_ARG     | -0.1
            OTEL_TRACES_SAMPLER_ARG     | half
            OTEL_EXPORTER_OTLP_HEADERS  | hush
            OTEL_EXPORTER_OTLP_HEADERS  | x a=hush
            OTEL_EXPORTER_OTLP_HEADERS  | x=hush%zz
            OTEL_EXPORTER_OTLP_HEADERS  | x=hush%0A
            OTEL_EXPORTER_OTLP_METRICS_HEADERS  | hush
            OTEL_EXPORTER_OTLP_TRACES_HEADERS   | hush
            OTEL_EXPORTER_OTLP_METRICS_ENDPOINT | collector:4318/v1/metrics
            OTEL_EXPORTER_OTLP_TRACES_ENDPOINT  | https://me@collector/v1/traces
            OTEL_EXPORTER_OTLP_TRACES_ENDPOINT  | https://collector/v1/traces?key=1
            OTEL_METRICS_EXPORTER       | prometheus
            OTEL_TRACES_EXPORTER        | zipkin
            OTEL_METRIC_EXPORT_INTERVAL | 99
            OTEL_METRIC_EXPORT_INTERVAL | 86400001
            OTEL_RESOURCE_ATTRIBUTES    | production
            """)
    void what_cannot_be_sent_so_is_refused(String variable, String value) {
        SettingsInvalid invalid =
                catchThrowableOfType(SettingsInvalid.class, () -> Settings.of(Map.of(), Map.of(variable, value)));

        assertThat(invalid.lines())
                .singleElement()
                .asString()
                .startsWith(variable + ": ")
                .doesNotContain("hush");
    }

    @Test
    void an_app_at_a_vendor_has_an_id_and_a_secret() throws SettingsInvalid {
        Settings settings = Settings.of(
                Map.of(),
                Map.of(
                        "DISPATCH_OAUTH_GITHUB_CLIENT_ID", "Iv1.8a61",
                        "DISPATCH_OAUTH_GITHUB_CLIENT_SECRET", "s3cret",
                        "DISPATCH_OAUTH_GITHUB_BASE_URL", "https://github.example.com"));

        assertThat(settings.upstream().apps().client(OAuthVendor.GITHUB))
                .contains(new OAuthClient("Iv1.8a61", "s3cret"));
        assertThat(settings.upstream().apps().client(OAuthVendor.SLACK)).isEmpty();
        assertThat(settings.upstream().apps().openings()).isEqualTo("github.example.com:443");
        assertThat(new OAuthSetting(OAuthVendor.GITHUB, OAuthPart.SECRET).isSecret())
                .isTrue();
        assertThat(settings.toString() + settings.upstream().apps()).doesNotContain("s3cret");
        assertThatThrownBy(() -> Settings.of(Map.of(), Map.of("DISPATCH_OAUTH_X_CLIENT_SECRET", "s3cret")))
                .hasMessageContaining("DISPATCH_OAUTH_X_CLIENT_ID")
                .hasMessageNotContaining("s3cret");
    }
}
