package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.schedule.Piece.Force;
import app.dispatch.adapters.tools.planner.schedule.Piece.Kind;
import app.dispatch.adapters.tools.planner.text.Scanner;
import app.dispatch.adapters.tools.planner.text.Spelling;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the schedule in a brief, wherever its pieces stand, and takes them out of the text. Immutable. */
public final class ScheduleReader {
    private static final Set<String> LEFT_BEHIND =
            Set.of("on", "at", "starting", "schedule", "run", "runs", "once", "for", "and");

    private final Zones zones = new Zones();
    private final Spelling spelling = Spelling.ofTimes();

    /**
     * A schedule, and the brief without the words that said it.
     *
     * @param again whether it says that something repeats, rather than naming a time or a day
     * @param said those words
     * @param words the same words with the places where they stand, in the brief's order
     */
    public record Found(Timing timing, boolean again, Tokens rest, String said, List<Words> words) {
        public Found {
            words = List.copyOf(words);
        }
    }

    /**
     * Words of a brief from which a schedule was read.
     *
     * @param start the offset of their first character in the brief
     * @param end the offset after their last one
     */
    public record Words(int start, int end, String text) {}

    private record Placed(int start, Piece piece) {}

    /**
     * The schedule of a brief; empty when it has none.
     *
     * @throws Unsayable when it has one that no cron expression can say
     */
    public Optional<Found> read(Tokens brief) throws Unsayable {
        return read(brief, false);
    }

    /**
     * The schedule that a phrase alone says: "weekly", "Mondays at 8", also "at 9" or "Monday"; empty when there is none in it.
     *
     * @throws Unsayable when it says one that no cron expression can say
     */
    public Optional<Timing> phrase(String text) throws Unsayable {
        return read(Scanner.scan(text), true).map(Found::timing);
    }

    private Optional<Found> read(Tokens brief, boolean alone) throws Unsayable {
        Spelling.Read spelled = spelling.read(brief);
        Tokens tokens = Brackets.numbers(spelled.tokens());
        List<Placed> pieces = used(pieces(tokens, alone), alone);
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        checkOne(pieces);
        Draft draft = new Draft();
        for (Placed placed : pieces) {
            placed.piece().change().to(draft);
        }
        if (draft.byHand != null) {
            draft.byHand = said(brief, pieces);
        }
        boolean clockOnly = draft.unit == null
                && draft.weekdays.isEmpty()
                && draft.months.isEmpty()
                && draft.literal == null
                && draft.byHand == null;
        Timing timing = draft.timing();
        List<String> notes = new ArrayList<>(timing.assumptions());
        if (clockOnly) {
            notes.addFirst("No day was said: the plan starts every day.");
        }
        boolean local = (draft.unit != Unit.MINUTE && draft.unit != Unit.HOUR)
                || (timing.cron() != null && isOfDay(timing.cron()));
        if (timing.cron() != null && timing.zone() == null && local) {
            notes.add("No time zone was said: the schedule is in UTC.");
        }
        notes.addAll(corrected(spelled, brief, pieces));
        Timing told = new Timing(timing.cron(), timing.zone(), timing.condition(), notes);
        return Optional.of(
                new Found(told, again(tokens, pieces), rest(brief, pieces), said(brief, pieces), words(brief, pieces)));
    }

    /** Whether hours, days or months are told, which are not the same ones everywhere. */
    private static boolean isOfDay(String cron) {
        String[] parts = cron.split(" ");
        return parts.length == 5
                && !(parts[1].matches("\\*(/\\d+)?") && (parts[2] + parts[3] + parts[4]).equals("***"));
    }

    /** The pieces that count: what repeats wins over what only describes or comes once; none without one that makes a schedule. */
    private static List<Placed> used(List<Placed> pieces, boolean alone) {
        boolean repeats = any(pieces, Force.REPEATS);
        boolean once = any(pieces, Force.ONCE) && !repeats;
        boolean makes = repeats || (any(pieces, Force.MAKES) && !once);
        if (!makes && !once && !any(pieces, Force.DESCRIBES) && (!alone || pieces.isEmpty())) {
            return List.of();
        }
        return pieces.stream()
                .filter(placed -> switch (placed.piece().force()) {
                    case REPEATS, MAKES, ADDS -> true;
                    case DESCRIBES -> !repeats && !once;
                    case ONCE -> !repeats;
                })
                .toList();
    }

    private static boolean any(List<Placed> pieces, Force force) {
        return pieces.stream().anyMatch(placed -> placed.piece().is(force));
    }

    private static boolean again(Tokens tokens, List<Placed> pieces) {
        return any(pieces, Force.REPEATS)
                || any(pieces, Force.DESCRIBES)
                || pieces.stream().anyMatch(placed -> many(tokens, placed.start()));
    }

    /** "On weekdays at 9 and on weekends at 11" are two schedules: days and a time, and once more. */
    private static void checkOne(List<Placed> pieces) throws Unsayable {
        List<Kind> kinds = pieces.stream()
                .map(placed -> placed.piece().kind())
                .filter(kind -> kind == Kind.DAYS || kind == Kind.TIME)
                .toList();
        int schedules = 0;
        for (int i = 1; i < kinds.size(); i++) {
            schedules += kinds.get(i - 1) == Kind.DAYS && kinds.get(i) == Kind.TIME ? 1 : 0;
        }
        if ((schedules > 1 && !mornings(pieces)) || kinds.equals(List.of(Kind.TIME, Kind.DAYS, Kind.TIME, Kind.DAYS))) {
            throw new Unsayable("a plan has one schedule; make one plan for each");
        }
    }

    /** "Every morning at 8 and every evening at 6" are two times of one schedule. */
    private static boolean mornings(List<Placed> pieces) throws Unsayable {
        for (Placed placed : pieces) {
            if (placed.piece().kind() == Kind.DAYS) {
                Draft alone = new Draft();
                placed.piece().change().to(alone);
                if (!alone.hasParts() || !alone.weekdays.isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<Placed> pieces(Tokens tokens, boolean alone) {
        List<Placed> pieces = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            boolean adjacent = (alone && at == 0)
                    || (!pieces.isEmpty()
                            && near(tokens, pieces.getLast().piece().end(), at));
            Optional<DateSpan> span = DateSpan.at(tokens, at);
            if (span.isPresent()) {
                Piece days = span.get().piece();
                if (adjacent || repeats(tokens)) {
                    pieces.add(new Placed(at, days));
                }
                at = days.end(); // else it says which ones are meant
                continue;
            }
            Optional<Piece> piece = piece(tokens, at, adjacent);
            if (piece.isPresent()) {
                pieces.add(new Placed(at, piece.get()));
                at = Math.max(at + 1, piece.get().end());
            } else {
                at = Math.max(at + 1, Bounds.over(tokens, at));
            }
        }
        return pieces;
    }

    /** Whether anything is said to come again and again. */
    private static boolean repeats(Tokens tokens) {
        return tokens.find(
                        0,
                        i -> Every.at(tokens, i)
                                .or(() -> Adverbs.at(tokens, i))
                                .filter(piece -> piece.is(Force.REPEATS))
                                .isPresent())
                < tokens.size();
    }

    private static boolean near(Tokens tokens, int end, int at) {
        boolean dashed = (tokens.word(end).matches("[-–—]") || tokens.mark(end, ':'))
                && tokens.word(at).matches("\\d{1,2}:\\d\\d.*"); // "twice a day - 9:00 and 17:00"
        return end == at || (end == at - 1 && (tokens.mark(end, ',') || dashed));
    }

    private Optional<Piece> piece(Tokens tokens, int at, boolean adjacent) {
        Optional<Piece> sure =
                CronText.at(tokens, at).or(() -> Every.at(tokens, at)).or(() -> Adverbs.at(tokens, at));
        if (sure.isPresent()) {
            return sure;
        }
        Optional<Piece> timed = Bounds.at(tokens, at, adjacent)
                .or(() -> Hours.at(tokens, at, adjacent))
                .or(() -> Pieces.days(tokens, at, adjacent))
                .or(() -> Dates.at(tokens, at))
                .or(() -> Pieces.at(tokens, at, adjacent))
                .or(() -> Pieces.part(tokens, at, adjacent));
        boolean event = !adjacent && !many(tokens, at) && !mornings(tokens, at) && Context.event(tokens, at);
        boolean goesOn = timed.filter(piece -> Every.at(tokens, piece.end()).isPresent())
                .isPresent(); // "my meetings at 8 every day"
        boolean data = event || (!adjacent && !goesOn && !many(tokens, at) && Context.data(tokens, at));
        boolean done = !adjacent
                && timed.filter(piece -> Context.done(tokens, at, piece.end())).isPresent();
        return timed.filter(piece -> !done && (piece.is(Force.REPEATS) || !data))
                .or(() -> timed.isPresent() || event ? Optional.empty() : Once.at(tokens, at))
                .or(() -> zone(tokens, at, adjacent))
                .or(() -> bracketed(tokens, at, adjacent));
    }

    /** "Three times a day (8, 13 and 18)". */
    private Optional<Piece> bracketed(Tokens tokens, int at, boolean adjacent) {
        if (!adjacent || !tokens.mark(at, '(') || tokens.mark(at + 1, '(')) {
            return Optional.empty();
        }
        return piece(tokens, at + 1, true).filter(piece -> piece.end() > at + 1).flatMap(piece -> {
            boolean apart = tokens.mark(piece.end(), ')');
            boolean closed = apart
                    || tokens.text().startsWith(")", tokens.get(piece.end() - 1).end());
            int end = apart ? piece.end() + 1 : piece.end();
            return closed ? Optional.of(new Piece(piece.force(), piece.kind(), end, piece.change())) : Optional.empty();
        });
    }

    /** "Mondays" come again and again, whatever stands before them. */
    private static boolean many(Tokens tokens, int at) {
        String day = tokens.word(tokens.word(at).equals("on") ? at + 1 : at);
        return day.endsWith("days") || day.equals("weekends");
    }

    /** "Monday mornings" come again and again as well. */
    private static boolean mornings(Tokens tokens, int at) {
        return Days.week(tokens, tokens.word(at).equals("on") ? at + 1 : at)
                .filter(days -> Pieces.areParts(tokens, days.end()))
                .isPresent();
    }

    private Optional<Piece> zone(Tokens tokens, int at, boolean adjacent) {
        if (adjacent
                && tokens.is(at, Set.of("my", "local", "our"))
                && tokens.word(at + 1).equals("time")) {
            return Piece.adds(
                    at + 2, draft -> draft.notes.add("Which zone “" + tokens.word(at) + " time” is, is not known."));
        }
        return zones.at(tokens, at, adjacent)
                .map(zone -> new Piece(Force.ADDS, Kind.ZONE, zone.end(), draft -> {
                    draft.zone = zone.id();
                    if (zone.assumed()) {
                        draft.notes.add(zone.reading());
                    }
                }));
    }

    private static Tokens rest(Tokens tokens, List<Placed> pieces) {
        List<Token> rest = new ArrayList<>();
        int at = 0;
        for (Placed placed : pieces) {
            int start = placed.start();
            while (start > at && LEFT_BEHIND.contains(tokens.word(start - 1)) && !joins(tokens, start)) {
                start--;
            }
            rest.addAll(tokens.list().subList(at, Math.max(at, start)));
            at = Math.max(at, placed.piece().end());
        }
        rest.addAll(tokens.list().subList(Math.min(at, tokens.size()), tokens.size()));
        return new Tokens(tokens.text(), rest);
    }

    /** "And" and "for" belong to what stands there, not to the schedule. */
    private static boolean joins(Tokens tokens, int start) {
        return Set.of("and", "for").contains(tokens.word(start - 1));
    }

    /** What was corrected in the words of the schedule. */
    private static List<String> corrected(Spelling.Read spelled, Tokens brief, List<Placed> pieces) {
        List<Words> words = spelled.corrections().isEmpty() ? List.of() : words(brief, pieces);
        return spelled.corrections().stream()
                .filter(one -> words.stream()
                        .anyMatch(said ->
                                said.start() <= one.read().start() && one.read().end() <= said.end()))
                .map(Spelling.Correction::note)
                .distinct()
                .toList();
    }

    private static String said(Tokens tokens, List<Placed> pieces) {
        return String.join(" ", words(tokens, pieces).stream().map(Words::text).toList());
    }

    private static List<Words> words(Tokens tokens, List<Placed> pieces) {
        return pieces.stream()
                .map(placed -> tokens.slice(placed.start(), placed.piece().end()))
                .map(slice -> new Words(
                        slice.list().getFirst().start(), slice.list().getLast().end(), slice.written()))
                .toList();
    }
}
