package app.dispatch.adapters.tools.planner.llm;

import app.dispatch.adapters.tools.llm.AnswerText;
import app.dispatch.adapters.tools.llm.ModelReply;
import app.dispatch.application.grounding.Grounding;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.json.Reading;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Null;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the answers of language models, strictly: whatever is not in the form that was asked for is told. */
record AnswerReader(PlanJson plans) {
    private static final Set<String> MEMBERS = Set.of("plan", "cannotPlan");
    private static final Set<String> PLAN = Set.of("name", "trigger", "cron", "timezone", "steps", "assumptions");

    /** @param planner the id of who answers */
    Answer read(ModelReply reply, Brief brief, String planner) {
        if (reply.cut()) {
            return Answer.Unreadable.of("", "it was cut at the most tokens that it may have: give a shorter one");
        }
        Optional<Value> json = reply.json() == null ? AnswerText.json(reply.text()) : Optional.of(reply.json());
        if (!(json.orElse(Value.NULL) instanceof Fields answer)) {
            return Answer.Unreadable.of("", "it is not one whole JSON object");
        }
        List<Problem> problems = new ArrayList<>();
        Reading from = new Reading(answer, "", problems);
        from.only(MEMBERS);
        Optional<Fields> plan = from.fields("plan");
        Optional<Fields> cannot = from.fields("cannotPlan");
        if (plan.isPresent() == cannot.isPresent()) {
            problems.add(new Problem("", "exactly one of plan and cannotPlan must be an object, and the other null"));
        }
        if (!problems.isEmpty()) {
            return new Answer.Unreadable(problems);
        }
        return cannot.map(AnswerReader::cannot).orElseGet(() -> draft(plan.orElse(Fields.empty()), brief, planner));
    }

    private static Answer cannot(Fields answer) {
        List<Problem> problems = new ArrayList<>();
        Reading from = new Reading(answer, "/cannotPlan", problems);
        List<String> understood = from.texts("understood").orElse(List.of());
        List<String> reasons = from.texts("problems").orElse(List.of()).stream()
                .filter(reason -> !reason.isBlank())
                .toList();
        if (reasons.isEmpty() && problems.isEmpty()) {
            from.problem("problems", "must say why");
        }
        if (!problems.isEmpty()) {
            return new Answer.Unreadable(problems);
        }
        String more = reasons.size() == 1 ? "" : " (and " + (reasons.size() - 1) + " more)";
        return new Answer.Cannot(Refusal.of(
                ErrorCode.CANNOT_PLAN,
                "This brief cannot be planned. " + reasons.getFirst() + more,
                Fields.builder()
                        .put("understood", Value.texts(understood))
                        .put("notUnderstood", Value.texts(reasons))
                        .put("hint", String.join("; ", reasons))
                        .build()));
    }

    private Answer draft(Fields answer, Brief brief, String planner) {
        List<Problem> problems = new ArrayList<>();
        new Reading(answer, "/plan", problems).only(PLAN);
        Fields plan = Steps.read(answer, brief.current(), problems).with("planner", Value.of(planner));
        if (isThere(plan, "cron") && !isThere(plan, "trigger")) {
            plan = plan.with("trigger", Value.of("schedule"));
        }
        if (plan.text("trigger").orElse("").equals("schedule") && !isThere(plan, "cron")) {
            problems.add(new Problem("/plan/cron", "must be there for a schedule"));
        }
        PlanDraft read = plans.read(plan, "/plan");
        int steps = read.plan().steps().size();
        if (steps == 0 || steps > Grounding.MOST_STEPS) {
            problems.add(new Problem("/plan/steps", "must be 1 to " + Grounding.MOST_STEPS + " steps"));
        }
        problems.addAll(read.problems());
        return new Answer.Drafted(new PlanDraft(kept(read.plan(), brief.current()), "/plan", problems));
    }

    private static boolean isThere(Fields plan, String member) {
        return plan.get(member).filter(value -> !(value instanceof Null)).isPresent();
    }

    /** With what models are not asked for, as it stands in the plan that is changed. */
    private static Plan kept(Plan plan, Optional<Plan> current) {
        return current.map(before -> new Plan(
                        plan.id(),
                        plan.createdAt(),
                        plan.name(),
                        before.description(),
                        plan.trigger(),
                        plan.cron(),
                        plan.timezone(),
                        plan.steps(),
                        before.limits(),
                        plan.planner(),
                        plan.assumptions()))
                .orElse(plan);
    }

    /** The steps of an answer in the form of plans. */
    private static final class Steps {
        private static final Set<String> MEMBERS =
                Set.of("id", "tool", "op", "params", "dependsOn", "when", "forEach", "onError", "approval");

        private Steps() {}

        static Fields read(Fields answer, Optional<Plan> current, List<Problem> problems) {
            Map<String, Fields> before = Kept.steps(current);
            List<Value> steps = new ArrayList<>();
            List<Value> answered = answer.items("steps");
            for (int i = 0; i < answered.size(); i++) {
                steps.add(
                        answered.get(i) instanceof Fields step
                                ? step(step, before, "/plan/steps/" + i, problems)
                                : answered.get(i));
            }
            return answer.get("steps").filter(Value.Items.class::isInstance).isPresent()
                    ? answer.with("steps", Value.of(steps))
                    : answer;
        }

        private static Fields step(Fields answered, Map<String, Fields> before, String at, List<Problem> problems) {
            new Reading(answered, at, problems).only(MEMBERS);
            Fields step = before.getOrDefault(answered.text("id").orElse(""), Fields.empty());
            for (String member : MEMBERS) {
                if (isThere(answered, member)) {
                    step = step.with(member, answered.get(member).orElseThrow());
                }
            }
            return answered.text("params").isPresent()
                    ? step.with("params", params(answered.text("params").orElse(""), at, problems))
                    : step;
        }

        private static Value params(String text, String at, List<Problem> problems) {
            Optional<Value> params = AnswerText.json(text.isBlank() ? "{}" : text);
            if (params.isPresent() && params.get() instanceof Fields) {
                return params.get();
            }
            problems.add(new Problem(at + "/params", "must be a JSON object, written as a string"));
            return Fields.empty();
        }
    }
}
