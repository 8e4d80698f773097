package app.dispatch.application.admin;

import app.dispatch.application.account.UserQuery;
import app.dispatch.application.quota.Usage;
import app.dispatch.domain.account.ResetCode;
import app.dispatch.domain.account.User;
import app.dispatch.domain.quota.QuotaLimits;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator may ask of users. Whoever calls makes sure that it is one. A user is named by id or e-mail address.
 *
 * <p>All throw a {@link app.dispatch.domain.error.Refusal} {@code not_found} where there is no such user, and {@code conflict} for
 * what would leave the server without an administrator who is not locked, and for what nobody may do to a user whom nobody can
 * sign in as.
 */
public interface Administration {
    /**
     * A user in a list.
     *
     * @param workflows how many they have
     * @param runs how many ended runs of theirs are on record
     */
    record Listed(User user, int workflows, long runs) {}

    /**
     * A page of users.
     *
     * @param next where the next page begins; null when this is the last
     */
    record Page(List<Listed> users, UserQuery.@Nullable Place next) {
        public Page {
            users = List.copyOf(users);
        }
    }

    /** A user with what they have of what they may keep. */
    record Details(Listed listed, List<Usage.Used> usage) {
        public Details {
            usage = List.copyOf(usage);
        }
    }

    /** What lets somebody choose another password for the user, and the only sight of its code. */
    record Reset(User user, ResetCode code, Instant expiresAt) {}

    /** A page of all users, the newest first. */
    Page list(UserQuery query);

    /** One user. */
    Details show(String name);

    /**
     * Has the user do nothing from now on: their sessions end, their tokens open nothing, their workflows are not fired by clock
     * or webhook. Nothing of theirs is lost.
     *
     * @param cancelRuns whether runs that are under way are asked to end; else they go on to their end
     */
    Details lock(String name, boolean cancelRuns);

    /** Has the user do again what they could; what was due meanwhile is not made up for. */
    Details unlock(String name);

    /** Makes the user an administrator, or none. */
    Details setAdmin(String name, boolean admin);

    /** Changes how much the user may keep. */
    Details limit(String name, UnaryOperator<QuotaLimits> change);

    /** Makes what lets the user choose another password, in place of what did so before. The present one stays until then. */
    Reset reset(String name);

    /**
     * Deletes the user with all that is theirs, for good.
     *
     * @return who it was
     */
    User delete(String name);
}
