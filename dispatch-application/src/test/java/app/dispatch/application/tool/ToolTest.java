package app.dispatch.application.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.dispatch.application.Outside;
import app.dispatch.application.json.Json;
import app.dispatch.domain.tool.Annotations;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.Form;
import app.dispatch.domain.tool.ListOrder;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.Role;
import app.dispatch.domain.tool.TargetKind;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.tool.ToolEvent;
import app.dispatch.domain.tool.Unit;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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
                        call -> call.params().fields())
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
    void an_op_says_all_that_a_declaration_can_say() {
        OpDef op = Op.sets("list", "List tickets")
                .description("Lists tickets, newest first.")
                .words("show", "the bugs")
                .destructive()
                .undo("Puts them back")
                .atLeast(1)
                .needs(
                        "team",
                        Type.text("The team").role(Role.PLACE).nouns("team").form(Form.NAME, Form.ID))
                .takes(
                        "state",
                        Type.choice("Which", "open", "closed")
                                .role(Role.STATE)
                                .usual(Value.of("open"))
                                .words("done", "closed"))
                .takes(
                        "days",
                        Type.whole("How old")
                                .role(Role.UNTIL)
                                .unit(Unit.DAYS)
                                .atLeast(0)
                                .atMost(365))
                .takes("urgent", Type.flag("Only those").role(Role.FLAG).words("urgent", true))
                .takes(
                        "to",
                        Type.text("Whom")
                                .role(Role.RECIPIENT)
                                .target(TargetKind.RECIPIENT)
                                .atMost(80))
                .gives(
                        "tickets",
                        Type.list(
                                        "The tickets",
                                        Type.object("One")
                                                .has(
                                                        "id",
                                                        Type.text("Its id")
                                                                .role(Role.ITEM)
                                                                .id("^t_"))
                                                .mayHave(
                                                        "due",
                                                        Type.time("When it is due")
                                                                .role(Role.DUE)
                                                                .words(
                                                                        "overdue",
                                                                        Fields.of("before", Value.of("now")))))
                                .role(Role.ITEMS)
                                .order(ListOrder.NEWEST)
                                .orderWith("days", ListOrder.UNTOUCHED))
                .mayGive("more", Type.flag("Whether there are more").role(Role.TRUNCATED))
                .example(Fields.of("team", Value.of("ops")), Value.NULL)
                .declared();

        assertThat(op.params()).isEqualTo(Json.parse("""
                { "type": "object", "required": ["team"], "additionalProperties": false, "minProperties": 1, "properties": {
                    "team": { "type": "string", "description": "The team", "x-role": "place", "x-nouns": ["team"],
                              "x-form": ["name", "id"] },
                    "state": { "type": "string", "description": "Which", "enum": ["open", "closed"], "x-role": "state",
                               "default": "open", "x-words": { "done": "closed" } },
                    "days": { "type": "integer", "description": "How old", "x-role": "until", "x-unit": "days",
                              "minimum": 0, "maximum": 365 },
                    "urgent": { "type": "boolean", "description": "Only those", "x-role": "flag",
                                "x-words": { "urgent": true } },
                    "to": { "type": "string", "description": "Whom", "x-role": "recipient", "x-target": "recipient",
                            "maxLength": 80 } } }"""));
        assertThat(op.output()).isEqualTo(Json.parse("""
                { "type": "object", "required": ["tickets"], "additionalProperties": false, "properties": {
                    "tickets": { "type": "array", "description": "The tickets", "x-role": "items",
                      "x-order": { "*": "newest", "days": "untouched" },
                      "items": { "type": "object", "description": "One", "required": ["id"], "additionalProperties": false,
                        "properties": {
                          "id": { "type": "string", "description": "Its id", "x-role": "item", "x-form": "id",
                                  "x-pattern": "^t_" },
                          "due": { "type": "string", "format": "date-time", "description": "When it is due",
                                   "x-role": "due", "x-words": { "overdue": { "before": "now" } } } } } },
                    "more": { "type": "boolean", "description": "Whether there are more", "x-role": "truncated" } } }"""));
        assertThat(op.description()).isEqualTo("Lists tickets, newest first.");
        assertThat(op.words()).containsExactly("show", "the bugs");
        assertThat(op.destructive()).isTrue();
        assertThat(op.undo()).isEqualTo("Puts them back");
        assertThat(op.example().params()).isEqualTo(Fields.of("team", Value.of("ops")));
        Annotations said = Annotations.of(op);
        assertThat(said.param(Role.PLACE).orElseThrow().forms()).containsExactly(Form.NAME, Form.ID);
        assertThat(said.list().orElseThrow().order(Set.of("days"))).contains(ListOrder.UNTOUCHED);
    }

    @Test
    void a_parameter_may_be_a_schema_that_the_output_keeps_to() {
        OpDef op = Op.reads("read", "Read")
                .needs("form", Type.jsonSchema("What is wanted"))
                .needs(
                        "labels",
                        Type.list("Labels", Type.text("One")).role(Role.CHOICES).atLeast(2))
                .gives("data", Type.any("The values").asIn("form").role(Role.RESULT))
                .gives("label", Type.text("The label").oneOf("labels"))
                .gives("page", Type.link("Where it is"))
                .gives("share", Type.decimal("How sure").with("multipleOf", Value.of(1)))
                .gives("day", Type.date("Which day").role(Role.DATE))
                .declared();

        assertThat(Json.write(op.params())).contains("\"x-json-schema\":true", "\"minItems\":2");
        assertThat(Json.write(op.output()))
                .contains(
                        "\"x-schema\":\"form\"",
                        "\"x-one-of\":\"labels\"",
                        "\"format\":\"uri\"",
                        "\"type\":\"number\"",
                        "\"multipleOf\":1",
                        "\"format\":\"date\"");
    }

    @Test
    void a_tool_says_what_it_is_and_what_may_happen_there() {
        ToolEvent opened = ToolEvent.polled(List.of("a ticket is opened"), "list", Fields.empty());
        ToolDef tool = Tool.named("desk", "Desk")
                .description("Works with tickets.")
                .words("help desk", "support")
                .op(Op.reads("list", "List tickets"), call -> call.params().fields())
                .event(opened)
                .build()
                .definition();

        assertThat(tool.description()).isEqualTo("Works with tickets.");
        assertThat(tool.words()).containsExactly("help desk", "support");
        assertThat(tool.events()).containsExactly(opened);
    }

    @Test
    void a_tool_that_says_what_nobody_can_go_by_is_an_error_of_the_program() {
        Tool.Builder wrong = Tool.named("desk", "Desk")
                .op(
                        Op.reads("list", "List")
                                .takes("state", Type.choice("Which", "open").words("done", "closed")),
                        call -> call.params().fields());

        assertThatIllegalArgumentException()
                .isThrownBy(wrong::build)
                .withMessageContaining("/ops/0/params/properties/state/x-words/done: Words mean one of the values");
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
                .op(Op.reads("a", "A"), call -> call.params().fields())
                .op(Op.writes("a", "A"), call -> call.params().fields());
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

    @Test
    void tools_that_are_made_later_are_made_once_and_not_before_one_is_asked_for() {
        AtomicInteger made = new AtomicInteger();
        Connector tool = Tool.named("greeter", "Greeter").build();
        Connectors connectors = Outside.inMemory()
                .withLater(() -> {
                    made.incrementAndGet();
                    return List.of(tool);
                })
                .connectors();
        Catalogue catalogue = connectors.catalogue();
        assertThat(made).hasValue(0);

        assertThat(catalogue.tool("greeter")).contains(tool.definition());
        assertThat(connectors.connector("greeter")).containsSame(tool);
        assertThat(made).hasValue(1);
    }
}
