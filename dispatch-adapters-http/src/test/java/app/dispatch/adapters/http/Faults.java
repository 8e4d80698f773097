package app.dispatch.adapters.http;

import app.dispatch.application.Around;
import app.dispatch.application.DrivingPorts;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What goes wrong behind the HTTP API while a test says so: every call of a port throws, but those that find the caller. */
final class Faults {
    private static final Set<String> FIND_THE_CALLER = Set.of("user", "bearer");

    private final AtomicReference<@Nullable Supplier<@Nullable RuntimeException>> present = new AtomicReference<>();
    private final AtomicReference<@Nullable Supplier<@Nullable RuntimeException>> ofCallers = new AtomicReference<>();

    /** What {@code call} yields while this goes wrong, or only takes time where it is null; {@code everywhere}: where the caller is found, too. */
    <T> T during(Supplier<@Nullable RuntimeException> fault, boolean everywhere, Supplier<T> call) {
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

    private static void check(@Nullable Supplier<@Nullable RuntimeException> fault) {
        RuntimeException wrong = fault == null ? null : fault.get();
        if (wrong != null) {
            throw wrong;
        }
    }

    /** The same ports, with faults. */
    DrivingPorts in(DrivingPorts ports) {
        Around each = call -> in(call.type(), call.pass());
        return each.in(DrivingPorts.class, ports);
    }

    private <T> T in(Class<T> type, @Nullable Object port) {
        Around fault = call -> {
            check(FIND_THE_CALLER.contains(call.name()) ? ofCallers.get() : present.get());
            return call.pass();
        };
        return fault.in(type, type.cast(port));
    }
}
