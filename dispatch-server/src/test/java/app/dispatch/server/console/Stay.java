package app.dispatch.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server, and a browser to look at it with, for the tests of one class. Pages are closed after each test; at the end the browser must
 * have had nothing to complain of.
 */
final class Stay implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private final @Nullable Map<String, String> environment;
    private Shared shared;
    private Shared.Served served;
    private String email = "";

    Browser browser;

    /** At the server that test classes share. */
    Stay() {
        this.environment = null;
    }

    /** At a server of its own with these environment variables. */
    Stay(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public void beforeAll(ExtensionContext tests) throws IOException {
        shared = Shared.of(tests);
        browser = shared.browser();
        served = environment == null ? shared.served() : new Shared.Served(environment);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        browser.leave();
    }

    @Override
    public void afterAll(ExtensionContext tests) throws IOException {
        List<String> faults = browser.takeFaults();
        shared.giveBack(browser);
        if (environment != null) {
            served.close();
        }
        assertThat(faults).as("what the browser complained of").isEmpty();
    }

    String url() {
        return served.url();
    }

    /** The server, if it is one of its own. */
    Shared.Served server() {
        if (environment == null) {
            throw new IllegalStateException("others use that server, too");
        }
        return served;
    }

    /** A page of a new user with a wide screen, who is signed in by the API. */
    Page user() {
        return user(Browser.WIDE);
    }

    /** The same with a screen of that width. */
    Page user(int width) {
        return signedUp(browser.visitor(url(), width));
    }

    /** The same with a phone. */
    Page userOfAPhone() {
        return signedUp(browser.phone(url()));
    }

    private Page signedUp(Page page) {
        email = shared.newEmail();
        post(page, "/api/auth/signup", "{\"email\":\"" + email + "\",\"password\":\"hunter2\",\"name\":\"You\"}");
        return page;
    }

    /** By what the user signs in who came last. */
    String lastEmail() {
        return email;
    }

    /** What the API answers to the user of that page. */
    static String post(Page page, String path, String body) {
        return page.request()
                .post(
                        path,
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/json")
                                .setHeader("Prefer", "respond-async")
                                .setData(body))
                .text();
    }

    /** Writes a brief on the page for it, and has it planned. */
    static void plan(Page page, String brief) {
        page.navigate("/compose");
        page.getByLabel("What should Dispatch do?").fill(brief);
        press(page, "Plan it");
        page.locator(".card").first().waitFor();
    }

    static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
