package app.dispatch.application.vault;

import app.dispatch.domain.account.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sealed secrets for as long as the process lives. Safe for use by several threads. */
public final class InMemoryVaultStore implements VaultStore {
    private record Place(UserId owner, VaultKind kind, String name) {}

    private static final Comparator<VaultEntry> OLDEST_FIRST =
            Comparator.comparing(VaultEntry::createdAt).thenComparing(VaultEntry::name);

    private static final Comparator<VaultEntry> BY_PLACE = Comparator.comparing(
                    (VaultEntry entry) -> entry.owner().value())
            .thenComparing(entry -> entry.kind().id())
            .thenComparing(VaultEntry::name);

    private final ConcurrentMap<Place, VaultEntry> all = new ConcurrentHashMap<>();

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
        return all.remove(new Place(owner, kind, name)) != null;
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
    }
}
