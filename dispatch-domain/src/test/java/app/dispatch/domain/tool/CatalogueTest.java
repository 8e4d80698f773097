package app.dispatch.domain.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
    private static final EffectRule BY_METHOD = new EffectRule(
            "method", Map.of("GET", Effect.READ, "PUT", Effect.IDEMPOTENT, "HEAD", Effect.READ), Effect.WRITE);

    @ParameterizedTest
    @CsvSource({"GET, READ", "get, READ", "PUT, IDEMPOTENT", "POST, WRITE", "'{{ trigger.method }}', WRITE", "'', WRITE"
    })
    void an_effect_may_hang_on_the_literal_value_of_a_parameter(String method, Effect effect) {
        assertThat(BY_METHOD.of(Fields.of("method", Value.of(method)))).isEqualTo(effect);
    }

    @Test
    void without_the_parameter_or_with_another_type_the_effect_is_the_other_one() {
        assertThat(BY_METHOD.of(Fields.empty())).isEqualTo(Effect.WRITE);
        assertThat(BY_METHOD.of(Fields.of("method", Value.of(1)))).isEqualTo(Effect.WRITE);
    }

    @Test
    void a_fixed_effect_hangs_on_nothing() {
        assertThat(EffectRule.always(Effect.READ).of(Fields.of("", Value.of("x"))))
                .isEqualTo(Effect.READ);
    }

    @Test
    void the_strongest_effect_is_the_strongest_of_all() {
        assertThat(BY_METHOD.strongest()).isEqualTo(Effect.WRITE);
        assertThat(new EffectRule("p", Map.of("X", Effect.WRITE), Effect.READ).strongest())
                .isEqualTo(Effect.WRITE);
        assertThat(EffectRule.always(Effect.READ).strongest()).isEqualTo(Effect.READ);
    }

    @Test
    void tools_are_found_by_id_and_kept_in_order() {
        Catalogue catalogue = Catalogue.of(List.of(tool("b"), tool("a", "run"), tool("c")));
        assertThat(catalogue.tools()).extracting(ToolDef::id).containsExactly("b", "a", "c");
        assertThat(catalogue.op("a", "run")).isPresent();
        assertThat(catalogue.op("a", "walk")).isEmpty();
        assertThat(catalogue.op("b", "run")).isEmpty();
        assertThat(catalogue.only(List.of("c", "b", "unknown")).tools())
                .extracting(ToolDef::id)
                .containsExactly("b", "c");
    }

    @Test
    void a_tool_is_connected_by_its_required_fields_and_one_of_its_ways() {
        List<FieldDef> fields = Stream.of("site", "key", "secret", "token")
                .map(key -> new FieldDef(key, key, true, key.equals("site"), null, null))
                .toList();
        ToolDef tool = new ToolDef(
                "a", "A", "", List.of(), fields, List.of(Set.of("key", "secret"), Set.of("token")), List.of());

        assertThat(tool.needsConnection()).isTrue();
        assertThat(tool.isConnectedBy(Set.of("site", "token"))).isTrue();
        assertThat(tool.isConnectedBy(Set.of("site", "key", "secret"))).isTrue();
        assertThat(tool.isConnectedBy(Set.of("token"))).isFalse();
        assertThat(tool.isConnectedBy(Set.of("site", "key"))).isFalse();
        assertThat(tool("b").needsConnection()).isFalse();
        assertThat(tool("b").isConnectedBy(Set.of())).isTrue();
    }

    @Test
    void two_tools_or_two_ops_of_one_name_are_an_error_of_the_program() {
        assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.of(List.of(tool("a"), tool("a"))));
        assertThatIllegalArgumentException().isThrownBy(() -> tool("a", "run", "run"));
        assertThatIllegalArgumentException().isThrownBy(() -> tool("A"));
        assertThatIllegalArgumentException().isThrownBy(() -> tool("a", "Run"));
    }

    private static ToolDef tool(String id, String... ops) {
        List<OpDef> declared = Stream.of(ops)
                .map(op -> new OpDef(
                        op,
                        op,
                        op,
                        List.of(),
                        EffectRule.always(Effect.READ),
                        false,
                        Fields.empty(),
                        Fields.empty(),
                        new OpDef.Example(Fields.empty(), Value.NULL)))
                .toList();
        return new ToolDef(id, id, id, List.of(), List.of(), declared);
    }
}
