package app.dispatch.server.console;

import static app.dispatch.server.console.Stay.press;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.server.vendor.Vendors;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run is held against another, and taken back. */
@Tag("browser")
class RunPageTest {
    private static final Vendors VENDORS = new Vendors(Instant.parse("2026-11-26T09:00:00Z"), Map.of());

    @RegisterExtension
    private static final Stay stay = new Stay(VENDORS.environment());

    private static Site site;

    @BeforeAll
    static void start() throws IOException {
        site = new Site();
    }

    @AfterAll
    static void stop() {
        site.close();
        VENDORS.close();
    }

    private static Locator outcome(Page page) {
        return page.locator(".verdict [role=status]");
    }

    private static Locator row(Page page, String step) {
        return page.locator("tr[data-step=" + step + "]");
    }

    private static String id(String answer) {
        return answer.replaceAll("(?s).*\"id\":\"(run_[^\"]+)\".*", "$1");
    }

    /** Saves a workflow that reads what its trigger names, then what that brief adds. */
    private static void save(Page page, String more) {
        Stay.post(page, "/api/workflows", """
                {"plan":{"id":"wf_look","name":"Look","steps":[{"id":"look","tool":"http","op":"get","params":{"url":"{{ trigger.url }}"}}%s]}}
                """.formatted(more));
    }

    private static String run(Page page, String path) {
        String answer = page.request()
                .post(
                        "/api/workflows/wf_look/run",
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/json")
                                .setData("{\"trigger\":{\"url\":\"" + site.url(path) + "\"}}"))
                .text();
        return id(answer);
    }

    @Test
    void two_runs_are_held_against_each_other_step_by_step() {
        Page page = stay.user();
        save(page, "");
        String first = run(page, "/items");
        save(page, """
                ,{"id":"tell","tool":"http","op":"request","params":{"method":"POST","url":"%s"}}""".formatted(site.url("/in")));
        String second = run(page, "/items?n=2");
        String third = run(page, "/broken");

        page.navigate("/runs/" + third);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Compare with…"))
                .click();
        assertThat(page).hasURL(stay.url() + "/runs/" + third + "?with=" + second); // the last that was ok
        assertThat(row(page, "look")).containsText("input.url");
        assertThat(row(page, "look").locator("del").first()).containsText("/items?n=2");
        assertThat(row(page, "look").locator("ins").first()).containsText("/broken");
        assertThat(row(page, "look")).containsText("tool_error");
        assertThat(row(page, "tell")).containsText("carried out only then");
        assertThat(page.getByText("Both plans do the same.")).isVisible();

        page.getByLabel("Compare with").last().selectOption(first);
        assertThat(page).hasURL(stay.url() + "/runs/" + third + "?with=" + first);
        assertThat(row(page, "tell").locator("td").nth(1)).hasText("not run");
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("The plan")))
                .containsText("tell HTTP, send an HTTP request");
        Browser.inspect(page, "run-difference");
        page.setViewportSize(Browser.NARROW, 860);
        Browser.inspect(page, "run-difference");

        page.navigate("/runs/" + second + "?with=" + first);
        assertThat(row(page, "tell")).containsText("carried out only now");
        assertThat(row(page, "look")).containsText("/items?n=2");
        page.getByLabel("Id of a run").fill("run_nosuch");
        press(page, "Compare");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("There is no run run_nosuch among yours");
    }

    @Test
    void a_live_run_is_taken_back_and_each_step_says_what_became_of_it() {
        Page page = stay.user();
        page.request()
                .put(
                        "/api/integrations/slack",
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/json")
                                .setData("{\"fields\":" + VENDORS.connections().get("slack") + "}"));
        String run = id(Stay.post(page, "/api/execute", """
                {"plan":{"id":"wf_tell","name":"Tell","steps":[
                 {"id":"tell","tool":"slack","op":"post_message","params":{"channel":"#general","text":"Good morning"}},
                 {"id":"post","tool":"http","op":"request","params":{"method":"POST","url":"%s"}}]}}
                """.formatted(site.url("/in"))));
        page.navigate("/runs/" + run);
        assertThat(outcome(page)).hasText("Run ok");
        press(page, "Undo");
        Locator dialog = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Undo this run?"));
        assertThat(dialog.getByRole(AriaRole.LISTITEM)).hasCount(2);
        press(page, "Undo 1 step");

        assertThat(page).hasURL(Pattern.compile("/runs/run_(?!" + run.substring(4) + ")\\w+$"));
        assertThat(outcome(page)).hasText("Run ok");
        Locator told = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("What was taken back"));
        assertThat(told.getByRole(AriaRole.LISTITEM)).hasText(new String[] {
            "post \"Send an HTTP request\" cannot be taken backstays", "tell The message is deletedundone"
        });
        assertThat(VENDORS.slack.deleted()).hasSize(1);
        Browser.inspect(page, "run-undone");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("undo"))
                .click();
        assertThat(page).hasURL(stay.url() + "/runs/" + run);
    }
}
