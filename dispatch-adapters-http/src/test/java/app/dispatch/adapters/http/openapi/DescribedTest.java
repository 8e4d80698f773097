package app.dispatch.adapters.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever reads the description is told in words what each thing in it is. */
class DescribedTest {
    private static final String DESCRIPTION = "description";

    private final List<String> without = new ArrayList<>();

    @Test
    void every_operation_says_what_it_is_and_what_it_does() {
        for (Description.Operation operation : Description.operations()) {
            String name = operation.method() + " " + operation.path();
            assertThat(operation.described().text("summary")).as(name).isPresent();
            assertThat(operation.described().text(DESCRIPTION))
                    .as(name)
                    .hasValueSatisfying(said -> assertThat(said).endsWith(".").hasSizeGreaterThan(30));
        }
    }

    @Test
    void every_parameter_answer_schema_and_member_is_described() {
        Fields document = OpenApi.document();
        Fields components = document.fields("components");
        for (String kind : List.of("schemas", "parameters", "headers", "responses", "securitySchemes")) {
            each(components.fields(kind), "/" + kind);
        }
        look(document, "");
        assertThat(without).isEmpty();
    }

    private void look(Value value, String path) {
        if (value instanceof Value.Items items) {
            for (int i = 0; i < items.values().size(); i++) {
                look(items.values().get(i), path + "/" + i);
            }
        }
        if (!(value instanceof Fields fields)) {
            return;
        }
        for (Map.Entry<String, Value> member : fields.values().entrySet()) {
            String below = path + "/" + member.getKey();
            switch (member.getKey()) {
                case "example", "enum", "required" -> {}
                case "properties", "responses", "headers" -> {
                    each((Fields) member.getValue(), below);
                    ((Fields) member.getValue()).values().forEach((name, one) -> look(one, below + "/" + name));
                }
                case "parameters" -> {
                    if (member.getValue() instanceof Value.Items items) {
                        items.values().forEach(one -> isDescribed(one, below));
                    }
                    look(member.getValue(), below);
                }
                default -> look(member.getValue(), below);
            }
        }
    }

    private void each(Fields named, String path) {
        named.values().forEach((name, one) -> isDescribed(one, path + "/" + name));
    }

    /** What refers to something else is described there. */
    private void isDescribed(Value one, String path) {
        Fields fields = (Fields) one;
        if (fields.text(DESCRIPTION).filter(said -> !said.isBlank()).isEmpty()
                && fields.get("$ref").isEmpty()) {
            without.add(path);
        }
    }
}
