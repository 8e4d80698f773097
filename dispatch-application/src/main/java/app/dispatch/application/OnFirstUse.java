package app.dispatch.application;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for. Safe for use by several threads. */
public final class OnFirstUse<T> implements Supplier<T> {
    private final Supplier<T> make;
    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable T made;

    public OnFirstUse(Supplier<T> make) {
        this.make = make;
    }

    @Override
    public T get() {
        T value = made;
        if (value == null) {
            making.lock();
            try {
                value = made;
                if (value == null) {
                    value = make.get();
                    made = value;
                }
            } finally {
                making.unlock();
            }
        }
        return value;
    }
}
