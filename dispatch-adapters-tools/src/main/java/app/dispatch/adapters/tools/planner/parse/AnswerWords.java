package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what is said of an address's answer plainly: "the version field" as "its version", "contains error" as a text. */
public final class AnswerWords {
    private static final Set<String> FIELD = Set.of("field", "property", "attribute", "key");
    private static final Set<String> HOLDS =
            Set.of("contains", "contain", "mentions", "mention", "includes", "include", "says");
    private static final Set<String> UNDER = Set.of("under", "as", "in", "into", "at");
    private static final Set<String> ENDS = Set.of("then", "and", "or");

    private final Tokens tokens;
    private final List<Token> all = new ArrayList<>();

    private AnswerWords(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The same brief in plain words; as it is where no address is called. */
    public static Tokens read(Tokens tokens) {
        return tokens.list().stream().anyMatch(Token.Link.class::isInstance) ? new AnswerWords(tokens).read() : tokens;
    }

    private Tokens read() {
        int link = tokens.find(0, i -> tokens.get(i) instanceof Token.Link);
        all.addAll(tokens.slice(0, link + 1).list());
        int at = link + 1;
        while (at < tokens.size()) {
            int from = at;
            at = Math.max(field(from), Math.max(value(from), held(from)));
            if (at <= from) {
                all.add(tokens.get(from));
                at = from + 1;
            }
        }
        return new Tokens(tokens.text(), all);
    }

    /** "the version field", "the field version". */
    private int field(int at) {
        boolean after = tokens.word(at).equals("the") && FIELD.contains(tokens.word(at + 2)) && isName(at + 1);
        boolean before = tokens.word(at).equals("the") && FIELD.contains(tokens.word(at + 1)) && isName(at + 2);
        return after || before ? its(at, after ? at + 1 : at + 2) : 0;
    }

    /** "the value of summary". */
    private int value(int at) {
        return tokens.phrase(at, "the value of") && isName(at + 3) ? its(at, at + 3) : 0;
    }

    private int its(int at, int name) {
        int end = tokens.word(name + 1).isEmpty() || !FIELD.contains(tokens.word(name + 1)) ? name + 1 : name + 2;
        boolean other =
                EnglishWords.BEING.has(tokens.word(end)) || tokens.word(end).equals("of");
        if (other || UNDER.contains(tokens.word(at - 1))) {
            return 0; // a condition, a field of something else, or one that is sent
        }
        int start = tokens.get(at).start();
        all.add(new Word("its", "its", start, start));
        all.add(tokens.get(name));
        return end;
    }

    private boolean isName(int at) {
        return at < tokens.size()
                && tokens.get(at) instanceof Word word
                && word.text().matches("[A-Za-z_]\\w*")
                && !EnglishWords.ARTICLE.has(word.lower())
                && !EnglishWords.RELATOR.has(word.lower())
                && !EnglishWords.BEING.has(word.lower());
    }

    /** "it contains error", "it contains the word error": a text that stands in it. */
    private int held(int at) {
        boolean holds = HOLDS.contains(tokens.word(at))
                && (EnglishWords.IT.has(tokens.word(at - 1)) || EnglishWords.ANSWER.has(tokens.word(at - 1)));
        int word = tokens.phrase(at + 1, "the word") ? at + 3 : at + 1;
        boolean alone = word + 1 >= tokens.size()
                || tokens.get(word + 1) instanceof Token.Mark
                || ENDS.contains(tokens.word(word + 1));
        if (!holds || !alone || !isName(word)) {
            return 0;
        }
        Word said = (Word) tokens.get(word);
        all.add(tokens.get(at));
        all.add(new Token.Quote(said.text(), said.start(), said.end()));
        return word + 1;
    }
}
