package app.dispatch.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.server.Program;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server, and a browser to look at it with, for the tests of one class. Pages are closed after each test; at the end the browser must
 * have had nothing to complain of.
 */
final class Stay implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private final Map<String, String> environment;
    private final AtomicInteger users = new AtomicInteger();
    private Path folder;
    private Program program;
    private String url;

    Browser browser;

    Stay() {
        this(Map.of());
    }

    /** The same with these environment variables. */
    Stay(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public void beforeAll(ExtensionContext tests) throws IOException {
        folder = Files.createTempDirectory("stay");
        browser = new Browser();
        program = Program.start(data(), environment, "serve", "--port", "0");
        url = program.url();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        browser.leave();
    }

    @Override
    public void afterAll(ExtensionContext tests) throws IOException {
        browser.close();
        program.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
        assertThat(browser.faults()).as("what the browser complained of").isEmpty();
    }

    private Path data() {
        return folder.resolve("data");
    }

    String url() {
        return url;
    }

    /** Ends the server as a crash does. */
    void kill() throws InterruptedException {
        program.kill();
        program.code();
    }

    /** Starts it anew at the same address, with these environment variables. */
    void startAgain(Map<String, String> environment) throws IOException {
        program = Program.start(data(), environment, "serve", "--port", url.substring(url.lastIndexOf(':') + 1));
        url = program.url();
    }

    /** A page of a new user with a wide screen, who is signed in by the API. */
    Page user() {
        return user(Browser.WIDE);
    }

    /** The same with a screen of that width. */
    Page user(int width) {
        return signedUp(browser.visitor(url, width));
    }

    /** The same with a phone. */
    Page userOfAPhone() {
        return signedUp(browser.phone(url));
    }

    private Page signedUp(Page page) {
        users.incrementAndGet();
        post(page, "/api/auth/signup", "{\"email\":\"" + lastEmail() + "\",\"password\":\"hunter2\",\"name\":\"You\"}");
        return page;
    }

    /** By what the user signs in who came last. */
    String lastEmail() {
        return "user" + users.get() + "@example.com";
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
