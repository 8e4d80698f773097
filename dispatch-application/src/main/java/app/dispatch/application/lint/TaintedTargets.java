package app.dispatch.application.lint;

import app.dispatch.application.lint.AnalyzedPlan.AnalyzedStep;
import app.dispatch.domain.compose.Warning;
import app.dispatch.domain.tool.TargetKind;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the calls of which somebody outside decides whom or what they reach. */
final class TaintedTargets {
    static final String CODE = "tainted_target";

    private final AnalyzedPlan analyzed;
    private final Provenance provenance;

    TaintedTargets(AnalyzedPlan analyzed) {
        this.analyzed = analyzed;
        this.provenance = new Provenance(analyzed);
    }

    List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        analyzed.steps().stream()
                .filter(step -> step.step().approval() == null)
                .forEach(step -> step.targets()
                        .forEach((name, kind) -> origin(step, name, kind)
                                .ifPresent(origin -> warnings.add(warning(step, name, kind, origin)))));
        return warnings;
    }

    private Optional<Origin> origin(AnalyzedStep step, String name, TargetKind kind) {
        Flow flow = step.param(name);
        return switch (kind) {
            case ADDRESSEE -> Optional.empty();
            case URL -> provenance.outside(host(flow), step, false);
            case AMOUNT -> {
                Fields schema =
                        step.checked().op().params().fields("properties").fields(name);
                yield provenance.outside(numbers(flow, schema), step, true);
            }
            case RECIPIENT, REPOSITORY, ACCOUNT -> provenance.outside(flow, step, false);
        };
    }

    /** What of a URL can decide its host: the rest only says what is asked of it. */
    private static Flow host(Flow flow) {
        Set<Origin> deciding = flow.allOrigins().stream()
                .filter(origin -> !origin.behindHost())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Flow(deciding, Map.of(), Set.of(""), true);
    }

    /** What of an amount is a number: what it is for is not how much it is. */
    private static Flow numbers(Flow flow, Fields schema) {
        String type = schema.text("type").orElse("");
        if (type.equals("array")) {
            return numbers(flow.member(Origin.ANY), schema.fields("items"));
        }
        if (type.equals("object")) {
            Fields properties = schema.fields("properties");
            return Flow.union(properties.values().keySet().stream()
                    .map(key -> numbers(flow.member(key), properties.fields(key)))
                    .toList());
        }
        return type.equals("string") ? Flow.OWN : flow;
    }

    private Warning warning(AnalyzedStep step, String name, TargetKind kind, Origin origin) {
        String made = provenance
                .madeFrom(origin)
                .map(from -> ", which a language model makes from `" + from.words() + "`")
                .orElse("");
        String place = origin.words();
        return new Warning(
                CODE,
                step.path() + "/params/" + name,
                "`" + name + "` comes from outside: from `" + place + "`" + made + ". So somebody else decides "
                        + decided(kind) + ".",
                "Add \"approval\": true to the step, so that you see each call first; or let through what you know: "
                        + filter(step, place, kind) + ".");
    }

    private static String decided(TargetKind kind) {
        return switch (kind) {
            case RECIPIENT, ADDRESSEE -> "who gets what this step sends";
            case URL -> "which address is called";
            case REPOSITORY -> "which repository is used";
            case AMOUNT -> "how much money it is";
            case ACCOUNT -> "whose account it is";
        };
    }

    private static String filter(AnalyzedStep step, String place, TargetKind kind) {
        int item = place.lastIndexOf("[…]");
        if (step.step().forEach() != null && item >= 0) {
            return "filter the list of `forEach`, as in `.filter(x, " + test("x" + place.substring(item + 3), kind)
                    + ")`";
        }
        return item >= 0
                ? "write the value, or choose it among values that the plan lists"
                : "\"when\": \"" + test(place, kind) + "\"";
    }

    private static String test(String place, TargetKind kind) {
        return switch (kind) {
            case RECIPIENT, ADDRESSEE, ACCOUNT -> place + " in ['…', '…']";
            case URL -> place + ".startsWith('https://…/')";
            case REPOSITORY -> place + " in ['owner/name']";
            case AMOUNT -> place + " <= 5000";
        };
    }
}
