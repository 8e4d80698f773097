package app.dispatch.adapters.persistence.account;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.sql.Columns;
import app.dispatch.application.account.ResetMailStore;
import app.dispatch.domain.account.Email;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Addresses that wait for a mail, in the database. */
public final class JdbiResetMailStore implements ResetMailStore {
    private static final String COUNT = "select count(*) from reset_mail";

    private static final String ASK = """
        insert into reset_mail (email_key, email, asked_at, due_at, attempts)
        values (:key, :email, :now, :now, 0)
        """;

    private static final String DUE = """
        select email_key, email, asked_at, due_at, attempts from reset_mail
        where due_at <= :now order by due_at, email_key fetch first :most rows only
        """;

    /** Of several processes that saw it, the one whose update finds it as it was has it. */
    private static final String TAKE = """
        update reset_mail set due_at = :next, attempts = attempts + 1
        where email_key = :key and attempts = :attempts and due_at = :due
        """;

    private static final String LATER = "update reset_mail set due_at = :next where email_key = :key";

    private static final String DONE = "delete from reset_mail where email_key = :key";

    private final Database database;

    public JdbiResetMailStore(Database database) {
        this.database = database.withoutSettling();
    }

    private record Seen(Due due, String key, long dueAt) {}

    @Override
    public boolean ask(Email to, Instant now, int most) {
        int waiting = database.statement(
                handle -> handle.createQuery(COUNT).mapTo(Integer.class).one());
        if (waiting >= most) {
            return false;
        }
        boolean added = database.inserted(handle -> handle.createUpdate(ASK)
                .bind("key", to.key())
                .bind("email", to.value())
                .bind("now", now.toEpochMilli())
                .execute());
        return added || waiting > 0; // else it waits already
    }

    @Override
    public List<Due> take(Instant now, Instant next, int most) {
        return database.transaction(handle -> {
            List<Due> taken = new ArrayList<>();
            for (Seen seen : due(handle, now, most)) {
                int mine = handle.createUpdate(TAKE)
                        .bind("next", next.toEpochMilli())
                        .bind("key", seen.key())
                        .bind("attempts", seen.due().attempt() - 1)
                        .bind("due", seen.dueAt())
                        .execute();
                if (mine == 1) {
                    taken.add(seen.due());
                }
            }
            return taken;
        });
    }

    private static List<Seen> due(Handle handle, Instant now, int most) {
        return handle.createQuery(DUE)
                .bind("now", now.toEpochMilli())
                .bind("most", most)
                .map((row, context) -> new Seen(
                        new Due(
                                new Email(row.getString("email")),
                                Columns.time(row, "asked_at"),
                                row.getInt("attempts") + 1),
                        row.getString("email_key"),
                        row.getLong("due_at")))
                .list();
    }

    @Override
    public void later(Email to, Instant next) {
        database.statement(handle -> handle.createUpdate(LATER)
                .bind("key", to.key())
                .bind("next", next.toEpochMilli())
                .execute());
    }

    @Override
    public void done(Email to) {
        database.statement(
                handle -> handle.createUpdate(DONE).bind("key", to.key()).execute());
    }
}
