package app.dispatch.application.json;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Null;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Values as Jackson's tree, for libraries that take nothing else. */
final class Nodes {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    /** Digits up to which a whole number is written out. */
    private static final int MOST_DIGITS = 1_000;

    private Nodes() {}

    static JsonNode of(Value value) {
        return switch (value) {
            case Null ignored -> MAKE.nullNode();
            case Bool(boolean truth) -> MAKE.booleanNode(truth);
            case Num(BigDecimal number) -> number(number);
            case Text(String text) -> MAKE.textNode(text);
            case Items(var items) -> {
                ArrayNode list = MAKE.arrayNode(items.size());
                items.forEach(item -> list.add(of(item)));
                yield list;
            }
            case Fields(var members) -> {
                ObjectNode object = MAKE.objectNode();
                members.forEach((key, member) -> object.set(key, of(member)));
                yield object;
            }
        };
    }

    /** What is whole by its value is an integer, as JSON Schema has it. */
    private static JsonNode number(BigDecimal number) {
        if ((long) number.precision() - number.scale() > MOST_DIGITS || number.scale() > MOST_DIGITS) {
            return MAKE.numberNode(number);
        }
        BigDecimal shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        if (shortest.scale() > 0) {
            return MAKE.numberNode(number);
        }
        return shortest.precision() - shortest.scale() <= 18
                ? MAKE.numberNode(shortest.longValue())
                : MAKE.numberNode(shortest.toBigInteger());
    }
}
