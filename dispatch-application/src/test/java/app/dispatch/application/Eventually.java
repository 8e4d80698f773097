package app.dispatch.application;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A wait for what tells nobody that it has come about: something in another process, in the kernel, or in a part that is only
 * looked at. JUnit's time-out ends a wait in vain. The only place in the tests that waits by looking again and again.
 */
public final class Eventually {
    private static final Duration PAUSE = Duration.ofMillis(2);

    private Eventually() {}

    /** Returns once it is so. */
    public static void eventually(Callable<Boolean> so) {
        eventuallyThere(() -> so.call() ? Optional.of(true) : Optional.empty());
    }

    /** What is there, once it is. */
    public static <T> T eventuallyThere(Callable<Optional<T>> look) {
        try {
            while (true) {
                Optional<T> found = look.call();
                if (found.isPresent()) {
                    return found.get();
                }
                Thread.sleep(PAUSE);
            }
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception stopped) {
            throw new AssertionError("It did not come about", stopped);
        }
    }
}
