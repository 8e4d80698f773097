package app.dispatch.server.console;

import static app.dispatch.server.console.Browser.inspect;
import static app.dispatch.server.console.Stay.press;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The account, its tokens and sessions, and who is told of runs. */
@Tag("browser")
class ConsoleSettingsTest {
    @RegisterExtension
    private static final Stay stay = new Stay();

    private Site site;

    @BeforeEach
    void open() throws IOException {
        site = new Site();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static Page settings(String part) {
        Page page = stay.user();
        page.navigate("/settings" + part);
        return page;
    }

    /** What somebody gets who shows that token. */
    private static int status(Page page, String token) {
        APIResponse answer = stay.browser
                .visitor(stay.url(), Browser.WIDE)
                .request()
                .get("/api/workflows", RequestOptions.create().setHeader("Authorization", "Bearer " + token));
        return answer.status();
    }

    private static void signIn(Page page, String email, String password) {
        page.navigate("/signin");
        page.getByLabel("Email").fill(email);
        page.getByLabel("Password").fill(password);
        press(page, "Sign in");
    }

    /** A program that asks to be let in, and what it is told when it asks again. */
    private static JsonObject ask(Page page, String path, String body) {
        APIResponse answer = stay.browser
                .visitor(stay.url(), Browser.WIDE)
                .request()
                .post(
                        path,
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/json")
                                .setData(body));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return JsonParser.parseString(answer.text()).getAsJsonObject();
    }

    @Test
    void a_program_is_let_in_by_its_code_and_another_is_refused() {
        Page page = settings("");
        JsonObject program = ask(page, "/api/auth/device", "{\"name\":\"command line on <b>\"}");
        String asked = "{\"deviceCode\":" + program.get("deviceCode") + "}";
        page.navigate("/device");
        page.getByLabel("Code").fill("bbbb bbbb");
        press(page, "Continue");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("No program waits with this code");
        page.getByLabel("Code").fill(program.get("userCode").getAsString().toLowerCase(Locale.ROOT));
        press(page, "Continue");
        assertThat(page.locator("#device-title")).isFocused();
        assertThat(page.locator("main")).containsText("command line on <b> wants to act for you");
        inspect(page, "device");
        press(page, "Let it in");
        assertThat(page.locator("main")).containsText("is let in. You can close this page");
        String token = ask(page, "/api/auth/device/token", asked).get("token").getAsString();
        assertThat(status(page, token)).isEqualTo(200);

        JsonObject other = ask(page, "/api/auth/device", "{\"name\":\"other\"}");
        page.navigate(URI.create(other.get("verificationUriComplete").getAsString())
                        .getPath() + "?code=" + other.get("userCode").getAsString());
        press(page, "Refuse");
        assertThat(page.locator("main")).containsText("is refused");
        assertThat(ask(page, "/api/auth/device/token", "{\"deviceCode\":" + other.get("deviceCode") + "}")
                        .get("status")
                        .getAsString())
                .isEqualTo("refused");
    }

    @Test
    void a_token_is_made_shown_once_used_and_revoked() {
        Page page = settings("/tokens");
        press(page, "New token");
        page.getByLabel("Name").fill("CI <b>");
        page.getByLabel("write Make").uncheck();
        page.getByLabel("Ends after").selectOption("30 days");
        press(page, "Create token");
        Locator secret = page.locator(".secret");
        assertThat(secret).hasText(Pattern.compile("dsp_live_[0-9A-Za-z]{28}"));
        String token = secret.textContent();
        assertThat(status(page, token)).isEqualTo(200);
        Locator row = page.locator(".rows li");
        assertThat(row).containsText("CI <b>");
        assertThat(row).containsText("read, run. Never used. Ends");
        press(page, "I have it");
        assertThat(page.content()).doesNotContain(token);
        page.reload();
        row.waitFor();
        assertThat(page.content()).doesNotContain(token);

        press(page, "Revoke CI <b>");
        assertThat(page.getByRole(AriaRole.DIALOG).getByText("Keep")).isFocused();
        press(page, "Revoke this token");
        assertThat(page.getByText("No API token yet")).isVisible();
        assertThat(status(page, token)).isEqualTo(401);
    }

    @Test
    void what_a_token_made_goes_with_it_when_that_is_wanted() {
        Page page = settings("/tokens");
        press(page, "New token");
        page.getByLabel("Name").fill("CI");
        press(page, "Create token");
        String token = page.locator(".secret").textContent();
        page.request()
                .post("/api/workflows/blank", RequestOptions.create().setHeader("Authorization", "Bearer " + token));
        page.reload();
        press(page, "Revoke CI");
        page.getByLabel("Delete what was made with it too: 1 workflow").check();
        press(page, "Revoke this token");
        assertThat(page.getByText("No API token yet")).isVisible();
        page.navigate("/workflows");
        assertThat(page.getByText("No workflow yet")).isVisible();
    }

    @Test
    void an_address_is_told_of_runs_with_a_secret_that_is_shown_once_and_told_again() {
        Page page = settings("/webhooks");
        press(page, "New webhook");
        page.getByLabel("URL").fill(site.url("/in"));
        press(page, "Add webhook");
        assertThat(page.locator(".secret")).hasText(Pattern.compile("whsec_.+"));
        press(page, "I have it");
        assertThat(page.locator(".secret")).hasCount(0);
        Stay.post(page, "/api/execute", """
                {"plan":{"id":"wf_look","name":"Look","steps":[{"id":"items","tool":"http","op":"get","params":{"url":"%s"}}]}}
                """.formatted(site.url("/items")));
        Locator hook = page.locator(".rows > li");
        press(page, "Deliveries to " + site.url("/in"));
        Locator sent = hook.locator(".sent li");
        assertThat(sent).containsText("Delivered");
        assertThat(sent).containsText("Answered 201");
        sent.getByRole(AriaRole.BUTTON).click();
        assertThat(sent).containsText("after 2 attempts");
        assertThat(site.requests()).containsExactly("GET /items", "POST /in", "POST /in");
    }

    @Test
    void a_webhook_is_changed_switched_off_and_removed() {
        Page page = settings("/webhooks");
        Stay.post(page, "/api/webhooks", """
                {"url":"%s","events":["run.failed"]}
                """.formatted(site.url("/in")));
        page.reload();
        press(page, "Change " + site.url("/in"));
        page.getByLabel("A run ended well").check();
        page.getByLabel("URL").fill(site.url("/other"));
        press(page, "Save");
        Locator hook = page.locator(".rows > li");
        assertThat(hook).containsText(site.url("/other"));
        assertThat(hook).containsText("When a run ended well, a run failed");
        page.getByRole(AriaRole.SWITCH).uncheck();
        assertThat(hook).containsText("Off: nothing is sent.");
        press(page, "Remove " + site.url("/other"));
        press(page, "Remove this webhook");
        assertThat(page.getByText("Nobody is told yet")).isVisible();
    }

    @Test
    void a_session_elsewhere_is_ended() {
        Page page = stay.user();
        Page other = stay.browser.visitor(stay.url(), Browser.WIDE);
        signIn(other, stay.lastEmail(), "hunter2");
        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .waitFor();
        page.navigate("/settings");
        Locator sessions = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Sessions"));
        assertThat(sessions.getByRole(AriaRole.LISTITEM)).hasCount(2);
        sessions.getByRole(AriaRole.BUTTON).click();
        assertThat(sessions.getByRole(AriaRole.LISTITEM)).hasCount(1);
        other.navigate("/history");
        assertThat(other.getByLabel("Password")).isVisible();
    }

    @Test
    void a_new_password_opens_and_the_old_one_does_not() {
        Page page = settings("");
        String email = stay.lastEmail();
        page.getByLabel("Current password").fill("wrong one");
        page.getByLabel("New password").fill("a longer one");
        press(page, "Change password");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("password");
        assertThat(page.getByLabel("New password")).hasValue("");
        page.getByLabel("Current password").fill("hunter2");
        page.getByLabel("New password").fill("a longer one");
        press(page, "Change password");
        assertThat(page.getByText("The password is changed.")).isVisible();
        assertThat(page.getByLabel("Current password")).hasValue("");
        Page other = stay.browser.visitor(stay.url(), Browser.WIDE);
        signIn(other, email, "hunter2");
        assertThat(other.getByRole(AriaRole.ALERT)).isVisible();
        other.getByLabel("Password").fill("a longer one");
        press(other, "Sign in");
        assertThat(other.getByLabel("What should Dispatch do?")).isVisible();
    }

    @Test
    void all_that_an_account_has_is_kept_as_a_file() throws IOException {
        Page page = settings("");
        Stay.post(page, "/api/workflows", "{\"plan\":{\"id\":\"wf_mine\",\"name\":\"Mine\",\"steps\":[]}}");
        Download file =
                page.waitForDownload(() -> page.getByText("Export all of it").click());
        assertThat(file.suggestedFilename()).isEqualTo("dispatch-account.json");
        assertThat(Files.readString(file.path())).contains("wf_mine", stay.lastEmail());
    }

    @Test
    void an_account_is_deleted_by_who_knows_its_password() {
        Page page = settings("");
        String email = stay.lastEmail();
        press(page, "Delete this account");
        assertThat(page.getByLabel("Your password")).isFocused();
        page.getByLabel("Your password").fill("wrong one");
        press(page, "Delete for good");
        assertThat(page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.getByLabel("Your password")).hasValue("");
        page.getByLabel("Your password").fill("hunter2");
        press(page, "Delete for good");
        page.getByLabel("Email").waitFor();
        signIn(page, email, "hunter2");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    }

    @Test
    void the_theme_that_is_chosen_stays_and_the_systems_comes_back() {
        Page page = settings("");
        press(page, "Dark");
        page.reload();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        press(page, "As the system");
        page.reload();
        page.getByText("Appearance").waitFor();
        assertThat(page.locator("html")).not().hasAttribute("data-theme", Pattern.compile(".*"));
    }
}
