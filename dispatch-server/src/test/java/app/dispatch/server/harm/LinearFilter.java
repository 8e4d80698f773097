package app.dispatch.server.harm;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Map;

/** A filter of Linear's GraphQL (https://linear.app/developers/filtering), tried on objects as Linear tells of them. */
record LinearFilter(Fields filter) {

    boolean fits(Fields object) {
        return fits(filter, object);
    }

    private static boolean fits(Fields filter, Value there) {
        for (Map.Entry<String, Value> part : filter.values().entrySet()) {
            boolean fits = switch (part.getKey()) {
                case "or" -> list(part.getValue()).stream().anyMatch(one -> fits((Fields) one, there));
                case "and" -> list(part.getValue()).stream().allMatch(one -> fits((Fields) one, there));
                case "eq", "eqIgnoreCase", "gte", "null" -> compared(part.getKey(), there, part.getValue());
                default ->
                    fits(
                            (Fields) part.getValue(),
                            there instanceof Fields object
                                    ? object.get(part.getKey()).orElse(Value.NULL)
                                    : Value.NULL);
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static List<Value> list(Value value) {
        return value instanceof Value.Items(List<Value> items) ? items : List.of();
    }

    private static boolean compared(String how, Value there, Value wanted) {
        return switch (how) {
            case "null" -> there.equals(Value.NULL) == wanted.equals(Value.of(true));
            case "eqIgnoreCase" -> Deed.text(there).equalsIgnoreCase(Deed.text(wanted));
            case "gte" -> Deed.text(there).compareTo(Deed.text(wanted)) >= 0;
            default -> there.equals(wanted);
        };
    }
}
