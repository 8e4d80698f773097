package app.dispatch.adapters.http.run;

import app.dispatch.adapters.http.web.Passes;
import app.dispatch.adapters.http.web.StreamRoom;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.background.Background;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamsTest {
    @Test
    void an_error_does_not_end_the_looks_at_open_streams() throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        Semaphore looks = new Semaphore(0);
        InstantSource clock = () -> {
            looks.release();
            if (broken.get()) {
                throw new OutOfMemoryError("as if");
            }
            return Instant.EPOCH;
        };
        try (Dispatch dispatch = Dispatch.wire(Outside.inMemory());
                Streams ignored = new Streams(
                        dispatch.runs(),
                        new Passes(dispatch.accounts(), dispatch.tokens()),
                        clock,
                        new Background(),
                        new StreamRoom(1_000_000))) {
            looks.drainPermits();
            broken.set(true);
            looks.acquire(2);
        }
    }
}
