package app.dispatch.application.account;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.quota.Quotas;

/** How much each user may keep. */
@FunctionalInterface
public interface UserQuotas {
    /** What the owner may keep now. */
    Quotas of(UserId owner);

    /** The server's for all, but for users with limits of their own. */
    static UserQuotas of(Quotas server, AccountStore accounts) {
        return owner -> accounts.byId(owner)
                .map(user -> server.with(user.standing().limits()))
                .orElse(server);
    }
}
