package app.dispatch.adapters.http.integration;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.adapters.http.TestConsents;
import app.dispatch.application.Outside;
import app.dispatch.application.Stores;
import app.dispatch.application.vault.Vault;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ConnectRoutesTest {
    private static final TestConsents VENDOR = new TestConsents("desk", "token");
    private static final Desk DESK = new Desk();
    private static final Stores STORES = Stores.inMemory();
    private static final Vault VAULT = Outside.inMemory().vault();
    private static final RunningServer SERVER = server();

    private final Client ada = SERVER.newUser();

    private static RunningServer server() {
        return RunningServer.on(outside -> outside.with(STORES)
                .with(STORES.vault(), VAULT)
                .with(DESK.tool())
                .with(Desk.mail())
                .with(VENDOR));
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    /** The parameters of the page that a user is sent to. */
    private static Map<String, String> begun(Client user) {
        String url = user.post("/api/integrations/desk/connect", null)
                .json()
                .text("url")
                .orElseThrow();
        return Stream.of(url.replaceFirst(".*\\?", "").split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static Answer back(Client user, String state, String rest) {
        // As a browser that the vendor's page sends here.
        return user.get("/api/oauth/callback?state=" + state + rest, "Sec-Fetch-Site", "cross-site");
    }

    private static List<Value> connected(Client user) {
        return user.get("/api/integrations").json().items("integrations");
    }

    @Test
    void a_user_comes_back_from_the_vendor_connected() throws Exception {
        Map<String, String> page = begun(ada);

        Answer answer = back(ada, page.get("state"), "&code=desk-from-the-page-1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).startsWith("text/html");
        assertThat(answer.text())
                .contains("<h1>Desk is connected</h1>", "You are ada at desk by ••••.", "href=\"/integrations\"")
                .doesNotContain("from-the-page", "the-secret-of-the-app");
        Fields saved = (Fields) connected(ada).getFirst();
        assertThat(saved.fields("fields").values()).isEqualTo(Map.of("token", Value.of("desk-…ge-1")));
        assertThat(saved.fields("lastTest").get("ok")).contains(Value.of(true));
        String[] asked = VENDOR.asked().getLast().split(" ");
        assertThat(asked[1]).isEqualTo(SERVER.uri("/api/oauth/callback").toString());
        assertThat(page.get("redirect_uri")).isEqualTo(asked[1]);
        byte[] verifier = MessageDigest.getInstance("SHA-256").digest(asked[2].getBytes(StandardCharsets.UTF_8));
        assertThat(page.get("code_challenge"))
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(verifier));
    }

    @Test
    void another_server_of_the_same_database_takes_the_user_back() {
        String state = begun(ada).get("state");

        try (RunningServer other = server()) {
            other.clock.forward(Duration.between(other.clock.instant(), SERVER.clock.instant()));
            Client there = new Client(other, ada.session());
            assertThat(back(there, state + "x", "&code=desk-1").status()).isEqualTo(400);
            assertThat(back(there, state, "&code=desk-1").status()).isEqualTo(200);
        }
        assertThat(connected(ada)).hasSize(1);
    }

    @Test
    void a_way_back_is_taken_once() {
        String state = begun(ada).get("state");
        back(ada, state, "&code=desk-first");

        Answer again = back(ada, state, "&code=desk-second");

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text()).contains("used already");
        assertThat(VENDOR.asked()).noneMatch(asked -> asked.startsWith("desk-second"));
    }

    @Test
    void nobody_comes_back_for_another() {
        String state = begun(ada).get("state");
        Client eve = SERVER.newUser();

        assertThat(back(eve, state, "&code=desk-of-eve").status()).isEqualTo(400);
        Answer signedOut = back(SERVER.anonymous(), state, "&code=desk-of-nobody");

        assertThat(signedOut.status()).isEqualTo(401);
        assertThat(signedOut.text()).contains("Sign in to Dispatch");
        assertThat(connected(eve)).isEmpty();
        assertThat(connected(ada)).isEmpty();
        assertThat(back(ada, state, "&code=desk-of-ada").status())
                .as("still hers")
                .isEqualTo(200);
    }

    @Test
    void a_way_back_is_open_for_ten_minutes() {
        String early = begun(ada).get("state");
        SERVER.clock.forward(Duration.ofMinutes(9));
        String late = begun(ada).get("state");
        SERVER.clock.forward(Duration.ofMinutes(2));

        assertThat(back(ada, early, "&code=desk-1").status()).isEqualTo(400);
        assertThat(back(ada, late, "&code=desk-1").status()).isEqualTo(200);
    }

    @Test
    void no_more_than_twenty_ways_back_are_open() {
        String first = begun(ada).get("state");
        SERVER.clock.forward(Duration.ofSeconds(1));
        List<String> others =
                Stream.generate(() -> begun(ada).get("state")).limit(20).toList();

        assertThat(back(ada, first, "&code=desk-1").status()).isEqualTo(400);
        assertThat(back(ada, others.getFirst(), "&code=desk-1").status()).isEqualTo(200);
    }

    @Test
    void one_who_gives_no_access_is_told_so_and_nothing_of_the_request_is_shown() {
        Answer denied = back(ada, begun(ada).get("state"), "&error=%3Cscript%3Ealert(1)%3C/script%3E");
        Answer noCode = back(ada, begun(ada).get("state"), "");
        Answer refused = back(ada, begun(ada).get("state"), "&code=bad");

        assertThat(denied.status()).isEqualTo(400);
        assertThat(denied.text()).contains("You did not give access to Desk").doesNotContain("script");
        assertThat(noCode.status()).isEqualTo(400);
        assertThat(noCode.text()).contains("without a code");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("&lt;b&gt;bad code&lt;/b&gt;").doesNotContain("<b>");
        assertThat(connected(ada)).isEmpty();
    }

    @Test
    void what_does_not_work_is_saved_and_said() {
        Answer answer = back(ada, begun(ada).get("state"), "&code=another-token");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("Trying it failed").doesNotContain("another-token");
        assertThat(connected(ada)).hasSize(1);
    }

    @Test
    void a_tool_says_whether_it_can_be_connected_so_and_what_is_missing() {
        List<Value> tools = ada.get("/api/integrations").json().items("available");
        Answer mail = ada.post("/api/integrations/mail/connect", null);

        assertThat(tools.stream()
                        .map(Fields.class::cast)
                        .filter(tool -> tool.get("connect").isPresent())
                        .map(tool -> tool.text("tool")))
                .containsExactly(Optional.of("desk"));
        assertThat(mail.status()).isEqualTo(409);
        assertThat(mail.json().text("error")).contains("The operator must set OAUTH_mail");
        assertThat(ada.post("/api/integrations/none/connect", null).status()).isEqualTo(404);
        assertThat(SERVER.anonymous()
                        .post("/api/integrations/desk/connect", null)
                        .status())
                .isEqualTo(401);
    }
}
