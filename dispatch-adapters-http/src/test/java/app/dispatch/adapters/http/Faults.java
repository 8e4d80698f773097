package app.dispatch.adapters.http;

import app.dispatch.application.DrivingPorts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
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

    /** The same ports, with faults. */
    DrivingPorts in(DrivingPorts ports) {
        return proxy(DrivingPorts.class, (method, args) -> in(method.getReturnType(), called(ports, method, args)));
    }

    private <T> T in(Class<T> type, Object port) {
        return proxy(type, (method, args) -> {
            check(FIND_THE_CALLER.contains(method.getName()) ? ofCallers.get() : present.get());
            return called(port, method, args);
        });
    }

    private interface Answer {
        @Nullable
        Object to(Method method, Object[] args) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> answer.to(method, args)));
    }

    private static Object called(Object port, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(port, args);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }
}
