package app.dispatch.application.json;

import app.dispatch.domain.compose.PlanReview;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import java.util.Map;
import java.util.TreeMap;

/** The JSON form of what can be said of a plan that is not kept. */
public final class ReviewJson {
    private ReviewJson() {}

    /** The review; of many problems the first hundred, and how many more there are. */
    public static Fields write(PlanReview review) {
        int more = review.problems().size() - Problem.MOST_LISTED;
        FieldsBuilder json = Fields.builder()
                .put("valid", review.problems().isEmpty())
                .put(
                        "problems",
                        Value.of(review.problems().stream()
                                .limit(Problem.MOST_LISTED)
                                .map(ReviewJson::write)
                                .toList()));
        if (more > 0) {
            json.put("more", more);
        }
        return json.put(
                        "phases",
                        Value.of(review.phases().stream()
                                .map(phase -> Value.texts(
                                        phase.stream().map(id -> id.value()).toList()))
                                .toList()))
                .put("effects", effects(review.effects()))
                .put("permissions", ParsedJson.permissions(review.permissions()))
                .put("warnings", ParsedJson.warnings(review.warnings()))
                .put("missing", ParsedJson.missing(review.missing()))
                .put("schedule", review.start().schedule().id())
                .put("starts", ParsedJson.write(review.start()))
                .build();
    }

    private static Fields write(Problem problem) {
        return Fields.builder()
                .put("path", problem.path())
                .put("message", problem.message())
                .build();
    }

    private static Fields effects(Map<StepId, Effect> effects) {
        Map<String, Value> json = new TreeMap<>();
        effects.forEach((step, effect) -> json.put(step.value(), Value.of(effect.id())));
        return new Fields(json);
    }
}
