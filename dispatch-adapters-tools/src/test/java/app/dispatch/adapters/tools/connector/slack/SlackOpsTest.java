package app.dispatch.adapters.tools.connector.slack;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.RecordingServer.Received;
import app.dispatch.adapters.tools.connector.Trials;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackOpsTest {
    private static final String TOKEN = "{\"botToken\":\"xoxb-secret-1\"}";
    private static final String OK = "{\"ok\":true}";
    private static final String POSTED = "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1795593600.000100\","
            + "\"message\":{\"text\":\"hi\",\"type\":\"message\"}}";
    private static final String CHANNELS = "{\"ok\":true,\"channels\":[{\"id\":\"C7\",\"name\":\"dev\"}]}";
    private static final String POST = "{\"channel\":\"#dev\",\"text\":\"hi\"}";

    private final Trials trials = new Trials();

    @AfterEach
    void close() {
        trials.close();
    }

    private String run(String op, String params) {
        return Json.write(trials.run("slack", op, TOKEN, params));
    }

    private StepFailure failed(String op, String params) {
        return trials.failed("slack", op, TOKEN, params);
    }

    private Received request(int index) {
        return trials.server().requests().get(index);
    }

    private List<String> lines() {
        return trials.server().requests().stream()
                .map(request -> request.method() + " " + request.target())
                .toList();
    }

    private static String reply(int status, String header, String json) {
        return RecordingServer.reply(status, "application/json", json).replaceFirst("\r\n", "\r\n" + header + "\r\n");
    }

    private static String undo(String params, String output) {
        return "{\"params\":" + params + ",\"output\":" + output + "}";
    }

    @Test
    void a_message_is_posted_as_json_with_its_blocks_into_its_thread() {
        trials.answering(200, POSTED);

        assertThat(
                        run(
                                "post_message",
                                "{\"channel\":\"dev\",\"text\":\"Grüße\",\"threadTs\":\"1795593000.000200\","
                                        + "\"blocks\":[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"<!here> <@U1>\"}}]}"))
                .isEqualTo("{\"channel\":\"C1\",\"ts\":\"1795593600.000100\",\"text\":\"hi\"}");

        Received request = trials.server().onlyRequest();
        assertThat(request.method() + " " + request.target()).isEqualTo("POST /slack/chat.postMessage");
        assertThat(request.header("authorization")).isEqualTo("Bearer xoxb-secret-1");
        assertThat(request.header("content-type")).isEqualTo("application/json; charset=utf-8");
        assertThat(request.body())
                .isEqualTo("{\"channel\":\"#dev\",\"text\":\"Grüße\",\"link_names\":false,"
                        + "\"blocks\":[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"&lt;!here> <@U1>\"}}],"
                        + "\"thread_ts\":\"1795593000.000200\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<!channel> ~ &lt;!channel>",
                "a <!everyone> b <!here|here> ~ a &lt;!everyone> b &lt;!here|here>",
                "<!subteam^S123|@devs> ~ &lt;!subteam^S123|@devs>",
                "<!CHANNEL> < !group> ~ &lt;!CHANNEL> &lt; !group>",
                "<@U123> <#C1|dev> <https://a.test/?q=!here|x> ~ <@U123> <#C1|dev> <https://a.test/?q=!here|x>",
                "<!date^1795593600^{date}|then> 1 < 2 ~ <!date^1795593600^{date}|then> 1 < 2"
            })
    void nothing_in_a_text_pings_a_whole_channel(String text, String sent) {
        assertThat(Broadcasts.escaped(text)).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({"C0123456789, C0123456789", "<#C01|dev>, C01", "#dev, #dev", "dev, #dev", "D012, D012"})
    void a_channel_is_addressed_by_id_or_name(String given, String sent) {
        trials.answering(200, POSTED);

        run("post_message", "{\"channel\":\"" + given + "\",\"text\":\"hi\"}");

        assertThat(trials.server().onlyRequest().body()).startsWith("{\"channel\":\"" + sent + "\",");
    }

    @Test
    void a_person_is_found_by_address_and_written_to_in_a_conversation() {
        trials.answering(200, "{\"ok\":true,\"user\":{\"id\":\"U9\",\"name\":\"ada\"}}")
                .answering(200, "{\"ok\":true,\"channel\":{\"id\":\"D5\"}}")
                .answering(200, "{\"ok\":true,\"channel\":\"D5\",\"ts\":\"1795593600.000100\"}");

        assertThat(run("dm", "{\"user\":\"ada+x@example.com\",\"text\":\"<!channel> done\"}"))
                .isEqualTo("{\"channel\":\"D5\",\"user\":\"U9\",\"ts\":\"1795593600.000100\"}");

        assertThat(lines())
                .containsExactly(
                        "GET /slack/users.lookupByEmail?email=ada%2Bx%40example.com",
                        "POST /slack/conversations.open", "POST /slack/chat.postMessage");
        assertThat(request(1).body()).isEqualTo("{\"users\":\"U9\"}");
        assertThat(request(2).body())
                .isEqualTo("{\"channel\":\"D5\",\"text\":\"&lt;!channel> done\",\"link_names\":false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"U1", "<@U1>", "<@U1|ada>"})
    void a_person_is_known_by_id(String user) {
        trials.answering(200, "{\"ok\":true,\"channel\":{\"id\":\"D5\"}}").answering(200, POSTED);

        run("dm", "{\"user\":\"" + user + "\",\"text\":\"hi\"}");

        assertThat(request(0).body()).isEqualTo("{\"users\":\"U1\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"U1,U2", "@ada,@bob", "<U1>,", "@", "ada@x@y"})
    void nobody_else_is_written_to(String user) {
        assertThat(failed("dm", "{\"user\":\"" + user + "\",\"text\":\"hi\"}").failureCode())
                .isEqualTo(FailureCode.PARAMS_INVALID);
        assertThat(trials.server().requests()).isEmpty();
    }

    private static final String PEOPLE = """
            {"ok":true,"members":[
             {"id":"U8","name":"ada.old","deleted":true,"profile":{"real_name":"Ada Lovelace","display_name":"ada"}},
             {"id":"U7","name":"ada_bot","is_bot":true,"profile":{"real_name":"Ada","display_name":"ada"}},
             {"id":"U6","name":"bob","profile":{"real_name":"Bob Ray","display_name":""}},
             {"id":"U5","name":"b2","profile":{"real_name":"Bob Dee","display_name":"bobby"}}],
             "response_metadata":{"next_cursor":"bmV4"}}""";

    private static final String MORE_PEOPLE = """
            {"ok":true,"members":[
             {"id":"U9","name":"alovelace","profile":{"real_name":"Ada Lovelace","display_name":"ada"}},
             {"id":"U4","name":"c1","profile":{"real_name":"Carol Ray"}},
             {"id":"U3","name":"c2","profile":{"real_name":"Carol Dee"}}],"response_metadata":{"next_cursor":""}}""";

    @ParameterizedTest
    @CsvSource({"@ada, U9", "ada, U9", "Ada Lovelace, U9", "@alovelace, U9", "Bob, U6", "bobby, U5", "@Carol Dee, U3"})
    void a_person_is_found_by_handle_or_name(String user, String id) {
        trials.answering(200, PEOPLE)
                .answering(200, MORE_PEOPLE)
                .answering(200, "{\"ok\":true,\"channel\":{\"id\":\"D5\"}}")
                .answering(200, POSTED);

        run("dm", "{\"user\":\"" + user + "\",\"text\":\"hi\"}");

        assertThat(lines())
                .startsWith("GET /slack/users.list?limit=1000", "GET /slack/users.list?limit=1000&cursor=bmV4");
        assertThat(request(2).body()).isEqualTo("{\"users\":\"" + id + "\"}");
    }

    @ParameterizedTest
    @CsvSource({"Carol, 2 people are called “Carol”", "@dave, Slack has no person called “dave”"})
    void a_name_of_nobody_or_of_several_reaches_nobody(String user, String why) {
        trials.answering(200, PEOPLE).answering(200, MORE_PEOPLE);

        assertThat(failed("dm", "{\"user\":\"" + user + "\",\"text\":\"hi\"}")).hasMessageContaining(why);
        assertThat(lines()).hasSize(2).allMatch(line -> line.startsWith("GET /slack/users.list"));
    }

    @Test
    void the_history_of_a_channel_that_is_named_is_read_over_pages() {
        trials.answering(
                        200,
                        "{\"ok\":true,\"channels\":[{\"id\":\"C6\",\"name\":\"ops\"}],"
                                + "\"response_metadata\":{\"next_cursor\":\"bmV4\"}}")
                .answering(200, CHANNELS)
                .answering(
                        200,
                        "{\"ok\":true,\"messages\":[{\"ts\":\"1795593601.000200\",\"user\":\"U1\",\"text\":\"a\","
                                + "\"thread_ts\":\"1795593601.000200\",\"reply_count\":2,"
                                + "\"reactions\":[{\"name\":\"tada\",\"count\":3,\"users\":[\"U1\"]}]}],"
                                + "\"has_more\":true,\"response_metadata\":{\"next_cursor\":\"cGFn=\"}}")
                .answering(
                        200,
                        "{\"ok\":true,\"messages\":[{\"ts\":\"1795593600.000100\",\"bot_id\":\"B1\",\"subtype\":\"bot_message\"}],"
                                + "\"has_more\":false,\"response_metadata\":{\"next_cursor\":\"\"}}");

        assertThat(run("history", "{\"channel\":\"#Dev\",\"since\":\"2026-11-25T09:00:00.5+01:00\",\"max\":50}"))
                .isEqualTo("{\"items\":[{\"ts\":\"1795593601.000200\",\"at\":\"2026-11-25T08:00:01Z\",\"user\":\"U1\","
                        + "\"text\":\"a\",\"threadTs\":\"1795593601.000200\",\"replies\":2,"
                        + "\"reactions\":[{\"emoji\":\"tada\",\"count\":3}],\"bot\":false},"
                        + "{\"ts\":\"1795593600.000100\",\"at\":\"2026-11-25T08:00:00Z\",\"text\":\"\",\"bot\":true}],"
                        + "\"truncated\":false}");

        String first =
                "GET /slack/conversations.list?types=public_channel%2Cprivate_channel&exclude_archived=true&limit=1000";
        String history = "GET /slack/conversations.history?channel=C7&oldest=1795593600.500000&inclusive=true";
        assertThat(lines())
                .containsExactly(
                        first, first + "&cursor=bmV4", history + "&limit=50", history + "&limit=49&cursor=cGFn%3D");
    }

    @Test
    void a_date_means_its_beginning_and_no_date_everything() {
        String none = "{\"ok\":true,\"messages\":[]}";
        trials.answering(200, none).answering(200, none);

        run("history", "{\"channel\":\"C1\",\"since\":\"2026-11-25\"}");
        run("history", "{\"channel\":\"C1\"}");

        assertThat(request(0).target()).contains("oldest=1795564800.000000");
        assertThat(request(1).target()).isEqualTo("/slack/conversations.history?channel=C1&limit=25");
        assertThat(failed("history", "{\"channel\":\"C1\",\"since\":\"today\"}").failureCode())
                .isEqualTo(FailureCode.PARAMS_INVALID);
    }

    @Test
    void channels_are_listed_public_ones_alone_where_the_app_may_not_see_others() {
        trials.answering(
                        200,
                        "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"groups:read\",\"provided\":\"channels:read\"}")
                .answering(
                        200,
                        "{\"ok\":true,\"channels\":[{\"id\":\"C7\",\"name\":\"dev\",\"topic\":{\"value\":\"t\"},"
                                + "\"purpose\":{\"value\":\"\"},\"is_private\":false,\"is_archived\":false,\"is_member\":true,"
                                + "\"num_members\":12},{\"id\":\"C8\",\"name\":\"ops\"}]}");

        assertThat(run("list_channels", "{\"max\":1}"))
                .isEqualTo(
                        "{\"items\":[{\"id\":\"C7\",\"name\":\"dev\",\"topic\":\"t\",\"purpose\":\"\",\"private\":false,"
                                + "\"archived\":false,\"member\":true,\"members\":12}],\"truncated\":true}");

        assertThat(request(0).target())
                .isEqualTo("/slack/conversations.list?types=public_channel%2Cprivate_channel&limit=1");
        assertThat(request(1).target()).isEqualTo("/slack/conversations.list?types=public_channel&limit=1");
    }

    @Test
    void a_user_is_found_by_address() {
        trials.answering(
                200,
                "{\"ok\":true,\"user\":{\"id\":\"U9\",\"name\":\"ada\",\"real_name\":\"Ada L\",\"tz\":\"Europe/London\","
                        + "\"deleted\":false,\"is_bot\":false,\"profile\":{\"email\":\"ada@example.com\",\"title\":\"\"}}}");

        assertThat(run("find_user", "{\"email\":\"ada@example.com\"}"))
                .isEqualTo("{\"id\":\"U9\",\"name\":\"ada\",\"fullName\":\"Ada L\",\"email\":\"ada@example.com\","
                        + "\"timezone\":\"Europe/London\",\"bot\":false,\"deactivated\":false}");
    }

    @Test
    void a_reaction_that_is_there_already_counts_as_added() {
        trials.answering(200, CHANNELS)
                .answering(200, OK)
                .answering(200, "{\"ok\":false,\"error\":\"already_reacted\"}");

        assertThat(run("react", "{\"channel\":\"#dev\",\"ts\":\"1795593600.000100\",\"emoji\":\":tada:\"}"))
                .isEqualTo("{\"channel\":\"C7\",\"ts\":\"1795593600.000100\",\"emoji\":\"tada\",\"added\":true}");
        assertThat(run("react", "{\"channel\":\"C7\",\"ts\":\"1795593600.000100\",\"emoji\":\"tada\"}"))
                .endsWith("\"added\":false}");

        assertThat(request(1).target()).isEqualTo("/slack/reactions.add");
        assertThat(request(1).body())
                .isEqualTo("{\"channel\":\"C7\",\"timestamp\":\"1795593600.000100\",\"name\":\"tada\"}");
    }

    @Test
    void a_file_is_uploaded_in_three_requests_of_which_the_second_carries_no_token() {
        String place = trials.server().url("/upload/v1/ABC");
        trials.answering(200, "{\"ok\":true,\"upload_url\":\"" + place + "\",\"file_id\":\"F1\"}")
                .answering(RecordingServer.reply(200, "text/plain", "OK - 6"))
                .answering(
                        200,
                        "{\"ok\":true,\"files\":[{\"id\":\"F1\",\"title\":\"a.txt\",\"permalink\":\"https://acme.slack.com/F1\"}]}");

        assertThat(
                        run(
                                "upload_file",
                                "{\"channel\":\"C7\",\"filename\":\"a b.txt\",\"content\":\"Grüß\",\"comment\":\"<!here> see\",\"includeRaw\":true}"))
                .isEqualTo(
                        "{\"id\":\"F1\",\"name\":\"a b.txt\",\"channel\":\"C7\",\"url\":\"https://acme.slack.com/F1\","
                                + "\"raw\":{\"id\":\"F1\",\"title\":\"a.txt\",\"permalink\":\"https://acme.slack.com/F1\"}}");

        assertThat(lines())
                .containsExactly(
                        "GET /slack/files.getUploadURLExternal?filename=a%20b.txt&length=6",
                        "POST /upload/v1/ABC", "POST /slack/files.completeUploadExternal");
        assertThat(request(1).header("authorization")).isEmpty();
        assertThat(request(1).body()).isEqualTo("Grüß");
        assertThat(request(2).body())
                .isEqualTo("{\"files\":[{\"id\":\"F1\",\"title\":\"a b.txt\"}],\"channel_id\":\"C7\","
                        + "\"initial_comment\":\"&lt;!here> see\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/upload",
                "http://files.slack.com/upload",
                "https://slack.com.evil.example/upload",
                "https://notslack.com/upload",
                "http://169.254.169.254/latest",
                "ftp://127.0.0.1/x",
                "/upload"
            })
    void bytes_go_nowhere_but_to_slack(String place) {
        trials.answering(200, "{\"ok\":true,\"upload_url\":\"" + place + "\",\"file_id\":\"F1\"}");

        assertThat(failed("upload_file", "{\"channel\":\"C7\",\"filename\":\"a\",\"content\":\"x\"}")
                        .text())
                .contains("not one of Slack's");
        assertThat(trials.server().requests()).hasSize(1);
    }

    @Test
    void what_is_in_slacks_place_gets_the_bytes_in_slacks_place_too() {
        trials.answering(
                        200,
                        "{\"ok\":true,\"upload_url\":\"https://files.slack.com/upload/v1/A?b=c\",\"file_id\":\"F1\"}")
                .answering(200, "OK")
                .answering(200, "{\"ok\":true,\"files\":[{\"id\":\"F1\",\"title\":\"a\"}]}");

        assertThat(run(
                        "upload_file",
                        "{\"channel\":\"C7\",\"filename\":\"a\",\"content\":\"eHg=\",\"encoding\":\"base64\"}"))
                .isEqualTo("{\"id\":\"F1\",\"name\":\"a\",\"channel\":\"C7\"}");
        assertThat(request(1).target()).isEqualTo("/slack/upload/v1/A?b=c");
        assertThat(request(1).body()).isEqualTo("xx");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "channel_not_found | TOOL_ERROR | false | invite the app",
                "not_in_channel | TOOL_ERROR | false | invite the app",
                "invalid_auth | INTEGRATION_REJECTED | false | refused the connection: invalid_auth",
                "token_revoked | INTEGRATION_REJECTED | false | refused the connection",
                "account_inactive | INTEGRATION_REJECTED | false | refused the connection",
                "not_authed | INTEGRATION_REJECTED | false | refused the connection",
                "token_expired | INTEGRATION_EXPIRED | false | connect it anew",
                "fatal_error | TOOL_ERROR | true | fatal_error",
                "ratelimited | TOOL_RATE_LIMITED | true | asked too often",
                "some_new_error | TOOL_ERROR | false | some_new_error"
            })
    void errors_come_with_status_200(String error, FailureCode code, boolean passing, String words) {
        trials.answering(200, "{\"ok\":false,\"error\":\"" + error + "\"}");

        StepFailure failure = failed("post_message", POST);

        assertThat(failure.failureCode()).isEqualTo(code);
        assertThat(failure.isPassing()).isEqualTo(passing);
        assertThat(failure.text()).contains(words);
    }

    @Test
    void a_missing_scope_is_named_and_what_is_wrong_with_blocks_told() {
        trials.answering(
                        200,
                        "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"chat:write\",\"provided\":\"channels:read\"}")
                .answering(
                        200,
                        "{\"ok\":false,\"error\":\"invalid_blocks\",\"response_metadata\":{\"messages\":[\"[ERROR] missing field: text\"]}}");

        assertThat(failed("post_message", POST).text())
                .isEqualTo(
                        "Slack answered 200 to POST /chat.postMessage: missing_scope: the app needs the scope chat:write"
                                + " and has channels:read; add it under OAuth & Permissions, and install the app again");
        assertThat(failed("post_message", POST).text()).endsWith("invalid_blocks ([ERROR] missing field: text)");
    }

    @Test
    void a_limited_method_is_left_alone_until_slack_takes_requests_again() {
        trials.answering(reply(429, "Retry-After: 30", "{\"ok\":false,\"error\":\"ratelimited\"}"))
                .answering(200, "{\"ok\":true,\"user\":{\"id\":\"U9\",\"name\":\"ada\"}}");

        StepFailure first = failed("post_message", POST);
        StepFailure second = failed("post_message", POST);
        run("find_user", "{\"email\":\"ada@example.com\"}");

        assertThat(first.failureCode()).isEqualTo(FailureCode.TOOL_RATE_LIMITED);
        assertThat(first.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(second.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(trials.server().requests()).hasSize(2);
    }

    @Test
    void other_answers_are_told_by_their_status() {
        trials.answering(RecordingServer.reply(503, "text/html", "<html><title>Down</title></html>"))
                .answering(RecordingServer.reply(200, "text/html", "<html>Welcome</html>"))
                .answering(200, "{\"hello\":1}")
                .answering(401, "{\"message\":\"no xoxb-secret-1\"}")
                .answering(200, "{\"ok\":false,\"error\":\"oops xoxb-secret-1\"}");

        assertThat(failed("post_message", POST).isPassing()).isTrue();
        assertThat(failed("post_message", POST).text()).contains("answered with");
        assertThat(failed("post_message", POST).text()).contains("answered with");
        assertThat(failed("post_message", POST).failureCode()).isEqualTo(FailureCode.INTEGRATION_REJECTED);
        assertThat(failed("post_message", POST).text()).doesNotContain("secret");
    }

    @Test
    void a_channel_that_is_not_found_is_told_with_what_mends_it() {
        trials.answering(200, CHANNELS);

        assertThat(failed("history", "{\"channel\":\"#nope\"}").text())
                .startsWith("Slack has no channel #nope that the app can see");
    }

    @Test
    void a_message_is_deleted_unless_it_was_edited() {
        String output = "{\"channel\":\"C1\",\"ts\":\"1.2\"}";
        String there = "{\"ok\":true,\"messages\":[{\"ts\":\"1.2\",\"text\":\"hi\"}]}";
        trials.answering(200, there)
                .answering(200, OK)
                .answering(
                        200,
                        "{\"ok\":true,\"messages\":[{\"ts\":\"1.2\",\"edited\":{\"user\":\"U1\",\"ts\":\"2.0\"}}]}")
                .answering(200, "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"channels:history\"}")
                .answering(200, "{\"ok\":false,\"error\":\"message_not_found\"}")
                .answering(200, there)
                .answering(200, "{\"ok\":false,\"error\":\"cant_delete_message\"}");

        assertThat(run("undo_post_message", undo(POST, output))).contains("\"outcome\":\"undone\"");
        assertThat(run("undo_post_message", undo(POST, output))).contains("\"outcome\":\"changed_since\"");
        assertThat(run("undo_dm", undo("{\"user\":\"U1\",\"text\":\"x\"}", output)))
                .contains("\"outcome\":\"undone\"");
        assertThat(run(
                        "undo_post_message",
                        undo("{\"channel\":\"#dev\",\"text\":\"hi\",\"threadTs\":\"1.0\"}", output)))
                .contains("\"outcome\":\"cannot\"");

        assertThat(request(0).target())
                .isEqualTo("/slack/conversations.history?channel=C1&oldest=1.2&latest=1.2&inclusive=true&limit=2");
        assertThat(request(1).target()).isEqualTo("/slack/chat.delete");
        assertThat(request(1).body()).isEqualTo("{\"channel\":\"C1\",\"ts\":\"1.2\"}");
        assertThat(request(5).target()).startsWith("/slack/conversations.replies?channel=C1&ts=1.0&");
    }

    @Test
    void a_reaction_and_a_file_are_taken_back() {
        String reaction = "{\"channel\":\"C1\",\"ts\":\"1.2\",\"emoji\":\"tada\",\"added\":";
        trials.answering(200, OK)
                .answering(200, "{\"ok\":false,\"error\":\"no_reaction\"}")
                .answering(200, OK)
                .answering(200, "{\"ok\":false,\"error\":\"file_deleted\"}");

        assertThat(run("undo_react", undo("{}", reaction + "true}"))).contains("undone");
        assertThat(run("undo_react", undo("{}", reaction + "true}"))).contains("undone");
        assertThat(run("undo_react", undo("{}", reaction + "false}"))).contains("\"outcome\":\"cannot\"");
        assertThat(run("undo_upload_file", undo("{}", "{\"id\":\"F1\"}"))).contains("undone");
        assertThat(run("undo_upload_file", undo("{}", "{\"id\":\"F1\"}"))).contains("undone");

        assertThat(request(0).target()).isEqualTo("/slack/reactions.remove");
        assertThat(request(0).body()).isEqualTo("{\"channel\":\"C1\",\"timestamp\":\"1.2\",\"name\":\"tada\"}");
        assertThat(request(2).target()).isEqualTo("/slack/files.delete");
        assertThat(request(2).body()).isEqualTo("{\"file\":\"F1\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "xoxb-1-2, true",
        "xoxe.xoxb-1-2, true",
        "s3cret, true",
        "xoxp-1, false",
        "xapp-1, false",
        "xoxc-1, false",
        "xoxe.xoxp-1, false",
        "xoxe-1, false",
        "https://hooks.slack.com/services/T/B/x, false"
    })
    void a_token_of_another_kind_is_told_before_it_is_kept(String token, boolean right) {
        var problems = trials.check("slack", "{\"botToken\":\"" + token + "\"}");

        assertThat(problems.isEmpty()).isEqualTo(right);
        assertThat(problems).allMatch(problem -> problem.path().equals("/botToken"));
        assertThat(Json.write(
                        Value.texts(problems.stream().map(Object::toString).toList())))
                .doesNotContain(token.substring(5));
    }
}
