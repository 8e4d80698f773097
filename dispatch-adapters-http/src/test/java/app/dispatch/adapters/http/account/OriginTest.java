package app.dispatch.adapters.http.account;

import static app.dispatch.adapters.http.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.domain.value.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another site's page cannot act as the user whose browser shows it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OriginTest {
    private RunningServer server;

    @BeforeAll
    void start() {
        server = RunningServer.at("https://dispatch.example.com");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com",
                "http://dispatch.example.com",
                "https://dispatch.example.com:8443",
                "https://dispatch.example.com.evil.com",
                "https://dispatch.example.com@evil.com",
                "null",
                "nonsense"
            })
    void a_foreign_page_may_not_change_anything(String origin) {
        Client user = server.newUser();

        Answer answer = user.post("/api/workflows/blank", null, "Origin", origin);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().text("code")).contains("origin_not_allowed");
        assertThat(user.get("/api/workflows").json().items("workflows")).isEmpty();
    }

    @Test
    void nor_sign_its_visitor_in_or_out() {
        Client user = server.newUser();
        String login = json("email", "user1@example.com", "password", "hunter2");
        assertThat(user.post("/api/auth/logout", null, "Origin", "https://evil.example.com")
                        .status())
                .isEqualTo(403);
        assertThat(user.post("/api/auth/login", login, "Origin", "https://evil.example.com")
                        .status())
                .isEqualTo(403);
        assertThat(user.get("/api/workflows").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://dispatch.example.com",
                "HTTPS://DISPATCH.example.com",
                "https://dispatch.example.com:443"
            })
    void our_own_page_may(String origin) {
        assertThat(server.newUser()
                        .post("/api/workflows/blank", null, "Origin", origin)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_page_of_the_address_that_was_called_may_not_when_the_public_one_is_known() {
        String called = "http://127.0.0.1:" + server.port();
        assertThat(server.newUser()
                        .post("/api/workflows/blank", null, "Origin", called)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void it_may_when_it_is_all_that_is_known() {
        try (RunningServer local = RunningServer.start()) {
            String called = "http://127.0.0.1:" + local.port();
            assertThat(local.newUser()
                            .post("/api/workflows/blank", null, "Origin", called)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_browser_that_says_so_needs_no_origin() {
        Client user = server.newUser();
        assertThat(user.post("/api/workflows/blank", null, "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(user.post("/api/workflows/blank", null, "Sec-Fetch-Site", "same-origin")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_public_route_does_not_know_the_visitor_of_a_foreign_page() {
        Client user = server.newUser();
        Answer me = user.get("/api/auth/me", "Origin", "https://evil.example.com");
        assertThat(me.json().get("user")).contains(Value.NULL);
        assertThat(me.http().headers().map()).doesNotContainKey("access-control-allow-origin");
    }
}
