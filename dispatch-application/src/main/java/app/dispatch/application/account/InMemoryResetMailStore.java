package app.dispatch.application.account;

import app.dispatch.domain.account.Email;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Addresses that wait for a mail, for as long as the process lives. Safe for use by several threads. */
public final class InMemoryResetMailStore implements ResetMailStore {
    private final Map<String, Row> rows = new HashMap<>();

    private record Row(Email to, Instant askedAt, Instant dueAt, int attempts) {}

    @Override
    public synchronized boolean ask(Email to, Instant now, int most) {
        if (rows.containsKey(to.key())) {
            return true;
        }
        if (rows.size() >= most) {
            return false;
        }
        rows.put(to.key(), new Row(to, now, now, 0));
        return true;
    }

    @Override
    public synchronized List<Due> take(Instant now, Instant next, int most) {
        List<Due> taken = new ArrayList<>();
        List<Row> due = rows.values().stream()
                .filter(row -> !row.dueAt().isAfter(now))
                .sorted(Comparator.comparing(Row::dueAt)
                        .thenComparing(row -> row.to().key()))
                .limit(most)
                .toList();
        for (Row row : due) {
            Row after = new Row(row.to(), row.askedAt(), next, row.attempts() + 1);
            rows.put(row.to().key(), after);
            taken.add(new Due(row.to(), row.askedAt(), after.attempts()));
        }
        return taken;
    }

    @Override
    public synchronized void later(Email to, Instant next) {
        rows.computeIfPresent(to.key(), (key, row) -> new Row(row.to(), row.askedAt(), next, row.attempts()));
    }

    @Override
    public synchronized void done(Email to) {
        rows.remove(to.key());
    }
}
