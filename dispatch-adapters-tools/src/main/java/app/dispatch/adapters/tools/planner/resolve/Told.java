package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in the payload of a tool's event what a call names of it: "its title" is where that event tells the title. */
final class Told {
    private static final Pattern MEMBER = Pattern.compile("(?<![\\w.'])trigger\\.([\\w.]+)");

    private final Arrival arrival;
    private boolean whole = true;

    private Told(Arrival arrival) {
        this.arrival = arrival;
    }

    /** Reads the members that a step names; tells whether the event has them all. */
    static boolean read(Draft step, Arrival arrival) {
        Told told = new Told(arrival);
        Map<String, Value> read = new LinkedHashMap<>();
        step.params.forEach((name, value) -> read.put(name, told.read(value)));
        boolean each = step.forEach != null && step.forEach.contains("trigger");
        step.params.putAll(read);
        return told.whole && !each;
    }

    private Value read(Value value) {
        return switch (value) {
            case Value.Text(String text) -> Value.of(read(text));
            case Value.Items(List<Value> items) ->
                Value.of(items.stream().map(this::read).toList());
            case Value.Fields fields -> {
                Map<String, Value> members = new LinkedHashMap<>();
                fields.values().forEach((name, one) -> members.put(name, read(one)));
                yield new Value.Fields(members);
            }
            case Value.Null none -> none;
            case Value.Bool bool -> bool;
            case Value.Num number -> number;
        };
    }

    private String read(String text) {
        List<String> unknown = new ArrayList<>();
        String read = MEMBER.matcher(text).replaceAll(found -> {
            Optional<String> member = arrival.member(found.group(1));
            if (member.isEmpty()) {
                unknown.add(found.group());
            }
            return Matcher.quoteReplacement(member.orElse(found.group()));
        });
        whole &= unknown.isEmpty();
        return read;
    }
}
