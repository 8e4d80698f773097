package app.dispatch.application.vault;

import app.dispatch.domain.account.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps users' sealed secrets: a port. Every change is durable when its method returns. */
public interface VaultStore {
    /** All of the owner's of one kind, the oldest first. */
    List<VaultEntry> list(UserId owner, VaultKind kind);

    Optional<VaultEntry> find(UserId owner, VaultKind kind, String name);

    /**
     * Replaces the owner's entry, or its absence, by what {@code change} makes of it, as one step that no other change comes
     * between. It may be called more than once, and decides nothing but what is stored. An empty result changes nothing.
     *
     * @return what is stored now
     */
    Optional<VaultEntry> change(UserId owner, VaultKind kind, String name, UnaryOperator<Optional<VaultEntry>> change);

    /** Removes the owner's entry; false when there was none. */
    boolean delete(UserId owner, VaultKind kind, String name);

    /**
     * Takes the right to work out a new secret in place of the owner's, which nobody else has until it is given back or its
     * time is over, by the store's own clock. It keeps nobody from changing the entry.
     *
     * @param most how long the work may take
     * @return what {@link #release} takes; empty when somebody else has the right, and when there is no entry
     */
    OptionalLong lease(UserId owner, VaultKind kind, String name, Duration most);

    /** Gives the right back, unless somebody else has it by now. */
    void release(UserId owner, VaultKind kind, String name, long lease);

    /**
     * Entries of all users of one kind that were {@linkplain #watch watched} last, or made, before that time, in no order.
     *
     * @param most how many at most
     */
    List<VaultEntry> unwatched(VaultKind kind, Instant before, int most);

    /** Notes that the owner's entry is watched now; false when it was since {@code before}, by whomever, or is gone. */
    boolean watch(UserId owner, VaultKind kind, String name, Instant before, Instant now);

    /** The ids of all keys that anything is sealed under. */
    Set<String> keyIds();

    /**
     * Entries of all users that are not sealed under that key, in a fixed order.
     *
     * @param after the last one that was seen; null to begin
     * @param most how many at most
     */
    List<VaultEntry> sealedOtherwise(String keyId, @Nullable VaultEntry after, int most);
}
