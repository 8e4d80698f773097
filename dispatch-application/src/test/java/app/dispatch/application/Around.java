package app.dispatch.application;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** What a test does around the calls of a real port. The only place in the tests that makes a proxy: it answers nothing itself. */
@FunctionalInterface
public interface Around {
    /** A call that is to be passed on. */
    final class Call {
        private final Object part;
        private final Method method;
        private final Object[] arguments;

        private Call(Object part, Method method, Object[] arguments) {
            this.part = part;
            this.method = method;
            this.arguments = arguments;
        }

        public String name() {
            return method.getName();
        }

        public Object[] arguments() {
            return arguments;
        }

        /** What the port answers, or throws. */
        public @Nullable Object pass() throws Throwable {
            try {
                return method.invoke(part, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }
    }

    /** What the caller gets: what {@linkplain Call#pass the port} says, unless something goes wrong on the way. */
    @Nullable
    Object answer(Call call) throws Throwable;

    /** The same port, with this around each of its calls. */
    default <P> P in(Class<P> port, P part) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) ->
                        answer(new Call(part, method, arguments == null ? new Object[0] : arguments))));
    }
}
