package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads ranges of hours: {@code between 9 and 17}, {@code 8am-6pm}, {@code during business hours}, {@code starting at 8}. */
final class Hours {
    private static final Phrases OFFICE = Phrases.of("""
            during business hours | during office hours | during working hours | in business hours
            during work hours | in office hours | within business hours | within office hours | in working hours
            during the business day | during the working day | during the workday | during the day""");
    private static final Phrases STARTING =
            Phrases.of("starting at | starting from | beginning at | starting | from | since");
    private static final Pattern JOINED = Pattern.compile("\\d{1,2}(?::?00)?(?:am|pm)?[-–]\\d{1,2}(?::?00)?(?:am|pm)?");
    private static final Set<String> TO = Set.of("and", "to", "until", "till", "through", "-", "–", "thru");

    private Hours() {}

    static Optional<Piece> at(Tokens tokens, int from, boolean adjacent) {
        int office = OFFICE.end(tokens, from);
        if (office > 0) {
            return Piece.adds(office, draft -> {
                draft.firstHour = 9;
                draft.lastHour = 17;
                draft.weekdays.addAll(draft.weekdays.isEmpty() ? Days.WORKDAYS : Set.of());
                draft.notes.add("Business hours are taken as 09:00 to 17:00, Monday to Friday.");
            });
        }
        boolean led = Set.of("between", "from").contains(tokens.word(from));
        int at = led ? from + 1 : from;
        if (!led && !adjacent) {
            return Optional.empty();
        }
        return joined(tokens, at).or(() -> range(tokens, at)).or(() -> starting(tokens, from));
    }

    /** "9-17" is one word. */
    private static Optional<Piece> joined(Tokens tokens, int at) {
        String word = tokens.word(at);
        if (!JOINED.matcher(word).matches()) {
            return Optional.empty();
        }
        List<Token> ends = Arrays.stream(word.split("[-–]"))
                .<Token>map(part -> new Word(part, part, 0, 0))
                .toList();
        Tokens two = new Tokens(word, ends);
        Optional<Clock.Found> first = Clock.time(two, 0);
        return first.flatMap(begin -> Clock.time(two, 1).flatMap(end -> hours(begin.first(), end, at + 1)));
    }

    private static Optional<Piece> range(Tokens tokens, int at) {
        Optional<Clock.Found> first = Clock.time(tokens, at);
        if (first.isEmpty() || !TO.contains(tokens.word(first.get().end()))) {
            return Optional.empty();
        }
        return Clock.time(tokens, first.get().end() + 1)
                .filter(last -> Unit.of(tokens.word(last.end())).isEmpty())
                .flatMap(last -> hours(first.get().first(), last, last.end()));
    }

    private static Optional<Piece> hours(Clock.Time first, Clock.Found found, int end) {
        Clock.Time said = found.first();
        Clock.Time last = said.plain() && said.hour() <= first.hour() && said.hour() < 12 ? said.later() : said;
        boolean evening = first.plain() && !said.plain() && said.hour() > 12 && first.hour() + 12 < said.hour();
        int begin = evening && first.hour() < 6 ? first.hour() + 12 : first.hour();
        int close = last.hour() == 0 && last.minute() == 0 ? 23 : last.hour();
        return Piece.adds(end, draft -> {
            if (first.minute() != 0 || last.minute() != 0 || close <= begin) {
                throw new Unsayable("a range of hours goes from one full hour to a later one of the same day");
            }
            draft.firstHour = begin;
            draft.lastHour = close;
        });
    }

    /** "Every 2 hours starting at 8" goes on to the end of the day. */
    private static Optional<Piece> starting(Tokens tokens, int from) {
        int at = STARTING.end(tokens, from);
        return at == 0
                ? Optional.empty()
                : Clock.time(tokens, at)
                        .flatMap(time -> Piece.adds(time.end(), draft -> {
                            boolean within = draft.unit == Unit.HOUR || draft.unit == Unit.MINUTE;
                            if (!within) {
                                draft.addTimes(time);
                                return;
                            }
                            draft.firstHour = time.first().hour();
                            draft.lastHour = 23;
                            if (draft.unit == Unit.HOUR) {
                                draft.minutes.add(time.first().minute());
                            }
                        }));
    }
}
