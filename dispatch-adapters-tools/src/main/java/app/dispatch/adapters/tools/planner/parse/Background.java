package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** Tells the sentences of a long brief that only say how things are: "For years the supplier sent us a fax". */
final class Background {
    private static final int LONG = 60;
    private static final int SIGNED = 9;
    private static final int SHORT = 2;

    private final Tokens tokens;

    Background(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Whether a brief ends with thanks and a name: "Many thanks, Margaret (accounts)". */
    boolean signsOff(int from, int to) {
        int thanks = EnglishWords.POLITENESS.has(tokens.word(from)) ? from : from + 1;
        boolean ends = tokens.find(to, i -> !(tokens.get(i) instanceof Token.Mark)) >= tokens.size();
        return from > 0
                && ends
                && to - from <= SIGNED
                && tokens.word(thanks).startsWith("thank")
                && tokens.find(
                                thanks,
                                i -> i >= to
                                        || !(tokens.get(i) instanceof Token.Word
                                                || tokens.get(i) instanceof Token.Mark))
                        >= to
                && tokens.find(
                                thanks,
                                i -> i >= to
                                        || tokens.word(i).startsWith("#")
                                        || tokens.word(i).contains("@"))
                        >= to;
    }

    /** Whether a sentence that begins with no order tells how things are or were, and asks for nothing. */
    boolean tells(int from, int to) {
        if (tokens.size() < LONG || EnglishWords.FINITE.has(tokens.word(from))) {
            return false;
        }
        boolean past =
                tokens.find(from, i -> i >= to || EnglishWords.PAST.phrases().at(tokens, i)) < to;
        if (waits(from) && !past) {
            return false;
        }
        boolean finite = false;
        for (int i = from; i < to; i++) {
            if (asks(i, past || finite)) {
                return false;
            }
            finite |= i > from && (EnglishWords.FINITE.has(tokens.word(i)) || says(i));
        }
        return finite;
    }

    /** Where a sentence comes to what it only tells of whoever wrote it: "mail me the list, I do the books on Tuesdays"; its end for nowhere. */
    int aside(int from, int to, IntPredicate orders) {
        for (int i = from; i < to; i++) {
            boolean begins = i == from
                    || tokens.mark(i - 1, ',')
                    || tokens.mark(i - 1, '(')
                    || EnglishWords.MARKED.has(tokens.word(i - 1))
                    || EnglishWords.WHILE.has(tokens.word(i - 1));
            if (begins
                    && EnglishWords.SPEAKER.has(tokens.word(i))
                    && (tokens.word(i).contains("'") || says(i + 1) || needs(i + 1))
                    && tellsOnly(i, to, orders)) {
                return EnglishWords.WHILE.has(tokens.word(i - 1)) ? i - 1 : i;
            }
        }
        return to;
    }

    /** "need them for the sales call". */
    private boolean needs(int at) {
        return EnglishWords.WANTS.has(tokens.word(at))
                && EnglishWords.IT.has(tokens.word(at + 1))
                && tokens.word(at + 2).equals("for");
    }

    private boolean tellsOnly(int from, int to, IntPredicate orders) {
        for (int i = from; i < to; i++) {
            boolean wants = (EnglishWords.WANTING.phrases().at(tokens, i)
                            || EnglishWords.WISH.phrases().at(tokens, i))
                    && !needs(i)
                    && !(i == from && needs(i + 1));
            boolean narrows = EnglishWords.NO.has(tokens.word(i))
                    || EnglishWords.EXCEPT.has(tokens.word(i))
                    || EnglishWords.NARROWING.has(tokens.word(i))
                    || EnglishWords.APPROVE.has(tokens.word(i));
            boolean next = i > from + 1
                    && (tokens.get(i - 1) instanceof Token.Mark || EnglishWords.JOINING.has(tokens.word(i - 1)));
            boolean named = tokens.word(i).startsWith("#") || tokens.word(i).contains("@");
            if (wants
                    || narrows
                    || named
                    || tokens.get(i) instanceof Token.Link
                    || tokens.get(i) instanceof Token.Quote
                    || (next && orders.test(i))
                    || waits(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether what is waited for begins at a place, or what is gone through. */
    boolean waits(int at) {
        return EnglishWords.EVENT.phrases().at(tokens, at)
                || EnglishWords.IF.phrases().at(tokens, at)
                || EnglishWords.UNLESS.phrases().at(tokens, at)
                || tokens.phrase(at, "for each")
                || tokens.phrase(at, "for every");
    }

    private boolean asks(int at, boolean past) {
        String word = tokens.word(at);
        boolean again = tokens.is(at, Set.of("whenever", "every", "each", "unless"));
        boolean arrow = word.equals("then")
                && !(tokens.get(at) instanceof Word written && written.text().equalsIgnoreCase("then"));
        return EnglishWords.WANTING.phrases().at(tokens, at)
                || (again && !past)
                || word.startsWith("#")
                || word.contains("@")
                || arrow
                || (tokens.get(at) instanceof Token.Quote && !past);
    }

    /** Whether a word says what its subject does: "the director phones me", "two people copy them". */
    private boolean says(int at) {
        String word = tokens.word(at);
        String subject = tokens.word(at - 1);
        boolean noun = English.is(English.Kind.NOUN, subject) || EnglishWords.TELLING.has(subject);
        boolean many = English.singular(subject).isPresent()
                || EnglishWords.PEOPLE.has(subject)
                || tokens.is(at - 1, Set.of("we", "they", "you", "i"));
        boolean third = word.endsWith("s") && English.isThird(word) && noun && !many;
        boolean plain = English.isOrder(word) && many;
        return English.isPast(word) || third || plain;
    }

    /** Where a sentence such as "all I want is this: fetch …" comes to what is wanted; its start when it does so at once. */
    int begins(int from, int to, IntPredicate orders) {
        int colon = tokens.find(from, i -> i >= to || (tokens.mark(i, ':') && orders.test(i + 1)));
        boolean says = tokens.find(
                        from,
                        i -> i >= colon
                                || tokens.get(i) instanceof Token.Quote
                                || tokens.get(i) instanceof Token.Link
                                || tokens.word(i).startsWith("#")
                                || tokens.word(i).contains("@"))
                < colon;
        boolean tells = colon <= from + SHORT
                || tokens.find(from + 1, i -> i >= colon || EnglishWords.FINITE.has(tokens.word(i)) || says(i)) < colon;
        boolean leads = tokens.size() >= LONG && colon < to && !orders.test(from) && !says && tells;
        return leads ? colon + 1 : from;
    }

    /** The clauses, with the address that background names for what the first of them gets: "fetch that list". */
    List<Clause> pointed(List<Clause> clauses, List<Range> idle) {
        List<Integer> links = new ArrayList<>();
        idle.forEach(range -> {
            for (int i = range.from(); i < range.to(); i++) {
                if (tokens.get(i) instanceof Token.Link) {
                    links.add(i);
                }
            }
        });
        List<Clause> all = new ArrayList<>(clauses);
        for (int n = 0; n < all.size() && links.size() == 1; n++) {
            Clause one = all.get(n);
            boolean back = one.parts().stream()
                    .findFirst()
                    .filter(part ->
                            EnglishWords.BACK.has(part.relator().isEmpty() ? tokens.word(part.from()) : part.relator())
                                    && part.size() <= 2)
                    .isPresent();
            if (back && EnglishWords.LOOK.has(one.verb())) {
                List<Part> parts = new ArrayList<>(one.parts());
                parts.set(0, new Part("", links.getFirst(), links.getFirst(), links.getFirst() + 1));
                all.set(n, one.doing(one.verb(), parts));
                return all;
            }
        }
        return clauses;
    }
}
