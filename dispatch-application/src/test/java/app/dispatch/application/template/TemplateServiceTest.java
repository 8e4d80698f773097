package app.dispatch.application.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.SettableClock;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.RunLimits;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.TriggerKind;
import app.dispatch.domain.template.Template;
import app.dispatch.domain.template.TemplateSlug;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.SavedWorkflow;
import app.dispatch.domain.workflow.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateServiceTest {
    private static final UserId ADA = new UserId("usr_ada");
    private static final UserId EVE = new UserId("usr_eve");
    private static final TemplateSource SOURCE = () -> List.of(
            template("by-hand", "Sales", "probe", TriggerKind.MANUAL, null),
            template("each-morning", "Support", "probe", TriggerKind.SCHEDULE, "0 9 * * *"),
            template("on-call", "Sales", "probe", TriggerKind.WEBHOOK, null),
            template("elsewhere", "Sales", "absent", TriggerKind.MANUAL, null));

    private final SettableClock clock = new SettableClock();
    private final Dispatch dispatch = Dispatch.wire(Outside.inMemory()
            .with(clock)
            .with(SOURCE)
            .with(Tool.named("probe", "Probe")
                    .op(Op.reads("read", "Read"), call -> call.params().fields())
                    .build()));
    private final Templates templates = dispatch.templates();

    private static Template template(
            String slug, String category, String tool, TriggerKind trigger, @Nullable String cron) {
        Plan plan = new Plan(
                new TemplateSlug(slug).planId(),
                Instant.EPOCH,
                "The " + slug,
                "What it does",
                trigger,
                cron,
                cron == null ? null : "Europe/Berlin",
                List.of(Step.of("a", tool, "read", Fields.empty())),
                new RunLimits(null, null, 10L),
                null,
                List.of());
        return new Template(
                new TemplateSlug(slug), "A line", category, "inbox", Duration.ofSeconds(5), plan, Fields.empty());
    }

    @AfterEach
    void close() {
        dispatch.close();
    }

    private static List<String> slugs(List<Template> templates) {
        return templates.stream().map(template -> template.slug().value()).toList();
    }

    @Test
    void those_whose_tools_are_there_are_listed_in_their_order() {
        assertThat(slugs(templates.list())).containsExactly("by-hand", "each-morning", "on-call");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sales", "sales", "SALES"})
    void a_category_is_asked_for_in_any_case(String category) {
        assertThat(slugs(templates.list(category))).containsExactly("by-hand", "on-call");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sale", "Saless", ""})
    void another_category_has_none(String category) {
        assertThat(templates.list(category)).isEmpty();
    }

    @Test
    void one_is_found_by_its_slug() {
        TemplateSlug slug = new TemplateSlug("on-call");
        assertThat(templates.get(slug).slug()).isEqualTo(slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "elsewhere"})
    void one_that_is_unknown_or_cannot_run_here_is_not_found(String slug) {
        assertThatThrownBy(() -> templates.get(new TemplateSlug(slug)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("not_found"));
        assertThatThrownBy(() -> templates.cloneFor(ADA, new TemplateSlug(slug)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("not_found"));
        assertThat(dispatch.workflows().list(ADA)).isEmpty();
    }

    @Test
    void a_clone_is_a_disabled_workflow_of_its_own_made_now() {
        SavedWorkflow clone = templates.cloneFor(ADA, new TemplateSlug("each-morning"));

        Plan plan = templates.get(new TemplateSlug("each-morning")).plan();
        assertThat(clone.plan()).isEqualTo(plan.withId(clone.id().planId()).withCreatedAt(clock.instant()));
        assertThat(clone.id().value()).startsWith("wf_");
        assertThat(clone.enabled()).isFalse();
        assertThat(clone.version()).isEqualTo(1);
        assertThat(clone.runCount()).isZero();
        assertThat(clone.createdAt()).isEqualTo(clock.instant());
        assertThat(clone.webhookSecret()).hasSizeGreaterThan(40);
        assertThat(dispatch.workflows().get(ADA, clone.id())).isEqualTo(clone);
        assertThat(dispatch.workflows().list(EVE)).isEmpty();
    }

    @Test
    void a_clone_is_started_as_its_template_says_once_it_is_enabled() {
        SavedWorkflow scheduled = templates.cloneFor(ADA, new TemplateSlug("each-morning"));

        assertThat(scheduled.schedule()).isEqualTo(Schedule.SCHEDULED);
        assertThat(dispatch.workflows().nextRunAt(scheduled)).isEmpty();
        assertThat(templates.cloneFor(ADA, new TemplateSlug("by-hand")).schedule())
                .isEqualTo(Schedule.ON_DEMAND);
        assertThat(templates.cloneFor(ADA, new TemplateSlug("on-call")).schedule())
                .isEqualTo(Schedule.WEBHOOK);
    }

    @Test
    void two_clones_share_nothing_but_the_plan() {
        SavedWorkflow one = templates.cloneFor(ADA, new TemplateSlug("by-hand"));
        SavedWorkflow other = templates.cloneFor(ADA, new TemplateSlug("by-hand"));

        assertThat(one.id()).isNotEqualTo(other.id());
        assertThat(one.webhookSecret()).isNotEqualTo(other.webhookSecret());
        assertThat(dispatch.workflows().list(ADA)).hasSize(2);
    }
}
