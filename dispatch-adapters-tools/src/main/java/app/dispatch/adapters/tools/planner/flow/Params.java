package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds values for parameters that no text goes into: names, times, addresses, states. */
final class Params {
    /** Parameters that name what is made. */
    static final Set<String> TITLES = Set.of("title", "subject", "summary", "name", "filename");

    private static final Set<String> CALLED = Set.of("called", "named", "titled", "subject", "title", "as");
    private static final Pattern MEMBER = Pattern.compile("[A-Za-z_][\\w.]*");
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z][A-Za-z0-9]*([._][A-Za-z][A-Za-z0-9]*)+|[a-z]+[A-Z][A-Za-z0-9]*");
    private static final BigDecimal MOST_CENTS = new BigDecimal("1e15");
    private static final Set<String> FIELD = Phrases.words("email e-mail mail address");

    private Params() {}

    /** The name that is given with "called" or "named"; empty when none is. */
    static Optional<String> called(Tokens words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.is(i, CALLED) && words.get(i + 1) instanceof Token.Quote(String text, int s, int e)) {
                return Optional.of(text);
            }
            String file = words.slice(i + 1, i + 2).written();
            if (words.is(i, CALLED) && file.matches("[\\w-]+(\\.[\\w-]+)*\\.[A-Za-z]{2,5}")) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** "order.customer_email": a member of the webhook's payload that a brief names as it is written. */
    static Optional<String> field(Tokens words, boolean address) {
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean named = words.is(i + 1, Set.of("field", "property", "attribute", "value"));
            String name = words.get(i) instanceof Token.Quote(String quoted, int s, int e) ? quoted : words.word(i);
            boolean fits = !address || FIELD.stream().anyMatch(name.toLowerCase(Locale.ROOT)::contains);
            if (named && fits && MEMBER.matcher(name).matches()) {
                return Optional.of(name);
            }
        }
        for (Token token : words.list()) {
            String text = token instanceof Token.Word word
                    ? word.text()
                    : token instanceof Token.Link link && link.assumed()
                            ? words.text().substring(link.start(), link.end())
                            : "";
            boolean path = PATH.matcher(text).matches();
            boolean fits = !address
                    || FIELD.stream()
                            .anyMatch(one -> text.toLowerCase(Locale.ROOT).contains(one));
            if (path && fits) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    /** When something is that is put into a calendar: how long, and on which day. */
    static void times(Operation operation, Tokens words, Map<String, Value> params, Set<String> notes) {
        if (!operation.needs("start") || !operation.needs("end")) {
            return;
        }
        if (dated(words, params)) {
            return;
        }
        long minutes = minutes(words).orElse(60L);
        Optional<Times.Period> day = Optional.empty();
        for (int i = 0; i < words.size() && day.isEmpty(); i++) {
            day = Times.at(words, i);
        }
        String start = day.filter(period -> period.back() == 0)
                .map(period -> period.from() + " + duration('9h')")
                .orElse("run.startedAt");
        params.put("start", Value.of("{{ " + start + " }}"));
        params.put("end", Value.of("{{ " + start + " + duration('" + minutes + "m') }}"));
        notes.add("It was not said when it is: it starts "
                + (start.startsWith("run") ? "when the run does" : "at 9:00 UTC of that day") + " and takes " + minutes
                + " minutes.");
    }

    /** "on 2026-04-02 from 14:00 to 15:00". */
    private static boolean dated(Tokens words, Map<String, Value> params) {
        String day = "";
        List<String> hours = new ArrayList<>();
        for (Token token : words.list()) {
            String text = token instanceof Token.Word word ? word.text() : "";
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                day = text;
            } else if (text.matches("([01]?\\d|2[0-3]):[0-5]\\d")) {
                hours.add(text.length() == 4 ? "0" + text : text);
            }
        }
        if (day.isEmpty() || hours.isEmpty()) {
            return false;
        }
        String start = day + "T" + hours.getFirst() + ":00Z";
        params.put("start", Value.of(start));
        params.put(
                "end",
                Value.of(
                        hours.size() > 1
                                ? day + "T" + hours.get(1) + ":00Z"
                                : "{{ timestamp('" + start + "') + duration('"
                                        + minutes(words).orElse(60L) + "m') }}"));
        return true;
    }

    /** "90 minutes", "2 hours", "an hour". */
    static Optional<Long> minutes(Tokens words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            String number = words.word(i).replaceAll("-?(minutes?|mins?|hours?|hrs?|h|m)$", "");
            String unit = words.word(i).equals(number)
                    ? words.word(i + 1)
                    : words.word(i).substring(number.length());
            long each = unit.matches("-?(minutes?|mins?|m)") ? 1 : unit.matches("-?(hours?|hrs?|h)") ? 60 : 0;
            if (each > 0 && number.matches("\\d{1,3}")) {
                return Optional.of(Math.max(1, Long.parseLong(number) * each));
            }
            if (each == 60 && Set.of("an", "one").contains(number)) {
                return Optional.of(60L);
            }
        }
        return Optional.empty();
    }

    /** "25 dollars", "$25.50", "two thousand euros": in the smallest unit; not what something is only compared to. */
    static Optional<Long> cents(Tokens words) {
        int at = 0;
        while (at < words.size()) {
            Optional<Comparison> compared = Comparison.at(words, at);
            Optional<Long> cents = compared.isPresent()
                    ? Optional.empty()
                    : Numbers.at(words, at).flatMap(Params::cents);
            if (cents.isPresent()) {
                return cents;
            }
            at = compared.map(Comparison::end).orElse(at + 1);
        }
        return Optional.empty();
    }

    /** An amount of money in its smallest unit; empty for a number of anything else. */
    static Optional<Long> cents(Numbers.Found amount) {
        boolean whole = amount.currency().equals("jpy");
        BigDecimal cents = whole ? amount.value() : amount.value().movePointRight(2);
        boolean exact = cents.stripTrailingZeros().scale() <= 0 && cents.abs().compareTo(MOST_CENTS) <= 0;
        return !amount.currency().isEmpty() && exact ? Optional.of(cents.longValueExact()) : Optional.empty();
    }

    /** The member of a list's items that names one of them in a parameter: {@code id}, {@code number}. */
    static Optional<String> identifier(String parameter, Fields item) {
        String same = parameter.replaceFirst("^.*Id$", "id");
        for (String name : List.of(parameter, same, "id", "number", "ts")) {
            if (item.get(name).isPresent()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
