package app.dispatch.server;

import app.dispatch.domain.account.UserId;

/** The owner of what the command line runs: whoever can read the data folder. Nobody can sign in as this user. */
final class LocalUser {
    static final UserId ID = new UserId("usr_local");

    private LocalUser() {}
}
