package app.dispatch.adapters.tools.connector.github;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.adapters.tools.connector.api.ApiRequest;
import app.dispatch.adapters.tools.connector.api.Page;
import app.dispatch.adapters.tools.connector.api.Params;
import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.domain.tool.UndoOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Issues and their comments (https://docs.github.com/en/rest/issues). */
final class Issues {
    private static final Shape ISSUE = Shape.of("number", "title", "state")
            .named("url", "html_url")
            .named("author", "user.login")
            .texts("assignees", "assignees", "login")
            .made("labels", issue -> Optional.of(labels(issue)))
            .named("comments", "comments")
            .named("createdAt", "created_at")
            .named("updatedAt", "updated_at")
            .named("closedAt", "closed_at")
            .named("body", "body");

    private static final Shape COMMENT = Shape.of("id")
            .named("url", "html_url")
            .named("author", "user.login")
            .named("body", "body")
            .named("createdAt", "created_at");

    private Issues() {}

    static Value list(ApiCall call) {
        Params params = call.params();
        Optional<String> assignee = params.text("assignee").map(who -> People.login(call, who));
        return call.list(
                (from, wanted) -> {
                    ApiRequest request = Repo.of(call)
                            .ask("GET", "/issues")
                            .query("state", params.text("state"))
                            .query("assignee", assignee)
                            .query("since", params.text("since").map(Issues::instant));
                    if (!params.texts("labels").isEmpty()) {
                        request.query("labels", String.join(",", params.texts("labels")));
                    }
                    Page page = Repo.page(call, request, from, true);
                    // GitHub lists pull requests among the issues.
                    return new Page(
                            page.items().stream()
                                    .filter(issue -> issue.get("pull_request").isEmpty())
                                    .toList(),
                            page.next());
                },
                ISSUE);
    }

    /** GitHub wants the time too. */
    static String instant(String dateOrTime) {
        return dateOrTime.length() == "2026-01-31".length() ? dateOrTime + "T00:00:00Z" : dateOrTime;
    }

    static ApiRequest create(ApiCall call) {
        return Repo.of(call).ask("POST", "/issues").json(People.given(call, "title", "body", "labels", "assignees"));
    }

    /**
     * Puts labels on before it takes others off, so that none is lost when one is refused, and changes the rest last: another
     * attempt finds done what an attempt before has done, and the last answer is the whole issue.
     */
    static Value update(ApiCall call) {
        List<String> added = call.params().texts("labels");
        List<String> removed = call.params().texts("removeLabels").stream()
                .distinct()
                .filter(name -> added.stream().noneMatch(name::equalsIgnoreCase))
                .toList();
        Fields changes = People.given(call, "title", "body", "state", "assignees");
        if (changes.isEmpty() && added.isEmpty() && removed.isEmpty()) {
            throw call.invalid("There is nothing to change: give a title, body, state, assignees, labels to put on or"
                    + " removeLabels to take off");
        }
        if (!added.isEmpty()) {
            call.accepted(issue(call, "POST", "/labels").json(Fields.of("labels", Value.texts(added))));
        }
        for (String name : removed) {
            call.askIfThere(issue(call, "DELETE", "/labels/{name}", name));
        }
        return output(
                call,
                call.ask(
                        changes.isEmpty()
                                ? issue(call, "GET", "")
                                : issue(call, "PATCH", "").json(changes)));
    }

    static Value output(ApiCall call, Fields issue) {
        return call.output(issue, ISSUE);
    }

    static ApiRequest comment(ApiCall call) {
        return issue(call, "POST", "/comments").json(Repo.given(call, "body"));
    }

    static Value commentOutput(ApiCall call, Fields comment) {
        return call.output(comment, COMMENT);
    }

    private static ApiRequest issue(ApiCall call, String method, String path, String... names) {
        String number = String.valueOf(call.params().integer("number", 0));
        return Repo.of(call)
                .ask(
                        method,
                        "/issues/{number}" + path,
                        Stream.concat(Stream.of(number), Stream.of(names)).toArray(String[]::new));
    }

    /** GitHub deletes no issue by its API: closed as not planned is as far as it goes. */
    static UndoOutcome close(ApiCall call, Fields output) {
        String number = Shape.at(output, "number").map(Issues::digits).orElse("");
        Optional<Fields> there = call.askIfThere(Repo.of(call).ask("GET", "/issues/{number}", number));
        if (there.isEmpty()) {
            return UndoOutcome.undone("Issue " + number + " is no longer there");
        }
        Fields issue = there.get();
        if (issue.text("state").equals(Optional.of("closed"))) {
            return UndoOutcome.undone("Issue " + number + " is closed");
        }
        if (!issue.text("updated_at").equals(output.text("updatedAt"))) {
            return UndoOutcome.changedSince("Issue " + number + " was changed since it was opened");
        }
        call.ask(Repo.of(call)
                .ask("PATCH", "/issues/{number}", number)
                .json(Fields.builder()
                        .put("state", "closed")
                        .put("state_reason", "not_planned")
                        .build()));
        return UndoOutcome.undone("Issue " + number + " is closed as not planned");
    }

    static UndoOutcome deleteComment(ApiCall call, Fields output) {
        String id = Shape.at(output, "id").map(Issues::digits).orElse("");
        call.askIfThere(Repo.of(call).ask("DELETE", "/issues/comments/{id}", id));
        return UndoOutcome.undone("The comment is deleted");
    }

    static String digits(Value number) {
        return number instanceof Value.Num(java.math.BigDecimal value)
                ? value.toBigInteger().toString()
                : "";
    }

    private static Value labels(Fields issue) {
        return Value.texts(issue.items("labels").stream()
                .map(label -> label instanceof Fields fields
                        ? fields.text("name").orElse("")
                        : label instanceof Value.Text(String text) ? text : "")
                .filter(name -> !name.isEmpty())
                .toList());
    }
}
