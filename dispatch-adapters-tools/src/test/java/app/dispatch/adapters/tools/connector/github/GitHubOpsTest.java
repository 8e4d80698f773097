package app.dispatch.adapters.tools.connector.github;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.adapters.tools.connector.Trials;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubOpsTest {
    private static final String TOKEN = "{\"token\":\"github_pat_secret\"}";
    private final Trials trials = new Trials();

    @AfterEach
    void close() {
        trials.close();
    }

    private String run(String op, String params) {
        return Json.write(trials.run("github", op, TOKEN, params));
    }

    private StepFailure failed(String op, String params) {
        return trials.failed("github", op, TOKEN, params);
    }

    private Received request(int index) {
        return trials.server().requests().get(index);
    }

    private static String paged(String json, String link) {
        return RecordingServer.reply(200, "application/json", json).replaceFirst("\r\n", "\r\nLink: " + link + "\r\n");
    }

    @Test
    void issues_are_listed_over_pages_without_the_pull_requests() {
        trials.answering(
                paged(
                        "[{\"number\":1,\"title\":\"a\",\"state\":\"open\",\"html_url\":\"https://github.com/a/b/issues/1\","
                                + "\"user\":{\"login\":\"ada\"},\"labels\":[{\"name\":\"bug\"},\"old\"],\"closed_at\":null},"
                                + "{\"number\":2,\"title\":\"p\",\"state\":\"open\",\"html_url\":\"u\",\"pull_request\":{}}]",
                        "<https://api.github.com/repositories/1/issues?per_page=100&page=2>; rel=\"next\""),
                paged(
                        "[{\"number\":3,\"title\":\"c\",\"state\":\"open\",\"html_url\":\"https://github.com/a/b/issues/3\"}]",
                        "<https://api.github.com/repositories/1/issues?page=1>; rel=\"prev\""));

        assertThat(run("list_issues", "{\"repo\":\"a/b\",\"labels\":[\"bug\",\"ui\"],\"since\":\"2026-11-01\"}"))
                .isEqualTo("{\"items\":[{\"number\":1,\"title\":\"a\",\"state\":\"open\","
                        + "\"url\":\"https://github.com/a/b/issues/1\",\"author\":\"ada\",\"labels\":[\"bug\",\"old\"]},"
                        + "{\"number\":3,\"title\":\"c\",\"state\":\"open\",\"url\":\"https://github.com/a/b/issues/3\","
                        + "\"labels\":[]}],\"truncated\":false}");

        assertThat(request(0).target())
                .isEqualTo("/github/repos/a/b/issues?since=2026-11-01T00%3A00%3A00Z&labels=bug%2Cui&per_page=100");
        assertThat(request(1).target()).endsWith("&page=2");
    }

    @Test
    void a_list_ends_at_max_and_says_that_there_is_more() {
        trials.answering(
                200,
                "[{\"id\":1,\"tag_name\":\"v1\",\"html_url\":\"u\"},{\"id\":2,\"tag_name\":\"v2\",\"html_url\":\"u\"}]");

        assertThat(run("list_releases", "{\"repo\":\"a/b\",\"max\":1}"))
                .isEqualTo("{\"items\":[{\"id\":1,\"tag\":\"v1\",\"url\":\"u\"}],\"truncated\":true}");
        assertThat(request(0).target()).endsWith("?per_page=1");
    }

    @Test
    void pages_of_one_list_are_of_one_size_so_that_none_of_it_is_read_twice_or_missed() {
        String hundred = IntStream.range(0, 100)
                .mapToObj(i -> "{\"id\":" + i + ",\"tag_name\":\"v\",\"html_url\":\"u\"}")
                .collect(Collectors.joining(",", "[", "]"));
        trials.answering(paged(hundred, "<https://api.github.com/x?page=2>; rel=\"next\""), paged(hundred, ""));

        assertThat(run("list_releases", "{\"repo\":\"a/b\",\"max\":150}")).endsWith("\"truncated\":true}");

        assertThat(request(0).target()).endsWith("?per_page=100");
        assertThat(request(1).target()).endsWith("?per_page=100&page=2");
    }

    @Test
    void only_pulls_that_nobody_has_touched_for_long_are_listed_and_the_pages_after_are_not_asked_for() {
        trials.answering(paged(
                "[{\"number\":1,\"title\":\"untouched\",\"state\":\"open\",\"html_url\":\"u\","
                        + "\"created_at\":\"2026-11-01T08:00:00Z\",\"updated_at\":\"2026-11-02T08:00:00Z\"},"
                        + "{\"number\":2,\"title\":\"old, but worked on\",\"state\":\"open\",\"html_url\":\"u\","
                        + "\"created_at\":\"2026-10-01T08:00:00Z\",\"updated_at\":\"2026-11-24T08:00:00Z\"}]",
                "<https://api.github.com/x?page=2>; rel=\"next\""));

        assertThat(run("list_pulls", "{\"repo\":\"a/b\",\"olderThanDays\":7}"))
                .contains("\"number\":1")
                .doesNotContain("\"number\":2")
                .contains("\"truncated\":false");
        assertThat(request(0).target()).contains("sort=updated&direction=asc");
    }

    @Test
    void a_file_that_is_there_is_replaced_by_its_hash_and_a_new_one_without() {
        String written =
                "{\"content\":{\"path\":\"d/x.md\",\"sha\":\"2\",\"html_url\":\"u\"},\"commit\":{\"sha\":\"c\"}}";
        trials.answering(200, "{\"type\":\"file\",\"sha\":\"1\"}")
                .answering(200, written)
                .answering(404, "{\"message\":\"Not Found\"}")
                .answering(201, written);
        String params = "{\"repo\":\"a/b\",\"path\":\"d/x.md\",\"content\":\"Grüße\",\"message\":\"m\"}";

        assertThat(run("put_file", params))
                .isEqualTo("{\"path\":\"d/x.md\",\"sha\":\"2\",\"commit\":\"c\",\"url\":\"u\"}");
        run("put_file", params);

        assertThat(request(1).target()).isEqualTo("/github/repos/a/b/contents/d%2Fx.md");
        assertThat(request(1).body()).isEqualTo("{\"message\":\"m\",\"content\":\"R3LDvMOfZQ==\",\"sha\":\"1\"}");
        assertThat(request(3).body()).isEqualTo("{\"message\":\"m\",\"content\":\"R3LDvMOfZQ==\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../user", "a/../../b", "..", "a/..", "./x", "a\\..\\b", "a\r\nHost: x"})
    void no_path_leads_to_another_endpoint(String path) {
        String params = "{\"repo\":\"a/b\",\"path\":" + Json.write(app.dispatch.domain.value.Value.of(path)) + "}";

        assertThat(failed("get_file", params).failureCode()).isEqualTo(FailureCode.PARAMS_INVALID);
        assertThat(trials.server().requests()).isEmpty();
    }

    @Test
    void a_limit_is_told_from_a_missing_permission() {
        trials.answering(RecordingServer.reply(403, "application/json", "{\"message\":\"API rate limit exceeded\"}")
                        .replaceFirst("\r\n", "\r\nX-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 1795593660\r\n"))
                .answering(403, "{\"message\":\"You have exceeded a secondary rate limit.\"}")
                .answering(403, "{\"message\":\"Resource not accessible by personal access token\"}");

        StepFailure primary = failed("get_repo", "{\"repo\":\"a/b\"}");
        StepFailure secondary = failed("get_repo", "{\"repo\":\"a/b\"}");
        StepFailure permission = failed("get_repo", "{\"repo\":\"a/b\"}");

        assertThat(primary.failureCode()).isEqualTo(FailureCode.TOOL_RATE_LIMITED);
        assertThat(primary.retryAfter()).contains(Duration.ofSeconds(60));
        assertThat(secondary.retryAfter()).contains(Duration.ofMinutes(1));
        assertThat(permission.isPassing()).isFalse();
        assertThat(permission.text())
                .isEqualTo("GitHub answered 403 to GET /repos/{owner}/{repo}:"
                        + " Resource not accessible by personal access token");
    }

    @Test
    void what_is_wrong_with_which_field_is_told() {
        trials.answering(
                422,
                "{\"message\":\"Validation Failed\",\"errors\":[{\"resource\":\"Issue\",\"code\":\"missing_field\",\"field\":\"title\"}]}");

        assertThat(failed("create_issue", "{\"repo\":\"a/b\",\"title\":\"t\"}").text())
                .endsWith("Validation Failed: title is missing_field");
    }

    @Test
    void an_issue_is_taken_back_unless_it_was_changed_since() {
        String undo = "{\"params\":{\"repo\":\"a/b\",\"title\":\"t\"},"
                + "\"output\":{\"number\":7,\"updatedAt\":\"2026-11-25T08:00:00Z\"}}";
        trials.answering(200, "{\"state\":\"open\",\"updated_at\":\"2026-11-25T08:00:00Z\"}")
                .answering(200, "{}")
                .answering(200, "{\"state\":\"open\",\"updated_at\":\"2026-11-25T09:00:00Z\"}");

        assertThat(run("undo_create_issue", undo)).contains("\"outcome\":\"undone\"");
        assertThat(run("undo_create_issue", undo)).contains("\"outcome\":\"changed_since\"");

        assertThat(trials.server().requests().stream().map(Received::method).toList())
                .isEqualTo(List.of("GET", "PATCH", "GET"));
        assertThat(request(1).body()).isEqualTo("{\"state\":\"closed\",\"state_reason\":\"not_planned\"}");
    }

    private static final String LABELLED = "{\"number\":7,\"title\":\"t\",\"state\":\"open\",\"html_url\":\"u\","
            + "\"labels\":[{\"name\":\"old\"},{\"name\":\"bug\"}]}";
    private static final String NO_LABEL = "{\"message\":\"Label does not exist\",\"status\":\"404\"}";

    /** Method, path and body of each request. */
    private List<String> asked() {
        return trials.server().requests().stream()
                .map(one -> (one.method() + " " + one.target() + " " + one.body()).strip())
                .toList();
    }

    @Test
    void labels_are_added_to_those_that_an_issue_has_and_the_issue_is_told_as_it_is_then() {
        trials.answering(200, "[{\"name\":\"old\"},{\"name\":\"bug\"}]").answering(200, LABELLED);

        assertThat(run("update_issue", "{\"repo\":\"a/b\",\"number\":7,\"labels\":[\"bug\"]}"))
                .isEqualTo("{\"number\":7,\"title\":\"t\",\"state\":\"open\",\"url\":\"u\","
                        + "\"labels\":[\"old\",\"bug\"]}");

        assertThat(asked())
                .containsExactly(
                        "POST /github/repos/a/b/issues/7/labels {\"labels\":[\"bug\"]}",
                        "GET /github/repos/a/b/issues/7");
    }

    @Test
    void labels_are_taken_off_one_by_one_and_what_stands_in_a_name_leads_to_no_other_address() {
        trials.answering(200, "[]")
                .answering(404, NO_LABEL)
                .answering(200, "[]")
                .answering(200, LABELLED);

        run(
                "update_issue",
                "{\"repo\":\"a/b\",\"number\":7,\"removeLabels\":[\"good first issue\",\"area/ü?#%2F\",\"x\",\"x\"]}");

        assertThat(asked())
                .containsExactly(
                        "DELETE /github/repos/a/b/issues/7/labels/good%20first%20issue",
                        "DELETE /github/repos/a/b/issues/7/labels/area%2F%C3%BC%3F%23%252F",
                        "DELETE /github/repos/a/b/issues/7/labels/x",
                        "GET /github/repos/a/b/issues/7");
    }

    @Test
    void a_label_that_is_to_be_put_on_is_not_taken_off_so_that_all_others_can_be() {
        trials.answering(200, "[]").answering(200, "[]").answering(200, LABELLED);

        run(
                "update_issue",
                "{\"repo\":\"a/b\",\"number\":7,\"labels\":[\"Bug\"],\"removeLabels\":[\"bug\",\"old\"],\"title\":\"t\"}");

        assertThat(asked())
                .containsExactly(
                        "POST /github/repos/a/b/issues/7/labels {\"labels\":[\"Bug\"]}",
                        "DELETE /github/repos/a/b/issues/7/labels/old",
                        "PATCH /github/repos/a/b/issues/7 {\"title\":\"t\"}");
    }

    @Test
    void an_update_that_failed_half_way_is_done_whole_by_the_next_attempt() {
        String params =
                "{\"repo\":\"a/b\",\"number\":7,\"title\":\"t\",\"labels\":[\"bug\"],\"removeLabels\":[\"stale\"]}";
        trials.answering(200, "[{\"name\":\"bug\"}]")
                .answering(200, "[{\"name\":\"bug\"}]")
                .answering(502, "{\"message\":\"Server Error\"}")
                .answering(200, "[{\"name\":\"bug\"}]")
                .answering(404, NO_LABEL)
                .answering(200, LABELLED);

        assertThat(failed("update_issue", params).isPassing()).isTrue();
        assertThat(run("update_issue", params)).contains("\"labels\":[\"old\",\"bug\"]");

        assertThat(asked().subList(3, 6)).isEqualTo(asked().subList(0, 3));
    }

    @Test
    void labels_that_cannot_be_put_on_leave_all_as_it_was() {
        trials.answering(404, "{\"message\":\"Not Found\"}");

        assertThat(failed(
                                "update_issue",
                                "{\"repo\":\"a/b\",\"number\":7,\"title\":\"t\",\"labels\":[\"bug\"],\"removeLabels\":[\"old\"]}")
                        .text())
                .isEqualTo("GitHub answered 404 to POST /repos/{owner}/{repo}/issues/{number}/labels: Not Found");
        assertThat(asked()).hasSize(1);
    }

    @Test
    void labels_of_an_issue_that_is_not_there_cannot_be_taken_off() {
        trials.answering(404, "{\"message\":\"Not Found\"}").answering(404, "{\"message\":\"Not Found\"}");

        assertThat(failed("update_issue", "{\"repo\":\"a/b\",\"number\":7,\"removeLabels\":[\"old\"]}")
                        .text())
                .startsWith("GitHub answered 404 to GET /repos/{owner}/{repo}/issues/{number}");
    }

    @Test
    void an_update_of_nothing_is_refused_before_it_is_sent() {
        StepFailure failure = failed("update_issue", "{\"repo\":\"a/b\",\"number\":7,\"labels\":[]}");

        assertThat(failure.failureCode()).isEqualTo(FailureCode.PARAMS_INVALID);
        assertThat(failure.text()).contains("There is nothing to change").contains("removeLabels to take off");
        assertThat(trials.server().requests()).isEmpty();
    }
}
