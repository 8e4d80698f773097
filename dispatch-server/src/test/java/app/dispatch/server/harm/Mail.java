package app.dispatch.server.harm;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A message of the mailbox.
 *
 * @param labels the ids of its labels, which change
 * @param attachment the name of the file in it; empty for none
 */
record Mail(
        String id,
        String from,
        String to,
        String subject,
        String body,
        Instant at,
        Set<String> labels,
        String attachment) {

    /** One that somebody sent to Ada. */
    static Mail to(String id, String from, String subject, String at, List<String> labels, String attachment) {
        return new Mail(
                id,
                from,
                "ada@example.com",
                subject,
                "This is about: " + subject,
                Instant.parse(at),
                new LinkedHashSet<>(labels),
                attachment);
    }

    String thread() {
        return "t" + id;
    }
}
