package app.dispatch.adapters.tools.connector.linear;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.adapters.tools.connector.Trials;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearOpsTest {
    private static final String KEY = "{\"apiKey\":\"lin_api_secret\"}";
    private static final String TEAM_ID = "b1c2d3e4-f5a6-4b7c-8d9e-0f1a2b3c4d5e";
    private static final String ISSUE = """
            {"id":"9f3c2a10-5b7e-4d1c-8a2f-0c1d2e3f4a5b","identifier":"ENG-42","title":"T","description":null,
            "url":"https://linear.app/a/issue/ENG-42","priority":2,"state":{"name":"Todo","type":"unstarted"},
            "team":{"key":"ENG","name":"Engineering"},"assignee":null,"labels":{"nodes":[{"name":"Bug"}]},
            "createdAt":"2026-11-20T09:00:00.000Z","updatedAt":"2026-11-20T09:00:01.000Z"}""";
    private static final String OUTPUT = "{\"id\":\"9f3c2a10-5b7e-4d1c-8a2f-0c1d2e3f4a5b\",\"identifier\":\"ENG-42\","
            + "\"title\":\"T\",\"url\":\"https://linear.app/a/issue/ENG-42\",\"state\":\"Todo\",\"stateType\":\"unstarted\",\"priority\":\"high\","
            + "\"team\":\"ENG\",\"labels\":[\"Bug\"],\"createdAt\":\"2026-11-20T09:00:00.000Z\","
            + "\"updatedAt\":\"2026-11-20T09:00:01.000Z\"}";
    private static final String TEAM_FOUND =
            "\"found\":{\"nodes\":[{\"id\":\"" + TEAM_ID + "\",\"key\":\"ENG\",\"name\":\"Engineering\"}]}";
    private static final String NO_MORE = "\"pageInfo\":{\"hasNextPage\":false,\"endCursor\":\"c9\"}";
    private static final String NOT_FOUND = "{\"errors\":[{\"message\":\"Entity not found: Issue\",\"extensions\":"
            + "{\"type\":\"invalid input\",\"code\":\"INPUT_ERROR\",\"userPresentableMessage\":"
            + "\"Could not find referenced Issue.\"}}],\"data\":null}";

    private final Trials trials = new Trials();

    @AfterEach
    void close() {
        trials.close();
    }

    private LinearOpsTest data(String members) {
        trials.answering(200, "{\"data\":{" + members + "}}");
        return this;
    }

    private String run(String op, String params) {
        return Json.write(trials.run("linear", op, KEY, params));
    }

    private StepFailure failed(String op, String params) {
        return trials.failed("linear", op, KEY, params);
    }

    private Received request(int index) {
        return trials.server().requests().get(index);
    }

    private Fields body(int index) {
        return (Fields) Json.parse(request(index).body());
    }

    private String variables(int index) {
        return Json.write(body(index).fields("variables"));
    }

    private static String with(int status, String headers, String json) {
        return RecordingServer.reply(status, "application/json", json).replaceFirst("\r\n", "\r\n" + headers);
    }

    @Test
    void issues_are_listed_over_pages() {
        data("\"issues\":{\"nodes\":[" + ISSUE + "],\"pageInfo\":{\"hasNextPage\":true,\"endCursor\":\"c1\"}}")
                .data("\"issues\":{\"nodes\":[" + ISSUE + "]," + NO_MORE + "}");

        assertThat(run(
                        "list_issues",
                        "{\"team\":\"ENG\",\"state\":\"Started\",\"assignee\":\"me\","
                                + "\"updatedSince\":\"2026-11-01\",\"max\":120}"))
                .isEqualTo("{\"items\":[" + OUTPUT + "," + OUTPUT + "],\"truncated\":false}");

        assertThat(request(0).method() + request(0).target()).isEqualTo("POST/linear");
        assertThat(request(0).header("authorization")).isEqualTo("lin_api_secret");
        assertThat(request(0).header("content-type")).startsWith("application/json");
        assertThat(variables(0))
                .isEqualTo("{\"filter\":{"
                        + "\"team\":{\"or\":[{\"key\":{\"eqIgnoreCase\":\"ENG\"}},{\"name\":{\"eqIgnoreCase\":\"ENG\"}}]},"
                        + "\"state\":{\"or\":[{\"name\":{\"eqIgnoreCase\":\"Started\"}},{\"type\":{\"eq\":\"started\"}}]},"
                        + "\"assignee\":{\"isMe\":{\"eq\":true}},\"updatedAt\":{\"gte\":\"2026-11-01T00:00:00Z\"}},"
                        + "\"raw\":false,\"first\":100}");
        assertThat(variables(1)).endsWith("\"raw\":false,\"first\":100,\"after\":\"c1\"}");
    }

    @Test
    void a_list_ends_at_max_and_says_that_there_is_more() {
        data("\"issues\":{\"nodes\":[" + ISSUE + "],\"pageInfo\":{\"hasNextPage\":true,\"endCursor\":\"c1\"}}");

        assertThat(run("list_issues", "{\"max\":1}")).isEqualTo("{\"items\":[" + OUTPUT + "],\"truncated\":true}");
        assertThat(variables(0)).isEqualTo("{\"filter\":{},\"raw\":false,\"first\":1}");
    }

    @Test
    void the_whole_object_is_asked_for_and_given_only_when_it_is_wanted() {
        data("\"issues\":{\"nodes\":[" + ISSUE + "]," + NO_MORE + "}");

        assertThat(run("list_issues", "{\"includeRaw\":true}")).contains("\"raw\":{\"id\":");
        assertThat(variables(0)).contains("\"raw\":true");
    }

    @Test
    void a_list_of_nothing_tells_a_wrong_name_and_gives_nothing_for_right_ones() {
        data("\"issues\":{\"nodes\":[]," + NO_MORE + "}")
                .data("\"found\":{\"nodes\":[]},\"all\":{\"nodes\":[{\"key\":\"ENG\"},{\"key\":\"OPS\"}]}")
                .data("\"issues\":{\"nodes\":[]," + NO_MORE + "}")
                .data(TEAM_FOUND)
                .data("\"workflowStates\":{\"nodes\":[{\"id\":\"1\",\"name\":\"Done\",\"type\":\"completed\"}]}");

        assertThat(failed("list_issues", "{\"team\":\"DEV\"}").text())
                .isEqualTo("Linear has no team DEV; there are: ENG, OPS");
        assertThat(run("list_issues", "{\"team\":\"eng\",\"state\":\"completed\"}"))
                .isEqualTo("{\"items\":[],\"truncated\":false}");
    }

    @Test
    void issues_are_found_by_words() {
        data("\"searchIssues\":{\"nodes\":[" + ISSUE + "]," + NO_MORE + "}");

        assertThat(run("search", "{\"query\":\"\\\") { viewer { id } }\"}"))
                .isEqualTo("{\"items\":[" + OUTPUT + "],\"truncated\":false}");
        assertThat(body(0).text("query")).contains(Documents.SEARCH);
        assertThat(variables(0)).isEqualTo("{\"term\":\"\\\") { viewer { id } }\",\"raw\":false,\"first\":25}");
    }

    @Test
    void teams_are_listed() {
        data("\"teams\":{\"nodes\":[{\"id\":\"1\",\"key\":\"ENG\",\"name\":\"E\",\"description\":null}]," + NO_MORE
                + "}");

        assertThat(run("list_teams", "{}"))
                .isEqualTo("{\"items\":[{\"id\":\"1\",\"key\":\"ENG\",\"name\":\"E\"}],\"truncated\":false}");
    }

    @Test
    void an_issue_is_created_with_ids_for_names_and_under_an_id_that_a_repeat_has_too() {
        for (int times = 0; times < 2; times++) {
            data(TEAM_FOUND)
                    .data("\"found\":{\"nodes\":[{\"id\":\"u1\",\"name\":\"Ada\",\"displayName\":\"ada\","
                            + "\"email\":\"ada@example.com\"}]}")
                    .data("\"found\":{\"nodes\":[{\"id\":\"l1\",\"name\":\"Bug\",\"team\":null},"
                            + "{\"id\":\"l2\",\"name\":\"bug\",\"team\":{\"id\":\"t\"}},"
                            + "{\"id\":\"l3\",\"name\":\"UI\",\"team\":null}]}")
                    .data("\"issueCreate\":{\"success\":true,\"issue\":" + ISSUE + "}");
            assertThat(run(
                            "create_issue",
                            "{\"team\":\"engineering\",\"title\":\"T\",\"description\":\"\",\"priority\":\"high\","
                                    + "\"assignee\":\"ADA@example.com\",\"labels\":[\"Bug\",\"ui\"]}"))
                    .isEqualTo(OUTPUT);
        }

        Fields input = body(3).fields("variables").fields("input");
        String id = input.text("id").orElseThrow();
        assertThat(UUID.fromString(id).version()).isEqualTo(4);
        assertThat(UUID.fromString(id).variant()).isEqualTo(2);
        assertThat(Json.write(input))
                .isEqualTo("{\"title\":\"T\",\"description\":\"\",\"priority\":2,\"assigneeId\":\"u1\","
                        + "\"labelIds\":[\"l2\",\"l3\"],\"id\":\"" + id + "\",\"teamId\":\"" + TEAM_ID + "\"}");
        assertThat(request(7).body()).isEqualTo(request(3).body());
        assertThat(variables(2))
                .contains("{\"team\":{\"id\":{\"eq\":\"" + TEAM_ID + "\"}}},{\"team\":{\"null\":true}}");
    }

    @Test
    void an_issue_that_an_attempt_before_has_made_is_given_again() {
        trials.answering(
                400, "{\"errors\":[{\"message\":\"duplicate id\",\"extensions\":{\"code\":\"INPUT_ERROR\"}}]}");
        data("\"issue\":" + ISSUE);

        assertThat(run("create_issue", "{\"team\":\"" + TEAM_ID + "\",\"title\":\"T\"}"))
                .isEqualTo(OUTPUT);
        assertThat(body(1).fields("variables").text("id"))
                .isEqualTo(body(0).fields("variables").fields("input").text("id"));
    }

    @Test
    void an_issue_that_is_refused_and_not_there_tells_why_it_was_refused() {
        trials.answering(
                        200,
                        "{\"errors\":[{\"message\":\"Argument Validation Error\",\"extensions\":{\"code\":\"INPUT_ERROR\","
                                + "\"type\":\"invalid input\",\"userPresentableMessage\":\"title must be\\nshorter\"}}]}")
                .answering(200, NOT_FOUND);

        StepFailure failure = failed("create_issue", "{\"team\":\"" + TEAM_ID + "\",\"title\":\"T\"}");

        assertThat(failure.text()).isEqualTo("Linear answered 200 to issueCreate: title must be shorter");
        assertThat(failure.isPassing()).isFalse();
        assertThat(failure.failureCode()).isEqualTo(FailureCode.TOOL_ERROR);
    }

    @Test
    void what_was_not_carried_out_without_a_reason_fails() {
        data("\"issueUpdate\":{\"success\":false,\"issue\":null}");

        StepFailure failure =
                failed("update_issue", "{\"id\":\"9f3c2a10-5b7e-4d1c-8a2f-0c1d2e3f4a5b\",\"title\":\"T\"}");

        assertThat(failure.text()).startsWith("Linear answered 200 to issueUpdate: it was not carried out");
        assertThat(failure.isPassing()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Done,s2", "completed,s3", "IN REVIEW,s1"})
    void an_issue_is_updated_by_its_identifier_to_a_state_of_its_team(String state, String id) {
        data("\"issue\":{\"id\":\"i1\",\"team\":{\"id\":\"t1\"}}")
                .data("\"workflowStates\":{\"nodes\":["
                        + "{\"id\":\"s1\",\"name\":\"In Review\",\"type\":\"started\",\"position\":2},"
                        + "{\"id\":\"s2\",\"name\":\"Done\",\"type\":\"completed\",\"position\":4},"
                        + "{\"id\":\"s3\",\"name\":\"Shipped\",\"type\":\"completed\",\"position\":3.5}]}")
                .data("\"issueUpdate\":{\"success\":true,\"issue\":" + ISSUE + "}");

        assertThat(run("update_issue", "{\"id\":\"ENG-42\",\"state\":\"" + state + "\"}"))
                .isEqualTo(OUTPUT);
        assertThat(variables(0)).isEqualTo("{\"id\":\"ENG-42\"}");
        assertThat(variables(1)).isEqualTo("{\"filter\":{\"team\":{\"id\":{\"eq\":\"t1\"}}}}");
        assertThat(variables(2)).isEqualTo("{\"id\":\"i1\",\"input\":{\"stateId\":\"" + id + "\"},\"raw\":false}");
    }

    /** An issue of a team, with the labels l1, "Bug", and l2, "ui". */
    private LinearOpsTest labelled() {
        return data("\"issue\":{\"id\":\"i1\",\"team\":{\"id\":\"t1\"},\"labels\":{\"nodes\":["
                + "{\"id\":\"l1\",\"name\":\"Bug\"},{\"id\":\"l2\",\"name\":\"ui\"}]}}");
    }

    /** The labels that are found by their names. */
    private LinearOpsTest found(String nodes) {
        return data("\"found\":{\"nodes\":[" + nodes + "]},\"all\":{\"nodes\":[{\"name\":\"Bug\"},{\"name\":\"ui\"}]}");
    }

    private LinearOpsTest updated() {
        return data("\"issueUpdate\":{\"success\":true,\"issue\":" + ISSUE + "}");
    }

    @Test
    void labels_are_added_to_those_that_an_issue_has() {
        labelled()
                .found("{\"id\":\"l1\",\"name\":\"Bug\",\"team\":null},{\"id\":\"l3\",\"name\":\"docs\",\"team\":null}")
                .updated();

        assertThat(run("update_issue", "{\"id\":\"ENG-42\",\"labels\":[\"bug\",\"docs\"],\"title\":\"T\"}"))
                .isEqualTo(OUTPUT);
        assertThat(variables(2))
                .isEqualTo("{\"id\":\"i1\",\"input\":{\"title\":\"T\",\"addedLabelIds\":[\"l3\"]},\"raw\":false}");
    }

    @Test
    void labels_that_an_issue_has_are_taken_off_by_name_or_id_and_others_are_left_alone() {
        labelled()
                .found("{\"id\":\"l3\",\"name\":\"docs\",\"team\":null}")
                .found("{\"id\":\"l4\",\"name\":\"old\",\"team\":null}")
                .updated();

        run("update_issue", "{\"id\":\"ENG-42\",\"labels\":[\"docs\"],\"removeLabels\":[\"BUG\",\"old\"]}");

        assertThat(variables(3))
                .isEqualTo(
                        "{\"id\":\"i1\",\"input\":{\"addedLabelIds\":[\"l3\"],\"removedLabelIds\":[\"l1\"]},\"raw\":false}");
    }

    @Test
    void an_issue_that_has_its_labels_as_it_is_to_have_them_is_read_and_not_changed() {
        labelled().found("{\"id\":\"l1\",\"name\":\"Bug\",\"team\":null}").data("\"issue\":" + ISSUE);

        assertThat(run("update_issue", "{\"id\":\"ENG-42\",\"labels\":[\"Bug\"],\"removeLabels\":[\"bug\"]}"))
                .isEqualTo(OUTPUT);
        assertThat(body(2).text("query").orElseThrow()).startsWith("query issue(");
    }

    @Test
    void a_name_that_no_label_has_cannot_be_taken_off_either() {
        labelled().found("");

        assertThat(failed("update_issue", "{\"id\":\"ENG-42\",\"removeLabels\":[\"bgu\"]}")
                        .text())
                .isEqualTo("Linear has no label bgu; there are: Bug, ui");
        assertThat(trials.server().requests()).hasSize(2);
    }

    @Test
    void an_update_of_nothing_is_refused_before_it_is_sent() {
        assertThat(failed("update_issue", "{\"id\":\"" + TEAM_ID + "\",\"includeRaw\":true}")
                        .failureCode())
                .isEqualTo(FailureCode.PARAMS_INVALID);
        assertThat(trials.server().requests()).isEmpty();
    }

    @Test
    void a_comment_is_made_under_an_id_of_its_own() {
        data("\"commentCreate\":{\"success\":true,\"comment\":{\"id\":\"c1\",\"url\":\"https://linear.app/c1\","
                + "\"body\":\"B\",\"createdAt\":\"2026-11-25T08:00:00.000Z\",\"issue\":{\"identifier\":\"ENG-1\"}}}");

        assertThat(run("comment", "{\"id\":\"ENG-1\",\"body\":\"B\"}"))
                .isEqualTo("{\"id\":\"c1\",\"url\":\"https://linear.app/c1\",\"body\":\"B\",\"issue\":\"ENG-1\","
                        + "\"createdAt\":\"2026-11-25T08:00:00.000Z\"}");
        Fields input = body(0).fields("variables").fields("input");
        assertThat(input.text("issueId")).contains("ENG-1");
        assertThat(UUID.fromString(input.text("id").orElseThrow()).version()).isEqualTo(4);
    }

    @Test
    void a_name_that_several_have_or_none_is_told_with_what_there_is() {
        data("\"found\":{\"nodes\":[{\"id\":\"u1\",\"name\":\"Ada\"},{\"id\":\"u2\",\"name\":\"ada\"}]}")
                .data("\"found\":{\"nodes\":[]},\"all\":{\"nodes\":[{\"name\":\"Bug\"},{\"name\":\"UI\"}]}");
        String issue = "{\"team\":\"" + TEAM_ID + "\",\"title\":\"T\",";

        assertThat(failed("create_issue", issue + "\"assignee\":\"Ada\"}").text())
                .isEqualTo("There are 2 users called Ada in Linear; name one by its id: u1, u2");
        assertThat(failed("create_issue", issue + "\"labels\":[\"Bugs\"]}").text())
                .isEqualTo("Linear has no label Bugs; there are: Bug, UI");
    }

    @ParameterizedTest
    @CsvSource({
        "401, AUTHENTICATION_ERROR, authentication error, INTEGRATION_REJECTED, false",
        "200, AUTHENTICATION_ERROR, authentication error, INTEGRATION_REJECTED, false",
        "400, RATELIMITED, ratelimited, TOOL_RATE_LIMITED, true",
        "200, INPUT_ERROR, invalid input, TOOL_ERROR, false",
        "403, FORBIDDEN, forbidden, TOOL_ERROR, false",
        "200, INTERNAL_SERVER_ERROR, internal error, TOOL_ERROR, true",
        "200, X, lock timeout, TOOL_ERROR, true",
        "502, X, x, TOOL_ERROR, true",
    })
    void errors_are_told_by_their_code_whatever_the_status(
            int status, String code, String type, FailureCode failure, boolean passing) {
        trials.answering(
                status,
                "{\"errors\":[{\"message\":\"no lin_api_secret\",\"extensions\":{\"code\":\"" + code + "\",\"type\":\""
                        + type + "\"}}],\"data\":null}");

        StepFailure failed = failed("list_teams", "{}");

        assertThat(failed.failureCode()).isEqualTo(failure);
        assertThat(failed.isPassing()).isEqualTo(passing);
        assertThat(failed.text()).contains("no ••••").doesNotContain("lin_api_secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Welcome</html>", "[]", "{\"data\":null}", "{}", "", "{\"data\":{\"teams\":null}}"})
    void an_answer_that_makes_no_sense_is_told_as_such(String nonsense) {
        trials.answering(200, nonsense);

        assertThat(failed("list_teams", "{}").text()).contains("answered with");
    }

    @Test
    void a_limit_tells_the_wait_until_what_is_used_up_is_given_anew() {
        String limited = "{\"errors\":[{\"message\":\"slow\",\"extensions\":{\"code\":\"RATELIMITED\"}}]}";
        long reset = Trials.NOW.plusSeconds(90).toEpochMilli();
        trials.answering(with(
                400,
                "X-RateLimit-Requests-Remaining: 5\r\nX-RateLimit-Requests-Reset: 1\r\n"
                        + "X-RateLimit-Complexity-Remaining: 0\r\nX-RateLimit-Complexity-Reset: " + reset + "\r\n",
                limited));

        assertThat(failed("list_teams", "{}").retryAfter()).contains(Duration.ofSeconds(90));
        StepFailure next = failed("list_teams", "{}");
        assertThat(next.failureCode()).isEqualTo(FailureCode.TOOL_RATE_LIMITED);
        assertThat(next.retryAfter()).contains(Duration.ofSeconds(90));
        assertThat(trials.server().requests()).hasSize(1);
    }

    @Test
    void a_limit_without_a_wait_has_none_and_retry_after_goes_first() {
        trials.answering(429, "slow").answering(with(429, "Retry-After: 7\r\n", "{}"));

        assertThat(failed("list_teams", "{}").retryAfter()).isEmpty();
        assertThat(failed("list_teams", "{}").retryAfter()).contains(Duration.ofSeconds(7));
    }

    private static String undo(String output) {
        return "{\"params\":{\"team\":\"ENG\",\"title\":\"t\"},\"output\":" + output + "}";
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T09:00:01.000Z, false, undone, 2",
        "2026-11-20T09:00:02.000Z, false, changed_since, 1",
        "2026-11-20T09:00:02.000Z, true, undone, 1",
    })
    void an_issue_is_taken_back_unless_it_was_changed_since(
            String updatedAt, boolean trashed, String outcome, int requests) {
        data("\"issue\":{\"id\":\"i\",\"updatedAt\":\"" + updatedAt + "\",\"trashed\":" + (trashed ? "true" : "null")
                        + "}")
                .data("\"issueDelete\":{\"success\":true}");

        assertThat(run("undo_create_issue", undo(OUTPUT))).contains("\"outcome\":\"" + outcome + "\"");
        assertThat(trials.server().requests()).hasSize(requests);
        if (requests == 2) {
            assertThat(body(1).text("query")).contains(Documents.DELETE_ISSUE);
        }
    }

    @Test
    void what_is_gone_already_is_taken_back() {
        trials.answering(200, NOT_FOUND).answering(200, NOT_FOUND);

        assertThat(run("undo_create_issue", undo(OUTPUT))).contains("\"outcome\":\"undone\"");
        assertThat(run("undo_comment", undo("{\"id\":\"c1\"}"))).contains("\"outcome\":\"undone\"");
    }

    @Test
    void a_comment_is_taken_back_unless_it_was_edited_or_answered() {
        String plain = "\"children\":{\"nodes\":[]}";
        data("\"comment\":{\"id\":\"c1\",\"editedAt\":null," + plain + "}")
                .data("\"commentDelete\":{\"success\":true}")
                .data("\"comment\":{\"id\":\"c1\",\"editedAt\":\"2026-11-25T08:00:00Z\"," + plain + "}")
                .data("\"comment\":{\"id\":\"c1\",\"editedAt\":null,\"children\":{\"nodes\":[{\"id\":\"c2\"}]}}");
        String undo = undo("{\"id\":\"c1\"}");

        assertThat(run("undo_comment", undo)).contains("\"outcome\":\"undone\"");
        assertThat(run("undo_comment", undo)).contains("\"outcome\":\"changed_since\"");
        assertThat(run("undo_comment", undo)).contains("\"outcome\":\"changed_since\"");
        assertThat(body(1))
                .isEqualTo(Fields.of("query", Value.of(Documents.DELETE_COMMENT))
                        .with("variables", Fields.of("id", Value.of("c1"))));
        assertThat(trials.server().requests()).hasSize(4);
    }
}
