package app.dispatch.server.harm;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stripe's query language (https://docs.stripe.com/search#search-query-language). */
record StripeSearch(String resource, String query) {
    private static final Pattern CLAUSE = Pattern.compile(
            "(-?)\\s*([a-z_]+(?:\\.[a-z_0-9]+)*|metadata\\[[^]]+])\\s*(:|~|>=|<=|>|<)\\s*(\"[^\"]*\"|'[^']*'|-?\\d+|null|true|false)");
    private static final Map<String, List<String>> MEMBERS = Map.of(
            "customers", List.of("created", "email", "name", "phone"),
            "charges", List.of("amount", "created", "currency", "customer", "disputed", "refunded", "status"),
            "payment_intents", List.of("amount", "created", "currency", "customer", "status"),
            "invoices", List.of("created", "currency", "customer", "number", "status", "subscription", "total"),
            "subscriptions", List.of("created", "canceled_at", "status"),
            "products", List.of("active", "description", "name", "shippable", "url"),
            "prices", List.of("active", "currency", "lookup_key", "product", "type"));

    /** Whether Stripe would read it: clauses with AND, or with OR, of members that can be searched by. */
    boolean isValid() {
        return Arrays.stream(query.split("\\s+(?:AND|OR|and|or)\\s+")).allMatch(clause -> {
            Matcher read = CLAUSE.matcher(clause.strip());
            return read.matches()
                    && (read.group(2).startsWith("metadata")
                            || MEMBERS.getOrDefault(resource, List.of()).contains(read.group(2)));
        });
    }

    boolean finds(Fields object) {
        return query.matches("(?i).*\\sOR\\s.*")
                ? Arrays.stream(query.split("(?i)\\s+OR\\s+")).anyMatch(clause -> fits(clause.strip(), object))
                : Arrays.stream(query.split("(?i)\\s+AND\\s+")).allMatch(clause -> fits(clause.strip(), object));
    }

    private static boolean fits(String clause, Fields object) {
        Matcher read = CLAUSE.matcher(clause);
        if (!read.matches()) {
            return false;
        }
        String wanted = read.group(4).replaceAll("^[\"']|[\"']$", "");
        boolean fits = object.get(read.group(2))
                .map(there -> compared(there, read.group(3), wanted))
                .orElse(wanted.equals("null"));
        return fits == read.group(1).isEmpty();
    }

    private static boolean compared(Value there, String how, String wanted) {
        String text = Deed.text(there);
        Optional<BigDecimal> number = there instanceof Num(BigDecimal value) ? Optional.of(value) : Optional.empty();
        int order =
                number.isPresent() && wanted.matches("-?\\d+") ? number.get().compareTo(new BigDecimal(wanted)) : 0;
        return switch (how) {
            case ":" -> number.isPresent() ? order == 0 : text.equalsIgnoreCase(wanted);
            case "~" -> text.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            default -> order <= 0;
        };
    }
}
