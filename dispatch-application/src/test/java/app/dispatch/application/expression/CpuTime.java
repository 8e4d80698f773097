package app.dispatch.application.expression;

import java.lang.management.ManagementFactory;

/** How long this thread has been computing: what a busy machine does not lengthen. */
final class CpuTime {
    private CpuTime() {}

    /** The milliseconds of CPU that the work takes. */
    static long millis(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        return (threads.getCurrentThreadCpuTime() - start) / 1_000_000;
    }
}
