package app.dispatch.application.integration;

import app.dispatch.application.tool.Connectors;
import app.dispatch.application.tool.Consents;
import app.dispatch.application.vault.Vault;
import app.dispatch.application.vault.VaultEntry;
import app.dispatch.application.vault.VaultKind;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries, once a day, each connection that is renewed and that scheduled workflows need, so that one which the vendor gives no
 * access by any more is known before it is needed. Of several processes one tries it. Safe for use by several threads.
 */
public final class ConnectionWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionWatch.class);
    private static final Duration EACH = Duration.ofDays(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(15);
    private static final int AT_ONCE = 100;

    private final Connectors tools;
    private final VaultStore store;
    private final Vault vault;
    private final Consents consents;
    private final Integrations integrations;
    private final ExpiryNotice notice;
    private final InstantSource clock;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Instant nextLook = Instant.MIN;

    public ConnectionWatch(
            Connectors tools,
            VaultStore store,
            Vault vault,
            Consents consents,
            Integrations integrations,
            ExpiryNotice notice,
            InstantSource clock) {
        this.tools = tools;
        this.store = store;
        this.vault = vault;
        this.consents = consents;
        this.integrations = integrations;
        this.notice = notice;
        this.clock = clock;
    }

    /** Begins to look, unless it did so lately or is still at it; returns at once. */
    public void begin() {
        Instant now = clock.instant();
        if (!now.isBefore(nextLook) && looking.compareAndSet(false, true)) {
            nextLook = now.plus(BETWEEN_LOOKS);
            Thread.ofVirtual().name("connection-watch").start(() -> {
                try {
                    look();
                } catch (RuntimeException | Error failure) {
                    LOG.warn("connections are tried later", failure);
                } finally {
                    looking.set(false);
                }
            });
        }
    }

    /** Tries all that were not tried for a day. */
    void look() {
        Instant before = clock.instant().minus(EACH);
        List<VaultEntry> some = store.unwatched(VaultKind.INTEGRATION, before, AT_ONCE);
        while (!some.isEmpty()) {
            for (VaultEntry entry : some) {
                boolean mine = store.watch(entry.owner(), entry.kind(), entry.name(), before, clock.instant());
                if (mine && isWatched(entry)) {
                    var unused = integrations.test(entry.owner(), entry.name(), Optional.empty());
                }
            }
            some = some.size() < AT_ONCE ? List.of() : store.unwatched(VaultKind.INTEGRATION, before, AT_ONCE);
        }
    }

    private boolean isWatched(VaultEntry entry) {
        try {
            return tools.connector(entry.name())
                            .flatMap(connector -> connector.renewal())
                            .filter(renewal -> renewal.isRenewable(fields(entry)))
                            .isPresent()
                    && notice.matters(entry.owner(), entry.name());
        } catch (Refusal unreadable) {
            return false; // its owner is told so by what needs it
        }
    }

    private Fields fields(VaultEntry entry) {
        return KeptConnection.in(entry, vault, consents).all();
    }
}
