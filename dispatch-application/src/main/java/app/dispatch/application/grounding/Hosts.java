package app.dispatch.application.grounding;

import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.value.Value;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The hosts that the declarations of the tools name, such as those of links in their examples. Immutable. */
final class Hosts {
    private static final Pattern PUBLIC = Pattern.compile("(?:[a-z0-9-]{1,63}\\.){1,8}[a-z]{2,63}");

    private final Catalogue catalogue;

    Hosts(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    private static Stream<String> texts(FieldDef field) {
        return Stream.of(field.help(), field.placeholder()).filter(Objects::nonNull);
    }

    private static Stream<String> texts(OpDef op) {
        return Stream.of(
                        (Value) op.params(),
                        op.output(),
                        op.example().params(),
                        op.example().output())
                .flatMap(value -> Texts.of(value, "").values().stream());
    }

    /** Whether a declaration names the literal's host. */
    boolean declares(Literal literal) {
        return literal.kind() == Literal.Kind.HOST
                && catalogue.tools().stream()
                        .flatMap(tool -> Stream.concat(
                                tool.fields().stream().flatMap(Hosts::texts),
                                tool.ops().stream().flatMap(Hosts::texts)))
                        .filter(text -> text.contains("://"))
                        .flatMap(text -> Literal.in(text).stream())
                        .anyMatch(literal::isSameHost);
    }

    /** Whether it is a plain name of the public internet, in Latin letters and on the usual port; one that encodes others is none. */
    static boolean isPublicName(Literal host) {
        return host.port().isEmpty()
                && PUBLIC.matcher(host.text()).matches()
                && !host.text().contains("xn--");
    }
}
