package app.dispatch.adapters.persistence.run.log;

import app.dispatch.adapters.persistence.sql.Columns;
import app.dispatch.application.json.JournalJson;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunId;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The events of one commit.
 *
 * @param seq the number of the last of them
 * @param text all of them: a JSON list
 */
public record JournalEntry(long seq, String text) {
    public static final String INSERT =
            "insert into run_journal (run_id, seq, entry, size) values (:id, :seq, :entry, :size)";

    /** The same for a run that may have been deleted meanwhile: then nothing is stored. */
    public static final String INSERT_IF_KNOWN = """
            insert into run_journal (run_id, seq, entry, size)
            select id, :seq, :entry, :size from run where id = :id
            """;

    public static JournalEntry of(List<Recorded> events) {
        return new JournalEntry(events.getLast().seq(), JournalJson.write(events));
    }

    /** The events of several, in their order. */
    public static JournalEntry together(List<JournalEntry> entries) {
        if (entries.size() == 1) {
            return entries.getFirst();
        }
        String all = entries.stream()
                .map(entry -> entry.text().substring(1, entry.text().length() - 1))
                .collect(Collectors.joining(",", "[", "]"));
        return new JournalEntry(entries.getLast().seq(), all);
    }

    /** How many characters {@link #together} gives several, or none. */
    public static long sizeOf(List<JournalEntry> entries) {
        long apart = entries.stream().mapToLong(entry -> entry.text().length()).sum();
        return entries.isEmpty() ? 0 : apart - (entries.size() - 1); // "][" becomes ","
    }

    public <S extends SqlStatement<S>> S bind(S statement, RunId run) {
        return statement
                .bind("id", run.value())
                .bind("seq", seq)
                .bind("entry", Columns.text(text))
                .bind("size", text.length());
    }
}
