package app.dispatch.application.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What is known of a value before it is there: where it comes from, and how its text may begin.
 *
 * @param origins the places of the scope that it comes from
 * @param members what is known of its members beside that; an item of a list is {@link Origin#ANY}
 * @param starts the texts that it may begin with, as far as they are literal
 * @param open whether anything follows those texts
 */
record Flow(Set<Origin> origins, Map<String, Flow> members, Set<String> starts, boolean open) {
    private static final int MOST_STARTS = 8;
    private static final int LONGEST_START = 2_000;

    /** An authority and what ends it, or a path on a base URL: what follows cannot change whom a call reaches. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/?#\\\\]+[/?#].*", Pattern.DOTALL);

    private static final Pattern PATH = Pattern.compile("/[^/\\\\].*", Pattern.DOTALL);

    /** A value of which nothing is known, and which no outside decides: a truth value, the run's date. */
    static final Flow OWN = new Flow(Set.of(), Map.of(), Set.of(""), true);

    static Flow literal(String text) {
        return text.length() > LONGEST_START
                ? new Flow(Set.of(), Map.of(), Set.of(text.substring(0, LONGEST_START)), true)
                : new Flow(Set.of(), Map.of(), Set.of(text), false);
    }

    static Flow from(Origin origin) {
        return new Flow(Set.of(origin), Map.of(), Set.of(""), true);
    }

    static Flow object(Map<String, Flow> members) {
        return new Flow(Set.of(), members, Set.of(""), true);
    }

    static Flow list(List<Flow> items) {
        return items.isEmpty() ? OWN : object(Map.of(Origin.ANY, union(items)));
    }

    /** What is one of these. */
    static Flow union(List<Flow> flows) {
        if (flows.size() == 1) {
            return flows.getFirst();
        }
        Set<Origin> origins = new LinkedHashSet<>();
        Map<String, List<Flow>> members = new LinkedHashMap<>();
        Set<String> starts = new LinkedHashSet<>();
        boolean open = false;
        for (Flow flow : flows) {
            origins.addAll(flow.origins);
            flow.members.forEach((key, member) ->
                    members.computeIfAbsent(key, name -> new ArrayList<>()).add(member));
            starts.addAll(flow.starts);
            open |= flow.open;
        }
        Map<String, Flow> all = new LinkedHashMap<>();
        members.forEach((key, same) -> all.put(key, union(same)));
        return limited(origins, all, starts, open);
    }

    private static Flow limited(Set<Origin> origins, Map<String, Flow> members, Set<String> starts, boolean open) {
        boolean few = starts.size() <= MOST_STARTS && starts.stream().allMatch(text -> text.length() <= LONGEST_START);
        return few ? new Flow(origins, members, starts, open) : new Flow(origins, members, Set.of(""), true);
    }

    /** This with {@code next} behind it: a longer text, or a longer list. */
    Flow then(Flow next) {
        Flow tail = fixesHost() ? next.map(Origin::withHost) : next;
        Set<String> texts = new LinkedHashSet<>();
        if (open) {
            texts.addAll(starts);
        } else {
            starts.forEach(start -> next.starts.forEach(more -> texts.add(start + more)));
        }
        Flow both = union(List.of(this, tail));
        return limited(both.origins, both.members, texts, open || next.open);
    }

    /** Whether the host of a URL, or that it is a path on a base URL, is settled by the literal text that it begins with. */
    boolean fixesHost() {
        return starts.stream()
                .allMatch(start ->
                        HOST.matcher(start).matches() || PATH.matcher(start).matches());
    }

    Flow member(String key) {
        List<Flow> found = new ArrayList<>();
        Flow known = members.get(key);
        Flow any = members.get(Origin.ANY);
        if (known != null) {
            found.add(known);
        } else if (any != null) {
            found.add(any);
        } else if (key.equals(Origin.ANY)) {
            found.addAll(members.values());
        }
        for (Origin origin : origins) {
            origin.member(key).map(Flow::from).ifPresent(found::add);
        }
        return found.isEmpty() ? OWN : union(found);
    }

    /** Some member: which one is not known. */
    Flow someMember() {
        List<Flow> found = new ArrayList<>(members.values());
        for (Origin origin : origins) {
            origin.member(Origin.ANY).map(Origin::inexact).map(Flow::from).ifPresent(found::add);
        }
        return found.isEmpty() ? OWN : union(found);
    }

    /** What is made of this: its parts are not known any more. */
    Flow madeOf() {
        Set<Origin> all = new LinkedHashSet<>();
        allOrigins().forEach(origin -> all.add(origin.madeOf()));
        return new Flow(all, Map.of(), Set.of(""), true);
    }

    /** A rearrangement of this. */
    Flow inexact() {
        Flow same = map(Origin::inexact);
        return new Flow(same.origins, same.members, Set.of(""), true);
    }

    /** This where these places were compared with literals. */
    Flow without(Set<Origin> compared) {
        Flow left = this;
        for (Origin place : compared) {
            left = left.flatMap(origin -> origin.without(place));
        }
        return left;
    }

    private Flow map(Function<Origin, Origin> change) {
        return flatMap(origin -> Optional.of(change.apply(origin)));
    }

    private Flow flatMap(Function<Origin, Optional<Origin>> change) {
        Set<Origin> changed = new LinkedHashSet<>();
        origins.forEach(origin -> change.apply(origin).ifPresent(changed::add));
        Map<String, Flow> inner = new LinkedHashMap<>();
        members.forEach((key, member) -> inner.put(key, member.flatMap(change)));
        return new Flow(changed, inner, starts, open);
    }

    /** The origins of this and of all its members. */
    Set<Origin> allOrigins() {
        if (members.isEmpty()) {
            return origins;
        }
        Set<Origin> all = new LinkedHashSet<>(origins);
        members.values().forEach(member -> all.addAll(member.allOrigins()));
        return all;
    }

    /** The place that this is, when it is just one. */
    Optional<Origin> place() {
        return origins.size() == 1 && members.isEmpty()
                ? origins.stream().filter(Origin::exact).findFirst()
                : Optional.empty();
    }
}
