package app.dispatch.server.log;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.slf4j.event.KeyValuePair;

/** How an event of the log is written. */
public enum LogFormat {
    /** A line for people: time, level, logger, message, {@code key=value} for what belongs to it; then the stack trace. */
    TEXT {
        @Override
        String write(ILoggingEvent event) {
            StringBuilder line = new StringBuilder(TIME.format(at(event)))
                    .append(' ')
                    .append(event.getLevel())
                    .append(' ')
                    .append(lastPart(event.getLoggerName()))
                    .append(" - ")
                    .append(event.getFormattedMessage());
            pairs(event)
                    .forEach(pair ->
                            line.append(' ').append(pair.key).append('=').append(pair.value));
            IThrowableProxy thrown = event.getThrowableProxy();
            if (thrown != null) {
                line.append('\n').append(ThrowableProxyUtil.asString(thrown).stripTrailing());
            }
            return line.append('\n').toString();
        }
    },

    /**
     * An object of JSON on a line for machines: {@code time}, {@code level}, {@code logger}, {@code message}, what belongs to
     * it by its keys, {@code stack}.
     */
    JSON {
        @Override
        String write(ILoggingEvent event) {
            FieldsBuilder line = Fields.builder()
                    .put("time", TIME.format(at(event)))
                    .put("level", event.getLevel().toString().toLowerCase(Locale.ROOT))
                    .put("logger", event.getLoggerName())
                    .put("message", event.getFormattedMessage());
            for (KeyValuePair pair : pairs(event)) {
                switch (pair.value) {
                    case Integer number -> line.put(pair.key, number);
                    case Long number -> line.put(pair.key, number);
                    case Boolean truth -> line.put(pair.key, truth);
                    default -> line.put(pair.key, pair.value.toString());
                }
            }
            IThrowableProxy thrown = event.getThrowableProxy();
            if (thrown != null) {
                line.put("stack", ThrowableProxyUtil.asString(thrown).stripTrailing());
            }
            return Json.write(line.build()) + "\n";
        }
    };

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The event, with the end of its last line. */
    abstract String write(ILoggingEvent event);

    private static Instant at(ILoggingEvent event) {
        return event.getInstant();
    }

    private static String lastPart(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }

    private static List<KeyValuePair> pairs(ILoggingEvent event) {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        return pairs == null
                ? List.of()
                : pairs.stream().filter(pair -> pair.value != null).toList();
    }
}
