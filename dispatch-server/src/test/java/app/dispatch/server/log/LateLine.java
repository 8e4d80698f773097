package app.dispatch.server.log;

import org.slf4j.LoggerFactory;

/** A process whose first line of log is written when it ends already, as after a signal in its first moment. */
final class LateLine {
    private LateLine() {}

    public static void main(String[] args) {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> LoggerFactory.getLogger("app.dispatch").warn("said late"), "late"));
    }
}
