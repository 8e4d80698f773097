package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.wire.Cel;
import app.dispatch.domain.value.Value;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** Writes expressions. */
final class Expressions {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Expressions() {}

    static String literal(Value value) {
        return Cel.literal(value);
    }

    static String text(String text) {
        return Cel.literal(Value.of(text));
    }

    static String template(String expression) {
        return "{{ " + expression + " }}";
    }

    /** A number in the unit of what it is compared to; empty when it is money and that is none. */
    static Optional<String> number(Numbers.Found number, String unit) {
        if (unit.equals("cents")) {
            BigDecimal cents = number.value().multiply(HUNDRED);
            return cents.stripTrailingZeros().scale() <= 0
                    ? Optional.of(cents.setScale(0).toPlainString())
                    : Optional.empty();
        }
        return number.percent() ? Optional.empty() : Optional.of(number.digits());
    }

    /** Whether a member has a value, or does not. */
    static String is(Param member, Value wanted, boolean not) {
        String left = "thing." + member.name();
        if (wanted instanceof Value.Fields moment
                && (moment.text("before").isPresent() || moment.text("after").isPresent())) {
            String past = "default(" + left + ", '') != '' && timestamp(" + left + ") "
                    + (moment.text("before").isPresent() ? "<" : ">") + " run.startedAt";
            return not ? "!(" + past + ")" : past;
        }
        if (wanted instanceof Value.Null) {
            String none = member.isList() ? "size(default(" + left + ", [])) == 0" : "default(" + left + ", '') == ''";
            return not ? "!(" + none + ")" : none;
        }
        if (member.is("author", "assignee", "person") && wanted instanceof Value.Text(String name)) {
            return (not ? "!" : "") + names(member, name.replaceFirst("^@", ""));
        }
        if (member.isList()
                && !member.schema().fields("items").fields("properties").isEmpty()) {
            return (not ? "!" : "") + names(member, string(wanted));
        }
        if (member.isList()) {
            String holds = "default(" + left + ", []).exists(one, string(one).lowerAscii() == "
                    + text(string(wanted).toLowerCase(Locale.ROOT)) + ")";
            return (not ? "!" : "") + holds;
        }
        if (wanted instanceof Value.Text(String text) && !member.choice(text)) {
            return (not ? "!" : "") + "string(default(" + left + ", '')).lowerAscii().contains("
                    + text(text.toLowerCase(Locale.ROOT)) + ")";
        }
        String other = wanted instanceof Value.Bool ? "false" : wanted instanceof Value.Num ? "0" : "''";
        return "default(" + left + ", " + other + ") " + (not ? "!=" : "==") + " " + literal(wanted);
    }

    private static String string(Value value) {
        return value instanceof Value.Text(String text) ? text : literal(value);
    }

    /** Whether a member names somebody: by name, address or handle. */
    static String names(Param member, String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        boolean records = !member.schema().fields("items").fields("properties").isEmpty();
        if (member.isList() && records) {
            return "default(thing." + member.name() + ", []).exists(one, json(one).lowerAscii().contains("
                    + text(wanted) + "))";
        }
        if (member.isList()) {
            return "default(thing." + member.name() + ", []).exists(one, string(one).lowerAscii() == " + text(wanted)
                    + ")";
        }
        String said = "string(default(thing." + member.name() + ", '')).lowerAscii()";
        return wanted.contains("@") || !member.is("person", "author", "assignee")
                ? said + ".contains(" + text(wanted) + ")"
                : "(" + said + " == " + text(wanted) + " || " + said + ".contains(" + text(wanted) + "))";
    }
}
