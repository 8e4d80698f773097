package app.dispatch.application.vault;

import app.dispatch.domain.account.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sealed secrets for as long as the process lives. Safe for use by several threads. */
public final class InMemoryVaultStore implements VaultStore {
    private record Place(UserId owner, VaultKind kind, String name) {}

    /** @param until by {@link System#nanoTime} */
    private record Lease(long number, long until) {}

    private static final Comparator<VaultEntry> OLDEST_FIRST =
            Comparator.comparing(VaultEntry::createdAt).thenComparing(VaultEntry::name);

    private static final Comparator<VaultEntry> BY_PLACE = Comparator.comparing(
                    (VaultEntry entry) -> entry.owner().value())
            .thenComparing(entry -> entry.kind().id())
            .thenComparing(VaultEntry::name);

    private final ConcurrentMap<Place, VaultEntry> all = new ConcurrentHashMap<>();

    private final ConcurrentMap<Place, Lease> leases = new ConcurrentHashMap<>();
    private final ConcurrentMap<Place, Instant> watched = new ConcurrentHashMap<>();
    private final AtomicLong lastLease = new AtomicLong();

    @Override
    public List<VaultEntry> list(UserId owner, VaultKind kind) {
        return all.values().stream()
                .filter(entry -> entry.owner().equals(owner) && entry.kind() == kind)
                .sorted(OLDEST_FIRST)
                .toList();
    }

    @Override
    public Optional<VaultEntry> find(UserId owner, VaultKind kind, String name) {
        return Optional.ofNullable(all.get(new Place(owner, kind, name)));
    }

    @Override
    public Optional<VaultEntry> change(
            UserId owner, VaultKind kind, String name, UnaryOperator<Optional<VaultEntry>> change) {
        return Optional.ofNullable(all.compute(
                new Place(owner, kind, name),
                (place, present) -> change.apply(Optional.ofNullable(present)).orElse(present)));
    }

    @Override
    public boolean delete(UserId owner, VaultKind kind, String name) {
        Place place = new Place(owner, kind, name);
        watched.remove(place);
        return all.remove(place) != null;
    }

    @Override
    public OptionalLong lease(UserId owner, VaultKind kind, String name, Duration most) {
        Place place = new Place(owner, kind, name);
        if (!all.containsKey(place)) {
            return OptionalLong.empty();
        }
        long now = System.nanoTime();
        Lease mine = new Lease(lastLease.incrementAndGet(), now + most.toNanos());
        Lease present = leases.compute(place, (at, other) -> other == null || other.until() - now < 0 ? mine : other);
        return present.equals(mine) ? OptionalLong.of(mine.number()) : OptionalLong.empty();
    }

    @Override
    public void release(UserId owner, VaultKind kind, String name, long lease) {
        leases.computeIfPresent(
                new Place(owner, kind, name), (at, present) -> present.number() == lease ? null : present);
    }

    @Override
    public List<VaultEntry> unwatched(VaultKind kind, Instant before, int most) {
        return all.entrySet().stream()
                .filter(one -> one.getKey().kind() == kind
                        && lastWatched(one.getKey(), one.getValue()).isBefore(before))
                .map(Map.Entry::getValue)
                .limit(most)
                .toList();
    }

    private Instant lastWatched(Place place, VaultEntry entry) {
        return watched.getOrDefault(place, entry.createdAt());
    }

    @Override
    public boolean watch(UserId owner, VaultKind kind, String name, Instant before, Instant now) {
        AtomicBoolean mine = new AtomicBoolean();
        Place place = new Place(owner, kind, name);
        all.computeIfPresent(place, (at, entry) -> {
            mine.set(lastWatched(at, entry).isBefore(before));
            if (mine.get()) {
                watched.put(at, now);
            }
            return entry;
        });
        return mine.get();
    }

    @Override
    public Set<String> keyIds() {
        return all.values().stream().map(entry -> entry.sealed().keyId()).collect(Collectors.toSet());
    }

    @Override
    public List<VaultEntry> sealedOtherwise(String keyId, @Nullable VaultEntry after, int most) {
        return all.values().stream()
                .filter(entry -> !entry.sealed().keyId().equals(keyId))
                .filter(entry -> after == null || BY_PLACE.compare(entry, after) > 0)
                .sorted(BY_PLACE)
                .limit(most)
                .toList();
    }

    /** Removes all of the owner's. */
    public void deleteAll(UserId owner) {
        all.keySet().removeIf(place -> place.owner().equals(owner));
        watched.keySet().removeIf(place -> place.owner().equals(owner));
        leases.keySet().removeIf(place -> place.owner().equals(owner));
    }
}
