package app.dispatch.server.harm;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Instant;
import java.util.List;

/**
 * An issue or a pull request of a repository.
 *
 * @param merged when a pull request was merged; empty for one that was not, and for issues
 */
record Ticket(
        String repo,
        int number,
        boolean pull,
        boolean draft,
        String title,
        String state,
        String author,
        List<String> labels,
        List<String> assignees,
        int comments,
        Instant created,
        Instant updated,
        String merged,
        String body) {

    static Ticket issue(String repo, int number, String title, String author, String created) {
        Instant at = Instant.parse(created + "T10:00:00Z");
        return new Ticket(
                repo,
                number,
                false,
                false,
                title,
                "open",
                author,
                List.of(),
                List.of(),
                0,
                at,
                at,
                "",
                "About: " + title);
    }

    static Ticket pull(String repo, int number, String title, String author, String created) {
        Instant at = Instant.parse(created + "T10:00:00Z");
        return new Ticket(
                repo,
                number,
                true,
                false,
                title,
                "open",
                author,
                List.of(),
                List.of(),
                0,
                at,
                at,
                "",
                "Does: " + title);
    }

    Ticket labelled(List<String> names) {
        return new Ticket(
                repo, number, pull, draft, title, state, author, names, assignees, comments, created, updated, merged,
                body);
    }

    Ticket assignedTo(List<String> people) {
        return new Ticket(
                repo, number, pull, draft, title, state, author, labels, people, comments, created, updated, merged,
                body);
    }

    Ticket in(String other) {
        return new Ticket(
                repo, number, pull, draft, title, other, author, labels, assignees, comments, created, updated, merged,
                body);
    }

    Ticket saying(String newTitle, String newBody) {
        return new Ticket(
                repo, number, pull, draft, newTitle, state, author, labels, assignees, comments, created, updated,
                merged, newBody);
    }

    Ticket commented(int times) {
        return new Ticket(
                repo, number, pull, draft, title, state, author, labels, assignees, times, created, updated, merged,
                body);
    }

    Ticket updated(String date) {
        Instant at = Instant.parse(date + "T10:00:00Z");
        return new Ticket(
                repo, number, pull, draft, title, state, author, labels, assignees, comments, created, at, merged,
                body);
    }

    Ticket asDraft() {
        return new Ticket(
                repo, number, pull, true, title, state, author, labels, assignees, comments, created, updated, merged,
                body);
    }

    Ticket merged(String date) {
        return new Ticket(
                repo,
                number,
                pull,
                draft,
                title,
                "closed",
                author,
                labels,
                assignees,
                comments,
                created,
                Instant.parse(date + "T10:00:00Z"),
                date + "T10:00:00Z",
                body);
    }

    /** As GitHub tells of it. */
    Fields told() {
        String kind = pull ? "pull" : "issues";
        return Fields.builder()
                .put("id", 1000L + number)
                .put("number", number)
                .put("title", title)
                .put("state", state)
                .put("html_url", "https://github.com/" + repo + "/" + kind + "/" + number)
                .put("repository_url", "https://api.github.com/repos/" + repo)
                .put("user", Fields.of("login", Value.of(author)))
                .put(
                        "labels",
                        Value.of(labels.stream()
                                .map(name -> Fields.of("name", Value.of(name)))
                                .toList()))
                .put(
                        "assignees",
                        Value.of(assignees.stream()
                                .map(name -> Fields.of("login", Value.of(name)))
                                .toList()))
                .put("comments", comments)
                .put("created_at", created.toString())
                .put("updated_at", updated.toString())
                .putIfPresent("closed_at", state.equals("closed") ? updated.toString() : null)
                .put("draft", draft)
                .putIfPresent("merged_at", merged.isEmpty() ? null : merged)
                .putIfPresent("pull_request", pull ? Fields.of("url", Value.of("https://api.github.com/pulls")) : null)
                .put("head", Fields.of("ref", Value.of("branch-" + number)))
                .put("base", Fields.of("ref", Value.of("main")))
                .put("body", body)
                .build();
    }
}
