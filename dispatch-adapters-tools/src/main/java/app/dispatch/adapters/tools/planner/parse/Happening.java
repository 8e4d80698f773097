package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Set;

/** Reads what happens, before what is done then: "New attachment -> Drive", "A customer upgrades: …", "On payment received, …". */
final class Happening {
    private static final int FURTHEST = 24;

    private final Tokens tokens;
    private final Verbs verbs;
    private final Fillers fillers;
    private final Findings findings;

    Happening(Tokens tokens, Verbs verbs, Fillers fillers, Findings findings) {
        this.tokens = tokens;
        this.verbs = verbs;
        this.fillers = fillers;
        this.findings = findings;
    }

    /** The place after what happens; that where the sentence begins when it tells nothing of the kind. */
    int read(int from, int to) {
        if (findings.isWaiting() || from >= to) {
            return from;
        }
        int waits = EnglishWords.AWAIT.phrases().end(tokens, from);
        int hooked = waits == 0 ? 0 : hooked(from, to);
        if (hooked > 0) {
            findings.waitsFor(new Range(Math.max(from, waits), hooked));
            return fillers.skip(hooked, to);
        }
        boolean on = EnglishWords.UPON.has(tokens.word(from))
                || (waits > 0 && tokens.word(waits - 1).equals("for"));
        int start = waits > 0 && on ? waits : on ? from + 1 : from;
        boolean news = tokens.is(from, Set.of("new", "incoming"));
        boolean someone = tokens.is(from, Set.of("a", "an", "any", "each", "every", "someone", "somebody"));
        if (!on && !news && !someone) {
            return from;
        }
        for (int i = start + 1; i < Math.min(to, start + FURTHEST); i++) {
            boolean colon = tokens.mark(i, ':')
                    || (on && (tokens.mark(i, ',') || tokens.word(i).equals("and")));
            boolean arrow = tokens.word(i).equals("then");
            boolean away = news && tokens.word(i).matches("to|into") && !verbs.between(from + 1, i);
            if (colon || arrow || away) {
                findings.waitsFor(new Range(start, i));
                return away ? i : fillers.skip(i + 1, to);
            }
        }
        return from;
    }

    /** "a web form". */
    private boolean isForm(int at) {
        return tokens.is(at, Set.of("form", "forms"));
    }

    /** "receives a form by webhook, stores …": where what a webhook brings ends; 0 where no sentence begins so. */
    private int hooked(int from, int to) {
        int hook = tokens.find(from, i -> i >= to || EnglishWords.HOOK.has(tokens.word(i)) || isForm(i));
        int end = tokens.find(
                from,
                i -> i >= to
                        || (i > from + 1
                                && (tokens.mark(i, ',')
                                        || tokens.mark(i, ':')
                                        || EnglishWords.JOINING.has(tokens.word(i)))));
        return hook < end && end < to ? end : 0;
    }
}
