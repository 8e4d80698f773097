package app.dispatch.server.telemetry;

import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * Has what OpenTelemetry's SDK logs be in the server's log, without what it has sent.
 *
 * @param logger is kept: who nobody keeps is forgotten with its handler
 */
record SdkLog(Logger logger) {
    private static final String SDK = "io.opentelemetry";

    static SdkLog begin() {
        Logger logger = Logger.getLogger(SDK);
        if (Arrays.stream(logger.getHandlers()).noneMatch(Forwarding.class::isInstance)) {
            logger.setUseParentHandlers(false);
            logger.addHandler(new Forwarding());
        }
        return new SdkLog(logger);
    }

    private static final class Forwarding extends Handler {
        private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(SdkLog.class);

        /** What a collector answered, which may repeat the key that it refuses. */
        private static final Pattern ANSWER = Pattern.compile("\\s*Error message:.*", Pattern.DOTALL);

        /** Follows each failure that was told already, and tells nothing. */
        private static final String AGAIN = "Exporter failed";

        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.WARNING.intValue() && !AGAIN.equals(record.getMessage())) {
                String text = ANSWER.matcher(formatter.formatMessage(record)).replaceFirst("");
                LOG.warn("OpenTelemetry: {}", text.lines().findFirst().orElse(""));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
