package app.dispatch.adapters.http.account;

import static app.dispatch.adapters.http.RunningServer.json;
import static app.dispatch.application.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import app.dispatch.adapters.http.RunningServer;
import app.dispatch.application.account.ResetLinks;
import app.dispatch.application.mail.Mail;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ResetRoutesTest {
    private final List<Mail> sent = new CopyOnWriteArrayList<>();

    private RunningServer mailing() {
        return RunningServer.on(outside -> outside.with(new ResetLinks(sent::add, "https://dispatch.example.com")));
    }

    private static Answer ask(RunningServer server, String email) {
        return server.anonymous().post("/api/auth/password/reset", json("email", email));
    }

    @Test
    void who_forgot_a_password_gets_in_by_the_link_and_nobody_learns_who_has_an_account() {
        try (RunningServer server = mailing()) {
            Client user = server.newUser();

            Answer known = ask(server, "user1@example.com");
            Answer unknown = ask(server, "nobody@example.com");
            Answer none = ask(server, "no address");

            assertThat(known.status()).isEqualTo(200);
            assertThat(known.json().text("by")).contains("mail");
            assertThat(unknown.text()).isEqualTo(known.text());
            assertThat(none.text()).isEqualTo(known.text());
            eventually(() -> !sent.isEmpty());
            String code = sent.getFirst().text().replaceFirst("(?s).*/reset#(\\S+).*", "$1");
            assertThat(server.anonymous()
                            .post("/api/auth/password/new", json("code", code, "password", "another password"))
                            .status())
                    .isEqualTo(200);
            assertThat(user.get("/api/workflows").status()).isEqualTo(401);
            assertThat(server.anonymous()
                            .post("/api/auth/login", json("email", "user1@example.com", "password", "another password"))
                            .status())
                    .isEqualTo(200);
            assertThat(sent).hasSize(1);
        }
    }

    @Test
    void a_server_without_mail_says_whom_to_ask_and_keeps_nothing() {
        try (RunningServer server = RunningServer.start()) {
            Answer answer = ask(server, "user1@example.com");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().text("by")).contains("administrator");
            server.clock.forward(Duration.ofSeconds(9));
        }
    }

    @Test
    void the_server_is_named_by_its_own_address_whatever_a_request_says() {
        try (RunningServer server = mailing()) {
            Client unused = server.newUser();
            server.anonymous()
                    .post(
                            "/api/auth/password/reset",
                            json("email", "user1@example.com"),
                            "X-Forwarded-Host",
                            "evil.example.com");

            eventually(() -> !sent.isEmpty());
            assertThat(sent.getFirst().text()).doesNotContain("evil");
        }
    }
}
