package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Tells whether words only say whom something is told, or what is made, so that what stands after them is the text: "slack #ops". */
final class Handing {
    private static final String ADDRESS = "\\d{15,21}|[#@][\\w-]+|[\\w.-]+/[\\w.-]+|[^@\\s]+@[^@\\s]+\\.[a-z]+";

    private final Tokens tokens;
    private final Knowledge knowledge;

    /** Verbs that say something to what is there: "comment". */
    private final Set<String> remarks = new HashSet<>();

    /** Words that say when. */
    private final BitSet timed;

    /** @param timed words that say when it is told, which do not end what says whom */
    Handing(Tokens tokens, Knowledge knowledge, BitSet timed) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.timed = timed;
        knowledge.operations().stream()
                .filter(op -> op.is(Operation.Kind.CHANGE)
                        && op.param("content").filter(Param::required).isPresent())
                .forEach(op -> remarks.addAll(op.verbs()));
        remarks.retainAll(EnglishWords.REMARKING.words());
    }

    /** Whether what stands before a mark only tells somebody something, or only makes something that has a title. */
    boolean hands(int to) {
        int from = begins(to, false);
        int makes = begins(to, true);
        return (starts(from) && tells(from, to))
                || (starts(makes) && remarks.contains(tokens.word(makes)) && reaches(makes, to))
                || makes(to);
    }

    /** Whether it only makes something that has a title: "create an issue in acme/api". */
    boolean makes(int to) {
        int makes = begins(to, true);
        int object = tokens.find(makes, i -> i >= to || EnglishWords.RELATOR.has(tokens.word(i)));
        int thing = tokens.find(makes, i -> i >= object || titled(i, to));
        boolean one = thing < object
                && (EnglishWords.PASSAGE.has(tokens.word(thing))
                        || tokens.is(makes + 1, Set.of("a", "an", "another", "new")));
        boolean more = EnglishWords.EXTEND.has(tokens.word(makes)) && tokens.find(makes, i -> i >= to || place(i)) < to;
        return starts(makes)
                && EnglishWords.MAKE.has(tokens.word(makes))
                && (one || more)
                && (reaches(makes, to) || isPlaced(makes, to));
    }

    /** Where the words begin that say no more than whom something is told or, where it is made, what and where. */
    private int begins(int to, boolean makes) {
        int from = to;
        while (from > 0
                && (leads(from - 1)
                        || (makes && (titled(from - 1, to) || knowledge.isQuality(tokens.word(from - 1)))))) {
            from--;
        }
        while (from < to
                && (tokens.get(from) instanceof Token.Mark
                        || EnglishWords.JOINING.has(tokens.word(from))
                        || EnglishWords.FILLER.has(tokens.word(from)))) {
            from++;
        }
        int comma = tokens.find(from, i -> i >= to || tokens.mark(i, ','));
        return EnglishWords.FRONT.has(tokens.word(from)) && comma < to ? comma + 1 : from; // "in Linear, open …"
    }

    /** "a ticket for team WEB": whether a place is named by its noun. */
    private boolean isPlaced(int from, int to) {
        return tokens.find(from, i -> i + 1 >= to || (place(i) && tokens.get(i + 1) instanceof Word)) + 1 < to;
    }

    private boolean tells(int from, int to) {
        boolean tells = false;
        for (int i = from; i < to; i++) {
            tells |= EnglishWords.OUTGOING.has(tokens.word(i))
                    || owned(i)
                    || (starts(i) && (knowledge.tool(tokens, i).isPresent() || EnglishWords.TELL.has(tokens.word(i))));
        }
        return tells && reaches(from, to);
    }

    /** "tweet": whether a verb says at once by which tool something is told. */
    private boolean owned(int at) {
        String verb = tokens.word(at);
        return starts(at)
                && !EnglishWords.TELL.has(verb)
                && knowledge.operations().stream().anyMatch(op -> op.utters() && knowledge.owns(op, verb));
    }

    /** "create an issue in acme/api": whether one of those things is made whose titles say what is to be done. */
    boolean tracks(int to) {
        int makes = begins(to, true);
        return EnglishWords.MAKE.has(tokens.word(makes))
                && tokens.find(
                                makes,
                                i -> i >= to
                                        || is(i, to, op -> op.param("labels").isPresent() && op.is(Operation.Kind.PUT)))
                        < to;
    }

    /** Whether something is said to what is there. */
    boolean remarks(int to) {
        int from = begins(to, true);
        return starts(from) && remarks.contains(tokens.word(from));
    }

    private boolean reaches(int from, int to) {
        return tokens.find(
                        from,
                        i -> i >= to
                                || address(i)
                                || isKey(i)
                                || EnglishWords.ME.has(tokens.word(i))
                                || owned(i)
                                || knowledge.tool(tokens, i).isPresent())
                < to;
    }

    /** "ENG-2": what is known by a key. */
    private boolean isKey(int at) {
        return tokens.get(at) instanceof Word word && word.text().matches("[A-Z][A-Z0-9]*-\\d+");
    }

    private boolean starts(int at) {
        return at == 0
                || tokens.get(at - 1) instanceof Token.Mark
                || EnglishWords.JOINING.has(tokens.word(at - 1))
                || EnglishWords.FILLER.has(tokens.word(at - 1));
    }

    /** Whether a word says no more than that something is told or made, whom and where. */
    private boolean leads(int at) {
        String word = tokens.word(at);
        boolean mark = tokens.mark(at, '(') || tokens.mark(at, ')') || tokens.mark(at, ',');
        boolean name = !word.isEmpty()
                && ((tokens.mark(at - 1, '(') && tokens.mark(at + 1, ')'))
                        || EnglishWords.TELL.has(tokens.word(at - 1))
                        || (EnglishWords.DETERMINER.has(tokens.word(at - 1))
                                && EnglishWords.TELL.has(tokens.word(at - 2)))
                        || knowledge.tool(tokens, at - 1).isPresent()
                        || Character.isUpperCase(((Word) tokens.get(at)).text().charAt(0)));
        return mark
                || timed.get(at)
                || (!word.isEmpty()
                        && (!Knowledge.restricts(word)
                                || remarks.contains(word)
                                || owned(at)
                                || word.matches("#?\\d+")
                                || EnglishWords.RELATOR.has(word)
                                || EnglishWords.TELL.has(word)
                                || EnglishWords.OUTGOING.has(word)
                                || EnglishWords.PEOPLE.has(word)
                                || EnglishWords.POLITENESS.has(word)
                                || EnglishWords.MAKE.has(word)
                                || name
                                || address(at)
                                || knowledge.tool(tokens, at).isPresent()));
    }

    /** "a ticket for the team": whether a word names what is made and has a title, or where that is. */
    private boolean titled(int at, int to) {
        return is(
                        at,
                        to,
                        op -> !op.is(Operation.Kind.LOOK)
                                && !op.tells()
                                && op.param("start").isEmpty()
                                && (op.param("title").isPresent()
                                        || op.param("content").isPresent()))
                || EnglishWords.PASSAGE.has(Lemma.singular(tokens.word(at)))
                || place(at);
    }

    /** Whether a noun stands there for where texts are. */
    private boolean place(int at) {
        List<Operation> there = knowledge.all(
                op -> op.all("place").stream().anyMatch(one -> one.nouns().contains(tokens.word(at))));
        return !there.isEmpty()
                && there.stream().allMatch(op -> op.param("start").isEmpty());
    }

    boolean address(int at) {
        return at >= 0
                && at < tokens.size()
                && tokens.get(at) instanceof Word word
                && word.text().matches(ADDRESS);
    }

    /** Whether a thing of such an operation is named at a place. */
    boolean is(int at, int to, Predicate<Operation> which) {
        return knowledge
                .thing(tokens, at, to)
                .filter(one -> knowledge.of(one.what()).stream().anyMatch(which))
                .isPresent();
    }
}
