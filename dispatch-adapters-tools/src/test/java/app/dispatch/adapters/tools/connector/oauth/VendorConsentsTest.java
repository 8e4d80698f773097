package app.dispatch.adapters.tools.connector.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.adapters.tools.connector.Vendor;
import app.dispatch.adapters.tools.connector.VendorUrls;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.application.json.Json;
import app.dispatch.application.tool.Consent;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VendorConsentsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
    private static final String CALLBACK = "https://dispatch.example.com/api/oauth/callback";

    private final List<String> answers = new ArrayList<>();
    private final RecordingServer server =
            RecordingServer.answering((request, wire) -> wire.write(answers.removeFirst()));
    private HttpUpstream upstream = new HttpUpstream(EgressPolicy.publicOnly(), () -> NOW);

    @AfterEach
    void close() {
        server.close();
        upstream.close();
    }

    private static OAuthApps apps() {
        OAuthApps apps = OAuthApps.none();
        for (OAuthVendor vendor : OAuthVendor.values()) {
            apps = apps.with(vendor, new OAuthClient("the-id", "the-s3cret"));
        }
        return apps;
    }

    private VendorConsents consents() {
        OAuthApps apps = apps();
        for (OAuthVendor vendor : OAuthVendor.values()) {
            apps = apps.at(vendor, server.url("/" + vendor.tool()));
        }
        upstream = new HttpUpstream(EgressPolicy.publicOnly().and(apps.openings()), () -> NOW);
        return new VendorConsents(apps, upstream, VendorUrls.vendors());
    }

    private Fields granted(String tool, String answer) {
        answers.add(RecordingServer.reply(200, "application/json", answer));
        return consents().of(tool).orElseThrow().granted("the-code", CALLBACK, "the-verifier");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gmail|https://accounts.google.com/o/oauth2/v2/auth|https://www.googleapis.com/auth/gmail.modify|true
                    google_calendar|https://accounts.google.com/o/oauth2/v2/auth|https://www.googleapis.com/auth/calendar|true
                    google_drive|https://accounts.google.com/o/oauth2/v2/auth|https://www.googleapis.com/auth/drive|true
                    github|https://github.com/login/oauth/authorize|repo workflow|true
                    slack|https://slack.com/oauth/v2/authorize|chat:write,chat:write.public,im:write,channels:history,channels:read,groups:history,groups:read,im:history,im:read,mpim:history,mpim:read,users:read,users:read.email,reactions:write,files:write|false
                    notion|https://api.notion.com/v1/oauth/authorize||false
                    linear|https://linear.app/oauth/authorize|read,write|true
                    discord|https://discord.com/oauth2/authorize|webhook.incoming|false
                    x|https://x.com/i/oauth2/authorize|tweet.read tweet.write users.read offline.access|true
                    """)
    void a_page_is_asked_for_what_the_operations_need(String tool, String address, String scope, boolean challenged) {
        Consent consent = new VendorConsents(apps(), upstream, VendorUrls.vendors())
                .of(tool)
                .orElseThrow();

        HttpUrl page = HttpUrl.get(consent.page(CALLBACK, "the-state", "the-challenge"));

        assertThat(page.newBuilder().query(null).build()).hasToString(address);
        assertThat(page.queryParameter("response_type")).isEqualTo("code");
        assertThat(page.queryParameter("client_id")).isEqualTo("the-id");
        assertThat(page.queryParameter("redirect_uri")).isEqualTo(CALLBACK);
        assertThat(page.queryParameter("scope")).isEqualTo(scope);
        assertThat(page.queryParameter("state")).isEqualTo("the-state");
        assertThat(page.queryParameter("code_challenge")).isEqualTo(challenged ? "the-challenge" : null);
        assertThat(page.queryParameter("code_challenge_method")).isEqualTo(challenged ? "S256" : null);
        boolean google = tool.startsWith("g") && !tool.equals("github");
        assertThat(page.queryParameter("access_type")).isEqualTo(google ? "offline" : null);
        assertThat(page.queryParameter("prompt")).isEqualTo(google ? "consent" : null);
        assertThat(page.toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gmail|/gmail/token|accessToken|t|false
                    github|/github/login/oauth/access_token|token|t|false
                    slack|/slack/api/oauth.v2.access|botToken|t|false
                    notion|/notion/v1/oauth/token|token|t|true
                    linear|/linear/oauth/token|apiKey|Bearer t|false
                    x|/x/2/oauth2/token|accessToken|t|true
                    """)
    void a_code_becomes_what_connects_the_tool(String tool, String target, String field, String value, boolean basic) {
        Fields connection =
                granted(tool, "{\"ok\":true,\"access_token\":\"t\",\"refresh_token\":\"r\",\"expires_in\":3600}");

        assertThat(connection)
                .isEqualTo(Json.parse("{\"" + field + "\":\"" + value
                        + "\",\"accessTokenExpiresAt\":\"2026-11-25T09:00:00Z\",\"refreshToken\":\"r\"}"));
        Received asked = server.onlyRequest();
        assertThat(asked.method() + " " + asked.target()).isEqualTo("POST " + target);
        assertThat(asked.header("accept")).isEqualTo("application/json");
        assertThat(asked.header("authorization")).isEqualTo(basic ? "Basic dGhlLWlkOnRoZS1zM2NyZXQ=" : "");
        if (tool.equals("notion")) {
            assertThat(Json.parse(asked.body()))
                    .isEqualTo(Json.parse("{\"grant_type\":\"authorization_code\",\"code\":\"the-code\","
                            + "\"redirect_uri\":\"" + CALLBACK + "\"}"));
        } else {
            assertThat(asked.body().split("&"))
                    .contains(
                            "grant_type=authorization_code",
                            "code=the-code",
                            "redirect_uri=https%3A%2F%2Fdispatch.example.com%2Fapi%2Foauth%2Fcallback");
            assertThat(List.of(asked.body().split("&")).contains("client_secret=the-s3cret"))
                    .isEqualTo(!basic);
            assertThat(List.of(asked.body().split("&")).contains("code_verifier=the-verifier"))
                    .isEqualTo(!tool.equals("slack"));
        }
    }

    @Test
    void discord_gives_a_webhook_into_the_channel_that_was_chosen() {
        Fields connection = granted(
                "discord",
                "{\"access_token\":\"t\",\"refresh_token\":\"r\",\"expires_in\":604800,"
                        + "\"webhook\":{\"url\":\"https://discord.com/api/webhooks/1/secret\"}}");

        assertThat(connection).isEqualTo(Json.parse("{\"webhookUrl\":\"https://discord.com/api/webhooks/1/secret\"}"));
        assertThat(server.onlyRequest().target()).isEqualTo("/discord/api/oauth2/token");
        assertThat(catchThrowableOfType(
                                StepFailure.class, () -> granted("discord", "{\"access_token\":\"t\",\"ok\":true}"))
                        .text())
                .contains("no webhook");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    github|200|{"error":"bad_verification_code","error_description":"The code passed is incorrect: the-code"}|The code passed is incorrect: ••••
                    slack|200|{"ok":false,"error":"invalid_code"}|invalid_code
                    gmail|400|{"error":"invalid_grant","error_description":"Bad Request the-s3cret"}|Bad Request ••••
                    """)
    void a_code_that_the_vendor_does_not_take_is_told_without_secrets(
            String tool, int status, String answer, String words) {
        answers.add(RecordingServer.reply(status, "application/json", answer));

        StepFailure failure = catchThrowableOfType(
                StepFailure.class,
                () -> consents().of(tool).orElseThrow().granted("the-code", CALLBACK, "the-verifier"));

        assertThat(failure.failureCode()).isEqualTo(FailureCode.INTEGRATION_REJECTED);
        assertThat(failure.text()).contains("refused to give an access token: " + words);
    }

    @ParameterizedTest
    @EnumSource(OAuthVendor.class)
    void a_tool_without_an_app_says_what_the_operator_must_set(OAuthVendor vendor) {
        VendorConsents none = new VendorConsents(OAuthApps.none(), upstream, VendorUrls.vendors());

        assertThat(none.of(vendor.tool())).isEmpty();
        assertThat(none.lacking(vendor.tool()))
                .contains(
                        "DISPATCH_OAUTH_" + vendor.name() + "_CLIENT_ID",
                        "DISPATCH_OAUTH_" + vendor.name() + "_CLIENT_SECRET");
        assertThat(none.lacking("stripe")).contains("PUT /api/integrations/stripe");
    }

    @Test
    void tokens_of_a_vendor_whose_api_is_elsewhere_are_asked_for_there() {
        VendorUrls apis = VendorUrls.vendors().with(Vendor.X, "https://x.example.com/api");

        assertThat(apps().endpoint(OAuthVendor.X, upstream, apis).url())
                .hasToString("https://x.example.com/api/2/oauth2/token");
        for (OAuthVendor vendor : OAuthVendor.values()) {
            String url = apps().endpoint(vendor, upstream, VendorUrls.vendors())
                    .url()
                    .toString();
            assertThat(url).isEqualTo(vendor.token().replace("discord.com/api/", "discord.com/api/v10/"));
        }
    }
}
