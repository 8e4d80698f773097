package app.dispatch.server.trace;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/** Has what OpenTelemetry's SDK logs be in the server's log, without what it has sent. */
final class SdkLog implements AutoCloseable {
    private static final String SDK = "io.opentelemetry";

    private final Logger logger = Logger.getLogger(SDK); // kept: who nobody keeps is forgotten with its handler
    private final Handler handler = new Forwarding();

    private SdkLog() {}

    static SdkLog begin() {
        SdkLog log = new SdkLog();
        log.logger.setUseParentHandlers(false);
        log.logger.addHandler(log.handler);
        return log;
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }

    private static final class Forwarding extends Handler {
        private static final org.slf4j.Logger LOG = LoggerFactory.getLogger("app.dispatch.server.trace");

        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                LOG.warn(
                        "traces: {}",
                        formatter.formatMessage(record).lines().findFirst().orElse(""));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
