package app.dispatch.adapters.http.integration;

import static app.dispatch.adapters.http.integration.Desk.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Num;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntegrationRoutesTest {
    private static final Desk DESK = new Desk();
    private static final RunningServer SERVER =
            RunningServer.on(outside -> outside.with(DESK.tool()).with(Desk.mail()));

    private final Client ada = SERVER.newUser();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static String fields(String members) {
        return "{\"fields\":{" + members + "}}";
    }

    private Answer connect() {
        return ada.put("/api/integrations/desk", fields("\"token\":\"" + SECRET + "\",\"site\":\"acme\""));
    }

    private static long time(Fields from, String member) {
        return ((Num) from.get(member).orElseThrow()).value().longValueExact();
    }

    private static Fields first(Answer list) {
        return (Fields) list.json().items("integrations").getFirst();
    }

    private static void isBad(Answer answer, String path, String words) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().text("code")).contains("bad_request");
        Fields problem =
                (Fields) answer.json().fields("details").items("problems").getFirst();
        assertThat(problem.text("path")).contains(path);
        assertThat(problem.text("message").orElseThrow()).contains(words);
    }

    @Test
    void all_tools_are_listed_with_what_connects_them() {
        Answer list = ada.get("/api/integrations");

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json().items("integrations")).isEmpty();
        assertThat(list.json().items("available").stream()
                        .map(each -> ((Fields) each).text("tool").orElseThrow()))
                .containsExactly("lab", "desk", "mail");
        Fields mail = (Fields) list.json().items("available").getLast();
        assertThat(mail.items("fields").getLast()).isEqualTo(Json.parse("""
                {"key":"clientSecret","label":"Client secret","secret":true,"required":false,"placeholder":"c…",
                 "help":"In the console"}"""));
        assertThat(mail.get("ways")).contains(Json.parse("[[\"accessToken\"],[\"clientId\",\"clientSecret\"]]"));
        Fields desk = (Fields) list.json().items("available").get(1);
        assertThat(desk.items("ops").get(1)).isEqualTo(Json.parse("""
                {"id":"write","title":"Write","description":"Write","effect":"write",
                 "params":{"type":"object","properties":{},"required":[],"additionalProperties":false},
                 "output":{},"example":{"params":{},"output":"written"}}"""));
    }

    @Test
    void a_connection_is_saved_and_shown_without_its_secret() {
        Answer saved = connect();

        assertThat(saved.status()).isEqualTo(200);
        long now = time(saved.json().fields("integration"), "createdAt");
        assertThat(saved.json()).isEqualTo(Json.parse("""
                {"integration":{"tool":"desk","label":"Desk","fields":{"token":"desk-…6789","site":"acme"},
                 "createdAt":%d,"updatedAt":%d}}""".formatted(now, now)));
        Answer list = ada.get("/api/integrations");
        assertThat(first(list)).isEqualTo(saved.json().fields("integration"));
        assertThat(list.text()).doesNotContain(SECRET);
    }

    @Test
    void saving_replaces_all_fields() {
        connect();

        Answer again = ada.put("/api/integrations/desk", fields("\"token\":\"" + SECRET + "\",\"site\":\" \""));

        assertThat(again.json().fields("integration").fields("fields").values().keySet())
                .containsExactly("token");
    }

    @Test
    void a_connection_that_does_not_work_is_not_saved_when_it_is_to_be_tested() {
        Answer wrong = ada.put("/api/integrations/desk", """
                {"fields":{"token":"wrong-0123456789"},"test":true}""");

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().text("error"))
                .contains("The test failed, so nothing was saved: Nobody has the token ••••");
        assertThat(ada.get("/api/integrations").json().items("integrations")).isEmpty();

        Answer right = ada.put("/api/integrations/desk", "{\"fields\":{\"token\":\"" + SECRET + "\"},\"test\":true}");
        assertThat(right.json().fields("test")).isEqualTo(Json.parse("{\"ok\":true,\"info\":\"ada at desk by ••••\"}"));
        long now = time(right.json().fields("integration").fields("lastTest"), "at");
        assertThat(right.json().fields("integration").fields("lastTest"))
                .isEqualTo(Json.parse("{\"ok\":true,\"info\":\"ada at desk by ••••\",\"at\":" + now + "}"));
    }

    @Test
    void a_test_of_the_saved_one_is_remembered_and_a_test_of_others_is_not() {
        ada.put("/api/integrations/desk", fields("\"token\":\"odd-token-0123456789\""));

        assertThat(ada.post("/api/integrations/desk", fields("\"token\":\"" + SECRET + "\""))
                        .json()
                        .get("ok"))
                .contains(Value.of(true));
        assertThat(first(ada.get("/api/integrations")).get("lastTest")).isEmpty();

        Answer saved = ada.post("/api/integrations/desk", null);
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.json()).isEqualTo(Json.parse("{\"ok\":false,\"error\":\"Nobody has the token ••••\"}"));
        assertThat(first(ada.get("/api/integrations")).fields("lastTest").text("error"))
                .contains("Nobody has the token ••••");

        connect();
        assertThat(first(ada.get("/api/integrations")).get("lastTest")).isEmpty();
    }

    @Test
    void a_test_of_nothing_says_so() {
        Answer answer = ada.post("/api/integrations/desk", "{}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(Json.parse("{\"ok\":false,\"error\":\"Desk is not connected\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            desk | {"fields":{}}                                    | /fields/token    | is required
            desk | {"fields":{"token":" "}}                         | /fields/token    | must not be blank
            desk | {"fields":{"token":null}}                        | /fields/token    | is required
            desk | {"fields":{"token":7}}                           | /fields/token    | must be a string
            desk | {"fields":{"token":"a","tokken":"b"}}            | /fields/tokken   | did you mean
            desk | {"fields":{"token":"a","a/b~c":"b"}}             | /fields/a~1b~0c  | is no field of Desk
            desk | {"fields":{"token":"a\\r\\nX-Evil: 1"}}          | /fields/token    | one line of printable ASCII
            desk | {"fields":{"token":"a\\u0000b"}}                 | ''               | ''
            desk | {"fields":{"token":"a","site":"ü"}}              | /fields/site     | one line of printable ASCII
            desk | {"fields":"x"}                                   | /fields          | must be an object
            desk | {}                                               | /fields          | is required
            desk | {"fields":{"token":"a"},"test":"yes"}            | /test            | must be true or false
            mail | {"fields":{"clientId":"a"}}                      | /fields          | must hold accessToken, or clientId and clientSecret
            mail | {"fields":{}}                                    | /fields          | must hold accessToken, or clientId and clientSecret
            lab  | {"fields":{}}                                    | /fields          | Lab needs no connection
            """)
    void what_cannot_connect_a_tool_is_refused_with_its_place(String tool, String body, String path, String words) {
        Answer answer = ada.put("/api/integrations/" + tool, body);
        if (path.isEmpty()) {
            assertThat(answer.json().text("code")).contains("invalid_json");
        } else {
            isBad(answer, path, words);
        }
        assertThat(ada.get("/api/integrations").json().items("integrations")).isEmpty();
    }

    @Test
    void a_field_has_at_most_16384_characters_and_loses_the_blanks_around_it() {
        assertThat(ada.put("/api/integrations/desk", fields("\"token\":\"" + "t".repeat(16_384) + "\\n\""))
                        .status())
                .isEqualTo(200);
        isBad(
                ada.put("/api/integrations/desk", fields("\"token\":\"" + "t".repeat(16_385) + "\"")),
                "/fields/token",
                "at most 16384");
    }

    @Test
    void one_complete_way_is_enough() {
        Answer saved = ada.put("/api/integrations/mail", fields("\"clientId\":\"a\",\"clientSecret\":\"b\""));

        assertThat(saved.json().fields("integration").fields("fields"))
                .isEqualTo(Json.parse("{\"clientId\":\"a\",\"clientSecret\":\"••••\"}"));
    }

    @Test
    void a_tool_that_there_is_not_is_not_found() {
        for (Answer answer : List.of(
                ada.put("/api/integrations/fax", fields("")),
                ada.post("/api/integrations/fax", null),
                ada.delete("/api/integrations/fax"))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().text("error")).contains("Not found");
        }
    }

    @Test
    void a_connection_is_removed_once_and_for_all() {
        connect();

        Answer removed = ada.delete("/api/integrations/desk");

        assertThat(removed.status()).isEqualTo(200);
        assertThat(removed.json().items("integrations")).isEmpty();
        assertThat(removed.json().items("available")).hasSize(3);
        assertThat(ada.delete("/api/integrations/desk").status()).isEqualTo(200);
    }

    @Test
    void another_users_connections_are_not_there() {
        connect();
        Client bob = SERVER.newUser();

        assertThat(bob.get("/api/integrations").json().items("integrations")).isEmpty();
        assertThat(bob.post("/api/integrations/desk", null).json().get("ok")).contains(Value.of(false));
        bob.delete("/api/integrations/desk");
        assertThat(ada.get("/api/integrations").json().items("integrations")).hasSize(1);
        assertThat(SERVER.anonymous().get("/api/integrations").status()).isEqualTo(401);
    }
}
