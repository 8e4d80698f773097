package app.dispatch.application.background;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A ticker that stands still until a test moves it. */
public final class SettableTicker implements Ticker {
    private final AtomicLong nanos = new AtomicLong();

    @Override
    public long nanos() {
        return nanos.get();
    }

    public void forward(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
