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

    /**
     * Words that ask for an approval.
     *
     * @param offset where they begin in the text of the brief
     * @param itself whether what they stand with waits, and not what follows
     * @param others whether they speak of somebody else's
     */
    public record Asked(int offset, boolean itself, boolean others, String text) {
        private static Asked of(Tokens tokens, int from, int to, boolean itself) {
            boolean others = IntStream.range(
                            from + 1, to) // several words in one place stand for what was written there
                    .anyMatch(i -> tokens.get(i).start() == tokens.get(i - 1).start());
            int start = tokens.get(from).start();
            return new Asked(
                    start,
                    itself,
                    others,
                    tokens.text().substring(start, tokens.get(to - 1).end()));
        }
    }

    /** The brief with these words taken out. */
    public static Approvals read(Tokens tokens) {
        List<Token> rest = new ArrayList<>();
        List<Asked> asked = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            int end = end(tokens, at);
            int fronted = end > at ? 0 : fronted(tokens, at);
            if (fronted > 0) {
                asked.add(Asked.of(tokens, at, fronted, false));
                int ask = comma(tokens, at);
                at = order(tokens, at + 1, rest);
                rest.addAll(tokens.list().subList(at, ask));
                at = fronted;
            } else if (end > at) {
                boolean goesOn = goesOn(tokens, end);
                boolean itself = EnglishWords.APPROVED.phrases().end(tokens, at) == end
                        || tokens.word(end - 1).equals("before");
                asked.add(Asked.of(tokens, at, end, itself && !goesOn));
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
        return Math.max(
                EnglishWords.APPROVAL.phrases().end(tokens, at),
                EnglishWords.APPROVED.phrases().end(tokens, at));
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
        return asked.stream()
                .anyMatch(one -> one.itself() ? one.offset() >= start && one.offset() <= end : one.offset() < start);
    }
}
