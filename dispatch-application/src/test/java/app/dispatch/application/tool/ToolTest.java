package app.dispatch.application.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.dispatch.application.json.Json;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolTest {
    @Test
    void an_op_in_a_few_words_is_a_whole_declaration() {
        Connector tool = Tool.named("greeter", "Greeter")
                .op(
                        Op.writes("greet", "Greet a person")
                                .needs("name", "whom")
                                .takes("mood", "how")
                                .example(Value.of("Hello")),
                        OpCall::params)
                .build();
        assertThat(tool.definition().fields()).isEmpty();
        OpDef op = tool.definition().op("greet").orElseThrow();
        assertThat(op.title()).isEqualTo("Greet a person");
        assertThat(op.effect().strongest()).isEqualTo(Effect.WRITE);
        assertThat(op.example().output()).isEqualTo(Value.of("Hello"));
        assertThat(op.params()).isEqualTo(Json.parse("""
                { "type": "object", "required": ["name"], "additionalProperties": false,
                  "properties": { "name": { "description": "whom" }, "mood": { "description": "how" } } }"""));
    }

    @Test
    void an_op_declares_its_effect_by_its_verb() {
        assertThat(effect(Op.reads("a", "A"))).isEqualTo(Effect.READ);
        assertThat(effect(Op.sets("a", "A"))).isEqualTo(Effect.IDEMPOTENT);
        assertThat(effect(Op.writes("a", "A"))).isEqualTo(Effect.WRITE);
    }

    @Test
    void a_declaration_does_not_change_when_another_is_made_of_it() {
        Op plain = Op.reads("a", "A");
        plain.needs("x", "an x").example(Value.NULL);
        assertThat(plain.declared().params().fields("properties").isEmpty()).isTrue();
        assertThat(plain.declared().example().output()).isEqualTo(Fields.empty());
    }

    @Test
    void two_ops_or_two_tools_of_one_name_are_an_error_of_the_program() {
        Tool.Builder twice = Tool.named("greeter", "Greeter")
                .op(Op.reads("a", "A"), OpCall::params)
                .op(Op.writes("a", "A"), OpCall::params);
        assertThatIllegalArgumentException().isThrownBy(twice::build);
        Connector tool = Tool.named("greeter", "Greeter").build();
        assertThatIllegalArgumentException().isThrownBy(() -> new Connectors(List.of(tool, tool)));
    }

    @Test
    void a_connector_is_found_by_its_tool() {
        Connector tool = Tool.named("greeter", "Greeter").build();
        Connectors connectors = new Connectors(List.of(tool));
        assertThat(connectors.connector("greeter")).containsSame(tool);
        assertThat(connectors.connector("other")).isEmpty();
        assertThat(connectors.catalogue().ids()).containsExactly("greeter");
    }

    private static Effect effect(Op op) {
        return op.declared().effect().strongest();
    }
}
