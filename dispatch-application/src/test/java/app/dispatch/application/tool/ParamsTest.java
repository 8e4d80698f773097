package app.dispatch.application.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ParamsTest {
    private static final Params PARAMS = Params.of((Fields) Json.parse("""
            { "name": "Ada", "cents": 4200, "rate": 0.125, "urgent": true, "at": "2026-11-25T09:00:00+01:00", "none": null,
              "tags": ["a", "b"], "mixed": ["a", 1], "card": { "number": "4242", "expires": 2031 }, "huge": 1e30 }"""));

    record Card(String number, int expires) {}

    enum Speed {
        SLOW,
        AT_ONCE
    }

    record Line(String item, long count) {}

    record Order(
            String id,
            BigDecimal total,
            boolean gift,
            Instant placedAt,
            LocalDate due,
            Speed speed,
            List<Line> lines,
            Optional<String> note) {}

    @Test
    void each_type_is_read_as_it_is() {
        assertThat(PARAMS.text("name")).isEqualTo("Ada");
        assertThat(PARAMS.whole("cents")).isEqualTo(4200);
        assertThat(PARAMS.decimal("rate")).isEqualTo(new BigDecimal("0.125"));
        assertThat(PARAMS.flag("urgent")).isTrue();
        assertThat(PARAMS.time("at")).isEqualTo(Instant.parse("2026-11-25T08:00:00Z"));
        assertThat(PARAMS.list("tags", String.class)).containsExactly("a", "b");
        assertThat(PARAMS.object("card").text("number")).isEqualTo("4242");
        assertThat(PARAMS.record("card", Card.class)).isEqualTo(new Card("4242", 2031));
    }

    @Test
    void the_optional_form_is_empty_for_what_is_left_out_or_null() {
        assertThat(PARAMS.optionalText("name")).contains("Ada");
        assertThat(PARAMS.optionalText("none")).isEmpty();
        assertThat(PARAMS.optionalWhole("absent")).isEmpty();
        assertThat(PARAMS.optionalDecimal("absent")).isEmpty();
        assertThat(PARAMS.optionalFlag("absent")).isEmpty();
        assertThat(PARAMS.optionalTime("absent")).isEmpty();
        assertThat(PARAMS.optionalList("absent", String.class)).isEmpty();
        assertThat(PARAMS.optionalObject("absent")).isEmpty();
        assertThat(PARAMS.optionalRecord("absent", Card.class)).isEmpty();
    }

    @Test
    void what_is_of_another_type_is_no_silent_nothing() {
        refused(() -> PARAMS.text("cents"), "The parameter /cents must be text, and is a number");
        refused(() -> PARAMS.optionalText("cents"), "The parameter /cents must be text, and is a number");
        refused(() -> PARAMS.whole("name"), "The parameter /name must be a whole number, and is text");
        refused(
                () -> PARAMS.whole("rate"),
                "The parameter /rate must be a whole number, and is a number with a fraction");
        refused(
                () -> PARAMS.whole("huge"),
                "The parameter /huge must be a whole number, and is one that 64 bits do not hold");
        refused(() -> PARAMS.flag("name"), "The parameter /name must be true or false, and is text");
        refused(
                () -> PARAMS.time("name"),
                "The parameter /name must be a time like 2026-11-25T08:00:00Z, and is another text");
        refused(() -> PARAMS.object("tags"), "The parameter /tags must be an object, and is a list");
        refused(() -> PARAMS.list("card", String.class), "The parameter /card must be a list, and is an object");
        refused(() -> PARAMS.list("mixed", String.class), "The parameter /mixed/1 must be text, and is a number");
        refused(
                () -> PARAMS.object("card").text("expires"),
                "The parameter /card/expires must be text, and is a number");
    }

    @Test
    void what_is_not_there_is_named_with_what_it_must_be() {
        refused(() -> PARAMS.whole("absent"), "The parameter /absent must be there: a whole number");
        refused(() -> PARAMS.record("card", Line.class), "The parameter /card/item must be there: text");
    }

    @Test
    void a_record_declares_parameters_and_output_and_carries_both() {
        Connector shop = Tool.named("shop", "Shop")
                .op(
                        Op.writes("order", "Order"),
                        Order.class,
                        Line.class,
                        (order, call) -> order.lines().getFirst())
                .build();
        var op = shop.definition().op("order").orElseThrow();
        assertThat(op.params()).isEqualTo(Json.parse("""
                { "type": "object", "additionalProperties": false,
                  "required": ["id", "total", "gift", "placedAt", "due", "speed", "lines"],
                  "properties": {
                    "id": { "type": "string", "description": "id" },
                    "total": { "type": "number", "description": "total" },
                    "gift": { "type": "boolean", "description": "gift" },
                    "placedAt": { "type": "string", "description": "placed at", "format": "date-time" },
                    "due": { "type": "string", "description": "due", "format": "date" },
                    "speed": { "type": "string", "description": "speed", "enum": ["slow", "at_once"] },
                    "lines": { "type": "array", "description": "lines", "items": {
                      "type": "object", "additionalProperties": false, "required": ["item", "count"], "description": "lines",
                      "properties": { "item": { "type": "string", "description": "item" },
                                      "count": { "type": "integer", "description": "count" } } } },
                    "note": { "type": "string", "description": "note" } } }"""));
        assertThat(op.output()).isEqualTo(Json.parse("""
                { "type": "object", "additionalProperties": false, "required": ["item", "count"],
                  "properties": { "item": { "type": "string", "description": "item" },
                                  "count": { "type": "integer", "description": "count" } } }"""));
    }

    @Test
    void a_record_is_read_whole_and_written_as_it_was_read() {
        Fields order = (Fields) Json.parse("""
                { "id": "o_1", "total": 12.50, "gift": false, "placedAt": "2026-11-25T08:00:00Z", "due": "2026-12-01",
                  "speed": "at_once", "lines": [{ "item": "pen", "count": 2 }] }""");
        Order read = Params.of(order).as(Order.class);
        assertThat(read)
                .isEqualTo(new Order(
                        "o_1",
                        new BigDecimal("12.50"),
                        false,
                        Instant.parse("2026-11-25T08:00:00Z"),
                        LocalDate.of(2026, 12, 1),
                        Speed.AT_ONCE,
                        List.of(new Line("pen", 2)),
                        Optional.empty()));
        assertThat(Params.of(read).fields()).isEqualTo(order);
        refused(
                () -> Params.of(order.with("speed", Value.of("fast"))).as(Order.class),
                "The parameter /speed must be one of slow, at_once, and is another text");
    }

    @Test
    void what_was_said_of_a_parameter_before_stays() {
        OpDefOf op = new OpDefOf(Op.writes("count", "Count")
                .needs("count", Type.whole("How many").atLeast(1))
                .needs(Line.class));
        assertThat(op.schema("count")).isEqualTo(Json.parse("""
                { "type": "integer", "description": "How many", "minimum": 1 }"""));
        assertThat(op.schema("item")).isEqualTo(Json.parse("""
                { "type": "string", "description": "item" }"""));
    }

    private record OpDefOf(Op op) {
        Value schema(String param) {
            return op.declared().params().fields("properties").get(param).orElseThrow();
        }
    }

    @Test
    void a_record_that_checks_itself_refuses_in_its_own_words() {
        record Amount(long cents) {
            Amount {
                if (cents < 1) {
                    throw new IllegalArgumentException("cents is at least 1");
                }
            }
        }
        refused(
                () -> Params.of(Fields.of("cents", Value.of(0))).as(Amount.class),
                "The parameters are refused: cents is at least 1");
    }

    @Test
    void a_component_that_is_no_value_is_refused_where_the_tool_is_made() {
        record Strange(Map<String, String> all) {}
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Op.writes("a", "A").needs(Strange.class))
                .withMessageContaining("java.util.Map<java.lang.String, java.lang.String> is no type of a parameter");
        record Endless(List<Endless> more) {}
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Op.writes("a", "A").needs(Endless.class))
                .withMessageContaining("holds itself");
    }

    private static void refused(ThrowingCallable reading, String message) {
        assertThatExceptionOfType(StepFailure.class)
                .isThrownBy(reading)
                .withMessage(message)
                .matches(failure -> failure.failureCode() == FailureCode.PARAMS_INVALID);
    }
}
