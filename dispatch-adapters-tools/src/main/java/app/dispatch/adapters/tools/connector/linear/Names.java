package app.dispatch.adapters.tools.connector.linear;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the ids of what is named to Linear; a name that nothing has is answered with the names that there are. */
final class Names {
    private static final Pattern ID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int SHOWN = 30;

    private Names() {}

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** What has that text in one of those members, whatever the letter case; or that id. */
    static Fields any(String text, String... members) {
        if (isId(text)) {
            return Fields.of("id", Fields.of("eq", Value.of(text)));
        }
        Fields same = Fields.of("eqIgnoreCase", Value.of(text));
        return Fields.of(
                "or",
                Value.of(Stream.of(members)
                        .map(member -> Fields.of(member, same))
                        .toList()));
    }

    static Fields teamFilter(String named) {
        return any(named, "key", "name");
    }

    static Fields userFilter(String named) {
        return isMe(named)
                ? Fields.of("isMe", Fields.of("eq", Value.of(true)))
                : any(named, "email", "name", "displayName");
    }

    private static boolean isMe(String named) {
        return named.equalsIgnoreCase("me");
    }

    /** The id of the team with that key, name or id. */
    static String team(ApiCall call, String named) {
        if (isId(named)) {
            return named;
        }
        Fields data = GraphQl.data(call, Documents.FIND_TEAM, Fields.of("filter", teamFilter(named)));
        return one(call, "team", named, nodes(data, "found"), nodes(data, "all"), "key", "name");
    }

    /** The id of the user with that e-mail address, name or id, or of oneself. */
    static String user(ApiCall call, String named) {
        if (isId(named)) {
            return named;
        }
        if (isMe(named)) {
            return call.told(GraphQl.object(call, Documents.ME, Fields.empty(), "viewer"), "id");
        }
        Fields data = GraphQl.data(call, Documents.FIND_USER, Fields.of("filter", userFilter(named)));
        return one(call, "user", named, nodes(data, "found"), nodes(data, "all"), "name", "email", "displayName");
    }

    /** The ids of labels that issues of a team can have: its own before the workspace's of the same name. */
    static List<String> labels(ApiCall call, String team, List<String> named) {
        List<String> names = named.stream().filter(name -> !isId(name)).toList();
        if (names.isEmpty()) {
            return named;
        }
        Fields ofTeam = Fields.of("team", Fields.of("id", Fields.of("eq", Value.of(team))));
        Fields ofAll = Fields.of("team", Fields.of("null", Value.of(true)));
        Fields usable = Fields.builder()
                .put("isGroup", Fields.of("eq", Value.of(false)))
                .put("or", Value.of(List.of(ofTeam, ofAll)))
                .build();
        Fields one = Fields.of(
                "or", Value.of(names.stream().map(name -> any(name, "name")).toList()));
        Fields data = GraphQl.data(
                call,
                Documents.FIND_LABELS,
                Fields.of("filter", Fields.of("and", Value.of(List.of(usable, one))))
                        .with("all", usable));
        List<Fields> found = nodes(data, "found");
        List<Fields> own = found.stream()
                .filter(label -> Shape.at(label, "team").isPresent())
                .toList();
        List<String> ids = new ArrayList<>();
        for (String name : named) {
            List<Fields> among = having(own, "name", name).isEmpty() ? found : own;
            ids.add(isId(name) ? name : one(call, "label", name, among, nodes(data, "all"), "name"));
        }
        return ids.stream().distinct().toList();
    }

    /** The id of a team's state of that name, or the first of that kind. */
    static String state(ApiCall call, String team, String named) {
        if (isId(named)) {
            return named;
        }
        Fields filter = Fields.of("team", Fields.of("id", Fields.of("eq", Value.of(team))));
        List<Fields> states = states(call, filter);
        Optional<Fields> ofKind = having(states, "name", named).isEmpty()
                ? having(states, "type", named).stream().min(Comparator.comparing(Names::position))
                : Optional.empty();
        return ofKind.isPresent() ? call.told(ofKind.get(), "id") : one(call, "state", named, states, states, "name");
    }

    /** Fails unless there is a state of that name or kind somewhere. */
    static void requireState(ApiCall call, String named) {
        List<Fields> states = states(call, Fields.empty());
        if (having(states, "name", named).isEmpty()
                && having(states, "type", named).isEmpty()) {
            throw missing(call, "state", named, states);
        }
    }

    private static List<Fields> states(ApiCall call, Fields filter) {
        return nodes(GraphQl.data(call, Documents.STATES, Fields.of("filter", filter)), "workflowStates");
    }

    private static BigDecimal position(Fields state) {
        return state.get("position").orElse(Value.NULL) instanceof Num(BigDecimal number) ? number : BigDecimal.ZERO;
    }

    static List<Fields> nodes(Fields data, String field) {
        return data.fields(field).items("nodes").stream()
                .flatMap(node -> node instanceof Fields fields ? Stream.of(fields) : Stream.<Fields>empty())
                .toList();
    }

    /** Those that have that text in a member, whatever the letter case. */
    static List<Fields> having(List<Fields> found, String member, String text) {
        return found.stream()
                .filter(one -> one.text(member).filter(text::equalsIgnoreCase).isPresent())
                .toList();
    }

    /** The id of the one that has the name, in the first of the members in which any has it. */
    private static String one(
            ApiCall call, String what, String named, List<Fields> found, List<Fields> all, String... members) {
        for (String member : members) {
            List<Fields> having = having(found, member, named);
            if (having.size() == 1) {
                return call.told(having.getFirst(), "id");
            }
            if (having.size() > 1) {
                throw call.invalid("There are " + having.size() + " " + what + "s called " + named
                        + " in Linear; name one by its id: "
                        + String.join(
                                ", ",
                                having.stream()
                                        .flatMap(one -> one.text("id").stream())
                                        .toList()));
            }
        }
        throw missing(call, what, named, all);
    }

    private static RuntimeException missing(ApiCall call, String what, String named, List<Fields> all) {
        List<String> names = all.stream()
                .flatMap(one -> one.text("key").or(() -> one.text("name")).stream())
                .distinct()
                .toList();
        String there = String.join(", ", names.subList(0, Math.min(names.size(), SHOWN)));
        return call.missing(what + " " + named
                + (names.isEmpty() ? "" : "; there are: " + there + (names.size() > SHOWN ? ", …" : "")));
    }
}
