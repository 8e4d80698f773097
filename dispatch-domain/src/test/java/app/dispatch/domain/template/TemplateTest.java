package app.dispatch.domain.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final TemplateSlug SLUG = new TemplateSlug("morning-digest");

    private static Template template(String tagline, String category, String icon, Duration runtime) {
        List<Step> steps = List.of(
                Step.of("a", "gmail", "search", Fields.empty()),
                Step.of("b", "openai", "summarize", Fields.empty()),
                Step.of("c", "gmail", "send", Fields.empty()));
        Plan plan = Plan.of(SLUG.planId(), Instant.EPOCH, "Morning digest", steps);
        return new Template(SLUG, tagline, category, icon, runtime, plan, Fields.empty());
    }

    @Test
    void its_tools_are_those_of_its_steps_each_once() {
        assertThat(template("A line", "Productivity", "inbox", Duration.ofSeconds(1))
                        .tools())
                .containsExactly("gmail", "openai");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines"})
    void what_a_gallery_shows_is_one_line(String text) {
        Duration second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template(text, "Productivity", "inbox", second))
                .withMessageContaining("tagline");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template("A line", text, "inbox", second))
                .withMessageContaining("category");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template("A line", "Productivity", text, second))
                .withMessageContaining("icon");
    }

    @Test
    void a_run_takes_at_least_a_second() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> template("A line", "Productivity", "inbox", Duration.ofMillis(999)))
                .withMessageContaining("runtime");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "morning-inbox-digest", "web2-check"})
    void a_slug_is_words_joined_by_hyphens(String slug) {
        assertThat(new TemplateSlug(slug)).hasToString(slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Morning", "a--b", "-a", "a-", "a b", "a_b", "2a", "a/b", "ä"})
    void anything_else_is_no_slug(String slug) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TemplateSlug(slug));
    }

    @Test
    void a_slug_has_a_longest_length() {
        String longest = "a".repeat(TemplateSlug.LONGEST);
        assertThat(new TemplateSlug(longest).value()).isEqualTo(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> new TemplateSlug(longest + "a"));
    }
}
