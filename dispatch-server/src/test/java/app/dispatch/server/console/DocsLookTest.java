package app.dispatch.server.console;

import static app.dispatch.server.console.Browser.NARROW;
import static app.dispatch.server.console.Browser.WIDE;
import static app.dispatch.server.console.Browser.inspect;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The docs as they are looked at by anyone and by a user, in light and dark, wide and narrow; pictures are kept as those of the console are. */
@Tag("browser")
@Order(1) // it takes long, so it begins first
class DocsLookTest {
    @RegisterExtension
    private static final Stay stay = new Stay();

    private static void look(Page page, String path, String heading, String name) {
        page.navigate(path);
        page.locator("h1", new Page.LocatorOptions().setHasText(heading)).waitFor();
        page.locator(".toc a[aria-current]")
                .first()
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        inspect(page, name);
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void every_kind_of_page_for_anyone(int width) {
        Page page = stay.browser.visitor(stay.url(), width);
        look(page, "/docs", "Docs", "docs");
        look(page, "/docs/api", "API reference", "docs-api");
        look(page, "/docs/errors", "Errors", "docs-errors");
        look(page, "/docs/plan", "The plan language", "docs-plan");
        look(page, "/docs/tools", "Tools", "docs-tools");
        look(page, "/docs/tools/github", "GitHub", "docs-tool");
        look(page, "/docs/guide/plans", "Plans", "docs-guide");
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void what_a_user_does_there(int width) {
        Page page = stay.user(width);
        look(page, "/docs/api/parse", "Turn a brief into a plan", "docs-user");
        Stay.press(page, "Send");
        page.locator(".try .st", new Page.LocatorOptions().setHasText("200")).waitFor();
        inspect(page, "docs-answer");
        look(page, "/docs/api/saveWorkflow", "Save a plan", "docs-save");
        page.locator(".try .panel-foot .primary").first().click();
        page.locator("#send[open]").waitFor();
        inspect(page, "docs-question");
        page.keyboard().press("Escape");
        page.locator("h1").click();
        page.keyboard().press("/");
        page.locator("#docs-search[open]").waitFor();
        page.keyboard().type("idempotency key");
        page.locator(".hit").first().waitFor();
        inspect(page, "docs-search");
        page.navigate("/docs/api/nothing");
        page.getByText("There is no such page in the docs").waitFor();
        inspect(page, "docs-gone");
    }
}
