package app.dispatch.server.console;

import static app.dispatch.server.console.Stay.press;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What waits for a person is seen and answered in one place. */
@Tag("browser")
class ApprovalsPageTest {
    @RegisterExtension
    private static final Stay stay = new Stay();

    private Site site;

    @BeforeEach
    void open() throws IOException {
        site = new Site();
    }

    @AfterEach
    void close() {
        site.close();
    }

    /** Starts a run of one call that waits; gives the run's id. */
    private String ask(Page page, String name, String path) {
        String answer = Stay.post(page, "/api/execute", """
                {"plan":{"id":"wf_ask","name":"%s","steps":[{"id":"tell","tool":"http","op":"request",
                 "params":{"method":"POST","url":"%s","json":{"price":12}},"approval":{"message":"Publish the %s?"}}]}}
                """.formatted(name, site.url(path), name));
        return answer.replaceAll("(?s).*\"id\":\"(run_[^\"]+)\".*", "$1");
    }

    private static Locator waiting(Page page) {
        return page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Waiting"))
                .getByRole(AriaRole.LINK);
    }

    private static Locator said(Page page) {
        return page.locator(".said");
    }

    private static Page inbox() {
        Page page = stay.user();
        page.navigate("/approvals");
        page.getByText("Nothing waits for you").waitFor();
        return page;
    }

    @Test
    void a_run_that_begins_to_wait_appears_by_itself_with_its_call_and_goes_on_when_it_is_approved() {
        Page page = inbox();
        String run = ask(page, "price", "/in");
        assertThat(waiting(page)).hasCount(1);
        assertThat(page.locator(".nav .count")).containsText("1");
        Locator call = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("The call"));
        assertThat(call).containsText(site.url("/in"));
        assertThat(call).containsText("\"price\": 12");
        assertThat(page.locator(".question-facts")).containsText("Publish the price?");
        assertThat(page.getByText("Unanswered, it fails on")).isVisible();
        assertThat(site.requests()).isEmpty();

        page.getByLabel("Reason").fill("Agreed with finance");
        press(page, "Approve");
        assertThat(said(page)).hasText("tell of price is approved. The run goes on. You said: Agreed with finance");
        assertThat(page.getByText("Nothing waits for you")).isVisible();
        assertThat(page.locator(".nav .count")).hasCount(0);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("price"))
                .click();
        assertThat(page).hasURL(stay.url() + "/runs/" + run);
        assertThat(page.locator(".verdict [role=status]")).hasText("Run ok");
        assertThat(site.requests()).containsExactly("POST /in");
        assertThat(page.locator("[data-detail=tell]")).containsText("You approved");
        page.navigate("/history");
        assertThat(page.locator(".hist .why-line")).hasText("approved: Agreed with finance");
    }

    @Test
    void what_is_rejected_is_not_called_and_the_reason_is_told_wherever_the_run_is() {
        Page page = inbox();
        String run = ask(page, "price", "/in");
        page.getByLabel("Reason").fill("It is <b>last year's</b>");
        press(page, "Reject");
        assertThat(said(page)).hasText("tell of price is rejected. You said: It is <b>last year's</b>");
        assertThat(page.getByText("Nothing waits for you")).isVisible();
        assertThat(site.requests()).isEmpty();

        page.navigate("/runs/" + run);
        assertThat(page.locator(".verdict [role=status]"))
                .hasText("Run failed: tell: The step was rejected by its owner: It is <b>last year's</b>");
        assertThat(page.locator("[data-detail=tell]")).containsText("You rejected");
        assertThat(page.locator("[data-detail=tell] q")).hasText("It is <b>last year's</b>");
        page.navigate("/history");
        assertThat(page.locator(".hist .why-line")).containsText("It is <b>last year's</b>");
    }

    @Test
    void by_keyboard_one_question_is_answered_and_no_other() {
        Page page = inbox();
        ask(page, "price", "/in?n=1");
        assertThat(waiting(page)).hasCount(1);
        ask(page, "poem", "/in?n=2");
        assertThat(waiting(page)).hasCount(2);
        Locator why = page.locator(".question-facts");
        assertThat(why).containsText("Publish the price?");
        page.keyboard().press("k");
        assertThat(why).containsText("Publish the poem?");
        page.reload();
        assertThat(why).containsText("Publish the poem?");
        page.keyboard().press("a");
        assertThat(said(page)).hasText("tell of poem is approved. The run goes on.");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Send an HTTP request?")))
                .isFocused();
        page.keyboard().press("Enter");
        assertThat(waiting(page)).hasCount(1);
        page.keyboard().press("g");
        page.keyboard().press("a");
        assertThat(waiting(page)).hasCount(1);
        assertThat(site.requests()).containsExactly("POST /in?n=2");
    }

    @Test
    void a_call_for_each_item_is_shown_call_by_call_and_as_it_is() {
        Page page = inbox();
        Stay.post(page, "/api/execute", """
                {"plan":{"id":"wf_each","name":"Each","steps":[{"id":"items","tool":"http","op":"get","params":{"url":"%s"}},
                 {"id":"each","tool":"http","op":"request","forEach":"steps.items.output.json.items",
                  "params":{"method":"DELETE","url":"%s/{{ item.n }}"},"approval":true}]}}
                """.formatted(site.url("/items"), site.url("/in")));
        Locator call = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("The call"));
        assertThat(call).containsText("Call 3");
        assertThat(call).containsText(site.url("/in/3"));
        assertThat(page.locator(".panel-head .effect")).hasText("removes");
        press(page, "As JSON");
        assertThat(call).containsText("\"method\": \"DELETE\"");
    }

    @Test
    void an_answer_that_does_not_arrive_is_told_and_given_again() {
        Page page = inbox();
        ask(page, "price", "/in");
        assertThat(waiting(page)).hasCount(1);
        page.context().setOffline(true);
        press(page, "Approve");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The server cannot be reached");
        page.context().setOffline(false);
        assertThat(page.getByText("it goes on by itself")).isHidden();
        press(page, "Approve");
        assertThat(said(page)).containsText("is approved");
    }

    @Test
    void what_was_decided_elsewhere_goes_by_itself() {
        Page page = inbox();
        String run = ask(page, "price", "/in");
        assertThat(waiting(page)).hasCount(1);
        Stay.post(page, "/api/runs/" + run + "/steps/tell/approve", "");
        assertThat(page.getByText("Nothing waits for you")).isVisible();
    }

    @Test
    void who_has_nothing_waiting_is_shown_how_something_does() {
        Page page = inbox();
        page.getByText("Try a brief that asks").click();
        assertThat(page.getByText("Only after you approve")).isVisible();
    }
}
