package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.domain.tool.Role;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says of what a webhook delivers what was read as said of the items of a list: {@code thing.title} is there
 * {@code trigger.issue.title}.
 */
final class Delivered {
    private static final Pattern MEMBER =
            Pattern.compile("default\\(thing\\.(?<list>\\w+), \\[\\]\\)|\\bthing\\.(?<one>\\w+)");

    private static final Pattern VALUE = Pattern.compile("(default\\([\\w.]+, ''\\)) ([=!]= )");
    /** People are told by their whole names, or by handles. */
    private static final Set<Role> PEOPLE = Set.of(Role.AUTHOR, Role.ASSIGNEE, Role.PERSON);

    private static final Set<Role> TEXTS = Set.of(
            Role.STATE,
            Role.AUTHOR,
            Role.ASSIGNEE,
            Role.PERSON,
            Role.PRIORITY,
            Role.TITLE,
            Role.NAME,
            Role.KEY,
            Role.ADDRESS,
            Role.PLACE);

    private final Arrival arrival;
    private final Operation list;

    Delivered(Arrival arrival, Operation list) {
        this.arrival = arrival;
        this.list = list;
    }

    /** What has to hold of what is delivered; empty where it does not tell all that is asked of it. */
    Optional<List<String>> of(Claim claim, Set<String> apart) {
        List<String> all = new ArrayList<>();
        for (Map.Entry<String, Value> param : claim.params.entrySet()) {
            if (apart.contains(param.getKey())) {
                continue;
            }
            Optional<String> held = held(param.getKey(), param.getValue());
            if (held.isEmpty()) {
                return Optional.empty();
            }
            all.add(held.get());
        }
        for (String filter : claim.filters) {
            Optional<String> held = held(filter);
            if (held.isEmpty()) {
                return Optional.empty();
            }
            all.add(held.get());
        }
        for (Claim.Lookup lookup : claim.lookups.values()) {
            Optional<String> held = held(lookup.param(), Value.of(lookup.name()));
            if (held.isEmpty()) {
                return Optional.empty();
            }
            all.add(held.get());
        }
        boolean more = claim.count > 0 || !claim.order.isEmpty();
        return more ? Optional.empty() : Optional.of(all);
    }

    /** That what is told there is a text, or has it among others. */
    static String same(Arrival arrival, Role role, String text) {
        return arrival.tellsSeveral(role)
                ? arrival.read(role) + ".exists(one, " + same("one", Value.of(text)) + ")"
                : same(arrival.read(role), Value.of(text));
    }

    /** That somebody is meant who is told there by a whole name, or by a handle. */
    static String person(Arrival arrival, Role role, String who) {
        return arrival.read(role) + ".lowerAscii().contains(" + lower(Value.of(who)) + ")";
    }

    private Optional<String> held(String param, Value value) {
        Optional<Role> role = Role.of(list.parameter(param).role()).filter(arrival::has);
        if (role.filter(Role.LABELS::equals).isPresent()) {
            List<Value> labels = value instanceof Value.Items(List<Value> several) ? several : List.of(value);
            return Optional.of(labels.stream()
                    .map(label -> arrival.read(Role.LABELS) + ".exists(one, " + same("one", label) + ")")
                    .reduce((one, more) -> one + " && " + more)
                    .orElse("true"));
        }
        return role.filter(TEXTS::contains)
                .filter(one -> value instanceof Value.Text)
                .map(one -> PEOPLE.contains(one) ? person(arrival, one, text(value)) : same(arrival.read(one), value));
    }

    private static String same(String read, Value value) {
        return read + ".lowerAscii() == " + lower(value);
    }

    private static String text(Value value) {
        return value instanceof Value.Text(String written) ? written : Expressions.literal(value);
    }

    private static String lower(Value value) {
        return Expressions.text(text(value).toLowerCase(Locale.ROOT).replaceFirst("^@", ""));
    }

    private Optional<String> held(String filter) {
        StringBuilder said = new StringBuilder();
        boolean ranked = false;
        Matcher member = MEMBER.matcher(filter);
        while (member.find()) {
            boolean several = member.group("list") != null;
            Optional<Role> role = Optional.ofNullable(list.members().get(member.group(several ? "list" : "one")))
                    .flatMap(one -> Role.of(one.role()))
                    .filter(arrival::has)
                    .filter(one -> several == arrival.tellsSeveral(one))
                    .filter(one ->
                            Objects.requireNonNull(arrival.event().payload().get(one))
                                            .unit()
                                    == null);
            if (role.isEmpty()) {
                return Optional.empty();
            }
            ranked |= role.get() == Role.PRIORITY;
            member.appendReplacement(said, Matcher.quoteReplacement(arrival.value(role.get())));
        }
        member.appendTail(said);
        String whole = ranked
                ? VALUE.matcher(said).replaceAll("string($1).lowerAscii() $2") // "Urgent" there is "urgent" in lists
                : said.toString();
        return whole.contains("thing") ? Optional.empty() : Optional.of("(" + whole + ")");
    }
}
