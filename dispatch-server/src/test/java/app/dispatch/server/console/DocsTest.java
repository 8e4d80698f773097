package app.dispatch.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person does in the docs. */
@Tag("browser")
class DocsTest {
    @RegisterExtension
    private static final Stay stay = new Stay();

    private static Page anyone() {
        return stay.browser.visitor(stay.url(), Browser.WIDE);
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator answer(Page page) {
        return page.locator(".try .st[role=status]");
    }

    @Test
    void nothing_of_the_docs_is_fetched_before_somebody_goes_there() {
        Page page = anyone();
        List<String> asked = new CopyOnWriteArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        page.navigate("/");
        page.getByLabel("Email").waitFor();
        assertThat(asked).isNotEmpty().noneMatch(url -> url.contains("/docs"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Docs"))
                .click();
        assertThat(heading(page, "From nothing to a run")).isVisible();
        assertThat(asked).anyMatch(url -> url.contains("/packs/docs.js"));
    }

    @Test
    void what_is_looked_for_is_found_and_gone_to_by_the_keyboard_alone() {
        Page page = anyone();
        page.navigate("/docs");
        heading(page, "Guides").waitFor();
        page.keyboard().press("/");
        assertThat(page.getByRole(AriaRole.COMBOBOX)).isFocused();
        page.keyboard().type("retry after crash");
        assertThat(page.locator(".hit").first()).isVisible();
        page.keyboard().press("Control+a");
        page.keyboard().type("tool_timeout");
        assertThat(page.locator(".hit[aria-selected=true]")).containsText("tool_timeout");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/docs/errors#tool_timeout$"));
        assertThat(page.locator("#tool_timeout h3")).isInViewport();
        page.keyboard().press("/");
        page.keyboard().type("comment on an issue");
        assertThat(page.locator(".hit").first()).containsText("GitHub");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/docs/tools/github#comment$"));
        assertThat(page.locator("#comment h2")).isInViewport();
    }

    @Test
    void a_link_from_page_to_page_leads_to_the_place_that_it_names_and_back() {
        Page page = anyone();
        page.navigate("/docs/guide/cron");
        Locator link = page.locator("article a[href*='#']:not([href^='#'])").first();
        String to = link.getAttribute("href");
        link.click();
        assertThat(page).hasURL(stay.url() + to);
        assertThat(page.locator("[id='" + to.replaceFirst(".*#", "") + "']")).isInViewport();
        page.goBack();
        assertThat(heading(page, "Schedules")).isVisible();
        page.navigate("/docs/errors#run_timeout");
        assertThat(page.locator("#run_timeout h3")).isInViewport();
    }

    @Test
    void a_request_that_only_looks_is_sent_at_once_by_the_keyboard() {
        Page page = stay.user();
        page.navigate("/docs/api/parse");
        heading(page, "Turn a brief into a plan").waitFor();
        page.getByText("Change what is sent").click();
        page.getByLabel("Body").fill("{\"input\":\"Get https://example.org\"}");
        page.keyboard().press("Control+Enter");
        assertThat(answer(page)).hasText("200");
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("The answer as JSON")))
                .containsText("https://example.org");
        page.getByLabel("Body").fill("{\"inptu\":1}");
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("The request as curl")))
                .containsText("inptu");
        page.keyboard().press("Control+Enter");
        assertThat(answer(page)).hasText("400");
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("The answer as JSON")))
                .containsText("/docs/errors#bad_request");
    }

    @Test
    void what_may_change_something_asks_first() {
        Page page = stay.user();
        page.navigate("/docs/api/blankWorkflow");
        heading(page, "Make an empty workflow").waitFor();
        Stay.press(page, "Send");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText(stay.lastEmail());
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(page.request().get("/api/workflows").text()).contains("\"workflows\":[]");
        Stay.press(page, "Send");
        Stay.press(page, "Send it");
        assertThat(answer(page)).hasText("200");
        assertThat(page.request().get("/api/workflows").text()).contains("\"id\":\"wf_");
    }

    @Test
    void a_stream_is_shown_as_it_comes() throws IOException {
        try (Site held = new Site()) {
            Page page = stay.user();
            page.navigate("/docs/api/execute");
            heading(page, "Run a plan and stream its events").waitFor();
            page.getByText("Change what is sent").click();
            page.getByLabel("Body")
                    .fill(
                            "{\"plan\":{\"steps\":[{\"id\":\"look\",\"tool\":\"http\",\"op\":\"get\",\"params\":{\"url\":\""
                                    + held.url("/held") + "\"}}]}}");
            Stay.press(page, "Send");
            Stay.press(page, "Send it");
            Locator text = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("The answer as text"));
            assertThat(text).containsText("event: step_start");
            assertThat(text).not().containsText("run_complete");
            held.release();
            assertThat(text).containsText("event: run_complete");
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop")))
                    .isHidden();
        }
    }

    @Test
    void who_signs_up_from_a_page_of_the_docs_comes_back_to_it() {
        Page page = anyone();
        page.navigate("/docs/api/listTokens");
        page.locator(".try a", new Page.LocatorOptions().setHasText("Sign in")).click();
        page.getByText("Create one").click();
        page.getByLabel("Email").fill("reader@example.com");
        page.getByLabel("Password").fill("hunter2");
        Stay.press(page, "Sign up");
        assertThat(page.locator(".try")).containsText("as reader@example.com");
        assertThat(page).hasURL(stay.url() + "/docs/api/listTokens");
    }

    @Test
    void the_page_of_a_tool_leads_to_where_it_is_connected() {
        Page page = stay.user();
        page.navigate("/docs/tools/slack");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Connect Slack"))
                .click();
        assertThat(page).hasURL(stay.url() + "/integrations/slack");
        assertThat(page.getByLabel("Bot token")).isVisible();
    }

    @Test
    void an_error_of_the_console_leads_to_what_is_said_of_it() {
        Page page = stay.user();
        page.route(
                "**/api/history*",
                route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("application/json")
                        .setBody("{\"error\":\"The server is shutting down\",\"code\":\"unavailable\"}")));
        page.navigate("/history");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("unavailable"))
                .click();
        assertThat(page.locator("#unavailable h3")).isInViewport();
    }

    @Test
    void at_twice_the_size_and_on_a_phone_the_list_of_pages_is_folded_and_nothing_is_lost() {
        for (int width : new int[] {640, 320}) {
            Page page = stay.browser.visitor(stay.url(), width);
            page.navigate("/docs/api/saveWorkflow");
            heading(page, "Save a plan").waitFor();
            Browser.inspect(page, "docs-zoomed");
            Stay.press(page, "All pages");
            Browser.inspect(page, "docs-all-pages");
            page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Docs"))
                    .getByText("Errors")
                    .click();
            assertThat(heading(page, "Requests that are refused")).isVisible();
            assertThat(page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Docs")))
                    .isHidden();
        }
    }
}
