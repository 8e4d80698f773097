package app.dispatch.server.console;

import static app.dispatch.application.Eventually.eventually;
import static app.dispatch.server.console.Browser.NARROW;
import static app.dispatch.server.console.Browser.inspect;
import static app.dispatch.server.console.Stay.press;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plan is changed by forms, by keys, by the pointer, as JSON and in words, and nothing of it is lost. */
@Tag("browser")
class EditorTest {
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

    private static Locator card(Page page, String id) {
        return page.locator(".card[data-step='" + id + "']");
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator problem(Page page, String field) {
        return page.locator("[data-field='" + field + "'] .problem");
    }

    /** The ids of the steps, a list for each phase. */
    private static String phases(Page page) {
        return String.valueOf(
                page.evaluate(
                        "[...document.querySelectorAll('.cards')].map(one => [...one.children].map(card => card.dataset.step).join(' ')).join(' | ')"));
    }

    /** The editor of a plan that was made of a brief. */
    private static Page draft() {
        Page page = stay.user();
        Stay.plan(page, "Every weekday at 9, list open pull requests of acme/api and post them to #dev on Slack");
        press(page, "Edit");
        field(page, "Repo").waitFor();
        return page;
    }

    /** The page of a workflow of three steps; two of them are a plain list. */
    private static Page workflow(Page page) {
        Stay.post(page, "/api/workflows", """
                {"plan":{"id":"wf_news","name":"News","steps":[
                 {"id":"items","tool":"http","op":"get","params":{"url":"%s"}},
                 {"id":"sum","tool":"openai","op":"summarize","params":{"input":"{{ steps.items.output.body }}"}},
                 {"id":"tell","tool":"slack","op":"post_message","params":{"channel":"#dev","text":"{{ steps.sum.output.text }}"}}]}}
                """.formatted(site.url("/items")));
        page.navigate("/workflows/wf_news");
        return page;
    }

    private static Page edited(Page user) {
        Page page = workflow(user);
        press(page, "Edit");
        field(page, "Url").waitFor();
        return page;
    }

    @Test
    void what_is_wrong_stands_at_its_field_as_one_types_and_is_mended_there() {
        Page page = draft();
        card(page, "post_message").click();
        field(page, "Text").fill("First: {{ steps.list_pulls.output.itens }}");
        assertThat(problem(page, "params/text")).containsText("has no itens");
        assertThat(card(page, "post_message")).containsText("1 problem");
        press(page, "Use items");
        assertThat(field(page, "Text")).hasValue("First: {{ steps.list_pulls.output.items }}");
        assertThat(problem(page, "params/text")).hasCount(0);
        field(page, "Channel").fill("");
        assertThat(problem(page, "params/channel")).hasText("Required");
        card(page, "list_pulls").click();
        press(page, "post_message, channel");
        assertThat(field(page, "Channel")).isFocused();
        page.keyboard().type("#ops");
        assertThat(page.getByText("Nothing is wrong.")).isVisible();
        page.keyboard().press("Control+s");
        assertThat(page).hasURL(Pattern.compile("/workflows/wf_\\w+$"));
        assertThat(card(page, "post_message")).containsText("#ops");
    }

    @Test
    void json_form_and_cards_are_in_step_and_all_is_undone_redone_and_there_after_a_reload() {
        Page page = draft();
        field(page, "Repo").fill("ada/engine");
        press(page, "JSON");
        Locator json = page.getByLabel("The plan as JSON").locator("textarea");
        assertThat(json).hasValue(Pattern.compile("\"repo\": \"ada/engine\""));
        json.fill(json.inputValue().replace("ada/engine", "ada/loom") + "x");
        assertThat(page.getByText("Not taken over yet")).isVisible();
        page.keyboard().press("Control+s");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("the JSON is no plan yet");
        assertThat(card(page, "list_pulls")).containsText("ada/engine");
        json.fill(json.inputValue().replaceAll("x$", ""));
        assertThat(card(page, "list_pulls")).containsText("ada/loom");
        page.keyboard().press("Control+z");
        page.keyboard().press("Control+z");
        assertThat(card(page, "list_pulls")).containsText("acme/api");
        page.keyboard().press("Control+Shift+z");
        assertThat(card(page, "list_pulls")).containsText("ada/engine");
        press(page, "Form");
        assertThat(field(page, "Repo")).hasValue("ada/engine");
        page.reload();
        assertThat(field(page, "Repo")).hasValue("ada/engine");
        press(page, "Redo the change");
        assertThat(field(page, "Repo")).hasValue("ada/loom");
        press(page, "Done");
        assertThat(page.getByLabel("What should Dispatch do?")).isVisible();
        assertThat(card(page, "list_pulls")).containsText("ada/loom");
    }

    @Test
    void steps_are_added_moved_renamed_and_removed_by_the_keyboard_alone() {
        Page page = edited(stay.user());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Step in phase 1"))
                .focus();
        page.keyboard().press("Enter");
        page.keyboard().type("linear issues");
        assertThat(page.locator("#add-step [aria-selected=true]")).containsText("List Linear issues");
        page.keyboard().press("Enter");
        assertThat(page.locator("#step-title")).isFocused();
        assertThat(page.locator("#step-title")).hasText("list_issues");
        assertThat(phases(page)).isEqualTo("items list_issues | sum | tell");
        page.keyboard().press("Escape");
        assertThat(card(page, "list_issues")).isFocused();
        page.keyboard().press("Alt+ArrowRight");
        assertThat(phases(page)).isEqualTo("items | sum list_issues | tell");
        page.keyboard().press("Alt+ArrowLeft");
        assertThat(phases(page)).isEqualTo("items list_issues | sum | tell");
        page.keyboard().press("Delete");
        assertThat(phases(page)).isEqualTo("items | sum | tell");
        card(page, "items").focus();
        page.keyboard().press("Alt+ArrowRight");
        assertThat(page.locator(".canvas > [role=status]")).containsText("cannot be moved later");
        page.keyboard().press("Enter");
        page.getByText("Order, condition").click();
        field(page, "Id").fill("news");
        page.keyboard().press("Tab");
        assertThat(page.locator("#step-title")).hasText("news");
        card(page, "sum").click();
        assertThat(field(page, "Input")).hasValue("{{ steps.news.output.body }}");
        assertThat(page.getByText("Nothing is wrong.")).isVisible();
    }

    @Test
    void its_code_is_fetched_when_somebody_opens_it_and_a_card_is_dragged_beside_another() {
        Page page = workflow(stay.user());
        card(page, "tell").waitFor();
        List<String> asked = new CopyOnWriteArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        press(page, "Edit");
        field(page, "Url").waitFor();
        assertThat(asked).anyMatch(url -> url.endsWith("/packs/edit.js"));
        card(page, "sum").click();
        field(page, "Input").fill("Good morning");
        card(page, "sum").dragTo(card(page, "items"));
        assertThat(phases(page)).isEqualTo("sum | items | tell");
    }

    @Test
    void on_a_phone_a_finger_moves_a_card_by_its_grip_and_scrolls_the_page_everywhere_else() {
        Page page = edited(stay.userOfAPhone());
        Finger finger = new Finger(page);
        drag(finger, card(page, "items"), card(page, "sum"));
        assertThat(page.locator(".canvas > [role=status]")).containsText("items stays where it is");
        card(page, "sum").click();
        field(page, "Input").fill("Good morning");
        drag(finger, card(page, "sum"), card(page, "items"));
        assertThat(page.locator(".canvas > [role=status]")).containsText("sum is moved.");
        assertThat(phases(page)).isEqualTo("sum | items | tell");
        assertThat(page.locator(".held")).hasCount(0);

        lift(finger, card(page, "items"));
        double before = scrolled(page);
        finger.moveTo(100, page.viewportSize().height - 20);
        eventually(() -> scrolled(page) > before + 20); // it rests at the edge
        finger.up();

        String phases = phases(page);
        page.evaluate("scrollTo(0, 0)");
        finger.down(card(page, "sum").locator(".who"));
        finger.moveTo(100, 20);
        finger.up();
        eventually(() -> scrolled(page) > 50);
        assertThat(phases(page)).isEqualTo(phases);
    }

    /** Takes a card by its grip. */
    private static void lift(Finger finger, Locator card) {
        card.evaluate("card => card.closest('.plan').scrollIntoView()");
        finger.down(card.locator(".grip"));
    }

    private static void drag(Finger finger, Locator card, Locator onto) {
        lift(finger, card);
        BoundingBox box = onto.boundingBox();
        finger.moveTo(box.x + box.width / 2, box.y + box.height / 2);
        assertThat(card.page().locator(".held")).isVisible();
        assertThat(onto).hasClass(Pattern.compile("onto"));
        finger.up();
    }

    private static double scrolled(Page page) {
        return ((Number) page.evaluate("scrollY")).doubleValue();
    }

    @Test
    void a_value_of_an_earlier_step_is_picked_by_a_sample_of_the_last_run() {
        Page page = workflow(stay.user());
        page.request().post("/api/workflows/wf_news/run");
        press(page, "Edit");
        card(page, "tell").click();
        field(page, "Text").fill("Today ");
        field(page, "Text").press("End");
        page.keyboard().type("{{");
        assertThat(field(page, "Find a value")).isFocused();
        page.keyboard().type("items");
        assertThat(page.locator(".tree-head").first()).containsText("last run");
        page.keyboard().type(".json.items[0]");
        assertThat(page.locator(".value[aria-selected=true]")).containsText("1");
        page.keyboard().press("Enter");
        assertThat(field(page, "Text"))
                .hasValue(Pattern.compile("^Today \\{\\{ steps\\.items\\.output\\.json\\.items\\[0].* }}$"));
        press(page, "Pick a value for Text");
        page.keyboard().press("Escape");
        assertThat(field(page, "Text")).isFocused();
    }

    @Test
    void a_schedule_is_said_in_words_with_its_next_five_times() {
        Page page = edited(stay.user());
        page.getByLabel("Started").selectOption("On a schedule");
        field(page, "Cron expression").fill("30 7 * * 1,3");
        field(page, "Time zone").fill("Europe/Berlin");
        assertThat(page.locator(".say-when")).hasText("07:30 on Mondays and Wednesdays");
        assertThat(page.locator(".times li")).hasText(new Pattern[] {
            Pattern.compile("^(Mon|Wed) .*07:30$"),
            Pattern.compile("07:30$"),
            Pattern.compile("07:30$"),
            Pattern.compile("07:30$"),
            Pattern.compile("07:30$")
        });
        field(page, "Time zone").fill("Europe/Nowhere");
        assertThat(problem(page, "timezone")).containsText("is not a time zone");
        field(page, "Cron expression").fill("99 7 * * *");
        field(page, "Time zone").fill("Europe/Berlin");
        assertThat(problem(page, "cron")).containsText("is not a cron expression");
    }

    @Test
    void what_others_saved_meanwhile_is_shown_and_nothing_of_the_draft_is_lost() {
        Page page = edited(stay.user());
        field(page, "Url").fill(site.url("/mine"));
        page.request().patch("/api/workflows/wf_news", RequestOptions.create().setData("{\"name\":\"Theirs\"}"));
        page.getByText("Nothing is wrong.").waitFor();
        page.keyboard().press("Control+s");
        assertThat(page.getByText("It was changed elsewhere")).isVisible();
        assertThat(page.locator(".refined .diff")).containsText("Theirs");
        assertThat(field(page, "Url")).hasValue(site.url("/mine"));
        press(page, "Save mine over it");
        assertThat(page.getByText("version 3", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        press(page, "Close");
        press(page, "Show versions");
        assertThat(page.locator(".versions li")).hasCount(3);
        press(page, "Compare version 1");
        assertThat(page.locator(".compared")).containsText("items, url:");
        press(page, "Restore version 1");
        assertThat(page.locator(".versions li")).hasCount(4);
    }

    @Test
    void a_change_in_words_is_shown_before_it_is_taken() {
        Page page = draft();
        field(page, "Change it in words").fill("also post it to #ops and make it weekly");
        page.keyboard().press("Enter");
        assertThat(page.locator(".refined .diff li")).hasCount(2);
        assertThat(page.locator(".refined")).containsText("#ops");
        assertThat(page.locator(".card")).hasCount(2);
        press(page, "Leave it");
        assertThat(page.locator(".refined")).hasCount(0);
        page.keyboard().press("Enter");
        press(page, "Take it");
        assertThat(page.locator(".card")).hasCount(3);
        assertThat(page.locator(".start-card")).containsText("Mondays");
        press(page, "Undo the change");
        assertThat(page.locator(".card")).hasCount(2);
        field(page, "Change it in words").fill("make it nicer");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("say what is to be another");
    }

    @Test
    void it_looks_as_it_should() {
        Page page = edited(stay.user());
        page.getByLabel("Started").selectOption("On a schedule");
        page.locator(".times li").first().waitFor();
        page.getByText("Order, condition").click();
        field(page, "Change it in words").fill("drop the last step");
        press(page, "Show the change");
        page.locator(".refined").waitFor();
        field(page, "Url").fill("");
        problem(page, "params/url").waitFor();
        press(page, "Pick a value for Url");
        page.locator(".value").first().waitFor();
        inspect(page, "editor");
        page.setViewportSize(NARROW, 860);
        inspect(page, "editor", ColorScheme.DARK);
    }
}
