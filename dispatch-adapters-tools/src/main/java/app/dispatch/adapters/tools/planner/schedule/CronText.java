package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.schedule.Piece.Force;
import app.dispatch.adapters.tools.planner.schedule.Piece.Kind;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a cron expression that is written out, in quotes or not: {@code cron 0 9 * * 1-5}. */
final class CronText {
    private static final Phrases NOISE = Phrases.of("""
            triggered by a cron schedule | triggered by a cron | on a cron schedule | on a schedule
            triggered by a schedule | by a cron schedule | run on a schedule | with the cron schedule
            with a cron schedule | with cron | on cron | with the cron expression | with the cron | using cron
            by cron | with cron expression | on the cron schedule | with cron schedule | on the schedule | cron""");
    private static final Pattern FIELD = Pattern.compile("[\\d*/,A-Za-z#?-]+");
    private static final Pattern FIRST = Pattern.compile("[\\d*].*");
    private static final int FIELDS = 5;

    private CronText() {}

    static Optional<Piece> at(Tokens tokens, int from) {
        int noise = NOISE.end(tokens, from);
        if (noise == 0) {
            return Optional.empty();
        }
        int at = noise;
        while (at < noise + Tokens.MOST_IN_A_ROW
                && (Set.of("expression", "schedule", "job", "of", "is").contains(tokens.word(at))
                        || tokens.mark(at, ':')
                        || tokens.mark(at, '('))) {
            at++;
        }
        if (at < tokens.size() && tokens.get(at) instanceof Token.Quote(String text, int start, int end)) {
            String stripped = text.strip();
            return stripped.split("\\s+").length == FIELDS ? literal(stripped, at + 1) : noise(noise);
        }
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < FIELDS; i++) {
            String field = field(tokens, at + i);
            if (!FIELD.matcher(field).matches()
                    || (i == 0 && !FIRST.matcher(field).matches())) {
                return noise(at);
            }
            fields.append(i == 0 ? "" : " ").append(field);
        }
        return literal(fields.toString(), at + FIELDS);
    }

    /** As it was written: the names of days and "L" are read in any case. */
    private static String field(Tokens tokens, int at) {
        return tokens.mark(at, '*') ? "*" : tokens.word(at);
    }

    private static Optional<Piece> noise(int end) {
        return Optional.of(new Piece(Force.ADDS, Kind.OTHER, end, draft -> {}));
    }

    private static Optional<Piece> literal(String fields, int end) {
        return FIRST.matcher(fields).matches()
                ? Optional.of(new Piece(Force.REPEATS, Kind.OTHER, end, draft -> draft.literal = fields))
                : Optional.empty();
    }
}
