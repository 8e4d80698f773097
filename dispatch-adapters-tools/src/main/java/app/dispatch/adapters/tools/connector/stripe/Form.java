package app.dispatch.adapters.tools.connector.stripe;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Null;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Values as the fields of a form, as Stripe takes them: members of objects and places in lists stand in brackets behind the
 * name, such as {@code items[0][price]} (https://docs.stripe.com/api). What is null is left out.
 */
final class Form {
    private Form() {}

    static List<Map.Entry<String, String>> of(Fields object) {
        List<Map.Entry<String, String>> form = new ArrayList<>();
        object.values().forEach((name, value) -> add(form, name, value));
        return form;
    }

    private static void add(List<Map.Entry<String, String>> form, String name, Value value) {
        switch (value) {
            case Null none -> {}
            case Bool(boolean truth) -> form.add(Map.entry(name, Boolean.toString(truth)));
            case Num(BigDecimal number) -> form.add(Map.entry(name, digits(number)));
            case Text(String text) -> form.add(Map.entry(name, text));
            case Items(List<Value> items) -> {
                for (int place = 0; place < items.size(); place++) {
                    add(form, name + "[" + place + "]", items.get(place));
                }
            }
            case Fields(Map<String, Value> members) ->
                members.forEach((member, inner) -> add(form, name + "[" + member + "]", inner));
        }
    }

    /** A whole number without a point, however it was written: {@code 1200.0} is 1200. */
    private static String digits(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return new Num(shortest.scale() <= 0 ? shortest : number).text();
    }
}
