package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes out of a brief what is said beside what is to be done: by what an event comes ("we have a webhook for that"), that no more is
 * wanted ("just the draft"), what its author does then ("I will send it myself"), why ("so that he can reorder"), and where or to whom it
 * does not go ("not on Slack").
 *
 * @param rest the brief without these words
 */
public record Asides(Tokens rest, List<Aside> said) {
    public Asides {
        said = List.copyOf(said);
    }

    /** What an aside says. */
    public enum Kind {
        HOOK,
        ENOUGH,
        OWN,
        WHY,
        RATHER
    }

    /** @param word what has to be made, or is not to be done; "" for nothing */
    public record Aside(Kind kind, String text, String word) {}

    /** The brief with the asides taken out. */
    public static Asides read(Tokens tokens, Knowledge knowledge) {
        return new Reading(tokens, new AsideForms(tokens, knowledge)).read();
    }

    /** Whether one says that a webhook tells what happens. */
    public boolean hooked() {
        return said.stream().anyMatch(one -> one.kind() == Kind.HOOK);
    }

    /** The event that a webhook tells, by the name that its tool calls it; empty where that is not said. */
    public Optional<String> event() {
        return said.stream()
                .filter(one -> one.kind() == Kind.HOOK && !one.word().isEmpty())
                .map(Aside::word)
                .findFirst();
    }

    /** The reading of one brief. */
    private static final class Reading {
        private final Tokens tokens;
        private final AsideForms forms;
        private final List<Token> rest = new ArrayList<>();
        private final List<Aside> said = new ArrayList<>();

        Reading(Tokens tokens, AsideForms forms) {
            this.tokens = tokens;
            this.forms = forms;
        }

        Asides read() {
            int at = 0;
            while (at < tokens.size()) {
                at = next(at);
            }
            boolean whole = rest.size() == tokens.size();
            return new Asides(whole ? tokens : new Tokens(tokens.text(), rest), said);
        }

        private int next(int at) {
            boolean begins = at == 0 || forms.isEnd(at - 1);
            int told = forms.told(at);
            int end = told > 0 ? told : begins ? forms.segmentEnd(at) : at;
            Optional<Aside> aside = told > 0
                    ? Optional.of(new Aside(Kind.HOOK, words(at, told), ""))
                    : begins && end > at ? forms.segment(at, end) : Optional.empty();
            int rather = aside.isEmpty() ? forms.rather(at) : 0;
            if (rather > 0) {
                said.add(new Aside(Kind.RATHER, words(at + 1, rather), forms.named(at + 1, rather)));
                return tokens.mark(rather, ',') ? rather + 1 : rather;
            }
            int why = aside.isEmpty() ? forms.why(at) : 0;
            int allowed = why > 0 ? forms.allowed(at, why) : 0;
            if (allowed > 0) {
                rest.add(tokens.get(allowed)); // "so that he can comment" says what is allowed
                return why;
            }
            if (why > 0) {
                said.add(new Aside(Kind.WHY, words(at, why), ""));
                return why;
            }
            if (aside.isEmpty()) {
                rest.add(tokens.get(at));
                return at + 1;
            }
            said.add(aside.get());
            return told > 0 ? told : closed(at, end);
        }

        /** Goes on after words that stood apart. */
        private int closed(int from, int end) {
            boolean bracketed = tokens.mark(from - 1, '(') && tokens.mark(end, ')');
            if (bracketed) {
                rest.removeLast();
            }
            for (int i = from; i < end; i++) {
                if (forms.names(i, rest)) {
                    rest.add(tokens.get(i)); // "(Linear webhook)", where nothing else names it
                }
            }
            boolean goesOn = bracketed && end + 1 < tokens.size() && !(tokens.get(end + 1) instanceof Token.Mark);
            if (goesOn) {
                rest.add(new Token.Mark(
                        ',', tokens.get(end).start(), tokens.get(end).end()));
            }
            return bracketed ? end + 1 : end;
        }

        private String words(int from, int to) {
            return tokens.slice(from, to).written();
        }
    }
}
