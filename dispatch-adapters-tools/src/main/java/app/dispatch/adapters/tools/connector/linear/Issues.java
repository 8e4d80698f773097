package app.dispatch.adapters.tools.connector.linear;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Issues (https://linear.app/developers/graphql). */
final class Issues {
    /** The words for Linear's priorities 0 to 4. */
    private static final List<String> PRIORITIES = List.of("none", "urgent", "high", "medium", "low");

    private static final Shape ISSUE = Shape.of("id", "identifier", "title", "description", "url")
            .named("state", "state.name")
            .named("stateType", "state.type")
            .made("priority", issue -> Optional.of(priority(issue)))
            .named("team", "team.key")
            .named("assignee", "assignee.name")
            .texts("labels", "labels.nodes", "name")
            .named("createdAt", "createdAt")
            .named("updatedAt", "updatedAt");

    private Issues() {}

    static Value list(ApiCall call) {
        Fields variables = Fields.of("filter", filter(call.params()));
        return call.list(
                (from, wanted) -> {
                    Page page = GraphQl.page(call, Documents.ISSUES, variables, "issues", from, wanted);
                    if (from.isEmpty() && page.items().isEmpty()) {
                        requireNames(call);
                    }
                    return page;
                },
                ISSUE);
    }

    private static Fields filter(Params params) {
        Fields filter = Fields.empty();
        Optional<String> team = params.text("team");
        if (team.isPresent()) {
            filter = filter.with("team", Names.teamFilter(team.get()));
        }
        Optional<String> state = params.text("state");
        if (state.isPresent()) {
            filter = filter.with("state", stateFilter(state.get()));
        }
        Optional<String> assignee = params.text("assignee");
        if (assignee.isPresent()) {
            filter = filter.with("assignee", Names.userFilter(assignee.get()));
        }
        Optional<String> since = params.text("updatedSince");
        if (since.isPresent()) {
            filter = filter.with("updatedAt", Fields.of("gte", Value.of(instant(since.get()))));
        }
        return filter;
    }

    private static Fields stateFilter(String state) {
        Fields name = Fields.of("name", Fields.of("eqIgnoreCase", Value.of(state)));
        Fields kind = Fields.of("type", Fields.of("eq", Value.of(state.toLowerCase(Locale.ROOT))));
        return Fields.of("or", Value.of(List.of(name, kind)));
    }

    private static String instant(String dateOrTime) {
        return dateOrTime.length() == "2026-01-31".length() ? dateOrTime + "T00:00:00Z" : dateOrTime;
    }

    /** Nothing was found: a name that is wrong is told rather than taken for one that nothing goes with. */
    private static void requireNames(ApiCall call) {
        Params params = call.params();
        params.text("team").ifPresent(team -> Names.team(call, team));
        params.text("assignee").ifPresent(assignee -> Names.user(call, assignee));
        params.text("state").ifPresent(state -> Names.requireState(call, state));
    }

    static Value search(ApiCall call) {
        Fields variables = Fields.of("term", Value.of(call.params().needed("query")));
        return call.list(
                (from, wanted) -> GraphQl.page(call, Documents.SEARCH, variables, "searchIssues", from, wanted), ISSUE);
    }

    static Value create(ApiCall call) {
        Params params = call.params();
        String team = Names.team(call, params.needed("team"));
        Fields input = changes(call, team);
        if (params.has("labels")) {
            input = input.with("labelIds", Value.texts(Names.labels(call, team, params.texts("labels"))));
        }
        input = input.with("id", Value.of(OwnId.of(call, "issue"))).with("teamId", Value.of(team));
        Fields issue = GraphQl.made(call, Documents.CREATE_ISSUE, input, "issueCreate", "issue", Documents.ISSUE);
        return call.output(issue, ISSUE);
    }

    static Value update(ApiCall call) {
        Params params = call.params();
        Fields issue = Fields.of("id", Value.of(params.needed("id")));
        boolean labels = LabelChange.isAsked(params);
        if (!Names.isId(params.needed("id")) || params.has("state") || labels) {
            issue = GraphQl.object(call, Documents.ISSUE_TEAM, issue, "issue");
        }
        Fields input = changes(call, issue.fields("team").text("id").orElse(""));
        if (input.isEmpty() && !labels) {
            throw call.invalid(
                    "There is nothing to change: give a title, description, state, priority, assignee, labels"
                            + " to put on or removeLabels to take off");
        }
        if (labels) {
            input = LabelChange.with(input, call, issue);
        }
        Fields variables = Fields.of("id", Value.of(call.told(issue, "id")));
        return call.output(
                input.isEmpty()
                        ? GraphQl.object(call, Documents.ISSUE, GraphQl.withRaw(call, variables), "issue")
                        : changed(call, variables.with("input", input)),
                ISSUE);
    }

    private static Fields changed(ApiCall call, Fields variables) {
        Fields updated = GraphQl.object(call, Documents.UPDATE_ISSUE, GraphQl.withRaw(call, variables), "issueUpdate");
        return GraphQl.object(call, updated, "issue");
    }

    private static Fields changes(ApiCall call, String team) {
        Params params = call.params();
        Value.FieldsBuilder input = Fields.builder();
        params.text("title").ifPresent(title -> input.put("title", title));
        params.fields().text("description").ifPresent(text -> input.put("description", text));
        params.text("priority").ifPresent(word -> input.put("priority", PRIORITIES.indexOf(word)));
        params.text("assignee").ifPresent(user -> input.put("assigneeId", Names.user(call, user)));
        params.text("state").ifPresent(state -> input.put("stateId", Names.state(call, team, state)));
        return input.build();
    }

    private static Value priority(Fields issue) {
        int number = issue.get("priority").orElse(Value.NULL) instanceof Num(BigDecimal value) ? value.intValue() : 0;
        return Value.of(number >= 0 && number < PRIORITIES.size() ? PRIORITIES.get(number) : "none");
    }

    /** Deletes it, which Linear keeps in its trash for 30 days. */
    static UndoOutcome delete(ApiCall call, Fields output) {
        String id = output.text("id").orElse("");
        String name = "Issue " + output.text("identifier").orElse(id);
        Optional<Fields> issue = GraphQl.found(call, Documents.ISSUE_SINCE, id, "issue");
        if (issue.isEmpty() || issue.get().get("trashed").equals(Optional.of(Value.of(true)))) {
            return UndoOutcome.undone(name + " is deleted");
        }
        if (!issue.get().text("updatedAt").equals(output.text("updatedAt"))) {
            return UndoOutcome.changedSince(name + " was changed since it was made");
        }
        GraphQl.delete(call, Documents.DELETE_ISSUE, id);
        return UndoOutcome.undone(name + " is deleted");
    }
}
