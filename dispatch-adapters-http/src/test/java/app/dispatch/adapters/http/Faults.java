package app.dispatch.adapters.http;

import app.dispatch.application.Around;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What goes wrong behind the HTTP API while a test says so: every call of a port throws, but those that find the caller. */
final class Faults {
    private static final Set<String> FIND_THE_CALLER = Set.of("user", "bearer");

    private final AtomicReference<@Nullable Supplier<RuntimeException>> present = new AtomicReference<>();
    private final AtomicReference<@Nullable Supplier<RuntimeException>> ofCallers = new AtomicReference<>();

    /** What {@code call} yields while this goes wrong; {@code everywhere}: where the caller is found, too. */
    <T> T during(Supplier<RuntimeException> fault, boolean everywhere, Supplier<T> call) {
        present.set(fault);
        ofCallers.set(everywhere ? fault : null);
        try {
            return call.get();
        } finally {
            present.set(null);
            ofCallers.set(null);
        }
    }

    /** Throws when something goes wrong just now. */
    void check() {
        check(present.get());
    }

    private static void check(@Nullable Supplier<RuntimeException> fault) {
        if (fault != null) {
            throw fault.get();
        }
    }

    /** The same port, with faults. */
    <T> T in(Class<T> type, T port) {
        Around fault = call -> {
            check(FIND_THE_CALLER.contains(call.name()) ? ofCallers.get() : present.get());
            return call.pass();
        };
        return fault.in(type, port);
    }
}
