package app.dispatch.application.account;

import app.dispatch.application.audit.AuditStore;
import app.dispatch.domain.account.Standing;
import app.dispatch.domain.account.UserId;
import java.util.function.UnaryOperator;

/** Keeps how users stand, for administrators: a port. Every change is durable when its method returns. */
public interface AdminStore {
    /** What became of a change. */
    enum Changed {
        /** It is done. */
        YES,
        /** There is no such user. */
        UNKNOWN,
        /** It would leave the server without an administrator who is not locked. */
        LAST_ADMIN
    }

    /** A page of all users, the newest first. */
    UserPage list(UserQuery query);

    /**
     * Changes how a user stands; one who is locked then has no sessions any more, as one change. Of several changes at once that
     * would together leave no administrator, one is refused.
     *
     * @param change may be called more than once, and decides nothing but the result
     */
    Changed change(UserId user, UnaryOperator<Standing> change);

    /** What was done. */
    AuditStore audit();
}
