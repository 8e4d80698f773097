package app.dispatch.server;

import app.dispatch.adapters.http.web.FolderKey;
import app.dispatch.application.Ids;
import app.dispatch.application.account.AccountStore;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import java.time.Instant;
import java.time.InstantSource;

/** The owner of what the command line runs: whoever can read the data folder. Nobody can sign in as this user. */
final class LocalUser {
    static final UserId ID = new UserId("usr_local");

    private static final Email EMAIL = new Email("local@dispatch.invalid");

    /** The form of a hash that no password is known to have: what would have it was never there. */
    private static final String NO_PASSWORD =
            "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IHNpZ25zIGlu$" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private LocalUser() {}

    /** Has the user be among the accounts, so that tokens can be theirs. */
    static void enter(AccountStore accounts, InstantSource clock) {
        if (accounts.byId(ID).isEmpty()) {
            accounts.add(user(clock.instant()));
        }
    }

    /** A fresh key that lets this user in. */
    static FolderKey key(Ids ids, InstantSource clock) {
        return new FolderKey(ids.next("key_") + ids.next(""), user(clock.instant()));
    }

    private static User user(Instant now) {
        return new User(ID, EMAIL, "Command line", NO_PASSWORD, now);
    }
}
