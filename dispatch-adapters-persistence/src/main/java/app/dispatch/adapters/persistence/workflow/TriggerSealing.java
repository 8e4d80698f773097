package app.dispatch.adapters.persistence.workflow;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.application.vault.SecretBox;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.workflow.WorkflowId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Encrypts the webhooks' secrets that earlier versions stored in clear. It comes before the first look at a workflow.
 *
 * <p>A row of {@code upgrade} says that there may be any, and goes last. So it may be broken off anywhere and begun again, and
 * be done by several processes at once: each finds what is still in clear, and changes only what is still as it was read.
 *
 * @param batch how many are encrypted in one commit
 */
public record TriggerSealing(Database database, SecretBox box, int batch) {
    private static final int BATCH = 100;

    private static final String NAME = "seal webhooks";

    private static final String PENDING = "select count(*) from upgrade where name = :name";

    private static final String DONE = "delete from upgrade where name = :name";

    /** In the order of ids, so that two processes wait for each other and never both. */
    private static final String IN_CLEAR = """
            select id, owner, webhook_sealed from workflow where id > :after and webhook_sealed not like :sealed
            order by id fetch first :most rows only
            """;

    private static final String SEAL =
            "update workflow set webhook_sealed = :sealed where owner = :owner and id = :id and webhook_sealed = :clear";

    /** For what is in this database. */
    public TriggerSealing(Database database, SecretBox box) {
        this(database, box, BATCH);
    }

    private record InClear(WorkflowId id, UserId owner, String secret) {}

    /** Encrypts what is left to encrypt, and has a file of H2 forget what it was. */
    public void finish() {
        if (!isPending()) {
            return;
        }
        String last = "";
        for (List<InClear> some = sealNext(last); !some.isEmpty(); some = sealNext(last)) {
            last = some.getLast().id().value();
        }
        database.compact();
        database.statement(
                handle -> handle.createUpdate(DONE).bind("name", NAME).execute());
    }

    private boolean isPending() {
        return database.statement(handle -> handle.createQuery(PENDING)
                        .bind("name", NAME)
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    private List<InClear> sealNext(String after) {
        return database.transaction(handle -> {
            List<InClear> some = handle.createQuery(IN_CLEAR)
                    .bind("after", after)
                    .bind("sealed", TriggerColumn.PREFIX + "%")
                    .bind("most", batch)
                    .map((row, context) -> new InClear(
                            new WorkflowId(row.getString("id")),
                            new UserId(row.getString("owner")),
                            row.getString("webhook_sealed")))
                    .list();
            some.forEach(each -> seal(handle, each));
            return some;
        });
    }

    private void seal(Handle handle, InClear found) {
        handle.createUpdate(SEAL)
                .bind("sealed", new TriggerColumn(box).write(found.owner(), found.id(), found.secret()))
                .bind("owner", found.owner().value())
                .bind("id", found.id().value())
                .bind("clear", found.secret())
                .execute();
    }
}
