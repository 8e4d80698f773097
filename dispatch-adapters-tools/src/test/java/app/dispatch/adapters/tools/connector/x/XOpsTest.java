package app.dispatch.adapters.tools.connector.x;

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
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XOpsTest {
    private static final String TOKEN = "{\"accessToken\":\"x-user-token\"}";
    private static final String KEYS =
            "{\"consumerKey\":\"ck\",\"consumerSecret\":\"cs\",\"token\":\"tk\",\"tokenSecret\":\"ts\"}";
    private static final String REFRESHED =
            "{\"clientId\":\"cid\",\"clientSecret\":\"client-s3cret\",\"refreshToken\":\"refresh-s3cret\"}";

    private final Trials trials = new Trials();

    @AfterEach
    void close() {
        trials.close();
    }

    private String run(String op, String params) {
        return Json.write(trials.run("x", op, TOKEN, params));
    }

    private StepFailure failed(String op, String params) {
        return trials.failed("x", op, TOKEN, params);
    }

    private Received request(int index) {
        return trials.server().requests().get(index);
    }

    private static String limited(int status, String json, String... headers) {
        return RecordingServer.reply(status, "application/json", json)
                .replaceFirst("\r\n", "\r\n" + String.join("\r\n", headers) + "\r\n");
    }

    @Test
    void a_post_is_sent_as_json_and_may_answer_and_quote() {
        trials.answering(201, "{\"data\":{\"id\":\"186\",\"text\":\"Grüße\",\"edit_history_tweet_ids\":[\"186\"]}}");

        assertThat(run("post", "{\"text\":\"Grüße\",\"replyTo\":\"12\",\"quote\":\"34\"}"))
                .isEqualTo("{\"id\":\"186\",\"text\":\"Grüße\",\"url\":\"https://x.com/i/status/186\"}");

        Received sent = trials.server().onlyRequest();
        assertThat(sent.method() + " " + sent.target()).isEqualTo("POST /x/2/tweets");
        assertThat(sent.header("authorization")).isEqualTo("Bearer x-user-token");
        assertThat(sent.header("content-type")).startsWith("application/json");
        assertThat(sent.body())
                .isEqualTo(
                        "{\"text\":\"Grüße\",\"reply\":{\"in_reply_to_tweet_id\":\"12\"},\"quote_tweet_id\":\"34\"}");
    }

    private static String posts(int from, int to, String next) {
        String data = IntStream.rangeClosed(from, to)
                .mapToObj(id -> "{\"id\":\"" + id + "\",\"text\":\"t\",\"author_id\":\"7\",\"lang\":\"en\","
                        + "\"created_at\":\"2026-11-25T08:00:00.000Z\",\"public_metrics\":{\"like_count\":12,"
                        + "\"retweet_count\":3,\"reply_count\":1}}")
                .collect(Collectors.joining(","));
        return "{\"data\":[" + data + "],\"includes\":{\"users\":[{\"id\":\"7\",\"username\":\"acme\"}]},"
                + "\"meta\":{\"result_count\":1" + next + "}}";
    }

    @Test
    void a_search_goes_over_pages_and_names_the_authors() {
        trials.answering(200, posts(1, 10, ",\"next_token\":\"b26\"")).answering(200, posts(11, 12, ""));

        String found = run("search", "{\"query\":\"from:acme \\\"a&b\\\" -is:retweet\",\"max\":12}");

        assertThat(found)
                .startsWith("{\"items\":[{\"id\":\"1\",\"text\":\"t\",\"url\":\"https://x.com/acme/status/1\","
                        + "\"authorId\":\"7\",\"author\":\"acme\",\"createdAt\":\"2026-11-25T08:00:00.000Z\","
                        + "\"likes\":12,\"reposts\":3,\"replies\":1,\"language\":\"en\"}")
                .contains("\"id\":\"12\"")
                .endsWith("\"truncated\":false}");
        assertThat(request(0).target())
                .isEqualTo("/x/2/tweets/search/recent?query=from%3Aacme%20%22a%26b%22%20-is%3Aretweet&max_results=12"
                        + "&tweet.fields=author_id%2Ccreated_at%2Clang%2Cpublic_metrics&expansions=author_id"
                        + "&user.fields=username");
        assertThat(request(1).target()).contains("max_results=10").endsWith("&next_token=b26");
    }

    @Test
    void fewer_than_a_page_has_are_cut() {
        trials.answering(200, posts(1, 10, "")).answering(200, "{\"meta\":{\"result_count\":0}}");

        assertThat(run("search", "{\"query\":\"a\",\"max\":2}"))
                .contains("\"id\":\"2\"")
                .doesNotContain("\"id\":\"3\"")
                .endsWith("\"truncated\":true}");
        assertThat(run("search", "{\"query\":\"nothing\"}")).isEqualTo("{\"items\":[],\"truncated\":false}");
        assertThat(request(0).target()).contains("max_results=10&");
    }

    @Test
    void what_an_account_posted_is_asked_for_by_its_id() {
        trials.answering(200, "{\"data\":{\"id\":\"7\",\"name\":\"Acme\",\"username\":\"acme\"}}")
                .answering(200, posts(1, 5, ",\"next_token\":\"n2\""))
                .answering(200, posts(6, 7, ""));

        assertThat(run("user_posts", "{\"username\":\"@acme\",\"max\":7}")).contains("\"id\":\"7\"");

        assertThat(request(0).target()).isEqualTo("/x/2/users/by/username/acme");
        assertThat(request(1).target()).startsWith("/x/2/users/7/tweets?max_results=7&");
        assertThat(request(2).target()).contains("max_results=5&").endsWith("&pagination_token=n2");
    }

    @Test
    void the_account_is_told_with_its_figures_and_raw_when_wanted() {
        String user = "{\"id\":\"7\",\"name\":\"Acme\",\"username\":\"acme\",\"description\":\"\","
                + "\"created_at\":\"2013-12-14T04:35:55.000Z\",\"public_metrics\":{\"followers_count\":5,"
                + "\"following_count\":2,\"tweet_count\":9}}";
        trials.answering(200, "{\"data\":" + user + "}").answering(200, "{\"data\":" + user + "}");

        assertThat(run("me", "{}"))
                .isEqualTo("{\"id\":\"7\",\"username\":\"acme\",\"name\":\"Acme\",\"url\":\"https://x.com/acme\","
                        + "\"followers\":5,\"following\":2,\"posts\":9,\"createdAt\":\"2013-12-14T04:35:55.000Z\"}");
        assertThat(run("me", "{\"includeRaw\":true}")).endsWith("\"raw\":" + user + "}");
        assertThat(request(0).target())
                .isEqualTo("/x/2/users/me?user.fields=created_at%2Cdescription%2Cpublic_metrics");
    }

    @Test
    void a_post_is_deleted_and_one_that_is_gone_counts_too() {
        trials.answering(200, "{\"data\":{\"deleted\":true}}")
                .answering(
                        200,
                        "{\"errors\":[{\"title\":\"Not Found Error\",\"detail\":\"Could not find tweet with id: [1].\","
                                + "\"type\":\"https://api.twitter.com/2/problems/resource-not-found\"}]}")
                .answering(404, "{\"title\":\"Not Found\",\"type\":\"about:blank\",\"status\":404}");

        for (int i = 0; i < 3; i++) {
            assertThat(run("delete", "{\"id\":\"1\"}")).isEqualTo("{\"id\":\"1\",\"deleted\":true}");
        }
        assertThat(request(0).method() + " " + request(0).target()).isEqualTo("DELETE /x/2/tweets/1");
        assertThat(request(0).body()).isEmpty();
    }

    @Test
    void a_post_is_taken_back_by_deleting_it() {
        trials.answering(200, "{\"data\":{\"deleted\":true}}").answering(403, "{\"detail\":\"not yours\"}");
        String undo = "{\"params\":{\"text\":\"t\"},\"output\":{\"id\":\"186\",\"text\":\"t\"}}";

        assertThat(run("undo_post", undo)).contains("\"outcome\":\"undone\"");
        assertThat(failed("undo_post", undo).text()).endsWith("not yours");
        assertThat(request(0).method() + " " + request(0).target()).isEqualTo("DELETE /x/2/tweets/186");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    200|{"errors":[{"title":"Not Found Error","detail":"Could not find user","type":"https://api.twitter.com/2/problems/resource-not-found"}]}|tool_error|false|X answered 200 to GET /2/users/me: Could not find user
                    400|{"errors":[{"message":"The `max_results` is wrong"}],"title":"Invalid Request","detail":"One or more parameters to your request was invalid."}|tool_error|false|X answered 400 to GET /2/users/me: One or more parameters to your request was invalid.: The `max_results` is wrong
                    401|{"title":"Unauthorized","type":"about:blank","status":401,"detail":"Unauthorized"}|integration_rejected|false|X refused the connection: Unauthorized (401)
                    403|{"title":"Forbidden","status":403,"detail":"You are not allowed to create a Tweet with duplicate content.","type":"about:blank"}|tool_error|false|X answered 403 to GET /2/users/me: You are not allowed to create a Tweet with duplicate content.
                    429|{"title":"Too Many Requests","detail":"Too Many Requests","type":"about:blank","status":429}|tool_rate_limited|true|X was asked too often: Too Many Requests
                    503|<html><head><title>Over capacity</title></head></html>|tool_error|true|X answered 503 to GET /2/users/me: Over capacity
                    200|{"meta":{}}|tool_error|false|X answered with nothing that tells username; is its address right?
                    200|[1]|tool_error|false|X answered with something that is no JSON object; is its address right?
                    """)
    void errors_are_told_in_the_vendors_words(int status, String json, String code, boolean passing, String text) {
        trials.answering(status, json);

        StepFailure failure = failed("me", "{}");

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.isPassing()).isEqualTo(passing);
        assertThat(failure.text()).isEqualTo(text);
    }

    @Test
    void a_limit_tells_when_it_ends_and_the_next_call_of_that_kind_waits_for_it() {
        trials.answering(limited(
                        429,
                        "{\"title\":\"Too Many Requests\"}",
                        "x-rate-limit-remaining: 0",
                        "x-rate-limit-reset: 1795594200"))
                .answering(201, "{\"data\":{\"id\":\"1\",\"text\":\"t\"}}");

        assertThat(failed("me", "{}").retryAfter()).contains(Duration.ofMinutes(10));
        StepFailure next = failed("me", "{}");

        assertThat(next.failureCode()).isEqualTo(FailureCode.TOOL_RATE_LIMITED);
        assertThat(next.retryAfter()).contains(Duration.ofMinutes(10));
        assertThat(trials.server().requests()).hasSize(1);
        assertThat(run("post", "{\"text\":\"t\"}")).contains("\"id\":\"1\"");
    }

    @Test
    void a_limit_without_a_time_ends_with_the_usual_window() {
        trials.answering(429, "{\"title\":\"Too Many Requests\"}");

        assertThat(failed("me", "{}").retryAfter()).contains(Duration.ofMinutes(15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../me", "1/2", "1?x=y", "", "12345678901234567890", "1\r\nHost: x"})
    void an_id_is_a_number_and_nothing_else(String id) {
        String given = Json.write(Value.of(id));

        assertThat(failed("delete", "{\"id\":" + given + "}").failureCode()).isEqualTo(FailureCode.PARAMS_INVALID);
        if (!id.isEmpty()) {
            assertThat(failed("post", "{\"text\":\"t\",\"replyTo\":" + given + "}")
                            .failureCode())
                    .isEqualTo(FailureCode.PARAMS_INVALID);
        }
        assertThat(trials.server().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../tweets", "a b", "a/b", "@", "a?b"})
    void a_user_name_is_one(String username) {
        assertThat(failed("user_posts", "{\"username\":" + Json.write(Value.of(username)) + "}")
                        .failureCode())
                .isEqualTo(FailureCode.PARAMS_INVALID);
        assertThat(trials.server().requests()).isEmpty();
    }

    @Test
    void keys_of_oauth_1_sign_the_method_and_the_whole_query() {
        trials.answering(200, "{\"meta\":{\"result_count\":0}}").answering(200, "{\"data\":{\"deleted\":true}}");

        trials.run("x", "search", KEYS, "{\"query\":\"a b&c=d\"}");
        trials.run("x", "delete", KEYS, "{\"id\":\"1\"}");

        for (Received sent : trials.server().requests()) {
            Map<String, String> oauth = new TreeMap<>();
            Pattern.compile("(oauth_\\w+)=\"([^\"]*)\"")
                    .matcher(sent.header("authorization"))
                    .results()
                    .forEach(pair -> oauth.put(pair.group(1), pair.group(2)));
            String signature = oauth.remove("oauth_signature");
            assertThat(HttpUrl.get("http://localhost/?s=" + signature).queryParameter("s"))
                    .isEqualTo(OAuth1.signature(
                            sent.method(),
                            HttpUrl.get(trials.server().url(sent.target())),
                            oauth,
                            new OAuth1.Keys("ck", "cs", "tk", "ts")));
        }
    }

    @Test
    void a_refresh_token_gives_the_access_token_for_the_call() {
        trials.answering(
                        200,
                        "{\"token_type\":\"bearer\",\"expires_in\":7200,\"access_token\":\"fresh-token\","
                                + "\"refresh_token\":\"next-refresh\"}")
                .answering(200, "{\"data\":{\"id\":\"7\",\"name\":\"Acme\",\"username\":\"acme\"}}");

        trials.run("x", "me", REFRESHED, "{}");

        assertThat(request(0).method() + " " + request(0).target()).isEqualTo("POST /x/2/oauth2/token");
        assertThat(request(0).header("authorization")).isEqualTo("Basic Y2lkOmNsaWVudC1zM2NyZXQ=");
        assertThat(request(0).body().split("&"))
                .containsExactlyInAnyOrder("grant_type=refresh_token", "refresh_token=refresh-s3cret");
        assertThat(request(1).header("authorization")).isEqualTo("Bearer fresh-token");
    }

    @Test
    void a_public_client_names_itself_in_the_form() {
        trials.answering(200, "{\"expires_in\":7200,\"access_token\":\"fresh-token\"}")
                .answering(200, "{\"data\":{\"id\":\"7\",\"name\":\"Acme\",\"username\":\"acme\"}}");

        trials.run("x", "me", "{\"clientId\":\"cid\",\"refreshToken\":\"refresh-s3cret\"}", "{}");

        assertThat(request(0).header("authorization")).isEmpty();
        assertThat(request(0).body().split("&")).contains("client_id=cid");
    }

    @Test
    void what_a_renewal_gives_is_there_to_be_kept() {
        trials.answering(
                200, "{\"expires_in\":7200,\"access_token\":\"fresh-token\",\"refresh_token\":\"next-refresh\"}");
        var renewal = trials.renewal("x").orElseThrow();
        Fields entered = (Fields) Json.parse(REFRESHED);

        Fields renewed = renewal.renewed(entered);

        assertThat(renewed.text("accessToken")).contains("fresh-token");
        assertThat(renewed.text("refreshToken")).contains("next-refresh");
        assertThat(renewal.isUsedUp()).isTrue();
        assertThat(renewal.isFresh(entered, Trials.NOW)).isFalse();
        assertThat(renewal.isFresh(renewed, Trials.NOW.plusSeconds(7000))).isTrue();
        assertThat(renewal.isFresh(renewed, Trials.NOW.plusSeconds(7100))).isFalse();
        assertThat(renewal.isFresh((Fields) Json.parse(KEYS), Trials.NOW)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    400|{"error":"invalid_request","error_description":"Value passed for the token was invalid."}|integration_expired|false
                    400|{"error":"invalid_grant","error_description":"revoked refresh-s3cret"}|integration_expired|false
                    401|{"error":"unauthorized_client","error_description":"Missing valid authorization header client-s3cret"}|integration_rejected|false
                    400|{"error":"invalid_request","error_description":"Missing required parameter"}|integration_rejected|false
                    503|over capacity|tool_error|true
                    429|{"error":"slow down"}|tool_rate_limited|true
                    200|{"token_type":"bearer"}|tool_error|false
                    """)
    void a_renewal_that_fails_says_whether_to_connect_anew(int status, String json, String code, boolean passing) {
        trials.answering(status, json);

        StepFailure failure = trials.failed("x", "me", REFRESHED, "{}");

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.isPassing()).isEqualTo(passing);
        assertThat(failure.text()).doesNotContain("s3cret");
    }
}
