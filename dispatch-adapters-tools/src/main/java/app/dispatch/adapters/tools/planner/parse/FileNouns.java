package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.Enclosing;
import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what names files that go with something: "all PDF attachments", "the attachment a.pdf", "the file". */
final class FileNouns {
    private static final Pattern FILE = Pattern.compile("[\\w-][\\w.-]*\\.[A-Za-z][A-Za-z0-9]{1,4}");

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Enclosing enclosing;

    FileNouns(Tokens tokens, Knowledge knowledge, Enclosing enclosing) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.enclosing = enclosing;
    }

    /** By what files are named. */
    enum Head {
        /** By the noun of what goes with something. */
        ATTACHMENT,
        /** By a kind of file. */
        TYPE,
        /** As files, of which nothing says with what they go. */
        FILE
    }

    /**
     * Files that words name.
     *
     * @param kinds words that say which of the things they go with, such as "latest"
     * @param tool whether the tool is named that has these things
     * @param pointed whether it is said which ones: "the", "its"
     * @param unsure words that say which ones in a way that nobody can tell
     */
    record Named(
            int from,
            int to,
            Head head,
            boolean several,
            boolean pointed,
            boolean tool,
            String name,
            Optional<Value> type,
            List<Word> kinds,
            String unsure) {}

    /** What is named from a place on. */
    Optional<Named> at(int from) {
        int at = from;
        boolean all = false;
        boolean pointed = false;
        boolean unsure = false;
        while (at < from + Tokens.MOST_IN_A_ROW && determines(at)) {
            all |= EnglishWords.ALL.has(tokens.word(at));
            pointed |= tokens.is(at, EnglishWords.BACK.words()) || EnglishWords.THEIR.has(tokens.word(at));
            unsure |= EnglishWords.CHOSEN.has(tokens.word(at));
            at++;
        }
        Before before = before(at);
        at = before.to();
        int typed = before.typed();
        Head head = isNoun(at)
                ? Head.ATTACHMENT
                : EnglishWords.FILED.has(tokens.word(at)) || isFile(at)
                        ? Head.FILE
                        : typed == at - 1 && typed >= from ? Head.TYPE : null;
        if (head == null) {
            return Optional.empty();
        }
        boolean itself = head == Head.FILE && isFile(at);
        int last = head == Head.TYPE ? typed : at;
        int end = last + 1;
        int called = EnglishWords.NAMED.has(tokens.word(end)) ? end + 1 : end;
        String name = itself ? written(at) : isFile(called) ? written(called) : "";
        boolean several = !itself && (all || !Lemma.singular(tokens.word(last)).equals(tokens.word(last)));
        return Optional.of(new Named(
                from,
                !itself && !name.isEmpty() ? called + 1 : end,
                head,
                several,
                pointed,
                before.tool(),
                name,
                before.type(),
                before.kinds(),
                unsure ? tokens.slice(from, end).written() : ""));
    }

    /**
     * What stands before a noun: the tool, a kind of file, which of the things are meant.
     *
     * @param typed where the kind of file stands; -1 for nowhere
     */
    private record Before(int to, boolean tool, Optional<Value> type, int typed, List<Word> kinds) {}

    private Before before(int from) {
        List<Word> kinds = new ArrayList<>();
        boolean tool = false;
        Optional<Value> type = Optional.empty();
        int typed = -1;
        int at = from;
        for (; at < tokens.size(); at++) {
            Optional<Value> kind = type(tokens.word(at));
            if (isTool(at)) {
                tool = true;
            } else if (kind.isPresent()) {
                type = kind;
                typed = at;
            } else if (kind(at) && tokens.get(at) instanceof Word word) {
                kinds.add(word);
            } else {
                break;
            }
        }
        return new Before(at, tool, type, typed, kinds);
    }

    /** Whether the tool is named right before what it has. */
    private boolean isTool(int at) {
        return knowledge
                        .tool(tokens, at)
                        .filter(one -> one.end() == at + 1
                                && one.what().equals(enclosing.list().tool().id()))
                        .isPresent()
                && (kind(at + 1) || isNoun(at + 1) || type(tokens.word(at + 1)).isPresent());
    }

    /** "… and send it": where the word stands that goes on with them; -1 for nowhere. */
    int later(int from) {
        int and = tokens.find(from, i -> Parser.ends(tokens, i) || EnglishWords.AND.has(tokens.word(i)));
        int it = tokens.find(and, i -> i > and + 3 || tokens.word(i).matches("it|them"));
        return and < tokens.size() && it <= and + 3 && it < tokens.size() ? it : -1;
    }

    /** "whatever is attached": whether a word stands for all of them. */
    boolean anything(int at) {
        return tokens.is(at, EnglishWords.WHATEVER.words());
    }

    private boolean determines(int at) {
        return EnglishWords.ARTICLE.has(tokens.word(at)) || EnglishWords.CHOSEN.has(tokens.word(at));
    }

    private boolean isNoun(int at) {
        String word = tokens.word(at);
        return !word.isEmpty() && enclosing.nouns().contains(Lemma.singular(word));
    }

    /** Whether a word says which things of the list are meant. */
    private boolean kind(int at) {
        String word = tokens.word(at);
        return !word.isEmpty()
                && type(word).isEmpty()
                && enclosing
                        .list()
                        .param("query")
                        .filter(one -> one.words().containsKey(word))
                        .isPresent();
    }

    Optional<Value> type(String word) {
        Map<String, Value> types = enclosing.types();
        Value type = types.get(word);
        return Optional.ofNullable(type == null ? types.get(Lemma.singular(word)) : type);
    }

    private boolean isFile(int at) {
        return at < tokens.size() && FILE.matcher(written(at)).matches();
    }

    private String written(int at) {
        return at >= tokens.size()
                ? ""
                : tokens.get(at) instanceof Word word
                        ? word.text()
                        : tokens.get(at) instanceof Quote quote ? quote.text() : "";
    }

    boolean isAttached(Named found) {
        return tokens.word(found.to()).matches("attached|enclosed");
    }

    /** The words that say of what kind something is: "a file attached" is an attachment. */
    List<Token> kind(Named found) {
        String noun = found.several() ? "attachments" : "an attachment";
        int at = tokens.get(found.from()).start();
        boolean file =
                isAttached(found) && found.head() == Head.FILE && found.name().isEmpty();
        return file
                ? Stream.of(noun.split(" "))
                        .<Token>map(word -> Wholes.word(word, at))
                        .toList()
                : tokens.slice(found.from(), found.to()).list();
    }
}
