package app.dispatch.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A chromium for the tests of one class. Used by one thread. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "console");

    /** The machine may be busy with other tests. */
    private static final int PATIENCE_MS = 30_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final List<String> faults = new CopyOnWriteArrayList<>();

    Browser() {
        setDefaultAssertionTimeout(PATIENCE_MS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")));
    }

    /** A page of somebody who has never been here. */
    Page visitor(String url, Look look) {
        BrowserContext context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(url)
                .setViewportSize(look.width(), 860)
                .setColorScheme(look.theme()));
        context.setDefaultTimeout(PATIENCE_MS);
        Page page = context.newPage();
        page.onPageError(fault -> faults.add("error: " + fault));
        page.onConsoleMessage(this::heard);
        page.onRequest(request -> {
            // A person may go elsewhere, as to a vendor's page; the console itself asks nobody else.
            boolean isVisit = request.isNavigationRequest();
            if (!isVisit && !request.url().startsWith(url) && !request.url().startsWith("data:")) {
                faults.add("asked another host: " + request.url());
            }
        });
        return page;
    }

    /** What the browser itself says of refused requests is what the tests bring about; anything else is a fault. */
    private void heard(ConsoleMessage message) {
        boolean isFault = message.type().equals("error") || message.type().equals("warning");
        if (isFault && !message.text().startsWith("Failed to load resource")) {
            faults.add(message.type() + ": " + message.text());
        }
    }

    /** What went wrong in any page so far, such as what its policy kept from being done. */
    List<String> faults() {
        return faults;
    }

    /** Looks at a page as it is now: axe finds nothing, it does not scroll sideways, has one title, and a picture is kept. */
    static void inspect(Page page, String name, Look look) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + "-" + look.width() + "-"
                        + look.theme().name().toLowerCase(java.util.Locale.ROOT) + ".png"))
                .setFullPage(true));
        List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations.stream()
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().getFirst().getHtml()))
                .as(name)
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("%s, sideways", name)
                .isEqualTo(0);
        assertThat(page.locator("h1").count()).as("%s, titles", name).isEqualTo(1);
    }

    /** How a page is looked at. */
    record Look(ColorScheme theme, int width) {
        static final Look USUAL = new Look(ColorScheme.LIGHT, 1280);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
