package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.schedule.Pieces.Kind;
import app.dispatch.adapters.tools.planner.schedule.Pieces.Piece;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the schedule in a brief, wherever its pieces stand, and takes them out of the text. */
public final class ScheduleReader {
    private static final Phrases NOISE = Phrases.of("""
            triggered by a cron schedule | triggered by a cron | on a cron schedule | on a schedule
            triggered by a schedule | by a cron schedule | run on a schedule | with the cron schedule
            with a cron schedule | with cron | on cron | with the cron expression | with the cron | using cron
            by cron | with cron expression | on the cron schedule | with cron schedule | on the schedule | cron""");

    private static final Pattern FIELD = Pattern.compile("[\\d*/,A-Za-z#?-]+");
    private static final Set<String> NOT_BEFORE = Phrases.words("""
            for of from until about the 's by since this""");

    private final Zones zones = new Zones();

    /**
     * A schedule, and the brief without the words that said it.
     *
     * @param said those words
     */
    public record Found(Timing timing, Tokens rest, String said) {}

    private record Placed(int start, Piece piece) {}

    /**
     * The schedule of a brief; empty when it has none.
     *
     * @throws Unsayable when it has one that no cron expression can say
     */
    public Optional<Found> read(Tokens tokens) throws Unsayable {
        List<Placed> pieces = pieces(tokens);
        if (pieces.stream().noneMatch(placed -> placed.piece().core())) {
            return Optional.empty();
        }
        checkOne(pieces);
        Draft draft = new Draft();
        for (Placed placed : pieces) {
            if (placed.piece().core()) {
                placed.piece().change().to(draft);
            }
        }
        for (Placed placed : pieces) {
            if (!placed.piece().core()) {
                placed.piece().change().to(draft);
            }
        }
        boolean clockOnly = draft.unit == null && draft.weekdays.isEmpty() && draft.literal == null;
        Timing timing = draft.timing();
        List<String> notes = new ArrayList<>(timing.assumptions());
        if (clockOnly) {
            notes.addFirst("No day was said: the plan starts every day.");
        }
        if (timing.zone() == null && draft.unit != Unit.MINUTE && draft.unit != Unit.HOUR) {
            notes.add("No time zone was said: the schedule is in UTC.");
        }
        return Optional.of(
                new Found(new Timing(timing.cron(), timing.zone(), notes), rest(tokens, pieces), said(tokens, pieces)));
    }

    /** "On weekdays at 9 and on weekends at 11" are two schedules: days and a time, and once more. */
    private static void checkOne(List<Placed> pieces) throws Unsayable {
        List<Kind> kinds = pieces.stream()
                .map(placed -> placed.piece().kind())
                .filter(kind -> kind != Kind.OTHER)
                .toList();
        int schedules = 0;
        for (int i = 1; i < kinds.size(); i++) {
            schedules += kinds.get(i - 1) == Kind.DAYS && kinds.get(i) == Kind.TIME ? 1 : 0;
        }
        if (schedules > 1 || kinds.equals(List.of(Kind.TIME, Kind.DAYS, Kind.TIME, Kind.DAYS))) {
            throw new Unsayable("a plan has one schedule; make one plan for each");
        }
    }

    private List<Placed> pieces(Tokens tokens) {
        List<Placed> pieces = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            boolean adjacent = !pieces.isEmpty() && pieces.getLast().piece().end() == at;
            Optional<Piece> piece = piece(tokens, at, adjacent);
            if (piece.isPresent()) {
                pieces.add(new Placed(at, piece.get()));
                at = Math.max(at + 1, piece.get().end());
            } else {
                at++;
            }
        }
        return pieces;
    }

    private Optional<Piece> piece(Tokens tokens, int at, boolean adjacent) {
        return cron(tokens, at)
                .or(() -> Every.at(tokens, at))
                .or(() -> Pieces.range(tokens, at))
                .or(() -> Pieces.days(tokens, at))
                .or(() -> Dates.at(tokens, at))
                .or(() -> Pieces.part(tokens, at, adjacent))
                .or(() -> clock(tokens, at, adjacent))
                .or(() -> once(tokens, at))
                .or(() -> zones.at(tokens, at)
                        .map(zone -> new Piece(false, Kind.OTHER, zone.end(), draft -> {
                            draft.zone = zone.id();
                            if (zone.assumed()) {
                                draft.notes.add("“" + zone.written() + "” is read as " + zone.id()
                                        + ", with its daylight saving.");
                            }
                        })));
    }

    private static Optional<Piece> clock(Tokens tokens, int at, boolean adjacent) {
        boolean led = Set.of("at", "around", "about", "@", "on").contains(tokens.word(at));
        return led || adjacent
                ? Pieces.at(tokens, at)
                : Pieces.at(tokens, at)
                        .filter(piece -> tokens.word(at + 1).equals("past")
                                || tokens.word(at + 2).equals("past"));
    }

    /** A moment that comes once: not something that a plan can wait for. */
    private static Optional<Piece> once(Tokens tokens, int at) {
        String word = tokens.word(at);
        boolean day = Set.of("tomorrow", "tonight").contains(word)
                && !NOT_BEFORE.contains(tokens.word(at - 1))
                && !tokens.word(at + 1).equals("'s");
        boolean wait = word.equals("in")
                && Unit.of(tokens.word(at + 2)).isPresent()
                && (Clock.number(tokens.word(at + 1)).isPresent()
                        || Set.of("an", "a").contains(tokens.word(at + 1)));
        boolean next = word.equals("next")
                && (Days.weekday(tokens.word(at + 1)).isPresent()
                        || Set.of("week", "month").contains(tokens.word(at + 1)))
                && !tokens.word(at + 2).equals("'s")
                && !NOT_BEFORE.contains(tokens.word(at - 1));
        if (!day && !wait && !next) {
            return Optional.empty();
        }
        return Pieces.unsayable(
                at + 1,
                "a plan cannot wait for one moment; leave the time out and run it then, or give it a schedule that repeats");
    }

    /** {@code cron 0 9 * * 1-5}, in quotes or not. */
    private static Optional<Piece> cron(Tokens tokens, int from) {
        int noise = NOISE.end(tokens, from);
        if (noise == 0) {
            return Optional.empty();
        }
        int at = noise;
        while (Set.of("expression", "schedule", "job", "of", "is").contains(tokens.word(at))
                || tokens.mark(at, ':')
                || tokens.mark(at, '(')) {
            at++;
        }
        if (at < tokens.size() && tokens.get(at) instanceof Token.Quote(String text, int start, int end)) {
            String stripped = text.strip();
            return stripped.split("\\s+").length == 5 ? literal(stripped, at + 1) : noise(noise);
        }
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            String field = tokens.mark(at + i, '*') ? "*" : tokens.word(at + i);
            if (!FIELD.matcher(field).matches() || (i == 0 && !field.matches("[\\d*].*"))) {
                return noise(at);
            }
            fields.append(i == 0 ? "" : " ").append(field);
        }
        return literal(fields.toString(), at + 5);
    }

    private static Optional<Piece> noise(int end) {
        return Optional.of(new Piece(false, Kind.OTHER, end, draft -> {}));
    }

    private static Optional<Piece> literal(String fields, int end) {
        return fields.matches("[\\d*].*")
                ? Optional.of(new Piece(true, Kind.OTHER, end, draft -> draft.literal = fields))
                : Optional.empty();
    }

    private static Tokens rest(Tokens tokens, List<Placed> pieces) {
        List<Token> rest = new ArrayList<>();
        int at = 0;
        for (Placed placed : pieces) {
            int start = placed.start();
            while (start > at
                    && Set.of("on", "at", "starting", "schedule", "run", "runs", "once")
                            .contains(tokens.word(start - 1))) {
                start--;
            }
            rest.addAll(tokens.list().subList(at, Math.max(at, start)));
            at = Math.max(at, placed.piece().end());
        }
        rest.addAll(tokens.list().subList(Math.min(at, tokens.size()), tokens.size()));
        return new Tokens(tokens.text(), rest);
    }

    private static String said(Tokens tokens, List<Placed> pieces) {
        List<String> said = new ArrayList<>();
        for (Placed placed : pieces) {
            said.add(tokens.slice(placed.start(), placed.piece().end()).written());
        }
        return String.join(" ", said);
    }
}
