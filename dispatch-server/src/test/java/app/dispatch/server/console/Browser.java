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
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A chromium. Used by one thread at a time. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target", "console");
    private static final boolean WITH_PICTURES = Boolean.getBoolean("dispatch.pictures");

    static final int WIDE = 1280;
    static final int NARROW = 360;

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

    /** A page of somebody who has never been here, with a screen of that width. */
    Page visitor(String url, int width) {
        return open(url, new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, 860));
    }

    /** The same on a phone, with fingers. */
    Page phone(String url) {
        return open(
                url,
                new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(NARROW, 860)
                        .setIsMobile(true)
                        .setHasTouch(true));
    }

    private Page open(String url, com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setBaseURL(url));
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

    /** Closes all pages: what is out of sight goes on working otherwise. */
    void leave() {
        browser.contexts().forEach(BrowserContext::close);
    }

    /** What the browser itself says of refused requests is what the tests bring about; anything else is a fault. */
    private void heard(ConsoleMessage message) {
        boolean isFault = message.type().equals("error") || message.type().equals("warning");
        if (isFault && !message.text().startsWith("Failed to load resource")) {
            faults.add(message.type() + ": " + message.text());
        }
    }

    /** What went wrong in any page since it was last asked, such as what its policy kept from being done. */
    List<String> takeFaults() {
        List<String> taken = List.copyOf(faults);
        faults.clear();
        return taken;
    }

    /**
     * Looks at a page as it is now, in light and dark: axe finds nothing, it does not scroll sideways, has one title; with
     * {@code -Ppictures}, pictures are kept.
     */
    static void inspect(Page page, String name) {
        // The theme changes colours and nothing else, and the width all but colours; axe takes as long as all else
        // together.
        List<String> colours = List.of("color-contrast");
        if (WITH_PICTURES || page.viewportSize().width == WIDE) {
            inspect(page, name, ColorScheme.DARK);
            inspect(page, name, ColorScheme.LIGHT, new AxeBuilder(page).withRules(colours));
        } else {
            inspect(page, name, ColorScheme.DARK, new AxeBuilder(page).disableRules(colours));
        }
    }

    /** The same in one theme alone. */
    static void inspect(Page page, String name, ColorScheme theme) {
        inspect(page, name, theme, new AxeBuilder(page));
    }

    private static void inspect(Page page, String name, ColorScheme theme, AxeBuilder axe) {
        // Without motion, no colour is on its way from one theme to the other.
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme).setReducedMotion(ReducedMotion.REDUCE));
        String look =
                name + "-" + page.viewportSize().width + "-" + theme.name().toLowerCase(Locale.ROOT);
        if (WITH_PICTURES) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(look + ".png"))
                    .setFullPage(true));
        }
        // In the page itself, which has no frames: the usual way starts a page of its own for each report.
        List<Rule> violations = axe.setLegacyMode(true).analyze().getViolations();
        assertThat(violations.stream()
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().getFirst().getHtml()))
                .as(look)
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("%s, sideways", look)
                .isEqualTo(0);
        assertThat(page.locator("h1").count()).as("%s, titles", look).isEqualTo(1);
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
