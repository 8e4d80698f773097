package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.schedule.Piece.Change;
import app.dispatch.adapters.tools.planner.schedule.Piece.Force;
import app.dispatch.adapters.tools.planner.schedule.Piece.Kind;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;
import java.util.Set;

/** Reads repetitions of one word: {@code daily}, {@code fortnightly}; also where they describe: "a weekly report". */
final class Adverbs {
    /** What comes as often as it is said to: "a weekly summary". */
    private static final Set<String> BILLED =
            Phrases.words("pay pays paid billed bill charged subscribe subscribes renews of for");

    private static final Set<String> MADE = Phrases.words("""
            numbers figures stats statistics metrics kpis summary digest recap overview report update reminder roundup round-up briefing brief newsletter journal
            review check backup export snapshot message email mail post note standup list invoice statement log summary
            reports analysis sync job run task rundown bulletin notification alert wrap-up retrospective checkin
            check-in page newsflash report cleanup audit recommendation insight scan tracker""");

    private static final Set<String> ARTICLES =
            Phrases.words("a an the my our this its their your new some any another one");
    private static final int MOST_BETWEEN = 4;
    private static final Set<String> BASIS = Set.of("basis", "schedule", "cadence");

    private Adverbs() {}

    static Optional<Piece> at(Tokens tokens, int at) {
        int end = at + 1;
        if (tokens.word(at).equals("on") && Set.of("a", "an").contains(tokens.word(at + 1))) {
            int basis = tokens.is(at + 3, BASIS) ? at + 4 : 0;
            return basis == 0
                    ? Optional.empty()
                    : change(tokens.word(at + 2)).map(change -> new Piece(Force.REPEATS, Kind.DAYS, basis, change));
        }
        Optional<Change> change = change(tokens.word(at));
        if (change.isEmpty() || measured(tokens, at) || Context.name(tokens, at) || Context.taken(tokens, at)) {
            return Optional.empty();
        }
        if (ARTICLES.contains(tokens.word(at - 1)) || describes(tokens, at)) {
            return makes(tokens, at)
                    ? Optional.of(new Piece(Force.DESCRIBES, Kind.DAYS, end, change.get()))
                    : Optional.empty();
        }
        return Context.data(tokens, at) && !tokens.word(at + 1).equals("at")
                ? paid(tokens, at)
                        ? Optional.empty()
                        : Optional.of(new Piece(Force.REPEATS, Kind.DAYS, end, change.get()))
                : Optional.of(new Piece(Force.REPEATS, Kind.DAYS, end, change.get()));
    }

    /** "Monthly revenue" is a quantity; "a monthly revenue report" and the title "Weekly sales by e-mail" are made so often. */
    private static boolean measured(Tokens tokens, int at) {
        return (Context.metric(tokens, at) || (at > 0 && Context.measured(tokens, at))) && !makes(tokens, at);
    }

    /** "Customers who pay monthly" is no schedule; "send my tasks daily" is one. */
    private static boolean paid(Tokens tokens, int at) {
        return BILLED.contains(tokens.word(at - 1));
    }

    /** An adjective such as "annual" or "daily" before what is made, without an article. */
    private static boolean describes(Tokens tokens, int at) {
        return tokens.word(at).equals("annual") || (makes(tokens, at) && !Context.starts(tokens, at));
    }

    private static boolean makes(Tokens tokens, int at) {
        for (int i = at + 1; i <= at + 1 + MOST_BETWEEN; i++) {
            String word = tokens.word(i);
            if (word.isEmpty() || Set.of("of", "for", "to", "from", "at", "and").contains(word)) {
                return false;
            }
            if (MADE.contains(word) || MADE.contains(Lemma.singular(word))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Change> change(String word) {
        return switch (word) {
            case "nightly", "overnight" ->
                Optional.of(draft -> {
                    draft.repeat(Unit.DAY, 1);
                    draft.inThe("night");
                });
            case "biweekly", "bi-weekly" ->
                Optional.of(draft -> {
                    draft.repeat(Unit.WEEK, 2);
                    draft.notes.add("“" + word + "” is read as every two weeks.");
                });
            case "fortnightly" -> Optional.of(draft -> draft.repeat(Unit.WEEK, 2));
            case "bimonthly", "bi-monthly" ->
                Optional.of(draft -> {
                    draft.repeat(Unit.MONTH, 2);
                    draft.notes.add("“" + word + "” is read as every two months.");
                });
            case "half-yearly", "semiannually", "semi-annually", "biannually" ->
                Optional.of(draft -> draft.repeat(Unit.MONTH, 6));
            default -> Unit.adverb(word).map(unit -> draft -> draft.repeat(unit, 1));
        };
    }
}
