package app.dispatch.domain.template;

import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.List;

/**
 * A plan that users clone and adapt, with what a gallery shows of it. The plan has the template's name, its description, and
 * what is to start it.
 *
 * @param tagline one line that says what it is good for
 * @param category what it is filed under, such as "Productivity"
 * @param icon the name of a Lucide icon (lucide.dev)
 * @param estimatedRuntime how long a run usually takes; whole seconds, at least one
 * @param triggerExample a payload that a run of it can be tried with; empty when the plan reads none
 */
public record Template(
        TemplateSlug slug,
        String tagline,
        String category,
        String icon,
        Duration estimatedRuntime,
        Plan plan,
        Fields triggerExample) {
    public Template {
        requireLine("tagline", tagline);
        requireLine("category", category);
        requireLine("icon", icon);
        if (estimatedRuntime.toSeconds() < 1) {
            throw new IllegalArgumentException("an estimated runtime is at least a second: " + estimatedRuntime);
        }
    }

    private static void requireLine(String what, String text) {
        if (text.isBlank() || text.lines().count() > 1) {
            throw new IllegalArgumentException("a template's " + what + " is one line of text: " + text);
        }
    }

    /** The tools that its steps use, in the order in which they first occur. */
    public List<String> tools() {
        return plan.steps().stream().map(Step::tool).distinct().toList();
    }
}
