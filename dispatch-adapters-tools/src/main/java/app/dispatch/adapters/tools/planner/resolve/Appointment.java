package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.schedule.TimeWords;
import app.dispatch.adapters.tools.planner.text.Scanner;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes when something is that is put into a calendar. */
final class Appointment {
    private static final long USUAL_MINUTES = 60;
    private static final int MORNING = 540;
    private static final int NOON = 720;
    /** An expression of a date: with its year, or of the year of the run. */
    private static final Pattern DATE = Pattern.compile(
            "^timestamp\\((?:'(\\d{4}-\\d\\d-\\d\\d)T|run\\.date\\.substring\\(0, 4\\) \\+ '-\\d\\d-\\d\\dT)");

    static final String TODAY = "timestamp(run.date + 'T00:00:00Z')";
    private static final Pattern FIXED = Pattern.compile("timestamp\\('([^'Z]+)Z'\\)");
    private static final String UTC = "UTC";
    private static final String NOW = "It was not said when it is: it starts when the run does.";

    private final FreeWords words;
    private final Tokens tokens;
    private final Moving moving;

    Appointment(FreeWords words) {
        this.words = words;
        this.tokens = words.tokens();
        this.moving = new Moving(words);
    }

    /** What is said of when it is. */
    private static final class When {
        /** Whether it can be said in which zone that is. */
        private final boolean zoned;

        private Optional<Period> day = Optional.empty();

        /** The last of several days. */
        private Optional<Period> last = Optional.empty();

        /** The number of the day of the week that stands for a day, until a date does. */
        private Optional<Integer> weekday = Optional.empty();

        private Optional<TimeWords.Zone> zone = Optional.empty();
        private final List<TimeWords.Hour> hours = new ArrayList<>();
        private boolean theirs; // the time zone of others, which is not named
        private long minutes;

        /** Whether it takes the whole day. */
        private boolean whole;

        When(boolean zoned) {
            this.zoned = zoned;
        }

        /** The zone, where that is another than the one that times without one are in. */
        Optional<TimeWords.Zone> elsewhere() {
            return zone.filter(one -> !one.id().equals(UTC));
        }
    }

    /** Takes its day, its hours and its length, where the operation has a start and an end. */
    void take(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> start = claim.operation.param("start");
        Optional<Param> end = claim.operation.param("end");
        if (start.isEmpty() || end.isEmpty() || parts.isEmpty()) {
            return;
        }
        Optional<Param> zone = claim.operation.params().values().stream()
                .filter(param -> param.forms().contains("timezone"))
                .findFirst();
        boolean moves = claim.operation.is(Operation.Kind.CHANGE);
        if (moves && moving.by(claim, parts, taken)) {
            return;
        }
        List<Part> said = moves ? moving.aim(parts) : parts;
        boolean aimed = moves && moving.aims(said);
        if (moves && !aimed && sets(claim)) {
            return; // "rename the call on Friday to …": which one it is
        }
        When when = new When(zone.isPresent());
        int last = said.getLast().to();
        int i = said.getFirst().from();
        while (i < last) {
            boolean open = words.free(claim, taken, i) && !(tokens.get(i) instanceof Token.Mark);
            int after = open ? read(when, said, i) : i;
            claim.use(i, after);
            i = Math.max(after, i + 1);
        }
        if (!when.hours.isEmpty()) {
            atHours(claim, start.get(), end.get(), when);
            when.elsewhere()
                    .ifPresent(one -> claim.params.put(zone.orElseThrow().name(), Value.of(one.id())));
        } else if (aimed && when.day.isPresent() && !when.whole && when.last.isEmpty()) {
            onDay(claim, start.get(), end.get(), when);
        } else if (when.minutes > 0) {
            lasting(claim, start.get(), end.get(), when);
        } else if (when.day.isPresent() && (when.whole || when.last.isPresent())) {
            wholeDay(claim, start.get(), end.get(), when);
        }
    }

    /** Whether something else than its time changes. */
    private static boolean sets(Claim claim) {
        return claim.params.keySet().stream()
                .anyMatch(name -> !claim.operation.parameter(name).is("item", "place"));
    }

    /** "move it to Thursday": at the same hours on another day. */
    private static void onDay(Claim claim, Param start, Param end, When when) {
        for (Param one : List.of(start, end)) {
            claim.params.put(one.name(), moment(when.day.orElseThrow().from()));
        }
        claim.keepsHours = true;
        claim.keepsLength = true;
        claim.notes.add("It is at the same time of day as before, and takes as long.");
    }

    /** An event of a whole day, which ends on the day after it. */
    private static void wholeDay(Claim claim, Param start, Param end, When when) {
        String day = when.day.orElseThrow().from();
        claim.params.put(start.name(), date(day));
        claim.params.put(end.name(), date(when.last.map(Period::to).orElse(day + " + duration('24h')")));
    }

    private static Value date(String expression) {
        return Value.of(Expressions.template("string(" + expression + ").substring(0, 10)"));
    }

    /** Reads what stands at a place; the place after it, or the same when it says nothing of a time. */
    private int read(When when, List<Part> parts, int at) {
        Optional<Period.Length> length = Period.length(tokens, at)
                .filter(one -> lasts(parts, at)
                        && !EnglishWords.BEFOREHAND.phrases().at(tokens, one.end())); // "30 minutes before each call"
        Optional<Period> period = when.day.isEmpty() || when.weekday.isPresent()
                ? Period.at(tokens, at).filter(one -> agrees(when, one))
                : Optional.empty();
        Optional<TimeWords.Zone> zone =
                when.hours.isEmpty() || when.zone.isPresent() ? Optional.empty() : zone(when, at);
        int whole = whole(at);
        if (whole > at) {
            when.whole = true;
            return whole;
        }
        if (length.isPresent()) {
            when.minutes = length.get().minutes();
            return length.get().end();
        }
        if (period.isPresent()) {
            when.weekday = when.day.isEmpty()
                    ? TimeWords.weekday(tokens.word(period.get().end() - 1))
                    : Optional.empty();
            when.day = period.map(day -> Months.coming(day, day));
            when.last = period.filter(Period::isDay)
                    .flatMap(day -> new DayHours(tokens).last(day).map(last -> Months.coming(day, last)));
            return when.last.or(() -> period).get().end();
        }
        if (zone.isPresent()) {
            when.zone = zone;
            return zone.get().end();
        }
        return when.hours.isEmpty() && range(when, at) ? at + 1 : hours(when, at);
    }

    private int hours(When when, int at) {
        Optional<TimeWords.Hour> hour = when.hours.size() < 2 ? hour(at, when.day.isPresent()) : Optional.empty();
        if (hour.isPresent()) {
            when.hours.add(hour.get());
            when.theirs |= TimeWords.isTheirs(tokens, hour.get().end());
            halves(when, tokens.word(hour.get().end() - 1));
            return tokens.word(hour.get().end()).equals("o'clock")
                    ? hour.get().end() + 1
                    : hour.get().end();
        }
        return halfDay(when, at);
    }

    private int halfDay(When when, int at) {
        if (!tokens.is(at, Set.of("afternoon", "morning", "evening")) || when.hours.isEmpty()) {
            return at;
        }
        boolean later = !tokens.word(at).equals("morning");
        when.hours.replaceAll(
                one -> later && one.minute() < NOON ? new TimeWords.Hour(one.minute() + NOON, false, one.end()) : one);
        return at + 1;
    }

    /** The place after "all-day". */
    private int whole(int at) {
        if (tokens.phrase(at, "all day")) {
            return at + 2;
        }
        return tokens.is(at, Set.of("all-day", "whole-day", "full-day")) ? at + 1 : at;
    }

    private Optional<TimeWords.Zone> zone(When when, int at) {
        return TimeWords.zone(tokens, at).filter(one -> when.zoned || one.id().equals(UTC));
    }

    /** "Wednesday 9 December 2026": whether a date goes with the day of the week before it. */
    private static boolean agrees(When when, Period period) {
        Matcher date = DATE.matcher(period.from());
        boolean dated = date.find();
        return when.weekday.isEmpty()
                || (dated
                        && (date.group(1) == null
                                || LocalDate.parse(date.group(1)).getDayOfWeek().getValue() % 7 == when.weekday.get()));
    }

    /** Whether a length of time is how long it takes. */
    private boolean lasts(List<Part> parts, int at) {
        boolean object =
                at == parts.getFirst().from() && parts.getFirst().relator().isEmpty();
        return object || tokens.is(at - 1, Set.of("for", "of", "lasting", "a", "an")) || tokens.mark(at - 1, ',');
    }

    /** "12:00-13:00" in one word. */
    private boolean range(When when, int at) {
        String[] hours = tokens.word(at).split("[-–]", -1);
        boolean plain = tokens.word(at).matches("\\d{1,2}[-–]\\d{1,2}")
                && (when.day.isPresent() || Period.at(tokens, at + 1).isPresent());
        if (hours.length != 2 || !(plain || tokens.word(at).matches(".*(:|am|pm|h).*"))) {
            return false;
        }
        for (String one : hours) {
            Tokens alone = Scanner.scan(one);
            TimeWords.hour(alone, 0)
                    .filter(hour -> hour.end() == alone.size())
                    .or(() -> TimeWords.number(one)
                            .filter(hour -> hour <= 24)
                            .map(hour -> new TimeWords.Hour(hour * 60, true, 1)))
                    .ifPresent(when.hours::add);
        }
        if (when.hours.size() < 2) {
            when.hours.clear();
            return false;
        }
        halves(when, hours[1]);
        return true;
    }

    /** "3 to 4pm": the first hour is in the half of the second, unless that comes before it then. */
    private static void halves(When when, String written) {
        TimeWords.Hour first = when.hours.getFirst();
        boolean later = first.plain()
                && written.endsWith("pm")
                && first.minute() + NOON < when.hours.getLast().minute();
        if (later) {
            when.hours.set(0, new TimeWords.Hour(first.minute() + NOON, false, first.end()));
        }
    }

    /** @param dated whether it is said on which day it is */
    private Optional<TimeWords.Hour> hour(int at, boolean dated) {
        boolean listed = dated
                && tokens.mark(at - 1, ',')
                && TimeWords.number(tokens.word(at + 2)).isPresent();
        boolean range = (listed || tokens.is(at - 1, Set.of("from", "between")))
                && tokens.is(at + 1, Set.of("to", "till", "until", "and", "-"));
        range |= dated
                && tokens.is(at + 1, Set.of("to", "till", "until", "-"))
                && TimeWords.hour(tokens, at + 2).filter(one -> !one.plain()).isPresent(); // "tomorrow 3 to 4pm"
        boolean ranges = range;
        Optional<TimeWords.Hour> hour = tokens.word(at + 1).equals("o'clock") || ranges
                ? TimeWords.number(tokens.word(at))
                        .filter(one -> one <= 24)
                        .map(one -> new TimeWords.Hour(one * 60, true, at + 1))
                        .or(() -> TimeWords.hour(tokens, at))
                : TimeWords.hour(tokens, at);
        boolean name = tokens.get(at) instanceof Token.Word word
                && Character.isUpperCase(word.text().charAt(0))
                && !EnglishWords.RELATOR.has(tokens.word(at - 1)); // "an event Lunch"
        boolean called = name
                || (EnglishWords.GATHERING.has(tokens.word(at)) && !tokens.is(at - 1, EnglishWords.PLACING.words()));
        boolean bare = tokens.word(at).matches("\\d{1,2}"); // "pull request 14"
        return hour.filter(one -> !called
                && ((!one.plain() && !bare)
                        || ranges
                        || tokens.is(at - 1, Set.of("at", "from", "to", "till", "until", "between", "and", "-"))
                        || tokens.word(one.end()).equals("o'clock")));
    }

    /** It was said how long it takes, and at most on which day. */
    private static void lasting(Claim claim, Param start, Param end, When when) {
        boolean today = when.day.filter(one -> !one.from().equals(TODAY)).isEmpty();
        String begins = today ? "run.startedAt" : plus(when.day.orElseThrow().from(), MORNING);
        claim.params.put(start.name(), moment(begins));
        claim.params.put(end.name(), moment(begins + " + duration('" + when.minutes + "m')"));
        claim.notes.add(today ? NOW : "It was not said at what time it is: 09:00 UTC is taken.");
    }

    private static void atHours(Claim claim, Param start, Param end, When when) {
        String date = when.day.map(Period::from).orElse(TODAY);
        String from = plus(date, when.hours.getFirst().minute());
        String to = when.hours.size() > 1
                ? plus(date, when.hours.get(1).minute())
                : from + " + duration('" + (when.minutes > 0 ? when.minutes : USUAL_MINUTES) + "m')";
        claim.keepsDay = when.day.isEmpty() && claim.operation.is(Operation.Kind.CHANGE);
        claim.today = when.day.isEmpty() && !claim.keepsDay;
        if (claim.today) {
            claim.notes.add("It was not said on which day it is: today is taken.");
        }
        claim.params.put(start.name(), when.elsewhere().isPresent() ? local(from) : moment(from));
        claim.params.put(end.name(), when.elsewhere().isPresent() ? local(to) : moment(to));
        if (when.zone.isEmpty()) {
            claim.notes.add("Times of day are taken in UTC.");
            claim.doubt = when.theirs ? "the hour is in UTC: the time zone of those it is for is not named" : "";
        }
        when.zone.map(TimeWords.Zone::note).filter(note -> !note.isEmpty()).ifPresent(claim.notes::add);
        if (when.hours.size() < 2 && when.minutes == 0) {
            claim.keepsLength = claim.operation.is(Operation.Kind.CHANGE);
            claim.notes.add(
                    claim.keepsLength
                            ? "It takes as long as before."
                            : "It was not said how long it takes: an hour is taken.");
        }
    }

    /** A time of day where the event is, without the zone, which stands beside it. */
    private static Value local(String expression) {
        Matcher fixed = FIXED.matcher(expression);
        return Value.of(
                fixed.matches() ? fixed.group(1) : Expressions.template("string(" + expression + ").substring(0, 19)"));
    }

    private static Value moment(String expression) {
        boolean fixed = expression.matches("timestamp\\('[^']+'\\)");
        return Value.of(fixed ? expression.substring(11, expression.length() - 2) : Expressions.template(expression));
    }

    private static String plus(String date, int minute) {
        if (date.matches("timestamp\\('\\d{4}-\\d\\d-\\d\\dT00:00:00Z'\\)") && minute < 1440) {
            return String.format(Locale.ROOT, "%s%02d:%02d:00Z')", date.substring(0, 22), minute / 60, minute % 60);
        }
        return date + " + duration('" + minute + "m')";
    }
}
