package app.dispatch.server.console;

import static app.dispatch.server.console.Stay.press;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tools are connected, tried, replaced and disconnected, and keys of language models kept. */
@Tag("browser")
class IntegrationsPageTest {
    private static final String USES_SLACK = """
            {"plan":{"id":"wf_tell","name":"Tell the team","steps":[{"id":"tell","tool":"slack","op":"post_message",
             "params":{"channel":"#dev","text":"Good morning"}}]}}
            """;

    private static final VendorSite VENDORS = new VendorSite();

    @RegisterExtension
    private static final Stay stay = new Stay(VENDORS.environment());

    @AfterAll
    static void stop() {
        VENDORS.close();
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator connection(Page page) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Connection"));
    }

    private static void connectSlack(Page page, String token) {
        page.navigate("/integrations/slack");
        page.getByLabel("Bot token").fill(token);
        press(page, "Connect");
    }

    /** Everything that the page holds, what is typed into fields among it. */
    private static String held(Page page) {
        return page.content()
                + page.evaluate("[...document.querySelectorAll('input, textarea')].map(one => one.value).join()");
    }

    @Test
    void a_tool_is_connected_by_its_token_which_is_never_shown_again() {
        Page page = stay.user();
        page.navigate("/integrations");
        link(page, "Slack").click();
        page.getByLabel("Bot token").fill(VendorSite.SLACK_TOKEN);
        press(page, "Connect");
        assertThat(connection(page)).containsText("Works");
        assertThat(connection(page)).containsText("@acme-bot in Acme");
        assertThat(connection(page)).containsText("xoxb-…cdef");
        assertThat(held(page)).doesNotContain(VendorSite.SLACK_TOKEN);
        link(page, "Integrations").last().click();
        assertThat(page.getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName("Connected").setExact(true)))
                .containsText("@acme-bot in Acme");
        page.reload();
        assertThat(page.getByText("1 of 12 tools is connected.")).isVisible();
    }

    @Test
    void a_token_that_is_refused_is_not_kept_and_is_gone_from_the_page() {
        Page page = stay.user();
        connectSlack(page, "xoxb-wrong-token");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("invalid_auth");
        assertThat(page.getByText("Nothing was kept.")).isVisible();
        assertThat(connection(page)).containsText("Not connected");
        assertThat(held(page)).doesNotContain("xoxb-wrong-token");
    }

    @Test
    void a_token_may_be_kept_without_being_tried_and_is_replaced_when_it_does_not_work() {
        Page page = stay.user();
        page.navigate("/integrations/slack");
        page.getByLabel("Bot token").fill("xoxb-wrong-token");
        page.getByLabel("Try it first, and keep it only if it works").uncheck();
        press(page, "Connect");
        assertThat(connection(page)).containsText("Not tried yet");
        press(page, "Test");
        assertThat(connection(page)).containsText("Refused");
        assertThat(connection(page)).containsText("invalid_auth");
        press(page, "Replace");
        page.getByLabel("Bot token").fill(VendorSite.SLACK_TOKEN);
        press(page, "Replace");
        assertThat(connection(page)).containsText("Works");
    }

    @Test
    void what_uses_a_tool_is_said_before_it_is_disconnected() {
        Page page = stay.user();
        Stay.post(page, "/api/workflows", USES_SLACK);
        connectSlack(page, VendorSite.SLACK_TOKEN);
        assertThat(connection(page)).containsText("Tell the team");
        press(page, "Disconnect");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Their steps fail from then on");
        assertThat(dialog).containsText("Tell the team");
        assertThat(dialog.getByText("Keep")).isFocused();
        press(page, "Disconnect Slack");
        assertThat(connection(page)).containsText("Not connected");
        link(page, "Integrations").last().click();
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("Slack")))
                .containsText("1 workflow waits for it");
    }

    @Test
    void a_tool_is_connected_on_its_vendors_own_page() {
        Page page = stay.user();
        page.navigate("/integrations/github");
        press(page, "Connect on GitHub’s page");
        link(page, "Allow").click();
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("GitHub is connected");
        link(page, "Integrations").click();
        link(page, "GitHub").click();
        assertThat(connection(page)).containsText("ada");
    }

    @Test
    void a_tool_that_may_be_connected_in_several_ways_asks_for_the_fields_of_one() {
        Page page = stay.user();
        page.navigate("/integrations/gmail");
        page.getByLabel("Access token", new Page.GetByLabelOptions().setExact(true))
                .first()
                .check();
        assertThat(page.locator("input[type=password]")).hasCount(1);
        page.locator("input[type=password]").fill("typed-by-mistake");
        page.getByLabel("Client ID, Client secret and Refresh token").check();
        assertThat(page.locator("input[type=password]")).hasCount(2);
        assertThat(page.getByLabel("Client ID", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("");
        assertThat(held(page)).doesNotContain("typed-by-mistake");
    }

    @Test
    void what_a_tool_can_do_is_marked_by_what_it_does_to_the_world() {
        Page page = stay.user();
        page.navigate("/integrations/x");
        Locator operations = page.locator(".ops li");
        assertThat(operations.filter(new Locator.FilterOptions().setHasText("Search posts")))
                .containsText("reads");
        assertThat(operations.filter(new Locator.FilterOptions().setHasText("Publish a post")))
                .containsText("writes");
        assertThat(operations.filter(new Locator.FilterOptions().setHasText("Delete a post")))
                .containsText("removes");
    }

    @Test
    void a_key_of_a_language_model_is_kept_tried_and_removed() {
        Page page = stay.user();
        page.navigate("/integrations");
        press(page, "Add key OpenAI");
        page.getByLabel("API key").fill(VendorSite.MODEL_KEY);
        press(page, "Save");
        Locator models = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Language models"));
        assertThat(models).containsText("sk-…cdef");
        assertThat(models).containsText("OpenAI takes the key");
        assertThat(models).containsText("default");
        assertThat(held(page)).doesNotContain(VendorSite.MODEL_KEY);
        press(page, "Remove OpenAI");
        assertThat(models).not().containsText("sk-…cdef");
    }

    @Test
    void a_page_that_was_never_loaded_is_there_when_the_server_is_back() throws Exception {
        Page page = stay.user();
        page.navigate("/history");
        page.getByText("Nothing has run yet").waitFor();
        page.context().setOffline(true);
        link(page, "Integrations").click();
        assertThat(page.getByText("This page could not be loaded.")).isVisible();
        assertThat(page.getByText("The server cannot be reached")).isVisible();
        page.context().setOffline(false);
        assertThat(page.getByText("12 tools can be connected.")).isVisible();
    }

    @Test
    void what_was_typed_outlives_a_network_that_is_cut() {
        Page page = stay.user();
        page.navigate("/integrations/slack");
        page.getByLabel("Bot token").fill(VendorSite.SLACK_TOKEN);
        page.context().setOffline(true);
        press(page, "Connect");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The server cannot be reached");
        page.context().setOffline(false);
        assertThat(page.getByText("it goes on by itself")).isHidden();
        press(page, "Connect");
        assertThat(connection(page)).containsText("Works");
    }

    @Test
    void it_is_worked_by_keyboard_alone() {
        Page page = stay.user();
        page.navigate("/history");
        page.getByText("Nothing has run yet").waitFor();
        page.keyboard().press("g");
        page.keyboard().press("i");
        page.getByText("Language models").first().waitFor();
        page.keyboard().press("/");
        page.keyboard().type("slack");
        assertThat(page.locator(".row-link")).hasCount(1);
        page.keyboard().press("Tab");
        assertThat(link(page, "Slack")).isFocused();
        page.keyboard().press("Enter");
        page.getByLabel("Bot token").waitFor();
        page.getByLabel("Bot token").focus();
        page.keyboard().insertText(VendorSite.SLACK_TOKEN);
        page.keyboard().press("Enter");
        assertThat(connection(page)).containsText("Works");
    }
}
