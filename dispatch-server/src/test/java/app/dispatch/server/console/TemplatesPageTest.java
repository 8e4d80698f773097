package app.dispatch.server.console;

import static app.dispatch.server.console.Stay.press;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A template is found, made one's own, and tried or kept. */
@Tag("browser")
class TemplatesPageTest {
    @RegisterExtension
    private static final Stay stay = new Stay();

    private static Locator step(Page page, String id) {
        return page.locator("li[data-step='" + id + "']");
    }

    private static Page template(String slug) {
        Page page = stay.user();
        page.navigate("/templates/" + slug);
        page.locator(".card").first().waitFor();
        return page;
    }

    @Test
    void one_is_found_made_ones_own_and_opened_as_a_draft_that_can_be_tried_and_kept() {
        Page page = stay.user();
        page.navigate("/templates");
        page.getByLabel("Find a template").fill("stale pull");
        assertThat(page.locator(".tpl")).hasCount(1);
        assertThat(page.locator(".tpl .mini")).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Stale pull requests"))
                .click();
        assertThat(page.getByText("Takes about 8 s.")).isVisible();
        page.getByLabel("Repo").fill("ada/engine");
        page.getByLabel("Time zone").fill("Europe/Berlin");
        assertThat(step(page, "pulls")).containsText("ada/engine");
        press(page, "Use");
        assertThat(page.getByLabel("Workflow name")).hasValue("Stale pull requests");
        assertThat(step(page, "pulls")).containsText("ada/engine");
        assertThat(page.getByText("09:30 on weekdays, Berlin time.")).isVisible();
        assertThat(page.getByText("Slack is not connected")).isVisible();
        press(page, "Dry run");
        assertThat(page.locator(".verdict [role=status]")).hasText("Dry run ok");
        press(page, "Save");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Stale pull requests")))
                .isVisible();
        assertThat(step(page, "pulls")).containsText("ada/engine");
    }

    @Test
    void one_is_cloned_with_what_was_changed_and_does_not_start_by_itself() {
        Page page = template("stale-pull-requests");
        page.getByLabel("Older than days").fill("21");
        press(page, "Clone");
        assertThat(page.getByRole(AriaRole.SWITCH)).not().isChecked();
        assertThat(step(page, "pulls")).containsText("21");
    }

    @Test
    void what_a_run_of_it_is_given_is_filled_in_as_an_example() {
        Page page = template("incident-kickoff");
        press(page, "Use");
        assertThat(page.getByLabel("trigger.severity")).not().hasValue("");
    }

    @Test
    void a_value_that_cannot_be_is_told_and_nothing_is_opened() {
        Page page = template("stale-pull-requests");
        page.getByLabel("Time zone").fill("Europe/Nowhere");
        press(page, "Use");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("timezone");
        page.getByLabel("Time zone").fill("Europe/Berlin");
        press(page, "Use");
        assertThat(page.getByLabel("Workflow name")).isVisible();
    }

    @Test
    void the_category_stands_in_the_address() {
        Page page = stay.user();
        page.navigate("/templates");
        press(page, "Finance");
        assertThat(page).hasURL(stay.url() + "/templates?category=Finance");
        page.reload();
        assertThat(page.locator("section h2")).hasText("Finance");
        page.getByLabel("Find a template").fill("no such thing");
        press(page, "Show all");
        assertThat(page.locator("section h2")).hasCount(8);
    }

    @Test
    void the_list_draws_all_plans_at_once_and_each_has_values_to_fill_in_or_says_what_to_change() {
        Page page = stay.user();
        List<String> asked = new CopyOnWriteArrayList<>();
        page.onRequest(request -> asked.add(request.url().replaceFirst("^https?://[^/]+", "")));
        page.navigate("/templates");
        page.locator(".tpl .mini").nth(35).waitFor();
        assertThat(asked.stream().filter(path -> path.startsWith("/api/templates")))
                .containsExactly("/api/templates");
        Object without = page.evaluate("""
                async () => {
                  const base = document.querySelector('script[type=module]').src
                  const { fieldsOf, gallery, loadTemplate } = await import(new URL('template.js', base))
                  await Promise.all(gallery.list.map(one => loadTemplate(one.slug)))
                  const all = [...gallery.plans.values()].map(one => [one.slug, fieldsOf(one)])
                  return [all.length, all.filter(([, { fields, rest }]) => fields.length + rest.length === 0).map(([slug]) => slug).join()]
                }
                """);
        assertThat(String.valueOf(without)).isEqualTo("[36, ]");
    }

    @Test
    void it_is_worked_by_keyboard_alone() {
        Page page = stay.user();
        page.navigate("/history");
        page.getByText("Nothing has run yet").waitFor();
        page.keyboard().press("g");
        page.keyboard().press("t");
        page.locator(".tpl").first().waitFor();
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Meeting prep brief")))
                .isVisible();
    }
}
