package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.schedule.TimeWords;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Moves what has a time already: to other hours of its day, for as long as before, or by a length of time. */
final class Moving {
    /** How many days it is to a day of the week. */
    private static final Pattern DAYS =
            Pattern.compile("\\(\\((\\d) - run\\.startedAt\\.getDayOfWeek\\(\\) \\+ 7\\) % 7\\)");

    private final FreeWords words;
    private final Tokens tokens;

    Moving(FreeWords words) {
        this.words = words;
        this.tokens = words.tokens();
    }

    /** The parts that say when it is to be; what stands before them says which one is meant: "tomorrow's call to 3 pm". */
    List<Part> aim(List<Part> parts) {
        for (int n = 0; n < parts.size(); n++) {
            Part part = parts.get(n);
            if (aims(part)) {
                return parts.subList(n, parts.size());
            }
        }
        return parts;
    }

    /** Whether parts begin with the time that it is moved to. */
    boolean aims(List<Part> parts) {
        return !parts.isEmpty() && aims(parts.getFirst());
    }

    private boolean aims(Part part) {
        return part.relator().equals("to") && tokens.find(part.from(), i -> i >= part.to() || isTime(i)) < part.to();
    }

    private boolean isTime(int at) {
        return Period.at(tokens, at).isPresent() || TimeWords.hour(tokens, at).isPresent();
    }

    /** "by an hour", "30 minutes later": how far it is moved. */
    boolean by(Claim claim, List<Part> parts, BitSet taken) {
        if (claim.operation.all("item").stream().anyMatch(one -> claim.has(one.name()))) {
            return false; // nothing tells when it is now
        }
        for (Part part : parts) {
            for (int i = part.from(); i < part.to(); i++) {
                Optional<Period.Length> length = Period.length(tokens, i);
                int end = length.map(Period.Length::end).orElse(i);
                boolean sooner = isSooner(part.from(), part.to(), i, end);
                boolean told = tokens.word(i - 1).equals("by")
                        || tokens.is(end, EnglishWords.SOONER.words())
                        || tokens.is(end, EnglishWords.LATER.words());
                if (length.isPresent() && told && words.free(claim, taken, i, end)) {
                    shift(
                            claim,
                            (sooner ? " - " : " + ") + "duration('"
                                    + length.get().minutes() + "m')");
                    claim.use(tokens.word(i - 1).equals("by") ? i - 1 : i, end);
                    parts.forEach(one -> direction(claim, one, taken));
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isSooner(int from, int to, int length, int end) {
        return tokens.find(
                                from,
                                i -> i >= to || (tokens.is(i, EnglishWords.SOONER.words()) && (i < length || i >= end)))
                        < to
                || tokens.is(from - 2, EnglishWords.SOONER.words());
    }

    /** Takes "back", "later", "forward", which say only where to. */
    private void direction(Claim claim, Part part, BitSet taken) {
        for (int i = part.from(); i < part.to(); i++) {
            boolean says = tokens.is(i, EnglishWords.SOONER.words()) || tokens.is(i, EnglishWords.LATER.words());
            if (says && words.free(claim, taken, i)) {
                claim.use(i, i + 1);
            }
        }
    }

    /** Its times, until it is known what is moved. */
    private static void shift(Claim claim, String by) {
        claim.shift = by;
        claim.operation.all("start", "end").forEach(one -> claim.params.put(one.name(), Value.of(by)));
    }

    /** "from Monday to Wednesday": a later day of the week that something is moved to is the next one after the day that it is on. */
    static void sameWeek(Claim change, Claim look) {
        Optional<MatchResult> first = look.operation.param("since").or(() -> look.operation.param("start")).stream()
                .map(one -> String.valueOf(look.params.get(one.name())))
                .flatMap(one -> DAYS.matcher(one).results())
                .findFirst();
        for (Param time : first.isPresent() ? change.operation.all("start", "end") : List.<Param>of()) {
            int from = day(first.get());
            change.params.computeIfPresent(
                    time.name(),
                    (name, value) -> value instanceof Value.Text(String text)
                            ? Value.of(DAYS.matcher(text)
                                    .replaceAll(to -> day(to) > from
                                            ? "(" + first.get().group() + " + " + (day(to) - from) + ")"
                                            : to.group()))
                            : value);
        }
    }

    /** The day of the week, from Monday on. */
    private static int day(MatchResult found) {
        return (Integer.parseInt(found.group(1)) + 6) % 7;
    }

    /**
     * Writes the times of a step by those of what it moves.
     *
     * @param moved what is moved, as an expression
     * @param operation what gave it
     */
    static void settle(Draft step, Claim claim, String moved, Operation operation) {
        Optional<Param> start = operation.member("start");
        Optional<Param> end = operation.member("end");
        Optional<Param> begins = claim.operation.param("start").filter(one -> step.params.containsKey(one.name()));
        Optional<Param> ends = claim.operation.param("end");
        if (start.isEmpty() || end.isEmpty() || begins.isEmpty() || ends.isEmpty()) {
            return;
        }
        String from = moved + "." + start.get().name();
        String to = moved + "." + end.get().name();
        if (!claim.shift.isEmpty()) {
            step.params.put(begins.get().name(), moment("timestamp(" + from + ")" + claim.shift));
            step.params.put(ends.get().name(), moment("timestamp(" + to + ")" + claim.shift));
        }
        if (claim.keepsDay) {
            String day = "timestamp(string(" + from + ").substring(0, 10) + 'T00:00:00Z')";
            for (Param time : List.of(begins.get(), ends.get())) {
                step.params.computeIfPresent(
                        time.name(),
                        (name, value) -> value instanceof Value.Text(String text)
                                ? Value.of(text.replace(Appointment.TODAY, day))
                                : value);
            }
        }
        if (claim.keepsHours) {
            String day = expression(
                    Objects.requireNonNull(step.params.get(begins.get().name())));
            step.params.put(
                    begins.get().name(),
                    moment("timestamp(string(" + day + ").substring(0, 10) + string(" + from + ").substring(10))"));
        }
        if (claim.keepsLength) {
            String begun = expression(
                    Objects.requireNonNull(step.params.get(begins.get().name())));
            step.params.put(ends.get().name(), moment(begun + " + (timestamp(" + to + ") - timestamp(" + from + "))"));
        }
    }

    /** A time that a parameter has, as an expression. */
    private static String expression(Value time) {
        String text = ((Value.Text) time).value();
        return text.startsWith("{{")
                ? text.substring(2, text.length() - 2).strip()
                : "timestamp(" + Expressions.text(text) + ")";
    }

    private static Value moment(String expression) {
        return Value.of(Expressions.template(expression));
    }
}
