package app.dispatch.server;

import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Text;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the expressions of a plan read of the steps' outputs, against what the operations declare to give. */
final class Reads {
    private static final Pattern READ = Pattern.compile("steps\\.(\\w+)\\.output((?:\\.\\w+(?!\\w|\\()|\\[\\w+])*)");
    private static final Pattern PART = Pattern.compile("\\.(\\w+)|\\[\\w+]");
    private static final Fields ANYTHING = Fields.empty();

    private final Plan plan;
    private final Catalogue catalogue;

    Reads(Plan plan, Catalogue catalogue) {
        this.plan = plan;
        this.catalogue = catalogue;
    }

    /** Each read of something that is not there. */
    List<String> ofNothing() {
        return plan.steps().stream()
                .flatMap(Reads::texts)
                .flatMap(text -> READ.matcher(text).results())
                .filter(read -> !isThere(read))
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    private static Stream<String> texts(Step step) {
        return Stream.concat(Stream.of(step.when(), step.forEach()).filter(Objects::nonNull), texts(step.params()));
    }

    private static Stream<String> texts(Value value) {
        return switch (value) {
            case Text(String text) -> Stream.of(text);
            case Items(List<Value> items) -> items.stream().flatMap(Reads::texts);
            case Fields fields -> fields.values().values().stream().flatMap(Reads::texts);
            default -> Stream.empty();
        };
    }

    private boolean isThere(MatchResult read) {
        Step step = plan.steps().stream()
                .filter(each -> each.id().value().equals(read.group(1)))
                .findFirst()
                .orElseThrow();
        Fields output = catalogue.op(step.tool(), step.op()).orElseThrow().output();
        Optional<Fields> schema = Optional.of(step.forEach() == null ? output : Fields.of("items", output));
        for (MatchResult part : PART.matcher(read.group(2)).results().toList()) {
            schema = schema.flatMap(within -> Optional.ofNullable(part.group(1))
                    .map(name -> member(within, name))
                    .orElseGet(() -> Optional.of(within.fields("items"))));
        }
        return schema.isPresent();
    }

    private static Optional<Fields> member(Fields schema, String name) {
        Optional<Fields> declared = schema.fields("properties").get(name).map(Fields.class::cast);
        boolean closed = schema.get("additionalProperties").equals(Optional.of(new Bool(false)));
        return declared.or(() -> closed ? Optional.empty() : Optional.of(ANYTHING));
    }
}
