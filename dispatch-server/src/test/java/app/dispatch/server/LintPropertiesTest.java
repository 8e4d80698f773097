package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Outside;
import app.dispatch.application.lint.PlanLint;
import app.dispatch.application.plan.CheckedPlan;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.template.Template;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds of the warnings of any plan: of those that come with Dispatch, and of those that are grown here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LintPropertiesTest {
    /** What the templates are for, or do on purpose; the reasons are in docs/decisions/lint.md. */
    private static final Map<String, List<String>> ON_PURPOSE = new TreeMap<>(Map.ofEntries(
            Map.entry("daily-revenue", List.of("repeated_write")),
            Map.entry("failed-build-alert", List.of("repeated_write")),
            Map.entry("incident-kickoff", List.of("repeated_write")),
            Map.entry("invoice-from-order", List.of("tainted_target")),
            Map.entry("lead-intake", List.of("repeated_write")),
            Map.entry("mention-watch", List.of("repeated_write")),
            Map.entry("morning-inbox-digest", List.of("repeated_write")),
            Map.entry("new-customer-welcome", List.of("tainted_target")),
            Map.entry("new-hire-onboarding", List.of("repeated_write", "tainted_target")),
            Map.entry("overdue-invoices", List.of("repeated_write")),
            Map.entry("page-watch", List.of("repeated_write")),
            Map.entry("refund-requests", List.of("tainted_target")),
            Map.entry("stale-pull-requests", List.of("repeated_write")),
            Map.entry("website-check", List.of("repeated_write"))));

    private static final int SEEDS = 500;

    private static final List<String> ATOMS = List.of(
            "trigger",
            "trigger.a",
            "trigger['b-c'].d",
            "item",
            "item.a",
            "index",
            "run.date",
            "'x'",
            "1",
            "true",
            "null",
            "[]",
            "{}",
            "steps.%s.output",
            "steps.%s.output.items",
            "steps.%s.output[0]",
            "steps.%s.status");

    private static final List<String> FORMS = List.of(
            "(%s + %s)",
            "[%s, %s]",
            "{'a': %s, 'b': %s}",
            "(%s == %s)",
            "(%s in [%s])",
            "(true ? %s : %s)",
            "default(%s, %s)",
            "(%s)[%s]",
            "dyn(%s).map(x, [x, %s])",
            "dyn(%s).filter(x, x == %s)",
            "dyn(%s).all(x, x in ['a'] && %s == 'b')",
            "json([%s, %s])",
            "dyn(%s).sortBy(x, string(x) + string(%s))",
            "dyn(%s).map(x, dyn(%s).map(y, x))[0]",
            "(dyn(%s).a == 'b' && dyn(%s).b == 'c')",
            "dyn(%s).slice(0, 1)");

    private Warned warned;

    @BeforeAll
    void tools() throws Exception {
        warned = Warned.withAllTools();
    }

    @Test
    void the_templates_have_no_warning_but_those_that_they_mean() {
        Map<String, List<String>> found = new TreeMap<>();
        for (Template template : Outside.inMemory().templates().all()) {
            TreeSet<String> codes = new TreeSet<>();
            new PlanLint(warned.plan(template.plan())).warnings().forEach(warning -> codes.add(warning.code()));
            if (!codes.isEmpty()) {
                found.put(template.slug().value(), List.copyOf(codes));
            }
        }
        assertThat(found).isEqualTo(ON_PURPOSE);
    }

    @Test
    void whatever_a_plan_holds_looking_at_it_ends_with_the_same_result_each_time() {
        int valid = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Optional<CheckedPlan> plan = grown(new Random(seed));
            if (plan.isPresent()) {
                valid++;
                assertThat(new PlanLint(plan.get()).warnings())
                        .as("seed " + seed)
                        .isEqualTo(new PlanLint(plan.get()).warnings());
                assertThat(new PlanLint(plan.get()).permissions())
                        .as("seed " + seed)
                        .isNotEmpty();
            }
        }
        assertThat(valid).isGreaterThan(SEEDS / 2);
    }

    private Optional<CheckedPlan> grown(Random random) {
        StringBuilder plan =
                new StringBuilder(List.of("manual", "webhook", "schedule").get(random.nextInt(3)));
        plan.append("\ns0 gmail.search {\"query\":\"q\"}");
        for (int i = 1; i < 2 + random.nextInt(4); i++) {
            boolean each = random.nextBoolean();
            plan.append("\ns").append(i).append(random.nextBoolean() ? " gmail.send " : " gmail.draft ");
            plan.append("{\"to\":\"{{ %s }}\",\"subject\":\"s\",\"body\":\"a {{ %s }} b\"} | {"
                    .formatted(expression(random, i, each, 3), expression(random, i, each, 3)));
            plan.append(each ? "\"forEach\":\"" + expression(random, i, false, 2) + "\"," : "");
            plan.append("\"when\":\"").append(expression(random, i, false, 3)).append("\"}");
        }
        try {
            return Optional.of(warned.begun(plan.toString()));
        } catch (Refusal typesDoNotFit) {
            return Optional.empty();
        }
    }

    private static String expression(Random random, int step, boolean each, int depth) {
        if (depth > 0 && random.nextInt(4) > 0) {
            return FORMS.get(random.nextInt(FORMS.size()))
                    .replace("dyn(%s)", "%s")
                    .replace("%s", "dyn(%s)")
                    .formatted(expression(random, step, each, depth - 1), expression(random, step, each, depth - 1));
        }
        String atom = ATOMS.get(random.nextInt(ATOMS.size()));
        boolean perItem = atom.startsWith("item") || atom.equals("index");
        return perItem && !each ? "trigger.x" : atom.formatted("s" + random.nextInt(step));
    }

    @Test
    void what_a_condition_compares_with_is_read_once_however_long_it_is() {
        String end = "@".repeat(1_900) + ".".repeat(1_900) + "\\\\n";
        CheckedPlan plan = warned.plan("""
                webhook
                m gmail.send {"to":"{{ trigger.email }}","subject":"s","body":"b"} | {"when":"trigger.email.endsWith('%s')"}
                """.formatted(end));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        new PlanLint(plan).warnings();
        assertThat(threads.getCurrentThreadCpuTime() - start).isLessThan(500_000_000);
    }

    @Test
    void a_plan_of_200_steps_is_looked_at_within_some_milliseconds() {
        StringBuilder text = new StringBuilder(
                "webhook\nmail gmail.search {\"query\":\"q\"}\ns0 gmail.draft {\"to\":\"a@example.com\",\"subject\":\"s\",\"body\":\"b\"}\n");
        for (int i = 1; i < 199; i++) {
            // As many as a plan's expressions may be together: the others read what is there by plain paths.
            String computed = i % 4 == 0
                    ? """
                            s%d gmail.send {"to":"{{ default(item.from, trigger.email) }}","cc":"{{ steps.s%d.output.id }}","subject":"{{ trigger.a }}","body":"Hi {{ item.subject.trim() + default(trigger.n%d, '') }}"} | {"forEach":"steps.mail.output.items.filter(m, m.from != '' && m.date == string(%d))","when":"trigger.a in ['b'] && trigger.n > %d"}
                            """.formatted(i, i - 1, i, i, i)
                    : """
                            s%d gmail.send {"to":"{{ trigger.email }}","cc":"{{ steps.s%d.output%s.id }}","subject":"{{ trigger.a }}","body":"Hi {{ trigger.b%d }}"}
                            """.formatted(i, i - 1, i % 4 == 1 && i > 1 ? "[0]" : "", i);
            text.append(computed);
        }
        CheckedPlan plan = warned.plan(text.toString());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 50; i++) {
            long start = threads.getCurrentThreadCpuTime();
            assertThat(new PlanLint(plan).warnings()).hasSizeGreaterThan(200);
            best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
        }
        // About 4 ms once it is compiled; what is checked is that it grows with the plan, not with its square.
        assertThat(best).isLessThan(50_000_000);
    }
}
