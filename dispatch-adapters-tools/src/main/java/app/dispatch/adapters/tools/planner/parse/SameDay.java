package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.schedule.TimeWords;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Reads "that day" as the day that was named before it: "if nothing is in my calendar on 9 December, add lunch that day". */
final class SameDay {
    private static final Phrases SAME =
            Phrases.of("that day | on that day | the same day | on the same day | that same day | on that same day");
    private static final Phrases NEAR = Phrases.of("today | tomorrow");

    private final Tokens tokens;

    private SameDay(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The same brief with the day in its place; the same object where none is meant, or none was named. */
    static Tokens read(Tokens tokens) {
        return new SameDay(tokens).read();
    }

    private Tokens read() {
        List<Token> all = new ArrayList<>();
        List<Token> day = List.of();
        int at = 0;
        while (at < tokens.size()) {
            int same = SAME.end(tokens, at);
            int named = day(at);
            if (same > 0 && !day.isEmpty()) {
                int start = tokens.get(at).start();
                all.add(new Word("on", "on", start, start));
                day.forEach(one ->
                        all.add(one instanceof Word word ? new Word(word.text(), word.lower(), start, start) : one));
                at = same;
                continue;
            }
            int end = Math.max(named, at + 1);
            day = named > at ? tokens.slice(at, named).list() : day;
            all.addAll(tokens.slice(at, end).list());
            at = end;
        }
        return all.equals(tokens.list()) ? tokens : new Tokens(tokens.text(), all);
    }

    /** The place after a day that is named at a place; 0 where none is. */
    private int day(int at) {
        boolean number = tokens.word(at).matches("\\d{1,2}(st|nd|rd|th)?");
        boolean month = TimeWords.month(tokens.word(at)).isPresent();
        if (number && TimeWords.month(tokens.word(at + 1)).isPresent()) {
            return at + 2;
        }
        if (month && tokens.word(at + 1).matches("\\d{1,2}(st|nd|rd|th)?")) {
            return at + 2;
        }
        return TimeWords.weekday(tokens.word(at)).isPresent() ? at + 1 : NEAR.end(tokens, at);
    }
}
