package app.dispatch.application.account;

import app.dispatch.domain.account.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of users.
 *
 * @param next where the next page begins; null when this is the last
 */
public record UserPage(List<User> users, UserQuery.@Nullable Place next) {
    public UserPage {
        users = List.copyOf(users);
    }

    /** The page of so many users, of which one more was looked for. */
    public static UserPage of(List<User> found, int limit) {
        List<User> page = found.subList(0, Math.min(limit, found.size()));
        return new UserPage(page, found.size() > limit ? UserQuery.Place.of(page.getLast()) : null);
    }
}
