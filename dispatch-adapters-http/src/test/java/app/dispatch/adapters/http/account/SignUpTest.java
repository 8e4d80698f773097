package app.dispatch.adapters.http.account;

import static app.dispatch.adapters.http.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.application.Stores;
import app.dispatch.application.account.SignUps;
import app.dispatch.application.account.SignUps.Policy;
import org.junit.jupiter.api.Test;

/** Who may create an account, and how many. */
class SignUpTest {
    private static RunningServer with(SignUps signUps) {
        return RunningServer.on(outside -> outside.with(signUps));
    }

    private static Answer signUp(RunningServer server, String name, String... headers) {
        String body = json("email", name + "@example.com", "password", "hunter2");
        return server.anonymous().post("/api/auth/signup", body, headers);
    }

    @Test
    void a_closed_server_says_so() {
        try (RunningServer server = with(new SignUps(Policy.CLOSED, 0))) {
            Answer answer = signUp(server, "ada");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text())
                    .isEqualTo(
                            "{\"error\":\"This server creates no accounts; ask whoever runs it\",\"code\":\"forbidden\",\"details\":{\"doc\":\"/docs/errors#forbidden\"}}");
            assertThat(answer.cookie()).isEmpty();
        }
    }

    @Test
    void an_invitation_lets_one_person_in() {
        Stores stores = Stores.inMemory();
        try (RunningServer open = RunningServer.on(outside -> outside.with(stores));
                RunningServer server =
                        RunningServer.on(outside -> outside.with(stores).with(new SignUps(Policy.INVITE, 0)))) {
            Client ada = new Client(server, open.newUser().session());
            String code =
                    ada.post("/api/invitations", null).json().text("invite").orElseThrow();
            String body = json("email", "bob@example.com", "password", "hunter2", "invite", code);

            assertThat(signUp(server, "bob").status()).isEqualTo(403);
            assertThat(server.anonymous().post("/api/auth/signup", body).status())
                    .isEqualTo(200);
            assertThat(server.anonymous()
                            .post("/api/auth/signup", body.replace("bob@", "eve@"))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void the_limit_is_for_clients_elsewhere_and_counts_them_one_by_one() {
        try (RunningServer server = RunningServer.behind("127.0.0.1", new SignUps(Policy.OPEN, 1))) {
            assertThat(signUp(server, "a", "X-Forwarded-For", "192.0.2.1").status())
                    .isEqualTo(200);
            Answer refused = signUp(server, "b", "X-Forwarded-For", "192.0.2.1");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("retry-after")).isEqualTo("3600");
            assertThat(signUp(server, "b", "X-Forwarded-For", "192.0.2.2").status())
                    .isEqualTo(200);
            assertThat(signUp(server, "c").status()).isEqualTo(200);
            assertThat(signUp(server, "d").status()).as("on this machine").isEqualTo(200);
        }
    }

    @Test
    void a_proxy_that_nobody_trusts_is_one_client_of_many() {
        try (RunningServer server = with(new SignUps(Policy.OPEN, 1))) {
            assertThat(signUp(server, "a", "X-Forwarded-For", "192.0.2.1").status())
                    .isEqualTo(200);
            for (String name : new String[] {"X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"}) {
                assertThat(signUp(server, "b", name, "192.0.2.2").status())
                        .as(name)
                        .isEqualTo(429);
            }
        }
    }

    @Test
    void a_common_password_is_refused_at_its_place() {
        try (RunningServer server = RunningServer.start()) {
            Answer answer = server.anonymous()
                    .post("/api/auth/signup", json("email", "ada@example.com", "password", "password1"));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains("\"/password\"", "commonest");
        }
    }
}
