package app.dispatch.application.run.node;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.run.store.InMemoryRunStore;
import app.dispatch.application.run.store.RunClaims;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.workflow.InMemoryWorkflowStore;
import app.dispatch.domain.error.Refusal;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RunKeeperTest {
    private static final int FAILING = 6;

    /** Of those, the ones that come before the lease is over. */
    private static final int WITHIN_THE_LEASE = 2;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch failures = new CountDownLatch(FAILING);

    private static <P> P with(Class<P> port, InvocationHandler handler) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    /** Claims in a store that others use too, and that takes one renewal only. */
    private RunClaims shared(RunClaims claims) {
        return with(RunClaims.class, (proxy, method, arguments) -> {
            boolean again = asked.contains("renew");
            switch (method.getName()) {
                case "isShared":
                    return true;
                case "renew":
                    asked.add("renew");
                    if (again) {
                        failures.countDown();
                        throw Refusal.unavailable("The store is away", new IllegalStateException());
                    }
                    return null;
                default:
                    asked.add(method.getName());
                    return method.invoke(claims, arguments);
            }
        });
    }

    @Test
    void a_node_takes_nothing_over_while_its_own_lease_is_over() throws Exception {
        InMemoryWorkflowStore workflows = new InMemoryWorkflowStore();
        RunStore store = new InMemoryRunStore(workflows);
        RunClaims claims = shared(store.claims());
        RunStore runs = with(
                RunStore.class,
                (proxy, method, arguments) ->
                        method.getName().equals("claims") ? claims : method.invoke(store, arguments));
        Outside outside = Outside.inMemory();
        try (Dispatch dispatch = Dispatch.wire(outside.with(outside.stores().accounts(), workflows, runs))) {
            dispatch.takeOver();
            assertThat(failures.await(30, TimeUnit.SECONDS)).isTrue();

            List<String> sinceItIsOver = asked.stream()
                    .dropWhile(new RenewalsUntil(1 + WITHIN_THE_LEASE)::isBefore)
                    .toList();
            assertThat(sinceItIsOver).isNotEmpty().containsOnly("renew");
        }
    }

    /** Counts renewals up to the last that could have found the lease unbroken. */
    private static final class RenewalsUntil {
        private int left;

        RenewalsUntil(int count) {
            left = count;
        }

        boolean isBefore(String asked) {
            left -= asked.equals("renew") ? 1 : 0;
            return left >= 0;
        }
    }
}
