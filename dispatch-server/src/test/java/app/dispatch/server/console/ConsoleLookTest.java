package app.dispatch.server.console;

import static app.dispatch.server.console.Browser.NARROW;
import static app.dispatch.server.console.Browser.WIDE;
import static app.dispatch.server.console.Browser.inspect;
import static app.dispatch.server.console.Stay.plan;
import static app.dispatch.server.console.Stay.press;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page in its states, in light and dark, wide and narrow: axe finds nothing, nothing scrolls sideways; with
 * {@code -Ppictures}, pictures are kept in {@code target/console} to be looked at.
 */
@Tag("browser")
@Order(1) // it takes long, so it begins first
class ConsoleLookTest {
    @RegisterExtension
    private static final Stay stay = new Stay();

    private static Site site;

    @BeforeAll
    static void start() throws IOException {
        site = new Site();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void the_way_in(int width) {
        Page page = stay.browser.visitor(stay.url(), width);
        page.navigate("/");
        page.getByLabel("Email").waitFor();
        inspect(page, "welcome");
        page.navigate("/signup");
        page.getByLabel("Name").waitFor();
        inspect(page, "sign-up");
        page.navigate("/no/such/page");
        page.getByText("There is nothing at this address").waitFor();
        inspect(page, "nothing-here");
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void the_pages_of_somebody_who_has_nothing_yet(int width) {
        Page page = stay.user(width);
        page.navigate("/compose");
        page.getByText("For example")
                .or(page.getByLabel("What should Dispatch do?"))
                .first()
                .waitFor();
        inspect(page, "compose-empty");
        page.navigate("/workflows");
        page.getByText("No workflow yet").waitFor();
        inspect(page, "workflows-empty");
        page.navigate("/history");
        page.getByText("Nothing has run yet").waitFor();
        inspect(page, "history-empty");
        page.navigate("/runs/run_nothing");
        page.getByText("There is no such run").waitFor();
        inspect(page, "run-gone");
        page.navigate("/workflows/wf_nothing");
        page.getByText("There is no such workflow").waitFor();
        inspect(page, "workflow-gone");
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void composing(int width) {
        Page page = stay.user(width);
        page.navigate("/compose");
        page.getByLabel("What should Dispatch do?").fill("frobnicate the quux of my zork");
        press(page, "Plan it");
        page.locator("mark").waitFor();
        inspect(page, "compose-refused");
        plan(
                page,
                "Every weekday at 9, list open pull requests of acme/api, summarize them and tell #dev on Slack; if there are more"
                        + " than 10 pull requests, also mail ana@example.com");
        page.getByText("Slack is not connected").first().waitFor();
        inspect(page, "compose-planned");
        page.locator("[data-step=post_message] .card-need button").click();
        page.getByLabel("Bot token").waitFor();
        inspect(page, "compose-connect");
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void running(int width) throws IOException {
        try (Site held = new Site()) {
            Page page = stay.user(width);
            plan(page, "Get " + held.url("/held") + " and then post its answer to " + held.url("/in"));
            press(page, "Run");
            page.locator("li[data-status=running]").waitFor();
            inspect(page, "compose-running");
            String run = page.url().replaceAll(".*run=", "");
            held.release();
            assertThat(page.locator(".verdict [role=status]")).hasText("Run ok");
            inspect(page, "compose-ok");
            page.navigate("/runs/" + run);
            page.locator(".lane").first().waitFor();
            inspect(page, "run-ok");
            press(page, "Plan");
            inspect(page, "run-plan");
            press(page, "JSON");
            inspect(page, "run-json");
            press(page, "Undo");
            page.getByText("cannot be taken back").waitFor();
            inspect(page, "run-undo");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void failing_and_asking(int width) {
        Page page = stay.user(width);
        plan(page, "Get " + site.url("/items") + " and then get " + site.url("/broken"));
        press(page, "Run");
        assertThat(page.locator(".verdict [role=status]")).containsText("Run failed");
        inspect(page, "compose-failed");
        page.navigate("/runs/" + page.url().replaceAll(".*run=", ""));
        page.getByText("Why it failed").waitFor();
        inspect(page, "run-failed");
        String asked = Stay.post(page, "/api/execute", """
                {"plan":{"id":"wf_ask","name":"Ask","steps":[{"id":"items","tool":"http","op":"get","params":{"url":"%s"}},
                 {"id":"tell","tool":"http","op":"request","params":{"method":"POST","url":"%s",
                 "json":{"price":12,"all":"{{ steps.items.output.json.items }}"}},"approval":{"message":"Publish this price?"}}]}}
                """.formatted(site.url("/items"), site.url("/in")));
        page.navigate("/runs/" + asked.replaceAll("(?s).*\"id\":\"(run_[^\"]+)\".*", "$1"));
        page.locator(".panel.hold").waitFor();
        inspect(page, "run-asks");
        page.navigate("/history");
        page.locator("tbody tr:not(.day)").nth(1).waitFor();
        inspect(page, "history");
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void workflows(int width) {
        Page page = stay.user(width);
        String plan = """
                {"plan":{"id":"wf_watch","name":"Watch the items","trigger":"schedule","cron":"0 9 * * 1-5","timezone":"Europe/Berlin","steps":[
                 {"id":"items","tool":"http","op":"get","params":{"url":"%s"}},
                 {"id":"tell","tool":"slack","op":"post_message","params":{"channel":"#dev","text":"{{ steps.items.output.body }}"},"when":"true"}]},
                 "schedule":"scheduled"}""".formatted(site.url("/items"));
        Stay.post(page, "/api/workflows", plan);
        Stay.post(
                page,
                "/api/workflows",
                plan.replace("wf_watch", "wf_hook")
                        .replace("Watch the items", "Take what comes")
                        .replace(
                                "\"trigger\":\"schedule\",\"cron\":\"0 9 * * 1-5\",\"timezone\":\"Europe/Berlin\",",
                                "\"trigger\":\"webhook\",")
                        .replace("\"schedule\":\"scheduled\"", "\"schedule\":\"webhook\""));
        for (int i = 0; i < 2; i++) {
            Stay.post(page, "/api/workflows/wf_watch/run", "{}");
        }
        page.navigate("/history?status=failed");
        assertThat(page.locator("tbody tr:not(.day)")).hasCount(2);
        page.navigate("/workflows");
        page.getByText("failed 2 times in a row").waitFor();
        inspect(page, "workflows");
        page.navigate("/workflows/wf_watch");
        page.locator(".card").first().waitFor();
        inspect(page, "workflow");
        press(page, "When called");
        page.getByLabel("Webhook URL", new Page.GetByLabelOptions().setExact(true))
                .waitFor();
        inspect(page, "workflow-webhook");
        press(page, "Delete this workflow");
        page.locator("#delete[open]").waitFor();
        inspect(page, "workflow-delete");
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void names_that_are_long_or_look_like_html(int width) {
        Page page = stay.user(width);
        String name = "<img src=x onerror=alert(1)> " + "Averyverylongnamewithoutaspace".repeat(4);
        Stay.post(page, "/api/workflows", """
                {"plan":{"id":"wf_long","name":"%s","trigger":"schedule","cron":"*/7 3-5 1,15 * *","timezone":"America/Argentina/Buenos_Aires","steps":[
                 {"id":"%s","tool":"http","op":"get","params":{"url":"%s?q=%s"}}]},"schedule":"scheduled"}
                """.formatted(
                        name, "a_long_id".repeat(7), site.url("/items"), "x".repeat(300)));
        String run =
                Stay.post(page, "/api/workflows/wf_long/run", "{}").replaceAll("(?s).*\"id\":\"(run_[^\"]+)\".*", "$1");
        page.navigate("/workflows/wf_long");
        page.locator(".card").waitFor();
        inspect(page, "long-workflow");
        page.navigate("/runs/" + run);
        assertThat(page.locator(".verdict [role=status]")).hasText("Run ok");
        inspect(page, "long-run");
        for (String list : new String[] {"workflows", "history"}) {
            page.navigate("/" + list);
            assertThat(page.locator(".row-link")).hasText(name);
            inspect(page, "long-" + list);
        }
        assertThat(page.locator("img")).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void what_lies_over_a_page(int width) {
        Page page = stay.user(width);
        page.navigate("/history");
        page.getByText("Nothing has run yet").waitFor();
        page.keyboard().press("Control+k");
        page.locator("#palette[open]").waitFor();
        inspect(page, "palette");
        page.keyboard().press("Escape");
        page.locator("#palette:not([open])")
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        page.keyboard().press("?");
        page.locator("#keys[open]").waitFor();
        inspect(page, "keyboard");
        page.keyboard().press("Escape");
        page.context().setOffline(true);
        page.getByText("The server cannot be reached").waitFor();
        inspect(page, "offline");
        page.context().setOffline(false);
    }

    @Test
    void nothing_moves_for_who_wants_no_motion() throws IOException {
        try (Site held = new Site()) {
            Page page = stay.user();
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            plan(page, "Get " + held.url("/held"));
            press(page, "Run");
            page.locator("li[data-status=running] .spin").first().waitFor();
            assertThat(page.evaluate("document.getAnimations().length")).isEqualTo(0);
        }
    }

    @Test
    void the_first_visit_is_there_at_once() {
        Page page = stay.browser.visitor(stay.url(), WIDE);
        page.navigate("/");
        assertThat(page.getByLabel("Email")).isVisible();
        double milliseconds = ((Number) page.evaluate("performance.now()")).doubleValue();
        System.getLogger("console").log(System.Logger.Level.INFO, "usable after {0} ms", milliseconds);
        assertThat(milliseconds)
                .as("a bound that holds on a machine that does other things too")
                .isLessThan(10_000);
        assertThat(page).hasTitle(Pattern.compile("Dispatch"));
    }
}
