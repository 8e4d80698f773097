package app.dispatch.server;

import app.dispatch.application.Around;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A place in the work of a server at which its process ends, as if it were killed. */
public enum KillPoint {
    /** Runs were claimed, nothing was done for them. */
    CLAIMED("claim", 1),
    /** It is recorded that a write is about to be made. */
    INTENDED("append", 1, "StepIntended"),
    /** The second call has been sent and is not answered. */
    SENT("call", 2),
    /** The second call was answered, which is recorded nowhere. */
    ANSWERED("call", 2),
    /** The outcome of a step is recorded, and was told to nobody. */
    COMMITTED("append", 1, "StepDone"),
    /** The end of a run is recorded, and was told to nobody. */
    ENDED("end", 1),
    /** The lease was renewed after a call began. */
    RENEWED("renew", 1),
    /** A scheduled run is recorded, and the workflow is still due. */
    FIRED("begin", 1, "Once[key="),
    /** A delivery was taken, which is recorded nowhere. */
    DELIVERED("post", 1),
    /** It does not end by itself. */
    NEVER("", 1);

    /** The exit code of a process that ended at its point. */
    public static final int CODE = 99;

    private final String method;
    private final String argument;
    private final AtomicInteger left;
    private final AtomicBoolean calling = new AtomicBoolean();

    KillPoint(String method, int times) {
        this(method, times, "");
    }

    KillPoint(String method, int times, String argument) {
        this.method = method;
        this.argument = argument;
        this.left = new AtomicInteger(times);
    }

    /** The part, which ends the process at this point if that lies in it. */
    <P> P in(Class<P> port, P part) {
        Around killing = call -> {
            calling.compareAndSet(false, call.name().equals("call"));
            boolean here = call.name().equals(method) && says(call.arguments()) && (this != RENEWED || calling.get());
            if (here && this == SENT && left.decrementAndGet() == 0) {
                Thread.ofPlatform().start(KillPoint::endSoon);
            }
            Object result = call.pass();
            boolean empty = result instanceof Collection<?> some && some.isEmpty();
            if (here && !empty && this != SENT && left.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(CODE);
            }
            return result;
        };
        return killing.in(port, part);
    }

    private boolean says(Object[] arguments) {
        for (Object one : arguments) {
            if (argument.isEmpty() || String.valueOf(one).contains(argument)) {
                return true;
            }
        }
        return argument.isEmpty();
    }

    private static void endSoon() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(CODE);
    }
}
