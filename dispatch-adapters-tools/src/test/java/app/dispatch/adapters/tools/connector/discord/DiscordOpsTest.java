package app.dispatch.adapters.tools.connector.discord;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordOpsTest {
    private static final String BOT = "{\"botToken\":\"MTA5.bot-secret\"}";
    private static final String HOOK = "{\"webhookUrl\":\"https://discord.com/api/webhooks/12/hook-secret\"}";
    private static final String BOTH =
            "{\"botToken\":\"MTA5.bot-secret\",\"webhookUrl\":\"https://discord.com/api/v10/webhooks/12/hook-secret\"}";
    private static final String SENT = "{\"id\":\"7\",\"channel_id\":\"5\",\"content\":\"hi\","
            + "\"timestamp\":\"2026-11-25T08:00:00.123000+00:00\",\"edited_timestamp\":null";
    private static final String PINGS = "\"allowed_mentions\":{\"parse\":[\"users\"]}";
    private static final String SEND = "{\"content\":\"hi\",\"channelId\":\"5\"}";
    private static final String UNKNOWN_MESSAGE = "{\"message\":\"Unknown Message\",\"code\":10008}";

    private final Trials trials = new Trials();

    @AfterEach
    void close() {
        trials.close();
    }

    private String run(String connection, String op, String params) {
        return Json.write(trials.run("discord", op, connection, params));
    }

    private StepFailure failed(String connection, String op, String params) {
        return trials.failed("discord", op, connection, params);
    }

    private Received request(int index) {
        return trials.server().requests().get(index);
    }

    private List<String> lines() {
        return trials.server().requests().stream()
                .map(request -> request.method() + " " + request.target())
                .toList();
    }

    private static String reply(int status, String headers, String json) {
        return RecordingServer.reply(status, "application/json", json).replaceFirst("\r\n", "\r\n" + headers + "\r\n");
    }

    private static String undo(String params, String output) {
        return "{\"params\":" + params + ",\"output\":" + output + "}";
    }

    private static String messages(int from, int to) {
        return IntStream.iterate(from, id -> id >= to, id -> id - 1)
                .mapToObj(id -> "{\"id\":\"" + id + "\",\"content\":\"m\",\"timestamp\":\"2026-11-25T08:00:00Z\","
                        + "\"author\":{\"id\":\"1\",\"username\":\"ada\"},\"attachments\":[]}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void a_bot_sends_to_a_channel_and_pings_nobody_but_people() {
        trials.answering(200, SENT + "}");

        assertThat(run(
                        BOT,
                        "send",
                        "{\"content\":\"@everyone <@&9> Grüße\",\"channelId\":\"5\",\"embeds\":[{\"title\":\"t\"}]}"))
                .isEqualTo("{\"id\":\"7\",\"channelId\":\"5\",\"content\":\"hi\","
                        + "\"createdAt\":\"2026-11-25T08:00:00.123000+00:00\"}");

        Received request = trials.server().onlyRequest();
        assertThat(request.method() + " " + request.target()).isEqualTo("POST /discord/channels/5/messages");
        assertThat(request.header("authorization")).isEqualTo("Bot MTA5.bot-secret");
        assertThat(request.header("user-agent")).startsWith("DiscordBot (");
        assertThat(request.header("content-type")).startsWith("application/json");
        assertThat(request.body())
                .isEqualTo("{\"content\":\"@everyone <@&9> Grüße\"," + PINGS + ",\"embeds\":[{\"title\":\"t\"}]}");
    }

    @Test
    void a_webhook_sends_to_its_own_channel_and_waits_for_the_message() {
        trials.answering(200, SENT + ",\"webhook_id\":\"12\"}").answering(200, SENT + ",\"webhook_id\":\"12\"}");

        assertThat(run(HOOK, "send", SEND)).contains("\"channelId\":\"5\"").endsWith("\"webhookId\":\"12\"}");
        run(BOTH, "send", "{\"content\":\"hi\"}");

        assertThat(lines())
                .containsExactly(
                        "POST /discord/webhooks/12/hook-secret?wait=true",
                        "POST /discord/webhooks/12/hook-secret?wait=true");
        assertThat(trials.server().requests())
                .allMatch(request -> request.header("authorization").isEmpty());
        assertThat(request(0).header("user-agent")).startsWith("DiscordBot (");
        assertThat(request(0).body()).isEqualTo("{\"content\":\"hi\"," + PINGS + "}");
    }

    @Test
    void a_bot_needs_a_channel_and_goes_before_a_webhook_that_has_one() {
        trials.answering(200, SENT + "}");

        StepFailure nowhere = failed(BOT, "send", "{\"content\":\"hi\"}");
        run(BOTH, "send", SEND);

        assertThat(nowhere.failureCode()).isEqualTo(FailureCode.PARAMS_INVALID);
        assertThat(nowhere.text()).contains("/channelId");
        assertThat(trials.server().onlyRequest().target()).isEqualTo("/discord/channels/5/messages");
    }

    @Test
    void a_channel_goes_by_its_name_where_one_of_the_bots_servers_has_it() {
        trials.answering(200, "[{\"id\":\"90\"},{\"id\":\"91\"}]")
                .answering(
                        200, "[{\"id\":\"5\",\"name\":\"dev\",\"type\":0},{\"id\":\"6\",\"name\":\"dev\",\"type\":2}]")
                .answering(200, "[]")
                .answering(200, SENT + "}");

        run(BOT, "send", "{\"content\":\"hi\",\"channelId\":\"#dev\"}");

        assertThat(lines())
                .containsExactly(
                        "GET /discord/users/@me/guilds",
                        "GET /discord/guilds/90/channels",
                        "GET /discord/guilds/91/channels",
                        "POST /discord/channels/5/messages");
    }

    @Test
    void a_name_of_no_channel_or_of_several_sends_nothing() {
        trials.answering(200, "[{\"id\":\"90\"}]")
                .answering(200, "[]")
                .answering(200, "[{\"id\":\"90\"}]")
                .answering(
                        200, "[{\"id\":\"5\",\"name\":\"dev\",\"type\":0},{\"id\":\"6\",\"name\":\"dev\",\"type\":5}]");

        assertThat(failed(BOT, "send", "{\"content\":\"hi\",\"channelId\":\"dev\"}")
                        .text())
                .contains("no channel #dev");
        assertThat(failed(BOT, "send", "{\"content\":\"hi\",\"channelId\":\"dev\"}")
                        .text())
                .contains("several channels #dev");
        assertThat(lines()).noneMatch(line -> line.startsWith("POST"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"history", "create_thread", "react"})
    void what_takes_a_bot_says_so_to_a_webhook(String op) {
        StepFailure failure =
                failed(HOOK, op, "{\"channelId\":\"5\",\"name\":\"n\",\"messageId\":\"7\",\"emoji\":\"x\"}");

        assertThat(failure.failureCode()).isEqualTo(FailureCode.INTEGRATION_MISSING);
        assertThat(failure.text()).contains("Bot token");
        assertThat(trials.server().requests()).isEmpty();
    }

    @Test
    void history_is_read_over_pages() {
        trials.answering(200, messages(300, 201)).answering(200, messages(200, 180));

        String history = run(BOT, "history", "{\"channelId\":\"5\",\"max\":120}");

        assertThat(history)
                .startsWith("{\"items\":[{\"id\":\"300\",\"content\":\"m\",\"author\":\"ada\",\"authorId\":\"1\","
                        + "\"bot\":false,\"createdAt\":\"2026-11-25T08:00:00Z\",\"attachments\":[]}")
                .contains("\"id\":\"181\"")
                .doesNotContain("\"id\":\"180\"")
                .endsWith("\"truncated\":true}");
        assertThat(lines())
                .containsExactly(
                        "GET /discord/channels/5/messages?limit=100",
                        "GET /discord/channels/5/messages?limit=21&before=201");
    }

    @Test
    void a_history_that_ends_is_told_as_whole_with_its_files() {
        trials.answering(
                200,
                "[{\"id\":\"3\",\"content\":\"\",\"timestamp\":\"2026-11-25T08:00:00Z\","
                        + "\"author\":{\"id\":\"1\",\"username\":\"b\",\"bot\":true},"
                        + "\"attachments\":[{\"id\":\"4\",\"filename\":\"a.png\",\"url\":\"https://cdn.test/a.png\",\"size\":3}]}]");

        assertThat(run(BOT, "history", "{\"channelId\":\"5\",\"max\":1}"))
                .isEqualTo(
                        "{\"items\":[{\"id\":\"3\",\"content\":\"\",\"author\":\"b\",\"authorId\":\"1\",\"bot\":true,"
                                + "\"createdAt\":\"2026-11-25T08:00:00Z\","
                                + "\"attachments\":[{\"name\":\"a.png\",\"url\":\"https://cdn.test/a.png\"}]}],\"truncated\":false}");
    }

    @Test
    void a_thread_of_its_own_is_public_and_gets_its_first_message() {
        trials.answering(201, "{\"id\":\"9\",\"name\":\"n\",\"parent_id\":\"5\",\"owner_id\":\"2\",\"type\":11}")
                .answering(200, SENT + "}");

        assertThat(run(BOT, "create_thread", "{\"channelId\":\"5\",\"name\":\"n\",\"message\":\"@here go\"}"))
                .isEqualTo("{\"id\":\"9\",\"name\":\"n\",\"channelId\":\"5\",\"messageId\":\"7\"}");

        assertThat(lines()).containsExactly("POST /discord/channels/5/threads", "POST /discord/channels/9/messages");
        assertThat(request(0).body()).isEqualTo("{\"name\":\"n\",\"type\":11}");
        assertThat(request(1).body()).isEqualTo("{\"content\":\"@here go\"," + PINGS + "}");
    }

    @Test
    void a_thread_is_opened_from_a_message() {
        trials.answering(201, "{\"id\":\"7\",\"name\":\"n\",\"parent_id\":\"5\"}");

        assertThat(run(BOT, "create_thread", "{\"channelId\":\"5\",\"name\":\"n\",\"messageId\":\"7\"}"))
                .isEqualTo("{\"id\":\"7\",\"name\":\"n\",\"channelId\":\"5\"}");

        assertThat(lines()).containsExactly("POST /discord/channels/5/messages/7/threads");
        assertThat(request(0).body()).isEqualTo("{\"name\":\"n\"}");
    }

    @Test
    void a_thread_of_a_forum_is_made_with_its_message() {
        trials.answering(
                        400,
                        "{\"code\":50035,\"message\":\"Invalid Form Body\",\"errors\":{\"message\":{\"_errors\":"
                                + "[{\"code\":\"BASE_TYPE_REQUIRED\",\"message\":\"This field is required\"}]}}}")
                .answering(201, "{\"id\":\"9\",\"name\":\"n\",\"parent_id\":\"5\"}");

        assertThat(run(BOT, "create_thread", "{\"channelId\":\"5\",\"name\":\"n\",\"message\":\"go\"}"))
                .isEqualTo("{\"id\":\"9\",\"name\":\"n\",\"channelId\":\"5\",\"messageId\":\"9\"}");

        assertThat(request(1).body()).isEqualTo("{\"name\":\"n\",\"message\":{\"content\":\"go\"," + PINGS + "}}");
    }

    @Test
    void a_thread_whose_first_message_fails_is_withdrawn() {
        String thread = "{\"id\":\"9\",\"name\":\"n\"}";
        String params = "{\"channelId\":\"5\",\"name\":\"n\",\"message\":\"go\"}";
        trials.answering(201, thread)
                .answering(500, "{\"message\":\"oops\"}")
                .answering(200, thread)
                .answering(201, thread)
                .answering(500, "{\"message\":\"oops\"}")
                .answering(403, "{\"message\":\"Missing Permissions\",\"code\":50013}");

        StepFailure withdrawn = failed(BOT, "create_thread", params);
        StepFailure stays = failed(BOT, "create_thread", params);

        assertThat(withdrawn.isPassing()).isTrue();
        assertThat(request(2).method() + " " + request(2).target()).isEqualTo("DELETE /discord/channels/9");
        assertThat(stays.isPassing()).isFalse();
        assertThat(stays.text()).startsWith("The thread 9 was opened, but its first message was not posted: ");
    }

    @ParameterizedTest
    @CsvSource({
        "🎉, %F0%9F%8E%89",
        "party:123, party:123",
        "<:party:123>, party:123",
        "<a:party:123>, party:123",
        "a/b?c#d, a%2Fb%3Fc%23d"
    })
    void an_emoji_is_one_part_of_the_address(String emoji, String sent) {
        trials.answering("HTTP/1.1 204 No Content\r\n\r\n");

        assertThat(run(BOT, "react", "{\"channelId\":\"5\",\"messageId\":\"7\",\"emoji\":\"" + emoji + "\"}"))
                .startsWith("{\"channelId\":\"5\",\"messageId\":\"7\",\"emoji\":");

        assertThat(lines()).containsExactly("PUT /discord/channels/5/messages/7/reactions/" + sent + "/@me");
        assertThat(request(0).header("content-length")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../../users/@me", "5/../6", "5\\r\\nX: y"})
    void no_id_leads_to_another_endpoint(String id) {
        StepFailure failure = failed(BOT, "history", "{\"channelId\":\"" + id + "\"}");

        assertThat(failure.failureCode()).isEqualTo(FailureCode.PARAMS_INVALID);
        assertThat(trials.server().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"message\":\"401: Unauthorized\",\"code\":0} | INTEGRATION_REJECTED | false | refused the connection: 401: Unauthorized",
                "403 | {\"message\":\"Missing Access\",\"code\":50001} | TOOL_ERROR | false | Missing Access; the bot must be able to see",
                "404 | {\"message\":\"Unknown Channel\",\"code\":10003} | TOOL_ERROR | false | Unknown Channel; is the id right",
                "502 | <html><title>Bad gateway</title></html> | TOOL_ERROR | true | 502",
                "200 | <html>Welcome</html> | TOOL_ERROR | false | answered with",
                "200 | {} | TOOL_ERROR | false | answered with",
                "400 | {\"message\":\"bad MTA5.bot-secret\",\"code\":0} | TOOL_ERROR | false | bad ••••"
            })
    void errors_are_told_in_discords_words(int status, String body, FailureCode code, boolean passing, String words) {
        trials.answering(status, body);

        StepFailure failure = failed(BOT, "send", SEND);

        assertThat(failure.failureCode()).isEqualTo(code);
        assertThat(failure.isPassing()).isEqualTo(passing);
        assertThat(failure.text()).contains(words).doesNotContain("secret");
    }

    @Test
    void a_webhook_that_is_gone_refuses_the_connection() {
        trials.answering(404, "{\"message\":\"Unknown Webhook\",\"code\":10015}");

        StepFailure failure = failed(HOOK, "send", SEND);

        assertThat(failure.failureCode()).isEqualTo(FailureCode.INTEGRATION_REJECTED);
        assertThat(failure.text()).contains("Unknown Webhook").doesNotContain("hook-secret");
    }

    @Test
    void what_is_wrong_with_which_field_is_told() {
        trials.answering(
                400,
                "{\"code\":50035,\"message\":\"Invalid Form Body\",\"errors\":{\"content\":{\"_errors\":[{\"code\":"
                        + "\"BASE_TYPE_MAX_LENGTH\",\"message\":\"Must be 2000 or fewer in length.\"}]},\"embeds\":{\"0\":"
                        + "{\"url\":{\"_errors\":[{\"code\":\"URL_TYPE_INVALID_URL\",\"message\":\"Not a URL.\"}]}}}}}");

        assertThat(failed(BOT, "send", SEND).text())
                .isEqualTo("Discord answered 400 to POST /channels/{channel}/messages: Invalid Form Body:"
                        + " content: Must be 2000 or fewer in length.; embeds.0.url: Not a URL.");
    }

    @Test
    void a_limit_says_how_long_to_wait() {
        trials.answering(429, "{\"message\":\"You are being rate limited.\",\"retry_after\":0.6451,\"global\":false}")
                .answering(reply(429, "Retry-After: 7", "{\"message\":\"slowly\"}"))
                .answering(429, "{\"message\":\"slowly\"}");

        assertThat(failed(BOT, "send", SEND).retryAfter()).contains(Duration.ofMillis(646));
        StepFailure second = failed(BOT, "send", SEND);
        assertThat(second.failureCode()).isEqualTo(FailureCode.TOOL_RATE_LIMITED);
        assertThat(second.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(failed(BOT, "send", SEND).isPassing()).isTrue();
    }

    @Test
    void nothing_is_sent_while_a_bucket_is_empty() {
        trials.answering(reply(200, "X-RateLimit-Remaining: 0\r\nX-RateLimit-Reset-After: 3600.5", SENT + "}"))
                .answering(reply(200, "X-RateLimit-Remaining: 1\r\nX-RateLimit-Reset-After: 3600.5", SENT + "}"));

        run(BOT, "send", SEND);
        StepFailure waits = failed(BOT, "send", SEND);
        run(BOT, "send", "{\"content\":\"hi\",\"channelId\":\"6\"}");

        assertThat(waits.failureCode()).isEqualTo(FailureCode.TOOL_RATE_LIMITED);
        assertThat(waits.retryAfter()).contains(Duration.ofMillis(3600500));
        assertThat(lines()).containsExactly("POST /discord/channels/5/messages", "POST /discord/channels/6/messages");
    }

    @Test
    void a_message_of_the_bot_is_deleted_unless_it_was_edited() {
        String output = "{\"id\":\"7\",\"channelId\":\"5\"}";
        trials.answering(200, SENT + "}")
                .answering("HTTP/1.1 204 No Content\r\n\r\n")
                .answering(200, "{\"id\":\"7\",\"edited_timestamp\":\"2026-11-25T09:00:00Z\"}")
                .answering(404, UNKNOWN_MESSAGE)
                .answering(404, UNKNOWN_MESSAGE);

        assertThat(run(BOT, "undo_send", undo(SEND, output))).contains("\"outcome\":\"undone\"");
        assertThat(run(BOT, "undo_send", undo(SEND, output))).contains("\"outcome\":\"changed_since\"");
        assertThat(run(BOT, "undo_send", undo(SEND, output))).contains("\"outcome\":\"undone\"");

        assertThat(lines().subList(0, 3))
                .containsExactly(
                        "GET /discord/channels/5/messages/7",
                        "DELETE /discord/channels/5/messages/7",
                        "GET /discord/channels/5/messages/7");
    }

    @Test
    void a_message_of_a_webhook_is_deleted_by_that_webhook() {
        String output = "{\"id\":\"7\",\"channelId\":\"5\",\"webhookId\":\"12\"}";
        trials.answering(200, SENT + "}")
                .answering("HTTP/1.1 204 No Content\r\n\r\n")
                .answering(404, "{\"message\":\"Unknown Webhook\",\"code\":10015}")
                .answering(404, "{\"message\":\"Unknown Webhook\",\"code\":10015}");

        assertThat(run(HOOK, "undo_send", undo(SEND, output))).contains("\"outcome\":\"undone\"");
        assertThat(failed(HOOK, "undo_send", undo(SEND, output)).failureCode())
                .isEqualTo(FailureCode.INTEGRATION_REJECTED);
        assertThat(run(HOOK, "undo_send", undo(SEND, "{\"id\":\"7\",\"channelId\":\"5\",\"webhookId\":\"13\"}")))
                .contains("\"outcome\":\"cannot\"");

        assertThat(lines().subList(0, 2))
                .containsExactly(
                        "GET /discord/webhooks/12/hook-secret/messages/7",
                        "DELETE /discord/webhooks/12/hook-secret/messages/7");
        assertThat(request(1).header("authorization")).isEmpty();
    }

    @Test
    void a_thread_is_deleted_unless_others_wrote_in_it() {
        String output = "{\"id\":\"9\",\"name\":\"n\",\"channelId\":\"5\"}";
        String thread = "{\"id\":\"9\",\"owner_id\":\"2\"}";
        String starter = "{\"id\":\"9\",\"type\":21,\"author\":{\"id\":\"1\"}}";
        String own = "{\"id\":\"10\",\"type\":0,\"author\":{\"id\":\"2\"}}";
        String others = "{\"id\":\"11\",\"type\":19,\"author\":{\"id\":\"1\"}}";
        trials.answering(200, thread)
                .answering(200, "[" + own + "," + starter + "]")
                .answering(200, thread)
                .answering(200, thread)
                .answering(200, "[" + others + "," + own + "]")
                .answering(404, "{\"message\":\"Unknown Channel\",\"code\":10003}")
                .answering(403, "{\"message\":\"Missing Access\",\"code\":50001}");

        assertThat(run(BOT, "undo_create_thread", undo("{}", output))).contains("\"outcome\":\"undone\"");
        assertThat(run(BOT, "undo_create_thread", undo("{}", output))).contains("\"outcome\":\"changed_since\"");
        assertThat(run(BOT, "undo_create_thread", undo("{}", output))).contains("\"outcome\":\"undone\"");
        assertThat(failed(BOT, "undo_create_thread", undo("{}", output)).text()).contains("Missing Access");

        assertThat(lines().subList(0, 3))
                .containsExactly(
                        "GET /discord/channels/9",
                        "GET /discord/channels/9/messages?limit=100",
                        "DELETE /discord/channels/9");
    }

    @Test
    void a_reaction_is_taken_back_once() {
        String output = "{\"channelId\":\"5\",\"messageId\":\"7\",\"emoji\":\"party:123\"}";
        trials.answering("HTTP/1.1 204 No Content\r\n\r\n")
                .answering(404, UNKNOWN_MESSAGE)
                .answering(403, "{\"message\":\"Missing Access\",\"code\":50001}");

        assertThat(run(BOT, "undo_react", undo("{}", output))).contains("\"outcome\":\"undone\"");
        assertThat(run(BOT, "undo_react", undo("{}", output))).contains("\"outcome\":\"undone\"");
        assertThat(failed(BOT, "undo_react", undo("{}", output)).isPassing()).isFalse();

        assertThat(lines().getFirst()).isEqualTo("DELETE /discord/channels/5/messages/7/reactions/party:123/@me");
    }

    @Test
    void an_address_that_is_no_webhooks_is_told_before_it_is_kept() {
        assertThat(trials.check("discord", HOOK)).isEmpty();
        assertThat(trials.check("discord", BOT)).isEmpty();
        assertThat(trials.check("discord", "{\"webhookUrl\":\"https://discord.com/channels/1/2\"}"))
                .singleElement()
                .matches(problem -> problem.path().equals("/webhookUrl"));
    }
}
