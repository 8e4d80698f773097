package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.domain.value.Value;
import java.util.Optional;

/** Has lists that give the texts of their things only when they are asked to, such as mails, give them where a step reads them. */
final class Contents {
    private final Making plan;

    Contents(Making plan) {
        this.plan = plan;
    }

    void ask() {
        for (Draft list : plan.steps) {
            Optional<Operation> operation = plan.operation(list);
            Optional<Param> includes = operation.flatMap(one -> one.param("includes_content"));
            Optional<Param> content = operation.flatMap(one -> one.member("content"));
            if (includes.isPresent()
                    && content.isPresent()
                    && plan.steps.stream().anyMatch(step -> reads(step, list, content.get()))) {
                list.params.putIfAbsent(includes.get().name(), Value.of(true));
            }
        }
    }

    /** Whether a step tells the texts, or has a model read the things. */
    private boolean reads(Draft step, Draft list, Param content) {
        String params = step.params.toString();
        String source = "steps." + list.id + ".";
        boolean each = step.forEach != null && step.forEach.contains(source);
        boolean works = plan.operation(step).filter(one -> one.is(Kind.WORK)).isPresent();
        boolean about = params.contains(source) || each;
        return about && (works || params.contains("." + content.name() + ","));
    }
}
