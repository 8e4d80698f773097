package app.dispatch.application.audit;

import app.dispatch.application.Ids;
import app.dispatch.application.RateLimit;
import app.dispatch.application.background.Background;
import app.dispatch.application.background.Loop;
import app.dispatch.domain.audit.AuditAction;
import app.dispatch.domain.audit.AuditEvent;
import app.dispatch.domain.audit.AuditPage;
import app.dispatch.domain.audit.AuditQuery;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Keeps the audit log for so many days, and has each event in the server's log as well. */
public final class AuditService implements AuditLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditService.class);

    private static final Duration BETWEEN_LIMITED = Duration.ofMinutes(10);
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);
    private static final Duration WHEN_MORE = Duration.ofSeconds(1);
    private static final int MOST_FORGOTTEN = 1_000;

    private final AuditStore store;
    private final int days;
    private final Ids ids;
    private final InstantSource clock;
    private final RateLimit limited;
    private final Loop loop;

    /**
     * The log in this store.
     *
     * @param days how long events are kept; 0 for ever
     */
    public AuditService(AuditStore store, int days, Ids ids, InstantSource clock, Background background) {
        this.store = store;
        this.days = days;
        this.ids = ids;
        this.clock = clock;
        this.limited = new RateLimit(1, BETWEEN_LIMITED, "", clock);
        this.loop = background.loop("audit-sweeper", BETWEEN_SWEEPS);
    }

    /** Begins to forget what is kept no longer. */
    public void start() {
        if (days > 0) {
            loop.begin(FIRST, this::sweep);
        }
    }

    Duration sweep() {
        int gone = store.forget(clock.instant().minus(Duration.ofDays(days)), MOST_FORGOTTEN);
        return gone == MOST_FORGOTTEN ? WHEN_MORE : BETWEEN_SWEEPS;
    }

    @Override
    public void note(Act act) {
        if (act.action() == AuditAction.SIGN_IN_LIMITED && !isFirst(String.valueOf(act.client()))) {
            return;
        }
        AuditEvent event = new AuditEvent(
                ids.next("aud_"),
                clock.instant(),
                act.actor(),
                act.token(),
                act.client(),
                act.action(),
                act.object(),
                act.detail());
        log(event);
        try {
            store.add(event);
        } catch (RuntimeException failed) {
            LOG.error("an event of the audit log could not be kept; it is in the line before", failed);
        }
    }

    /** A flood must not fill the log. */
    private boolean isFirst(String client) {
        try {
            limited.take(client);
            return true;
        } catch (Refusal again) {
            return false;
        }
    }

    private static void log(AuditEvent event) {
        LoggingEventBuilder line =
                LOG.atInfo().addKeyValue("action", event.action().id());
        line = with(line, "user", event.actor() == null ? null : event.actor().value());
        line = with(line, "token", event.token() == null ? null : event.token().value());
        line = with(line, "client", event.client());
        line = with(line, "object", event.object());
        line = with(line, "detail", event.detail());
        line.log("audit");
    }

    private static LoggingEventBuilder with(LoggingEventBuilder line, String key, @Nullable String value) {
        return value == null || value.isEmpty() ? line : line.addKeyValue(key, value);
    }

    @Override
    public AuditPage list(AuditQuery query) {
        return store.page(query);
    }

    @Override
    public void close() {
        loop.close();
    }
}
