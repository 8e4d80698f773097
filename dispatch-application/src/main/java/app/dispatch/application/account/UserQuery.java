package app.dispatch.application.account;

import app.dispatch.domain.account.User;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which users a list has.
 *
 * @param email what their address has in it, in any case of letters; null for all
 * @param limit the most of one page, 1 to {@value #MOST}
 * @param after the page after this place; null for the first
 */
public record UserQuery(
        @Nullable String email, int limit, @Nullable Place after) {
    /** The most users of one page. */
    public static final int MOST = 100;

    /** The newest first. */
    public static final Comparator<User> NEWEST_FIRST = Comparator.comparing(User::createdAt)
            .thenComparing(user -> user.id().value())
            .reversed();

    /** The place of a user in the order of the list. */
    public record Place(long createdAtMs, String id) {
        /** That of this user. */
        public static Place of(User user) {
            return new Place(user.createdAt().toEpochMilli(), user.id().value());
        }
    }

    public UserQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is 1 to " + MOST);
        }
        email = email == null ? null : email.toLowerCase(Locale.ROOT);
    }

    /** Whether the list has this user, on this page or a later one. */
    public boolean has(User user) {
        return (email == null || user.email().key().contains(email)) && (after == null || isAfter(user, after));
    }

    private static boolean isAfter(User user, Place place) {
        Place own = Place.of(user);
        return own.createdAtMs() < place.createdAtMs()
                || (own.createdAtMs() == place.createdAtMs() && own.id().compareTo(place.id()) < 0);
    }
}
