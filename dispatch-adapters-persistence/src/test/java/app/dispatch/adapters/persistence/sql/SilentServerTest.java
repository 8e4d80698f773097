package app.dispatch.adapters.persistence.sql;

import app.dispatch.application.Around;
import app.dispatch.application.background.Background;
import app.dispatch.application.background.SettableTicker;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SilentServerTest {
    private static final Duration MOST = Duration.ofSeconds(5);

    private final SettableTicker ticker = new SettableTicker();

    private static Connection connection(Around around) throws Exception {
        return around.in(Connection.class, DriverManager.getConnection("jdbc:h2:mem:"));
    }

    @Test
    void an_error_while_one_connection_is_cut_does_not_keep_later_ones_from_being_cut() throws Exception {
        Semaphore failed = new Semaphore(0);
        CountDownLatch cut = new CountDownLatch(1);
        try (SilentServer server = new SilentServer(MOST, new Background(ticker));
                Connection broken = connection(call -> {
                    if (call.name().equals("abort")) {
                        failed.release();
                        throw new OutOfMemoryError("as if");
                    }
                    return call.pass();
                });
                Connection silent = connection(call -> {
                    if (call.name().equals("abort")) {
                        cut.countDown();
                    }
                    return call.pass();
                })) {
            server.lent(broken);
            ticker.forward(MOST.plusNanos(1));
            failed.acquire();

            server.lent(silent);
            ticker.forward(MOST.plusNanos(1));
            cut.await();
        }
    }
}
