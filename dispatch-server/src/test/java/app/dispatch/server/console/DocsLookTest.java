package app.dispatch.server.console;

import static app.dispatch.server.console.Browser.inspect;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.server.console.Browser.Look;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The docs as they are looked at by anyone and by a user, in light and dark, wide and narrow; pictures are kept as those of the console are. */
@Tag("browser")
class DocsLookTest {
    @TempDir
    private static Path folder;

    private static Stay stay;

    @BeforeAll
    static void start() throws IOException {
        stay = new Stay(folder);
    }

    @AfterAll
    static void stop() {
        stay.close();
        assertThat(stay.browser.faults()).as("what the browser complained of").isEmpty();
    }

    static Stream<Look> looks() {
        return ConsoleLookTest.looks();
    }

    private static void look(Page page, String path, String heading, String name, Look look) {
        page.navigate(path);
        page.locator("h1", new Page.LocatorOptions().setHasText(heading)).waitFor();
        page.locator(".toc a[aria-current]")
                .first()
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        inspect(page, name, look);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void every_kind_of_page_for_anyone(Look look) {
        Page page = stay.browser.visitor(stay.url(), look);
        look(page, "/docs", "Docs", "docs", look);
        look(page, "/docs/api", "API reference", "docs-api", look);
        look(page, "/docs/errors", "Errors", "docs-errors", look);
        look(page, "/docs/plan", "The plan language", "docs-plan", look);
        look(page, "/docs/tools", "Tools", "docs-tools", look);
        look(page, "/docs/tools/github", "GitHub", "docs-tool", look);
        look(page, "/docs/guide/plans", "Plans", "docs-guide", look);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void what_a_user_does_there(Look look) {
        Page page = stay.user(look);
        look(page, "/docs/api/parse", "Turn a brief into a plan", "docs-user", look);
        Stay.press(page, "Send");
        page.locator(".try .st", new Page.LocatorOptions().setHasText("200")).waitFor();
        inspect(page, "docs-answer", look);
        look(page, "/docs/api/saveWorkflow", "Save a plan", "docs-save", look);
        page.locator(".try .panel-foot .primary").first().click();
        page.locator("#send[open]").waitFor();
        inspect(page, "docs-question", look);
        page.keyboard().press("Escape");
        page.locator("h1").click();
        page.keyboard().press("/");
        page.locator("#docs-search[open]").waitFor();
        page.keyboard().type("idempotency key");
        page.locator(".hit").first().waitFor();
        inspect(page, "docs-search", look);
        page.navigate("/docs/api/nothing");
        page.getByText("There is no such page in the docs").waitFor();
        inspect(page, "docs-gone", look);
    }
}
