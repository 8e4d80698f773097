package app.dispatch.domain.compose;

/**
 * One thing that a planner chose, and the words of the brief that made it.
 *
 * @param words the words as they are read of the brief; in English for a brief in another language
 * @param at where they start in the brief, in UTF-16 code units; -1 when it does not hold them: for an assumption, or when it
 *     is in another language
 * @param chosen what was chosen, such as {@code cron 0 9 * * 1} or {@code slack.post_message}
 */
public record Choice(String words, int at, String chosen) {}
