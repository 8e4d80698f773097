package app.dispatch.adapters.http.account;

import static app.dispatch.adapters.http.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.RunningServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A flood of logins of one client keeps nobody else out. */
class LoginFloodTest {
    private static final int AT_ONCE = 70;
    private static final int LOGINS = 6;

    @Test
    void others_sign_in_while_one_client_has_seventy_logins_under_way() throws Exception {
        try (RunningServer server = RunningServer.behind("127.0.0.1");
                ExecutorService flood = Executors.newVirtualThreadPerTaskExecutor()) {
            String account = json("email", "ada@example.com", "password", "hunter2");
            server.anonymous().post("/api/auth/signup", account);
            AtomicBoolean over = new AtomicBoolean();
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                int number = i;
                all.add(flood.submit(() -> flood(server, number, over)));
            }
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < LOGINS; i++) {
                statuses.add(server.anonymous()
                        .post("/api/auth/login", account, "X-Forwarded-For", "192.0.2.2")
                        .status());
            }
            over.set(true);
            for (Future<?> one : all) {
                one.get();
            }
            assertThat(statuses).hasSize(LOGINS).containsOnly(200);
        }
    }

    private static void flood(RunningServer server, int number, AtomicBoolean over) {
        for (int round = 0; !over.get(); round++) {
            String unknown = json("email", "u" + number + "-" + round + "@example.com", "password", "hunter2");
            Answer answer = server.anonymous().post("/api/auth/login", unknown, "X-Forwarded-For", "192.0.2.1");
            assertThat(answer.status()).isIn(401, 429);
        }
    }
}
