package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.schedule.TimeWords;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads months that a brief names, and their last days, as periods. */
final class Months {
    private Months() {}

    /** "the last day of this month". */
    static Optional<Period> lastDay(Tokens tokens, int at) {
        int month = tokens.phraseEnd(at, "last day of");
        int noun = month == 0 ? 0 : tokens.after(month, Set.of("the", "this", "current", "next"));
        if (month == 0 || !tokens.word(noun).equals("month")) {
            return Optional.empty();
        }
        String next = following("timestamp(run.date.substring(0, 8) + '01T00:00:00Z')");
        String after = tokens.word(noun - 1).equals("next") ? following(next) : next;
        return Optional.of(new Period(after + " - duration('24h')", after, true, noun + 1, ""));
    }

    /** The first of the month after a first of a month. */
    private static String following(String first) {
        return "timestamp(string(" + first + " + duration('768h')).substring(0, 8) + '01T00:00:00Z')";
    }

    /** "September": the last one that has begun. */
    static Optional<Period> month(Tokens tokens, int at, boolean since) {
        boolean name = tokens.get(Math.min(at, tokens.size() - 1)) instanceof Token.Word word
                && word.text().length() > 3
                && Character.isUpperCase(word.text().charAt(0));
        Optional<Integer> month = name ? TimeWords.month(tokens.word(at)) : Optional.empty();
        return month.map(number -> {
            String year = tokens.word(at + 1).matches("20\\d\\d")
                    ? "'" + tokens.word(at + 1) + "'"
                    : "string(int(run.date.substring(0, 4)) - (int(run.date.substring(5, 7)) < " + number
                            + " ? 1 : 0))";
            String start = String.format(Locale.ROOT, "timestamp(%s + '-%02d-01T00:00:00Z')", year, number);
            String next = number == 12
                    ? start + " + duration('744h')"
                    : String.format(Locale.ROOT, "timestamp(%s + '-%02d-01T00:00:00Z')", year, number + 1);
            return new Period(start, since ? "" : next, false, year.startsWith("'") ? at + 2 : at + 1, "");
        });
    }
}
