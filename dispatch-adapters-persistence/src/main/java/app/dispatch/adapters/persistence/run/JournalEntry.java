package app.dispatch.adapters.persistence.run;

import app.dispatch.application.json.JournalJson;
import app.dispatch.domain.run.Recorded;
import java.util.List;

/**
 * The events of one commit.
 *
 * @param seq the number of the last of them
 * @param text all of them
 */
record JournalEntry(long seq, String text) {
    static JournalEntry of(List<Recorded> events) {
        return new JournalEntry(events.getLast().seq(), JournalJson.write(events));
    }
}
