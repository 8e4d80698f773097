package app.dispatch.server.vendor;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Linear: teams with issues. */
public final class LinearStandIn {
    private static final Pattern OPERATION = Pattern.compile("^(?:query|mutation)\\s+(\\w+)");

    final VendorServer server = new VendorServer(
            "/graphql",
            "lin_live",
            asked -> !asked.json().text("query").orElse("").startsWith("mutation"));
    private final Map<String, String> teams = Map.of(
            "OPS", "11111111-1111-4111-8111-111111111111",
            "ENG", "22222222-2222-4222-8222-222222222222",
            "SUP", "33333333-3333-4333-8333-333333333333");
    private final List<Fields> created = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();

    LinearStandIn() {
        server.on("POST ", this::answer);
    }

    private Answer answer(Asked asked) {
        Fields variables = asked.json().fields("variables");
        Matcher name = OPERATION.matcher(asked.json().text("query").orElse(""));
        return switch (name.find() ? name.group(1) : "") {
            case "Who" -> Answer.ok("""
                    {"data":{"viewer":{"name":"Ada","email":"ada@example.com"},"organization":{"name":"Acme"}}}""");
            case "teams" -> found(Json.write(variables));
            case "issues" ->
                Answer.ok(
                        "{\"data\":{\"issues\":{\"pageInfo\":{\"hasNextPage\":false,\"endCursor\":null},\"nodes\":[%s]}}}"
                                .formatted(issue(
                                        "44444444-4444-4444-8444-444444444444",
                                        "ENG",
                                        12,
                                        "Say how long an export takes",
                                        "",
                                        0)));
            case "issueCreate" -> create(variables.fields("input"));
            case "issue" -> since(variables.text("id").orElse(""));
            case "issueDelete" -> {
                deleted.add(variables.text("id").orElse(""));
                yield Answer.ok("{\"data\":{\"issueDelete\":{\"success\":true}}}");
            }
            default -> Answer.of(400, "{\"errors\":[{\"message\":\"unknown document\"}]}");
        };
    }

    private Answer found(String filter) {
        List<Fields> found = teams.keySet().stream()
                .filter(key -> filter.contains("\"eqIgnoreCase\":\"" + key + "\""))
                .map(key -> Fields.builder()
                        .put("id", teams.getOrDefault(key, ""))
                        .put("key", key)
                        .put("name", "Team " + key)
                        .build())
                .toList();
        return Answer.ok("{\"data\":{\"found\":{\"nodes\":%s},\"all\":{\"nodes\":[]}}}", found);
    }

    private Answer create(Fields input) {
        created.add(input);
        String team = teams.keySet().stream()
                .filter(key -> input.text("teamId").orElse("").equals(teams.get(key)))
                .findFirst()
                .orElseThrow();
        return Answer.ok("{\"data\":{\"issueCreate\":{\"success\":true,\"issue\":%s}}}"
                .formatted(issue(
                        input.text("id").orElseThrow(),
                        team,
                        100 + created.size(),
                        input.text("title").orElseThrow(),
                        input.text("description").orElse(""),
                        input.get("priority").orElse(Value.of(0)))));
    }

    private static String issue(String id, String team, int number, String title, String description, Object priority) {
        String name = team + "-" + number;
        return Answer.json("""
                {"id":%s,"identifier":%s,"title":%s,"description":%s,"url":%s,"priority":%s,
                 "createdAt":"2026-11-25T08:00:00.000Z","updatedAt":"2026-11-25T08:00:00.000Z",
                 "state":{"name":"Todo","type":"unstarted"},"team":{"key":%s,"name":"A team"},"assignee":null,
                 "labels":{"nodes":[]}}""", id, name, title, description, "https://linear.app/acme/issue/" + name, priority, team);
    }

    private Answer since(String id) {
        boolean there =
                created.stream().anyMatch(one -> one.text("id").orElse("").equals(id));
        return there
                ? Answer.ok(
                        "{\"data\":{\"issue\":{\"id\":%s,\"updatedAt\":\"2026-11-25T08:00:00.000Z\",\"trashed\":%s}}}",
                        id, deleted.contains(id))
                : Answer.ok("""
                        {"data":null,"errors":[{"message":"Entity not found: Issue","extensions":{"type":"invalid input",
                         "code":"INPUT_ERROR","userPresentableMessage":"Could not find referenced Issue."}}]}""");
    }

    /** What was given to make each issue. */
    public List<Fields> created(String team) {
        synchronized (server) {
            return created.stream()
                    .filter(one -> one.text("teamId").orElse("").equals(teams.get(team)))
                    .toList();
        }
    }

    /** The ids of the issues that were deleted. */
    public List<String> deleted() {
        synchronized (server) {
            return List.copyOf(deleted);
        }
    }
}
