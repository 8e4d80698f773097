package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Takes out of a brief where somebody is to be asked: "ask me for approval, then …" before what follows, "… after I approve it" before what stands
 * there.
 *
 * @param rest the brief without these words
 * @param asked where they stood
 */
public record Approvals(Tokens rest, List<Asked> asked) {
    public Approvals {
        asked = List.copyOf(asked);
    }

    /** What waits for an approval: what follows its words, the orders of their sentence that they stand with, or all before them. */
    public enum Reach {
        AFTER,
        WITH,
        BEFORE
    }

    /**
     * Words that ask for an approval.
     *
     * @param offset where they begin in the text of the brief
     * @param first where the orders begin that they stand with
     * @param reach what waits
     * @param others whether they speak of somebody else's
     */
    public record Asked(int offset, int first, Reach reach, boolean others, String text) {
        private static Asked of(Tokens tokens, int from, int to, Reach reach) {
            boolean others = IntStream.range(
                            from + 1, to) // several words in one place stand for what was written there
                    .anyMatch(i -> tokens.get(i).start() == tokens.get(i - 1).start());
            int start = tokens.get(from).start();
            return new Asked(
                    start,
                    tokens.get(orders(tokens, from)).start(),
                    reach,
                    others,
                    tokens.text().substring(start, tokens.get(to - 1).end()));
        }
    }

    /** The most words of "before it is sent". */
    private static final int SHORT = 4;

    /** The brief with these words taken out. */
    public static Approvals read(Tokens tokens) {
        List<Token> rest = new ArrayList<>();
        List<Asked> asked = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            int end = end(tokens, at);
            int fronted = end > at ? 0 : fronted(tokens, at);
            if (fronted > 0) {
                asked.add(Asked.of(tokens, at, fronted, Reach.AFTER));
                int ask = comma(tokens, at);
                at = order(tokens, at + 1, rest);
                rest.addAll(tokens.list().subList(at, ask));
                at = fronted;
            } else if (end > at) {
                boolean goesOn = goesOn(tokens, end);
                asked.add(Asked.of(tokens, at, end, goesOn ? Reach.AFTER : reach(tokens, at, end)));
                if (goesOn && EnglishWords.JOINING.has(tokens.word(at))) {
                    rest.add(tokens.get(at)); // "and ask me before posting it"
                }
                at = goesOn ? order(tokens, end, rest) : end;
            } else {
                rest.add(tokens.get(at));
                at++;
            }
        }
        return new Approvals(asked.isEmpty() ? tokens : new Tokens(tokens.text(), rest), asked);
    }

    private static int end(Tokens tokens, int at) {
        int said = Math.max(
                EnglishWords.APPROVAL.phrases().end(tokens, at),
                EnglishWords.APPROVED.phrases().end(tokens, at));
        return Math.max(said, own(tokens, at));
    }

    private static Reach reach(Tokens tokens, int from, int to) {
        boolean last = to >= tokens.size() || Parser.ends(tokens, to);
        boolean begins = from == 0 || Parser.ends(tokens, from - 1);
        boolean itself = EnglishWords.APPROVED.phrases().end(tokens, from) == to
                || tokens.word(to - 1).equals("before");
        if (own(tokens, from) == to || (itself && begins && last)) {
            return last || tokens.word(to - 1).equals("first") ? Reach.BEFORE : Reach.AFTER;
        }
        int before = tokens.mark(from - 1, ',') ? from - 2 : from - 1; // "and, with my approval, email Bob"
        boolean fronted = begins || EnglishWords.JOINING.has(tokens.word(before));
        int next = tokens.mark(to, ',') && fronted ? to + 1 : to;
        return itself && !(fronted && !last && English.isOrder(tokens.word(next))) ? Reach.WITH : Reach.AFTER;
    }

    /** "Refund it and email Bob with my approval": where the orders of the sentence begin that are done together. */
    private static int orders(Tokens tokens, int from) {
        int at = from;
        while (at > 0
                && !Parser.ends(tokens, at - 1)
                && !EnglishWords.THEN.phrases().at(tokens, at)) {
            at--;
        }
        return Math.max(at, Math.min(EnglishWords.THEN.phrases().end(tokens, at), from));
    }

    /** "let me okay it before it goes", "I need to approve this": the place after such words; 0 for none. */
    private static int own(Tokens tokens, int at) {
        int verb = EnglishWords.DECIDING.phrases().end(tokens, at);
        int end = verb == 0 ? 0 : EnglishWords.APPROVING.phrases().end(tokens, verb);
        if (end == 0) {
            return 0;
        }
        boolean agrees =
                EnglishWords.APPROVES.phrases().at(tokens, verb) || EnglishWords.CONSENT.has(tokens.word(verb));
        int what = EnglishWords.IT.has(tokens.word(end))
                ? end + 1
                : EnglishWords.ARTICLE.has(tokens.word(end)) ? end + 2 : end;
        boolean before = tokens.word(what).equals("before") && EnglishWords.IT.has(tokens.word(what + 1));
        int sentence = before ? tokens.find(what, i -> tokens.get(i) instanceof Token.Mark) : what;
        int first = tokens.word(what).equals("first") ? what + 1 : sentence <= what + SHORT ? sentence : what;
        boolean over = first >= tokens.size()
                || tokens.get(first) instanceof Token.Mark
                || EnglishWords.JOINING.has(tokens.word(first));
        return over && (first > what || (agrees && what <= end + 1)) ? first : 0;
    }

    /** "ask me before you post it", but "ask me before you do". */
    private static boolean goesOn(Tokens tokens, int end) {
        int next = tokens.word(end).equals("you") ? end + 1 : end;
        return tokens.word(end - 1).equals("before")
                && next < tokens.size()
                && tokens.get(next) instanceof Word
                && !EnglishWords.DOING.has(tokens.word(next));
    }

    /** Goes on with the order itself, "posting it" as "post it"; gives the place that is read next. */
    static int order(Tokens tokens, int from, List<Token> rest) {
        int at = tokens.word(from).equals("you") ? from + 1 : from;
        Optional<String> plain = Lemma.forms(tokens.word(at)).stream()
                .filter(form ->
                        tokens.word(at).endsWith("ing") && !form.equals(tokens.word(at)) && English.isOrder(form))
                .findFirst();
        if (plain.isEmpty()) {
            return at;
        }
        Token token = tokens.get(at);
        rest.add(new Word(plain.get(), plain.get(), token.start(), token.end()));
        return at + 1;
    }

    /** "Before you post it, ask me": the place after such a sentence's question; 0 where there is none. */
    private static int fronted(Tokens tokens, int at) {
        boolean begins = tokens.word(at).equals("before") && (at == 0 || Parser.ends(tokens, at - 1));
        int comma = begins ? comma(tokens, at) : tokens.size();
        return comma < tokens.size()
                ? Math.max(end(tokens, comma + 1), EnglishWords.ASKING.phrases().end(tokens, comma + 1))
                : 0;
    }

    /** The comma before the question. */
    private static int comma(Tokens tokens, int at) {
        int comma = tokens.find(
                at,
                i -> Parser.ends(tokens, i)
                        || (tokens.mark(i, ',')
                                && (end(tokens, i + 1) > 0
                                        || EnglishWords.ASKING.phrases().at(tokens, i + 1))));
        return tokens.mark(comma, ',') ? comma : tokens.size();
    }

    /** Whether what stands between two offsets of the brief waits for an approval. */
    public boolean covers(int start, int end) {
        return asked.stream().anyMatch(one -> switch (one.reach()) {
            case AFTER -> one.offset() < start;
            case WITH -> one.offset() >= start && one.first() < end;
            case BEFORE -> one.offset() > start;
        });
    }
}
