package app.dispatch.server.console;

import static app.dispatch.server.console.Browser.NARROW;
import static app.dispatch.server.console.Browser.WIDE;
import static app.dispatch.server.console.Browser.inspect;
import static app.dispatch.server.console.Stay.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages beside those of runs and workflows in their states, looked at as {@link ConsoleLookTest} does. */
@Tag("browser")
@Order(1) // it takes long, so it begins first
class PagesLookTest {
    /** What a wide screen has at a zoom of 200 %. */
    private static final int HALF = WIDE / 2;

    private static final String LONG = "<img src=x onerror=alert(1)> " + "Averyverylongnamewithoutaspace".repeat(3);

    private static final VendorSite VENDORS = new VendorSite();

    @RegisterExtension
    private static final Stay stay = new Stay(VENDORS.environment());

    private static Site site;

    @BeforeAll
    static void start() throws IOException {
        site = new Site();
    }

    @AfterAll
    static void stop() {
        VENDORS.close();
        site.close();
    }

    private static void closeDialog(Page page) {
        page.keyboard().press("Escape");
        page.locator("dialog[open]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, HALF, NARROW})
    void integrations(int width) {
        Page page = stay.user(width);
        page.navigate("/integrations");
        page.getByText("Add key").first().waitFor();
        inspect(page, "integrations-none");
        for (String name : new String[] {"Tell the team", LONG}) {
            Stay.post(page, "/api/workflows", """
                    {"plan":{"id":"wf_%s","name":"%s","steps":[{"id":"tell","tool":"slack","op":"post_message",
                     "params":{"channel":"#dev","text":"Good morning"}}]}}
                    """.formatted(name.length(), name));
        }
        page.navigate("/integrations/slack");
        page.getByLabel("Bot token").fill("xoxb-wrong-token");
        press(page, "Connect");
        page.getByText("Nothing was kept.").waitFor();
        inspect(page, "integration-refused");
        page.getByLabel("Bot token").fill(VendorSite.SLACK_TOKEN);
        press(page, "Connect");
        page.getByText("@acme-bot in Acme").waitFor();
        page.getByText("Averyverylong").first().waitFor();
        inspect(page, "integration");
        press(page, "Disconnect");
        inspect(page, "integration-disconnect");
        closeDialog(page);
        page.navigate("/integrations/github");
        page.getByText("or with keys of your own").waitFor();
        inspect(page, "integration-vendor");
        page.navigate("/integrations/x");
        page.getByText("Connect by").waitFor();
        inspect(page, "integration-ways");
        page.navigate("/integrations");
        press(page, "Add key OpenAI");
        page.getByText("@acme-bot in Acme").waitFor();
        inspect(page, "integrations");
        assertThat(page.locator("img").count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, HALF, NARROW})
    void approvals(int width) {
        Page page = stay.user(width);
        page.navigate("/approvals");
        page.getByText("Nothing waits for you").waitFor();
        inspect(page, "approvals-none");
        for (String name : new String[] {"Publish the price", LONG}) {
            Stay.post(page, "/api/execute", """
                    {"plan":{"id":"wf_ask","name":"%s","steps":[{"id":"tell","tool":"http","op":"request",
                     "params":{"method":"POST","url":"%s?q=%s","json":{"price":12}},"approval":{"message":"%s?"}}]}}
                    """.formatted(name, site.url("/in"), "x".repeat(200), name));
        }
        page.locator(".inbox-list a").nth(1).waitFor();
        page.getByText("Publish the price?").first().click();
        page.getByText("Unanswered, it fails on").waitFor();
        inspect(page, "approvals");
        press(page, "Reject");
        page.getByText("is rejected").waitFor();
        inspect(page, "approvals-answered");
        assertThat(page.locator("img").count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, HALF, NARROW})
    void templates(int width) {
        Page page = stay.user(width);
        page.navigate("/templates");
        page.locator(".tpl .mini").nth(35).waitFor();
        inspect(page, "templates");
        page.getByLabel("Find a template").fill("no such thing");
        page.getByText("No template is like that").waitFor();
        inspect(page, "templates-no-such");
        page.navigate("/templates/newsletter-draft");
        page.locator(".card").first().waitFor();
        inspect(page, "template");
        page.navigate("/templates/no-such-thing");
        page.getByText("There is no such template").waitFor();
        inspect(page, "template-gone");
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, HALF, NARROW})
    void settings(int width) {
        Page page = stay.user(width);
        page.navigate("/settings");
        page.getByText("What you keep").waitFor();
        inspect(page, "settings");
        press(page, "Delete this account");
        inspect(page, "settings-delete");
        page.navigate("/settings/tokens");
        page.getByText("No API token yet").waitFor();
        inspect(page, "settings-tokens-none");
        press(page, "New token");
        page.getByLabel("Name").fill("Averyverylongnamewithoutaspace".repeat(3));
        inspect(page, "settings-token-new");
        press(page, "Create token");
        page.locator(".secret").waitFor();
        inspect(page, "settings-token-once");
        page.navigate("/settings/webhooks");
        page.getByText("Nobody is told yet").waitFor();
        inspect(page, "settings-webhooks-none");
        press(page, "New webhook");
        page.getByLabel("URL").fill(site.url("/in?q=" + "x".repeat(200)));
        inspect(page, "settings-webhook-new");
        press(page, "Add webhook");
        page.locator(".secret").waitFor();
        Stay.post(page, "/api/execute", """
                {"plan":{"id":"wf_look","name":"Look","steps":[{"id":"items","tool":"http","op":"get","params":{"url":"%s"}}]}}
                """.formatted(site.url("/items")));
        page.reload();
        page.getByText("Deliveries").first().click();
        page.getByText("Answered 201").last().waitFor();
        inspect(page, "settings-webhooks");
    }
}
