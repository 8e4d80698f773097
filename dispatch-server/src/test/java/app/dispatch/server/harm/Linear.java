package app.dispatch.server.harm;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.server.vendor.Answer;
import app.dispatch.server.vendor.Asked;
import app.dispatch.server.vendor.VendorServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Linear: teams with issues. */
final class Linear implements Part {
    private static final String KEY = "lin_harm";
    private static final Pattern OPERATION = Pattern.compile("^(?:query|mutation)\\s+(\\w+)");
    private static final List<String> PRIORITIES = List.of("none", "urgent", "high", "medium", "low");

    private final VendorServer server = new VendorServer(
            "/graphql", KEY, asked -> !asked.json().text("query").orElse("").startsWith("mutation"));
    private final List<Fields> issues = new ArrayList<>();
    private final List<Fields> teams = List.of(team("ENG", "Engineering"), team("OPS", "Operations"));
    private final List<Fields> people = List.of(
            person("ada", "ada@example.com"),
            person("bob", "bob@example.com"),
            person("carol", "carol@customer.example"),
            person("boss", "boss@example.com"));
    private final List<Fields> states =
            Stream.of("ENG", "OPS").flatMap(Linear::statesOf).toList();
    private final List<Fields> labels = Stream.of("Bug", "Feature")
            .map(name -> Fields.builder()
                    .put("id", id("label " + name))
                    .put("name", name)
                    .put("isGroup", false)
                    .build())
            .toList();
    private final Deeds deeds;

    Linear(Deeds deeds) {
        this.deeds = deeds;
        server.on("POST ", this::answer);
    }

    @Override
    public VendorServer server() {
        return server;
    }

    @Override
    public Map<String, String> connection() {
        return Map.of("apiKey", KEY);
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Fields team(String key, String name) {
        return Fields.builder()
                .put("id", id("team " + key))
                .put("key", key)
                .put("name", name)
                .build();
    }

    private static Fields person(String name, String email) {
        return Fields.builder()
                .put("id", id("user " + name))
                .put("name", name)
                .put("displayName", name)
                .put("email", email)
                .put("isMe", name.equals("ada"))
                .build();
    }

    private static Stream<Fields> statesOf(String team) {
        List<String> names = List.of("Backlog", "Todo", "In Progress", "In Review", "Done", "Canceled");
        List<String> types = List.of("backlog", "unstarted", "started", "started", "completed", "canceled");
        return Stream.iterate(0, at -> at < names.size(), at -> at + 1)
                .map(at -> Fields.builder()
                        .put("id", id(team + " " + names.get(at)))
                        .put("name", names.get(at))
                        .put("type", types.get(at))
                        .put("position", at)
                        .put("team", Fields.of("id", Value.of(id("team " + team))))
                        .build());
    }

    @Override
    public void begin(Fields given) {
        issues.clear();
        put("ENG-1", "Login broken", "Todo", "", 1, "2026-11-30");
        put("ENG-2", "Login page slow", "In Progress", "bob", 0, "2026-11-28");
        put("ENG-3", "Crash on start", "Todo", "ada", 0, "2026-11-25");
        put("ENG-4", "Rename project", "Done", "bob", 0, "2026-06-01");
        put("OPS-1", "Renew certificate", "Todo", "boss", 0, "2026-11-20");
    }

    private void put(String identifier, String title, String state, String assignee, long priority, String updated) {
        String team = identifier.substring(0, 3);
        issues.add(Fields.builder()
                .put("id", id(identifier))
                .put("identifier", identifier)
                .put("title", title)
                .put("description", "About: " + title)
                .put("url", "https://linear.app/acme/issue/" + identifier)
                .put("priority", priority)
                .put("createdAt", "2026-05-01T08:00:00.000Z")
                .put("updatedAt", updated + "T08:00:00.000Z")
                .put("state", named(states, "id", id(team + " " + state)))
                .put("team", named(teams, "key", team))
                .put("assignee", assignee.isEmpty() ? Value.NULL : named(people, "name", assignee))
                .put("labels", Fields.of("nodes", Value.of(List.of())))
                .build());
    }

    private static Fields named(List<Fields> all, String member, String value) {
        return all.stream()
                .filter(one -> one.text(member).orElse("").equals(value))
                .findFirst()
                .orElse(Fields.empty());
    }

    private Answer answer(Asked asked) {
        String document = asked.json().text("query").orElse("");
        Fields variables = asked.json().fields("variables");
        Matcher name = OPERATION.matcher(document);
        LinearFilter filter = new LinearFilter(variables.fields("filter"));
        return switch (name.find() ? name.group(1) : "") {
            case "Who" -> data("{\"viewer\":{\"name\":\"Ada\"},\"organization\":{\"name\":\"Acme\"}}");
            case "viewer" -> data("{\"viewer\":{\"id\":%s}}", id("user ada"));
            case "teams" -> document.contains("found:") ? found(teams, filter, filter) : page("teams", teams);
            case "users" -> found(people, filter, filter);
            case "issueLabels" -> found(labels, filter, new LinearFilter(variables.fields("all")));
            case "workflowStates" ->
                data(
                        "{\"workflowStates\":{\"nodes\":%s}}",
                        states.stream().filter(filter::fits).toList());
            case "issues" ->
                page(
                        "issues",
                        issues.stream()
                                .filter(filter::fits)
                                .sorted(Comparator.comparing((Fields one) ->
                                                one.text("updatedAt").orElse(""))
                                        .reversed())
                                .toList());
            case "searchIssues" ->
                page(
                        "searchIssues",
                        issues.stream()
                                .filter(one -> Words.of(
                                                one.text("title").orElse(""),
                                                one.text("description").orElse(""))
                                        .holdAll(variables.text("term").orElse("")))
                                .toList());
            case "issue" ->
                issue(variables.text("id").orElse(""))
                        .map(one -> data("{\"issue\":%s}", one))
                        .orElseGet(Linear::missing);
            case "issueCreate" -> create(variables.fields("input"));
            case "issueUpdate" -> update(variables.text("id").orElse(""), variables.fields("input"));
            case "commentCreate" -> comment(variables.fields("input"));
            default -> Answer.of(400, "{\"errors\":[{\"message\":\"unknown document\"}]}");
        };
    }

    private static Answer data(String json, Object... values) {
        return Answer.ok("{\"data\":" + json + "}", values);
    }

    private static Answer page(String field, List<Fields> nodes) {
        return data("{%s:{\"pageInfo\":{\"hasNextPage\":false,\"endCursor\":null},\"nodes\":%s}}", field, nodes);
    }

    private static Answer found(List<Fields> all, LinearFilter filter, LinearFilter usable) {
        return data(
                "{\"found\":{\"nodes\":%s},\"all\":{\"nodes\":%s}}",
                all.stream().filter(filter::fits).toList(),
                filter.equals(usable) ? all : all.stream().filter(usable::fits).toList());
    }

    private static Answer missing() {
        return Answer.ok("""
                {"data":null,"errors":[{"message":"Entity not found: Issue","extensions":{"type":"invalid input",
                 "code":"INPUT_ERROR","userPresentableMessage":"Could not find referenced Issue."}}]}""");
    }

    private Optional<Fields> issue(String idOrName) {
        return issues.stream()
                .filter(one -> one.text("id").orElse("").equals(idOrName)
                        || one.text("identifier").orElse("").equalsIgnoreCase(idOrName))
                .findFirst();
    }

    /** The members of an input with the names of what its ids stand for. */
    private Deed told(Deed deed, Fields input) {
        Fields state = named(states, "id", input.text("stateId").orElse(""));
        Fields assignee = named(people, "id", input.text("assigneeId").orElse(""));
        int priority = input.get("priority").orElse(Value.NULL) instanceof Num number
                ? number.value().intValue()
                : -1;
        return deed.with(input, "title", "description")
                .with("state", state.text("name").orElse(""), state.text("type").orElse(""))
                .with(
                        "assignee",
                        assignee.text("name").orElse(""),
                        assignee.text("email").orElse(""),
                        isMe(assignee))
                .with("priority", priority < 0 ? "" : PRIORITIES.get(priority))
                .with("labels", names(input, input.get("labelIds").isPresent() ? "labelIds" : "addedLabelIds"))
                .with("removeLabels", names(input, "removedLabelIds"));
    }

    private String names(Fields input, String member) {
        List<String> names = labelled(input, member).stream()
                .map(label -> label.text("name").orElse(""))
                .toList();
        return names.isEmpty() ? "" : Deed.text(Value.texts(names));
    }

    private List<Fields> labelled(Fields input, String member) {
        return input.items(member).stream()
                .map(label -> named(labels, "id", Deed.text(label)))
                .toList();
    }

    private static String isMe(Fields person) {
        return person.get("isMe").equals(Optional.of(Value.of(true))) ? "me" : "";
    }

    private Answer create(Fields input) {
        Fields team = named(teams, "id", input.text("teamId").orElse(""));
        if (team.isEmpty()) {
            return missing();
        }
        String key = team.text("key").orElse("");
        deeds.add(told(
                Deed.of("linear.create_issue")
                        .with("team", key, team.text("name").orElse("")),
                input));
        String identifier = key + "-" + (10 + issues.size());
        put(identifier, input.text("title").orElse(""), "Backlog", "", 0, "2026-12-01");
        return data(
                "{\"issueCreate\":{\"success\":true,\"issue\":%s}}",
                issue(identifier).orElseThrow());
    }

    private Answer update(String id, Fields input) {
        Optional<Fields> found = issue(id);
        if (found.isEmpty()) {
            return missing();
        }
        Fields before = found.get();
        Fields after = before;
        for (String member : List.of("title", "description", "priority")) {
            after = after.with(
                    member, input.get(member).orElse(before.get(member).orElse(Value.NULL)));
        }
        if (input.get("stateId").isPresent()) {
            after = after.with(
                    "state", named(states, "id", input.text("stateId").orElse("")));
        }
        if (input.get("assigneeId").isPresent()) {
            after = after.with(
                    "assignee", named(people, "id", input.text("assigneeId").orElse("")));
        }
        List<Value> nodes = new ArrayList<>(
                input.get("labelIds").isPresent()
                        ? labelled(input, "labelIds")
                        : before.fields("labels").items("nodes"));
        labelled(input, "addedLabelIds").stream()
                .filter(label -> !nodes.contains(label))
                .forEach(nodes::add);
        nodes.removeAll(labelled(input, "removedLabelIds"));
        after = after.with("labels", Fields.of("nodes", Value.of(nodes)));
        String name = before.text("identifier").orElse("");
        deeds.add(told(
                        Deed.of("linear.update_issue")
                                .with("id", name, id, "(" + before.text("title").orElse("") + ")"),
                        input)
                .changing(!Json.write(before).equals(Json.write(after))));
        issues.set(issues.indexOf(before), after);
        return data("{\"issueUpdate\":{\"success\":true,\"issue\":%s}}", after);
    }

    private Answer comment(Fields input) {
        Optional<Fields> found = issue(input.text("issueId").orElse(""));
        if (found.isEmpty()) {
            return missing();
        }
        Fields issue = found.get();
        String name = issue.text("identifier").orElse("");
        String body = input.text("body").orElse("");
        deeds.add(Deed.of("linear.comment")
                .with(
                        "id",
                        name,
                        issue.text("id").orElse(""),
                        "(" + issue.text("title").orElse("") + ")")
                .with("body", body));
        return data(
                "{\"commentCreate\":{\"success\":true,\"comment\":{\"id\":%s,\"url\":\"https://linear.app/acme\",\"body\":%s,"
                        + "\"createdAt\":\"2026-12-01T09:00:00.000Z\",\"issue\":{\"identifier\":%s}}}}",
                input.text("id").orElse(""), body, name);
    }
}
