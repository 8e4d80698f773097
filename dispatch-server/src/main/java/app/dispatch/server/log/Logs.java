package app.dispatch.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** The log of this process: to standard error, warnings only until {@link #set}. Logback finds it by its service file. */
public final class Logs extends ContextAwareBase implements Configurator {
    private static final String OURS = "app.dispatch";

    private static final Map<String, Level> OTHERS = Map.of(
            "org.flywaydb", Level.ERROR, // it warns of databases newer than itself
            "io.modelcontextprotocol", Level.ERROR, // it warns of what clients send, in their words
            "io.javalin.Javalin", Level.OFF, // a port in use is said in one line by the program itself
            "org.eclipse.jetty", Level.ERROR);

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        write(context, LogFormat.TEXT);
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        OTHERS.forEach((logger, level) -> context.getLogger(logger).setLevel(level));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Has Dispatch's own log written from this level on, and all of it in this format. */
    public static void set(LogFormat format, LogLevel level) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        write(context, format);
        context.getLogger(OURS).setLevel(Level.toLevel(level.name()));
    }

    private static void write(LoggerContext context, LogFormat format) {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        Lines lines = new Lines(format, System.err);
        lines.setContext(context);
        lines.start();
        root.addAppender(lines);
    }

    /**
     * Writes events one after another. Lines that nobody has to see at once are written together with those that follow within a
     * moment: a server under load would otherwise make a system call for each run, and wake whoever reads its log as often.
     */
    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private static final long MOMENT_MILLIS = 100;
        private static final int MOST_WAITING = 64 * 1024;

        private final LogFormat format;
        private final PrintStream to;
        private final StringBuilder waiting = new StringBuilder();
        private final ScheduledThreadPoolExecutor later = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("log").factory());

        Lines(LogFormat format, PrintStream to) {
            this.format = format;
            this.to = to;
            writeAtTheEnd();
        }

        private void writeAtTheEnd() {
            try {
                Runtime.getRuntime().addShutdownHook(new Thread(this::write, "log-end"));
            } catch (IllegalStateException ending) {
                // A signal came before the first line: warnings are written at once all the same, and nothing else is
                // said any more.
            }
        }

        @Override
        protected void append(ILoggingEvent event) {
            String line = format.write(event);
            boolean first;
            int length;
            synchronized (waiting) {
                first = waiting.isEmpty();
                length = waiting.append(line).length();
            }
            if (event.getLevel().isGreaterOrEqual(Level.WARN) || length > MOST_WAITING) {
                write();
            } else if (first) {
                var unused = later.schedule(this::write, MOMENT_MILLIS, TimeUnit.MILLISECONDS);
            }
        }

        private void write() {
            synchronized (waiting) {
                to.print(waiting);
                to.flush();
                waiting.setLength(0);
            }
        }

        @Override
        public void stop() {
            super.stop();
            later.shutdownNow();
            write();
        }
    }
}
