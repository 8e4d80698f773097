package app.dispatch.adapters.persistence.account;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.application.account.AccountStore.Added;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/** Invitations to create an account, in the database. */
record Invitations(Database database) {
    private static final String IS_INVITED = "select count(*) from invitation where hash = :hash and expires_at > :now";

    private static final String USE = "delete from invitation where hash = :hash and expires_at > :now";

    /** Those of one user wait for one another here, so that each counts right. */
    private static final String LOCK_OWNER = "select id from app_user where id = :owner for update";

    private static final String FORGET_EXPIRED = "delete from invitation where owner = :owner and expires_at <= :now";

    private static final String COUNT = "select count(*) from invitation where owner = :owner";

    private static final String INVITE =
            "insert into invitation (hash, owner, expires_at) values (:hash, :owner, :expiresAt)";

    /** What takes the use of an invitation back. */
    private static final class Unused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    Added add(User user, String invitation, BiConsumer<Handle, User> insert) {
        try {
            boolean added = database.insertedTogether(handle -> {
                if (!use(handle, invitation, user.createdAt())) {
                    throw new Unused();
                }
                insert.accept(handle, user);
            });
            return added ? Added.YES : Added.TAKEN;
        } catch (Unused none) {
            return Added.UNINVITED;
        }
    }

    private static boolean use(Handle handle, String invitation, Instant now) {
        return handle.createUpdate(USE)
                        .bind("hash", invitation)
                        .bind("now", now.toEpochMilli())
                        .execute()
                == 1;
    }

    boolean invite(UserId by, String invitation, Instant now, Instant expiresAt, int most) {
        return database.transaction(handle -> hasRoom(handle, by, now, most)
                && handle.createUpdate(INVITE)
                                .bind("hash", invitation)
                                .bind("owner", by.value())
                                .bind("expiresAt", expiresAt.toEpochMilli())
                                .execute()
                        == 1);
    }

    private static boolean hasRoom(Handle handle, UserId by, Instant now, int most) {
        boolean known = handle.createQuery(LOCK_OWNER)
                .bind("owner", by.value())
                .mapTo(String.class)
                .findOne()
                .isPresent();
        handle.createUpdate(FORGET_EXPIRED)
                .bind("owner", by.value())
                .bind("now", now.toEpochMilli())
                .execute();
        return known
                && handle.createQuery(COUNT)
                                .bind("owner", by.value())
                                .mapTo(Integer.class)
                                .one()
                        < most;
    }

    boolean isInvited(String invitation, Instant now) {
        return database.statement(handle -> handle.createQuery(IS_INVITED)
                .bind("hash", invitation)
                .bind("now", now.toEpochMilli())
                .mapTo(Long.class)
                .map(count -> count > 0)
                .one());
    }
}
