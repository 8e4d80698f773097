package app.dispatch.application.grounding;

import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.TargetKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which host the answers of a plan's steps come from. What a host gave may go back to it: the id of the first story of a list, to
 * read that story. Immutable.
 */
final class Origins {
    private static final Pattern STEP =
            Pattern.compile("\\bsteps\\s*(?:\\.\\s*([A-Za-z]\\w*)|\\[\\s*[\"']([A-Za-z]\\w*)[\"']\\s*])");
    private static final Pattern OTHERS = Pattern.compile("\\b(?:trigger|steps)\\b|\\brun\\s*\\.\\s*owner\\b");
    private static final Pattern ITEM = Pattern.compile("\\bitem\\b");

    private final Map<String, String> hosts = new HashMap<>();

    Origins(Catalogue catalogue, Plan plan) {
        for (Step step : plan.steps()) {
            catalogue
                    .tool(step.tool())
                    .flatMap(tool -> tool.op(step.op()))
                    .flatMap(op -> called(step, TargetKind.of(op)))
                    .ifPresent(host -> hosts.put(step.id().value(), host));
        }
    }

    /** The host that an operation with a URL calls, where it is written out. */
    private static Optional<String> called(Step step, Map<String, TargetKind> targets) {
        return targets.entrySet().stream()
                .filter(target -> target.getValue() == TargetKind.URL)
                .flatMap(target -> step.params().text(target.getKey()).stream())
                .filter(url -> url.startsWith("http"))
                .flatMap(url -> Literal.in(url).stream().limit(1))
                .filter(literal -> !literal.rest().startsWith("{{"))
                .map(Literal::text)
                .findFirst();
    }

    /** Whether a call to the host takes along anything of the run that did not come from there. */
    boolean leave(Step step, Literal host) {
        List<String> sources = Texts.of(step.params(), "").values().stream()
                .flatMap(text -> Texts.sources(text).stream())
                .toList();
        boolean items = sources.stream().anyMatch(source -> ITEM.matcher(source).find());
        Stream<String> read = items && step.forEach() != null
                ? Stream.concat(sources.stream(), Stream.of(step.forEach()))
                : sources.stream();
        return read.anyMatch(source -> isForeign(source, host.text()));
    }

    private boolean isForeign(String source, String host) {
        Matcher steps = STEP.matcher(source);
        while (steps.find()) {
            String id = steps.group(1) == null ? steps.group(2) : steps.group(1);
            if (!host.equals(hosts.get(id))) {
                return true;
            }
        }
        return OTHERS.matcher(STEP.matcher(source).replaceAll("")).find();
    }
}
