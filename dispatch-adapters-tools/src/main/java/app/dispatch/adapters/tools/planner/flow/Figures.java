package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares the figures that an operation gives, other than a list of things: the amounts of a balance. */
final class Figures {
    private static final Set<String> NUMBERS = Set.of("integer", "number");

    private Figures() {}

    /** The expression of a comparison of what is called so; empty when the operation gives no such figure. */
    static Optional<String> compared(Branch.Given given, Tokens called, Comparison comparison) {
        if (given.operation() == null || given.operation().lists()) {
            return Optional.empty();
        }
        Fields properties = given.operation().op().output().fields("properties");
        String output = "steps." + given.step().id + ".output.";
        for (String name : properties.values().keySet()) {
            boolean said = called.find(0, i -> called.word(i).equalsIgnoreCase(name)) < called.size();
            if (said && number(properties.fields(name))) {
                return comparison.of(output + name, written(properties.fields(name)));
            }
        }
        return list(properties, called)
                .flatMap(name -> amounts(
                        output + name, properties.fields(name).fields("items").fields("properties"), comparison));
    }

    private static boolean number(Fields schema) {
        return schema.text("type").filter(NUMBERS::contains).isPresent();
    }

    /** The list of amounts that is called so, else the first. */
    private static Optional<String> list(Fields properties, Tokens called) {
        List<String> lists = new ArrayList<>();
        for (String name : properties.values().keySet()) {
            Fields item = properties.fields(name).fields("items").fields("properties");
            if (number(item.fields("amount"))) {
                if (called.find(0, i -> called.word(i).equalsIgnoreCase(name)) < called.size()) {
                    return Optional.of(name);
                }
                lists.add(name);
            }
        }
        return lists.stream().findFirst();
    }

    /** What there is less of, or nothing at all, is not there with as much. */
    private static Optional<String> amounts(String list, Fields item, Comparison comparison) {
        boolean less = comparison.sign().startsWith("<") || comparison.sign().equals("!=");
        Comparison held = less ? comparison.opposite() : comparison;
        String currency = comparison.upper().orElse(comparison.number()).currency();
        boolean coined = item.get("currency").isPresent();
        return held.of("one.amount", written(item.fields("amount")))
                .map(holds -> (less ? "!" : "") + list + ".exists(one, " + holds
                        + (coined && !currency.isEmpty() ? " && one.currency == '" + currency + "'" : "") + ")");
    }

    /** How a number is written for what is counted so: money in its smallest unit where the schema says that. */
    static java.util.function.Function<Numbers.Found, Optional<String>> written(Fields schema) {
        boolean smallest = schema.text("description")
                .filter(text -> text.contains("smallest unit"))
                .isPresent();
        return number -> smallest
                ? Params.cents(money(number)).map(String::valueOf)
                : number.percent() ? Optional.empty() : Optional.of(number.digits());
    }

    private static Numbers.Found money(Numbers.Found number) {
        return number.currency().isEmpty() && !number.percent()
                ? new Numbers.Found(number.value(), "money", false, number.end())
                : number;
    }

    /** Whether that member of a list's items is an amount of money. */
    static boolean money(Fields item, String name) {
        return item.fields(name)
                        .get("type")
                        .filter(type -> !type.equals(Value.NULL))
                        .isPresent()
                && item.fields(name)
                        .text("description")
                        .filter(text -> text.contains("smallest unit"))
                        .isPresent();
    }
}
