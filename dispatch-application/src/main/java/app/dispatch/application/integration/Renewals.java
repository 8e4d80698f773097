package app.dispatch.application.integration;

import app.dispatch.application.StoreRetry;
import app.dispatch.application.tool.Consents;
import app.dispatch.application.tool.Renewal;
import app.dispatch.application.vault.Sealed;
import app.dispatch.application.vault.Vault;
import app.dispatch.application.vault.VaultEntry;
import app.dispatch.application.vault.VaultKind;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.tool.ConnectionTest;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value.Fields;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews access tokens, each by one request to the vendor, however many steps, runs and nodes wait for it: in this process
 * they wait for the same renewal, and between processes the vault says who renews. It goes on when whoever asked for it
 * gives up, since what the vendor answers may replace a refresh token that it takes no more. Safe for use by several threads.
 */
final class Renewals {
    private static final Logger LOG = LoggerFactory.getLogger(Renewals.class);

    /** The most time that somebody waits for a renewal. */
    private static final Duration MOST_WAIT = Duration.ofSeconds(15);

    /** How long a process may take for a renewal before another thinks that it has died: more than a request's time-out. */
    private static final Duration MOST_WORK = Duration.ofSeconds(40);

    /** How long tokens are kept in hand when the store is away. */
    private static final Duration MOST_HOLD = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMillis(100);

    private record Place(UserId owner, String tool) {}

    private final ConcurrentMap<Place, CompletableFuture<Fields>> running = new ConcurrentHashMap<>();
    private final VaultStore store;
    private final Vault vault;
    private final Consents consents;
    private final ExpiryNotice notice;
    private final InstantSource clock;

    Renewals(VaultStore store, Vault vault, Consents consents, ExpiryNotice notice, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.consents = consents;
        this.notice = notice;
        this.clock = clock;
    }

    /**
     * The fields of a connection that is kept, with an access token that works for a while yet.
     *
     * @throws StepFailure when they cannot be renewed
     */
    Fields renewed(UserId owner, ToolDef tool, Renewal renewal) {
        Place place = new Place(owner, tool.id());
        CompletableFuture<Fields> mine = new CompletableFuture<>();
        CompletableFuture<Fields> shared = running.putIfAbsent(place, mine);
        if (shared == null) {
            Thread.ofVirtual().name(tool.id() + ".renewal").start(() -> run(place, tool, renewal, mine));
        }
        return result(shared == null ? mine : shared, tool);
    }

    @SuppressWarnings("CatchingUnchecked")
    private void run(Place place, ToolDef tool, Renewal renewal, CompletableFuture<Fields> result) {
        try {
            Fields renewed = inTurn(place, tool, renewal);
            running.remove(place);
            result.complete(renewed);
        } catch (Throwable failure) { // whoever waits is told
            running.remove(place);
            result.completeExceptionally(failure);
        }
    }

    private static Fields result(CompletableFuture<Fields> result, ToolDef tool) {
        try {
            return result.get(MOST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw late(tool);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw StepFailure.lasting(FailureCode.CANCELLED, "The call was cancelled");
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case StepFailure failure -> throw failure;
                case Refusal refusal -> throw StepFailure.passing(FailureCode.TOOL_ERROR, refusal.text());
                case null, default -> throw new IllegalStateException("the renewal failed", failed.getCause());
            }
        }
    }

    private static StepFailure late(ToolDef tool) {
        return StepFailure.passing(
                FailureCode.TOOL_TIMEOUT,
                "The access token for " + tool.label() + " was not renewed within " + MOST_WAIT.toSeconds() + " s");
    }

    /** Renews, unless somebody else is found to have done so. */
    private Fields inTurn(Place place, ToolDef tool, Renewal renewal) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < MOST_WAIT.toNanos()) {
            Fields present = kept(entry(place, tool)).all();
            if (renewal.isFresh(present, clock.instant())) {
                return present;
            }
            OptionalLong lease = store.lease(place.owner(), VaultKind.INTEGRATION, place.tool(), MOST_WORK);
            if (lease.isPresent()) {
                try {
                    return renewedAlone(place, tool, renewal);
                } finally {
                    store.release(place.owner(), VaultKind.INTEGRATION, place.tool(), lease.getAsLong());
                }
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        throw late(tool);
    }

    /** Renews as the only one. What its owner has entered anew meanwhile counts, and is renewed in its turn. */
    private Fields renewedAlone(Place place, ToolDef tool, Renewal renewal) {
        while (true) {
            VaultEntry entry = entry(place, tool);
            KeptConnection present = kept(entry);
            if (renewal.isFresh(present.all(), clock.instant())) {
                return present.all();
            }
            KeptConnection renewed = present.renewedTo(asked(entry, tool, renewal, present.all()));
            if (isStored(entry, vault.seal(entry.owner(), entry.purpose(), renewed.text()))) {
                return renewed.all();
            }
        }
    }

    private Fields asked(VaultEntry entry, ToolDef tool, Renewal renewal, Fields present) {
        try {
            return renewal.renewed(present);
        } catch (StepFailure failed) {
            StepFailure shown = IntegrationService.secrets(tool, present).hiddenIn(failed);
            if (shown.failureCode() == FailureCode.INTEGRATION_EXPIRED) {
                ConnectionTest dead = ConnectionTest.fails(shown.text(), clock.instant());
                untilStored(() -> change(entry, with -> with.withNotes(IntegrationNotes.expired(dead))))
                        .filter(IntegrationNotes::isExpired)
                        .ifPresent(kept -> tell(kept, tool, shown));
            }
            throw shown;
        }
    }

    private void tell(VaultEntry dead, ToolDef tool, StepFailure failure) {
        try {
            notice.expired(dead.owner(), tool.id(), tool.label(), failure.text(), grant(dead), clock.instant());
        } catch (Refusal away) {
            LOG.warn("nobody was told that a connection of {} has to be made anew: {}", tool.id(), away.text());
        }
    }

    /** What is sealed is sealed anew for each grant. */
    private static String grant(VaultEntry entry) {
        return UUID.nameUUIDFromBytes(entry.sealed().content().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    /** Whether it was stored, and the entry was not replaced meanwhile. */
    private boolean isStored(VaultEntry entry, Sealed sealed) {
        return untilStored(() -> change(entry, with -> with.with(sealed)))
                .filter(stored -> stored.sealed().equals(sealed))
                .isPresent();
    }

    /** Changes the entry as long as its secret is the same, be it under another key. */
    private Optional<VaultEntry> change(VaultEntry entry, UnaryOperator<VaultEntry> change) {
        return store.change(
                entry.owner(),
                entry.kind(),
                entry.name(),
                present -> present.filter(same ->
                                same.sealed().content().equals(entry.sealed().content()))
                        .map(change));
    }

    /** Tries again for a while when the store is away: what is at hand may be had nowhere else. */
    private static <T> T untilStored(Supplier<T> work) {
        long start = System.nanoTime();
        return StoreRetry.whileAway(() -> System.nanoTime() - start > MOST_HOLD.toNanos(), work);
    }

    private VaultEntry entry(Place place, ToolDef tool) {
        return store.find(place.owner(), VaultKind.INTEGRATION, place.tool())
                .orElseThrow(() -> StepFailure.lasting(
                        FailureCode.INTEGRATION_MISSING, tool.label() + " is not connected any more"));
    }

    private KeptConnection kept(VaultEntry entry) {
        return KeptConnection.in(entry, vault, consents);
    }
}
