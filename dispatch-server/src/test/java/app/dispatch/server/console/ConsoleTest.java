package app.dispatch.server.console;

import static app.dispatch.server.console.Stay.plan;
import static app.dispatch.server.console.Stay.press;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person does with the console, from the first visit on. */
@Tag("browser")
@Order(1) // it takes long, so it begins first
class ConsoleTest {
    @RegisterExtension
    private static final Stay stay = new Stay(Map.of());

    private Site site;

    @BeforeEach
    void open() throws IOException {
        site = new Site();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static Locator role(Page page, AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator step(Page page, String id) {
        return page.locator("li[data-step='" + id + "']");
    }

    private static Locator outcome(Page page) {
        return page.locator(".verdict [role=status]");
    }

    private String getAndPost(String path) {
        return "Get " + site.url(path) + " and then post its answer to " + site.url("/in");
    }

    @Test
    void somebody_new_signs_up_has_a_brief_planned_and_run_keeps_it_and_finds_the_run_again() {
        Page page = stay.browser.visitor(stay.url(), Browser.WIDE);
        page.navigate("/");
        role(page, AriaRole.LINK, "Create one").click();
        page.getByLabel("Email").fill("ada@example.com");
        page.getByLabel("Password").fill("hunter2");
        page.getByLabel("Name").fill("Ada");
        press(page, "Sign up");

        page.getByLabel("What should Dispatch do?").fill(getAndPost("/items"));
        press(page, "Plan it");
        assertThat(role(page, AriaRole.LIST, "Phase 1").locator("> li")).hasCount(1);
        assertThat(role(page, AriaRole.LIST, "Phase 2").locator("> li")).hasCount(1);
        assertThat(step(page, "get_items")).hasAttribute("data-status", "waiting");
        assertThat(page.getByText("What it may touch")).isVisible();

        press(page, "Run");
        assertThat(outcome(page)).hasText("Run ok");
        assertThat(step(page, "get_items")).hasAttribute("data-status", "ok");
        assertThat(step(page, "post_in")).hasAttribute("data-status", "ok");
        assertThat(site.requests()).containsExactly("GET /items", "POST /in");

        page.getByLabel("Workflow name").fill("Items to the inbox");
        press(page, "Save");
        assertThat(role(page, AriaRole.HEADING, "Items to the inbox")).isVisible();
        assertThat(page).hasURL(Pattern.compile("/workflows/wf_\\w+$"));

        role(page, AriaRole.LINK, "History").click();
        Locator run = page.locator(".row-link").first();
        assertThat(page.locator("tbody tr:not(.day)")).hasCount(1);
        run.click();
        assertThat(outcome(page)).hasText("Run ok");
        page.reload();
        assertThat(step(page, "post_in")).hasAttribute("data-status", "ok");
    }

    @Test
    void whoever_goes_from_page_to_page_for_long_leaves_nothing_behind_in_the_frame() {
        Page page = stay.user();
        plan(page, "Get " + site.url("/items"));
        press(page, "Run");
        assertThat(outcome(page)).hasText("Run ok");
        List<Object> nodes = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            for (String place : new String[] {"Workflows", "Approvals", "History"}) {
                role(page, AriaRole.LINK, place).click();
                role(page, AriaRole.HEADING, place).waitFor();
            }
            page.locator(".row-link").click();
            assertThat(outcome(page)).hasText("Run ok");
            nodes.add(
                    page.evaluate(
                            "() => { let n = 0; for (const all = document.createTreeWalker(document); all.nextNode();) if (!all.currentNode.parentElement?.closest('main')) n++; return n }"));
        }
        assertThat(nodes.getLast()).isEqualTo(nodes.get(1));
    }

    @Test
    void a_run_that_fails_says_why_and_a_retry_goes_on_where_it_failed() {
        Page page = stay.user();
        plan(page, "Get " + site.url("/items") + " and then get " + site.url("/broken"));
        press(page, "Run");
        assertThat(outcome(page)).containsText("Run failed: get_broken");
        assertThat(outcome(page)).containsText("404");
        assertThat(step(page, "get_broken")).hasAttribute("data-status", "failed");

        role(page, AriaRole.LINK, "Open run").click();
        assertThat(page.getByText("Why it failed")).isVisible();
        assertThat(page.getByText("get_items is taken over and not called again"))
                .isVisible();
        site.mend();
        press(page, "Retry");
        assertThat(outcome(page)).hasText("Run ok");
        assertThat(step(page, "get_items")).containsText("taken over");
        assertThat(site.requests()).containsExactly("GET /items", "GET /broken", "GET /broken");
    }

    @Test
    void a_dry_run_changes_nothing_and_says_so() {
        Page page = stay.user();
        plan(page, getAndPost("/items"));
        press(page, "Dry run");
        assertThat(outcome(page)).hasText("Dry run ok");
        assertThat(step(page, "post_in")).hasAttribute("data-mode", "dry");
        assertThat(site.requests()).containsExactly("GET /items");
    }

    @Test
    void a_page_that_is_loaded_anew_in_the_middle_of_a_run_goes_on_watching_it() {
        Page page = stay.user();
        plan(page, getAndPost("/held"));
        press(page, "Run");
        assertThat(step(page, "get_held")).hasAttribute("data-status", "running");

        page.reload();
        assertThat(step(page, "get_held")).hasAttribute("data-status", "running");
        assertThat(step(page, "post_in")).hasAttribute("data-status", "waiting");
        site.release();
        assertThat(outcome(page)).hasText("Run ok");
        assertThat(site.requests()).containsExactly("held", "GET /held", "POST /in");
    }

    @Test
    void a_server_that_is_killed_in_the_middle_of_a_run_and_started_again_is_found_again() throws Exception {
        Page page = stay.user();
        plan(page, getAndPost("/held"));
        press(page, "Run");
        assertThat(step(page, "get_held")).hasAttribute("data-status", "running");
        role(page, AriaRole.LINK, "Open run").click();
        assertThat(step(page, "get_held")).hasAttribute("data-status", "running");

        stay.server().kill();
        assertThat(page.getByText("The server cannot be reached")).isVisible();
        stay.server().startAgain(Map.of());
        site.release();
        assertThat(outcome(page)).hasText("Run ok");
        assertThat(page.getByText("The server cannot be reached")).isHidden();
        assertThat(step(page, "post_in")).hasAttribute("data-status", "ok");
    }

    @Test
    void a_network_that_is_cut_and_comes_back_loses_nothing() {
        Page page = stay.user();
        plan(page, getAndPost("/held"));
        press(page, "Run");
        assertThat(step(page, "get_held")).hasAttribute("data-status", "running");
        page.context().setOffline(true);
        assertThat(page.getByText("The server cannot be reached")).isVisible();
        site.release();
        page.context().setOffline(false);
        assertThat(outcome(page)).hasText("Run ok");
        assertThat(page.getByText("The server cannot be reached")).isHidden();
    }

    @Test
    void a_step_that_waits_shows_the_exact_call_and_goes_on_when_it_is_approved() {
        Page page = stay.user();
        String run = ask(page);
        page.navigate("/runs/" + run);
        assertThat(outcome(page)).hasText("Waits for you");
        assertThat(page.locator(".hold-why")).hasText("Publish this price?");
        assertThat(page.locator(".call")).containsText(site.url("/in"));
        assertThat(page.locator(".call")).containsText("\"price\": 12");
        assertThat(site.requests()).isEmpty();

        page.keyboard().press("a");
        assertThat(outcome(page)).hasText("Run ok");
        assertThat(site.requests()).containsExactly("POST /in");
    }

    @Test
    void a_step_that_is_rejected_is_not_carried_out() {
        Page page = stay.user();
        page.navigate("/runs/" + ask(page));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reject"))
                .click();
        assertThat(outcome(page)).containsText("Run failed");
        assertThat(step(page, "tell")).hasAttribute("data-status", "failed");
        assertThat(site.requests()).isEmpty();
    }

    /** Starts a run whose only step waits for its owner; gives its id. */
    private String ask(Page page) {
        String answer = Stay.post(page, "/api/execute", """
                {"plan":{"id":"wf_ask","name":"Ask","steps":[{"id":"tell","tool":"http","op":"request",
                 "params":{"method":"POST","url":"%s","json":{"price":12}},"approval":{"message":"Publish this price?"}}]}}
                """.formatted(site.url("/in")));
        return answer.replaceAll("(?s).*\"id\":\"(run_[^\"]+)\".*", "$1");
    }

    private void keep(Page page, String id, String start, String path) {
        Stay.post(page, "/api/workflows", """
                {%s"plan":{"id":"%s","name":"%s","cron":"0 9 * * *","steps":[{"id":"look","tool":"http","op":"get","params":{"url":"%s"}}]}}
                """.formatted(start, id, id, site.url(path)));
    }

    @Test
    void the_list_of_workflows_says_how_the_last_runs_ended_and_when_the_next_is_and_goes_on_saying_it() {
        Page page = stay.user();
        keep(page, "wf_daily", "\"schedule\":\"scheduled\",", "/items");
        keep(page, "wf_hand", "", "/broken");
        page.clock().install();
        // As if there were more runs than are asked for at once.
        page.route(
                url -> url.endsWith("/api/history?limit=200"),
                route -> route.resume(
                        new Route.ResumeOptions().setUrl(route.request().url().replace("limit=200", "limit=1"))));
        page.navigate("/workflows");
        Locator daily = page.locator("tr", new Page.LocatorOptions().setHasText("wf_daily"));
        Locator hand = page.locator("tr", new Page.LocatorOptions().setHasText("wf_hand"));
        assertThat(daily).containsText(Pattern.compile("today, |tomorrow, |in \\d+ min|in a moment"));
        assertThat(daily).containsText("Never ran");
        assertThat(hand).containsText("when you run it");

        page.request().post("/api/workflows/wf_daily/run");
        page.request().post("/api/workflows/wf_daily/run");
        page.request().post("/api/workflows/wf_hand/run");
        page.clock().fastForward(15_000);
        assertThat(hand.locator(".last")).containsText("Failed");
        assertThat(hand.getByRole(AriaRole.IMG)).hasAccessibleName("Last 1 run: 1 failed");
        assertThat(daily.locator(".last")).containsText("Ok");
        assertThat(daily.getByRole(AriaRole.IMG)).hasAccessibleName("Last 2 runs: none failed");
    }

    @Test
    void what_a_plan_reads_from_its_trigger_is_asked_for_before_a_run_by_hand() {
        Page page = stay.user();
        Stay.post(page, "/api/workflows", """
                {"plan":{"id":"wf_given","name":"Given","steps":[{"id":"tell","tool":"http","op":"request",
                 "params":{"method":"POST","url":"%s?team={{ trigger.team }}"}}]}}
                """.formatted(site.url("/in")));
        page.navigate("/workflows/wf_given");
        page.getByLabel("trigger.team").fill("ops");
        press(page, "Run");
        assertThat(outcome(page)).hasText("Run ok");
        assertThat(site.requests()).containsExactly("POST /in?team=ops");
    }

    @Test
    void the_items_of_a_step_are_counted_while_it_goes_through_them() {
        Page page = stay.user();
        String answer = Stay.post(
                page, "/api/execute", """
                {"plan":{"id":"wf_each","name":"Each","steps":[{"id":"items","tool":"http","op":"get","params":{"url":"%s"}},
                 {"id":"each","tool":"http","op":"get","forEach":"steps.items.output.json.items","concurrency":1,
                  "params":{"url":"{{ item.n == 3 ? '%s' : '%s' }}"}}]}}
                """.formatted(site.url("/items"), site.url("/held"), site.url("/items")));
        page.navigate("/runs/" + answer.replaceAll("(?s).*\"id\":\"(run_[^\"]+)\".*", "$1") + "?view=plan");
        assertThat(step(page, "each")).containsText("2 of 3 items");
        site.release();
        assertThat(outcome(page)).hasText("Run ok");
        assertThat(step(page, "each")).containsText("3 items");
    }

    @Test
    void what_is_chosen_in_history_stands_in_the_address() {
        Page page = stay.user();
        plan(page, getAndPost("/items"));
        press(page, "Dry run");
        assertThat(outcome(page)).hasText("Dry run ok");
        page.navigate("/history");
        assertThat(page.locator(".row-link")).hasCount(1);
        press(page, "Failed");
        assertThat(page).hasURL(stay.url() + "/history?status=failed");
        assertThat(page.getByText("No run is like that")).isVisible();
        page.getByLabel("Started by").selectOption("webhook");
        page.reload();
        assertThat(page.getByLabel("Started by")).hasValue("webhook");
        press(page, "Clear");
        assertThat(page.locator(".row-link")).hasCount(1);
    }

    @Test
    void a_run_is_replayed_from_its_start() {
        Page page = stay.user();
        plan(page, getAndPost("/items"));
        press(page, "Run");
        assertThat(outcome(page)).hasText("Run ok");
        role(page, AriaRole.LINK, "Open run").click();
        press(page, "Replay");
        assertThat(role(page, AriaRole.LINK, "replay")).isVisible();
        assertThat(outcome(page)).hasText("Run ok");
        assertThat(site.requests()).containsExactly("GET /items", "POST /in", "GET /items", "POST /in");
    }

    @Test
    void before_a_run_is_taken_back_it_is_said_what_stays() {
        Page page = stay.user();
        plan(page, getAndPost("/items"));
        press(page, "Run");
        assertThat(outcome(page)).hasText("Run ok");
        role(page, AriaRole.LINK, "Open run").click();
        press(page, "Undo");
        Locator dialog = role(page, AriaRole.DIALOG, "Undo this run?");
        assertThat(dialog.getByRole(AriaRole.LISTITEM))
                .hasText("post_in \"Send an HTTP request\" cannot be taken backstays");
        assertThat(role(page, AriaRole.BUTTON, "Keep")).isFocused();
        press(page, "Keep");
        assertThat(dialog).isHidden();
        assertThat(site.requests()).containsExactly("GET /items", "POST /in");
    }

    @Test
    void an_earlier_version_of_a_workflow_is_brought_back_and_the_workflow_deleted() {
        Page page = stay.user();
        plan(page, getAndPost("/items"));
        press(page, "Save");
        press(page, "On a schedule");
        press(page, "Save");
        assertThat(page.locator(".head")).containsText("09:00 on weekdays");
        press(page, "Show versions");
        press(page, "Restore version 1");
        assertThat(page.locator(".head")).containsText("When you run it.");
        press(page, "Delete this workflow");
        page.locator("#delete").getByText("Delete this workflow").click();
        assertThat(page.getByText("No workflow yet")).isVisible();
    }

    @Test
    void a_run_is_cancelled() {
        Page page = stay.user();
        plan(page, getAndPost("/held"));
        press(page, "Run");
        assertThat(step(page, "get_held")).hasAttribute("data-status", "running");
        press(page, "Cancel");
        assertThat(outcome(page)).hasText("Run cancelled");
        assertThat(step(page, "post_in")).hasAttribute("data-status", "waiting");
    }

    @Test
    void a_record_that_was_asked_for_before_a_run_ended_and_comes_after_it_is_not_believed() {
        Page page = stay.user();
        plan(page, getAndPost("/held"));
        List<Route> asked = new ArrayList<>();
        List<APIResponse> late = new ArrayList<>();
        page.route("**/api/runs/run_*", route -> {
            if (asked.size() == 1) {
                late.add(route.fetch());
            } else {
                route.resume();
            }
            asked.add(route);
        });
        press(page, "Run");
        page.waitForCondition(() -> asked.size() == 2);
        press(page, "Cancel");
        assertThat(outcome(page)).hasText("Run cancelled");
        asked.get(1).fulfill(new Route.FulfillOptions().setResponse(late.getFirst()));
        page.evaluate("fetch('/api/version').then(answer => answer.text())"); // answered after that one
        assertThat(outcome(page)).hasText("Run cancelled");
    }

    @Test
    void who_is_not_signed_in_comes_to_the_page_after_signing_in() {
        Page page = stay.user();
        Stay.post(page, "/api/auth/logout", "");
        page.navigate("/history?status=failed");
        page.getByLabel("Email").fill(stay.lastEmail());
        page.getByLabel("Password").fill("wrong-password");
        press(page, "Sign in");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("password");
        page.getByLabel("Password").fill("hunter2");
        press(page, "Sign in");
        assertThat(role(page, AriaRole.HEADING, "History")).isVisible();
        assertThat(page).hasURL(stay.url() + "/history?status=failed");
    }

    @Test
    void who_is_invited_gives_the_code_that_the_server_asks_for() throws Exception {
        String code =
                Stay.post(stay.user(), "/api/invitations", "").replaceAll("(?s).*\"invite\":\"([^\"]+)\".*", "$1");
        stay.server().kill();
        stay.server().startAgain(Map.of("DISPATCH_SIGNUP", "invite"));
        Page page = stay.browser.visitor(stay.url(), Browser.WIDE);
        page.navigate("/signup");
        page.getByLabel("Email").fill("invited@example.com");
        page.getByLabel("Password").fill("hunter2");
        press(page, "Sign up");
        page.getByLabel("Invitation code").fill(code);
        press(page, "Sign up");
        assertThat(page.getByLabel("What should Dispatch do?")).isVisible();
        assertThat(page.getByText("invited@example.com")).isVisible();
        stay.server().kill();
        stay.server().startAgain(Map.of());
    }

    @Test
    void whoever_comes_after_somebody_who_signed_out_finds_nothing_of_theirs() {
        Page page = stay.user();
        plan(page, getAndPost("/items"));
        press(page, "Sign out");
        role(page, AriaRole.LINK, "Create one").click();
        page.getByLabel("Email").fill("next@example.com");
        page.getByLabel("Password").fill("hunter2");
        press(page, "Sign up");
        assertThat(page.getByLabel("What should Dispatch do?")).hasValue("");
        assertThat(page.locator(".card")).hasCount(0);
    }

    @Test
    void a_session_that_ends_loses_nothing_of_the_page() {
        Page page = stay.user();
        plan(page, getAndPost("/items"));
        Stay.post(page, "/api/auth/logout", "");
        press(page, "Run");
        assertThat(page.getByText("Your session has ended")).isVisible();
        page.getByLabel("Email").fill(stay.lastEmail());
        page.getByLabel("Password").fill("hunter2");
        press(page, "Sign in");
        assertThat(page.getByText("Your session has ended")).isHidden();
        press(page, "Run");
        assertThat(outcome(page)).hasText("Run ok");
    }

    @Test
    void a_workflow_is_put_on_a_schedule_in_words_and_switched_off() {
        Page page = stay.user();
        plan(page, getAndPost("/items"));
        press(page, "Save");
        press(page, "On a schedule");
        page.getByLabel("Cron expression").fill("30 7 * * 1-5");
        page.getByLabel("Time zone").fill("Europe/Berlin");
        assertThat(page.locator(".say-when")).hasText("07:30 on weekdays");
        press(page, "Save");
        assertThat(page.locator(".head")).containsText("07:30 on weekdays, Berlin time. Next:");
        page.getByRole(AriaRole.SWITCH).click();
        assertThat(page.locator(".head")).not().containsText("Next:");
        page.reload();
        assertThat(page.getByRole(AriaRole.SWITCH)).not().isChecked();
        role(page, AriaRole.LINK, "Workflows").first().click();
        assertThat(page.locator("tbody tr")).containsText("07:30 on weekdays");
        assertThat(page.locator("tbody tr")).containsText("Never ran");
    }

    @Test
    void a_brief_that_cannot_be_planned_has_its_words_marked() {
        Page page = stay.user();
        page.navigate("/compose");
        page.getByLabel("What should Dispatch do?").fill("frobnicate the quux of my zork");
        press(page, "Plan it");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("cannot be planned");
        assertThat(page.locator("mark")).hasText("frobnicate the quux of my zork");
        assertThat(page.locator(".card")).hasCount(0);
    }

    @Test
    void it_is_worked_by_keyboard_alone() {
        Page page = stay.user();
        page.navigate("/compose");
        assertThat(page.getByLabel("What should Dispatch do?")).isFocused();
        page.keyboard().press("Escape");
        page.keyboard().press("?");
        assertThat(role(page, AriaRole.DIALOG, "Keyboard")).isVisible();
        page.keyboard().press("Escape");
        assertThat(role(page, AriaRole.DIALOG, "Keyboard")).isHidden();
        page.getByLabel("What should Dispatch do?").focus();
        page.keyboard().insertText(getAndPost("/items"));
        page.keyboard().press("Control+Enter");
        assertThat(step(page, "get_items")).isVisible();
        step(page, "get_items").focus();
        assertThat(page.locator(".wires path")).hasCount(1);
        page.keyboard().press("ArrowRight");
        assertThat(step(page, "post_in")).isFocused();
        page.keyboard().press("Control+Enter");
        assertThat(outcome(page)).hasText("Run ok");
        page.keyboard().press("Control+k");
        page.keyboard().insertText("hist");
        page.keyboard().press("Enter");
        assertThat(page.locator(".row-link")).hasCount(1);
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/runs/run_"));
        page.keyboard().press("g");
        page.keyboard().press("w");
        assertThat(role(page, AriaRole.HEADING, "Workflows")).isVisible();
    }

    @Test
    void a_key_that_comes_before_the_browser_has_drawn_the_closed_palette_is_the_page_s() {
        Page page = stay.user();
        page.navigate("/history");
        page.getByText("Nothing has run yet").waitFor();
        page.keyboard().press("Control+k");
        assertThat(role(page, AriaRole.COMBOBOX, "Go to or do")).isFocused();
        page.evaluate("""
                () => {
                  document.getElementById('palette').close()
                  for (const key of ['Enter', '?']) {
                    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
                  }
                }""");
        assertThat(role(page, AriaRole.DIALOG, "Keyboard")).isVisible();
        assertThat(page).hasURL(stay.url() + "/history");
    }
}
