package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.schedule.TimeWords;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Tells what words say that stand beside what is to be done. */
final class AsideForms {
    private static final int NEAR = 4;

    private final Tokens tokens;
    private final Knowledge knowledge;

    AsideForms(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** Whether something ends at a place: with a mark, or with that of a text. */
    boolean isEnd(int at) {
        return tokens.get(at) instanceof Token.Mark
                || (tokens.get(at) instanceof Token.Quote quote && quote.text().endsWith("."));
    }

    /** Where words end that stand between two marks. */
    int segmentEnd(int from) {
        return tokens.find(from, i -> tokens.get(i) instanceof Token.Mark);
    }

    /** What words between two marks say; empty where that is something to do. */
    Optional<Asides.Aside> segment(int from, int to) {
        String text = tokens.slice(from, to).written();
        if (from > 0
                && any(from, to, this::isHook)
                && all(from, to, this::carries)
                && waits(from)
                && !events(from)
                && !tellsMe(from, to)) {
            int event = tokens.find(from, i -> i >= to || isEvent(i));
            return Optional.of(new Asides.Aside(Asides.Kind.HOOK, text, event < to ? tokens.word(event) : ""));
        }
        if (from > 0 && ends(to) && any(from, to, i -> EnglishWords.MERELY.has(tokens.word(i)))) {
            return merely(from, to).map(noun -> new Asides.Aside(Asides.Kind.ENOUGH, text, noun));
        }
        int needless = EnglishWords.NEEDLESS.phrases().end(tokens, from);
        if (from > 0 && needless > from && ends(to) && plain(needless, to)) {
            return Optional.of(new Asides.Aside(Asides.Kind.OWN, text, tokens.word(needless)));
        }
        boolean own = from > 0
                && ends(to)
                && tokens.is(from, EnglishWords.AUTHOR.words())
                && any(from, to, i -> EnglishWords.SELF.has(tokens.word(i)))
                && plain(from, to);
        return own ? Optional.of(new Asides.Aside(Asides.Kind.OWN, text, verb(from, to))) : Optional.empty();
    }

    /** "message me on Slack": whether it is somebody who is told, and no webhook that tells. */
    private boolean tellsMe(int from, int to) {
        return EnglishWords.TELL.has(tokens.word(from)) && any(from, to, i -> EnglishWords.ME.has(tokens.word(i)));
    }

    /** "tells our webhook that …": the place after these words, before what happens; 0 for none. */
    int told(int at) {
        boolean tool = tokens.is(at, EnglishWords.HOOKING.words())
                && at > 0
                && any(
                        Math.max(0, at - 2),
                        at,
                        i -> knowledge
                                .tool(tokens, i)
                                .filter(one -> one.end() == at)
                                .isPresent());
        int hook = tool ? tokens.after(at + 1, EnglishWords.ARTICLE.words()) : 0;
        boolean says = tool && isHook(hook) && tokens.is(hook + 1, EnglishWords.TOLD.words());
        return says ? hook + 2 : 0;
    }

    /** "so that he can reorder": the place after why something is done; 0 where it says nothing of the kind. */
    int why(int at) {
        int reason = EnglishWords.WHY.phrases().end(tokens, at);
        if (at == 0 || reason == 0 || (tokens.get(at - 1) instanceof Token.Mark && Parser.ends(tokens, at - 1))) {
            return 0;
        }
        int end = tokens.find(reason, i -> tokens.get(i) instanceof Token.Mark || orders(i));
        int subject = tokens.after(reason, EnglishWords.ARTICLE.words());
        boolean does = EnglishWords.SUBJECT.has(tokens.word(reason))
                || any(subject + 1, Math.min(end, subject + NEAR), this::does);
        boolean wishes = EnglishWords.WISH.phrases().at(tokens, reason);
        boolean approves = any(reason, end, i -> EnglishWords.APPROVE.has(tokens.word(i)))
                && any(reason, end, i -> tokens.is(i, EnglishWords.EARLIER.words()));
        return does && end > reason + 1 && !wishes && !approves && plain(reason, end) ? end : 0;
    }

    /** ", not on Slack": the place after where, or to whom, something does not go; 0 where it says nothing of the kind. */
    int rather(int at) {
        int not = at + 1;
        int object = tokens.after(not + 2, EnglishWords.DETERMINER.words());
        boolean goes = tokens.mark(at, ',')
                && tokens.word(not).equals("not")
                && (EnglishWords.PLACING.has(tokens.word(not + 1)) || EnglishWords.AWAY.has(tokens.word(not + 1)));
        int end = goes ? tokens.find(object, i -> tokens.get(i) instanceof Token.Mark) : 0;
        int last = tokens.word(end - 1).equals("'s") ? end - 1 : end; // "not in Slack's"
        boolean tool =
                knowledge.tool(tokens, object).filter(one -> one.end() == last).isPresent();
        boolean one = last == object + 1
                && (tokens.word(object).matches("[#@].+|.+@.+") || English.isName(tokens.word(object)));
        return goes && (tool || one) ? end : 0;
    }

    /** The tool that words name by its id, else the one word that they end with. */
    String named(int from, int to) {
        int tool = tokens.find(from, i -> i >= to || knowledge.tool(tokens, i).isPresent());
        return tool < to ? knowledge.tool(tokens, tool).orElseThrow().what() : tokens.word(to - 1);
    }

    /** The place of the verb that says what somebody may do with what he is given: "so that he can comment"; 0 where nothing says it. */
    int allowed(int from, int to) {
        int verb = tokens.find(from, i -> i >= to || EnglishWords.MODAL.has(tokens.word(i - 1)));
        boolean sets = verb < to
                && knowledge.operations().stream()
                        .filter(one -> any(0, from, i -> one.verbs().contains(tokens.word(i))))
                        .flatMap(one -> one.all("setting").stream())
                        .anyMatch(one -> one.words().containsKey(tokens.word(verb)));
        return sets ? verb : 0;
    }

    /** Whether a word says what somebody does, or is able to do. */
    private boolean does(int at) {
        return EnglishWords.MODAL.has(tokens.word(at))
                || EnglishWords.FINITE.has(tokens.word(at))
                || Lemma.forms(tokens.word(at)).stream().anyMatch(EnglishWords.LEARN::has);
    }

    /** Whether a word names the tool of an aside that nothing read so far names. */
    boolean names(int at, List<Token> read) {
        Tokens before = new Tokens(tokens.text(), read);
        return knowledge
                .tool(tokens, at)
                .filter(one -> before.find(
                                0,
                                i -> knowledge
                                        .tool(before, i)
                                        .filter(other -> other.what().equals(one.what()))
                                        .isPresent())
                        == before.size())
                .isPresent();
    }

    private boolean isHook(int at) {
        return isEvent(at)
                || tokens.word(at).startsWith("webhook")
                || tokens.word(at).equals("hook");
    }

    /** Whether a word is the name by which a tool's webhook calls an event. */
    private boolean isEvent(int at) {
        return tokens.word(at).length() > 0
                && knowledge.tools().stream()
                        .flatMap(tool -> tool.events().stream())
                        .anyMatch(event -> tokens.word(at).equalsIgnoreCase(event.hook()));
    }

    /** Whether a word only tells by what an event comes. */
    private boolean carries(int at) {
        return isHook(at)
                || EnglishWords.HOOKING.has(tokens.word(at))
                || knowledge.tool(tokens, at).isPresent()
                || (tokens.get(at) instanceof Word word && !Knowledge.restricts(word.lower()) && !refuses(at));
    }

    /** Whether something is waited for before a place. */
    private boolean waits(int at) {
        return any(0, at, i -> events(i) || EnglishWords.IF.phrases().at(tokens, i));
    }

    private boolean events(int at) {
        return EnglishWords.EVENT.phrases().at(tokens, at);
    }

    /** The noun of "just the draft", where the rest of the brief speaks of it. */
    private Optional<String> merely(int from, int to) {
        int noun = tokens.find(from, i -> i >= to || says(i));
        boolean one = noun < to && all(noun + 1, to, i -> !says(i)) && all(from, to, i -> !refuses(i));
        String word = tokens.word(noun);
        boolean before = any(0, from, i -> tokens.word(i).equals(word));
        return Optional.of(word).filter(thing -> one && before && (knowledge.isVerb(thing) || knowledge.knows(thing)));
    }

    private boolean says(int at) {
        return !(tokens.get(at) instanceof Word word)
                || (Knowledge.restricts(word.lower())
                        && !EnglishWords.MERELY.has(word.lower())
                        && !EnglishWords.POLITENESS.has(word.lower()));
    }

    private boolean refuses(int at) {
        return EnglishWords.NO.has(tokens.word(at)) || EnglishWords.EXCEPT.has(tokens.word(at));
    }

    /** Whether words are all plain: no name, number, time, place, quote or exception among them. */
    private boolean plain(int from, int to) {
        return all(
                from,
                to,
                i -> tokens.get(i) instanceof Word word
                        && word.text().matches("[\\p{L}'’-]+")
                        && (word.text().equals(word.lower())
                                || word.lower().equals("i")
                                || word.lower().startsWith("i'"))
                        && !refuses(i)
                        && !word.lower().equals("only")
                        && TimeWords.weekday(word.lower()).isEmpty()
                        && !EnglishWords.NEWEST.has(word.lower())
                        && !(Knowledge.restricts(word.lower())
                                && knowledge.isQuality(word.lower())
                                && knowledge.thing(tokens, i + 1, to).isPresent())
                        && Numbers.at(tokens, i).isEmpty()
                        && knowledge.tool(tokens, i).isEmpty());
    }

    /** Whether another order begins at a place: "and post it". */
    private boolean orders(int at) {
        return EnglishWords.THEN.phrases().at(tokens, at)
                || (EnglishWords.AND.has(tokens.word(at)) && knowledge.isVerb(tokens.word(at + 1)) && !ends(at + 2));
    }

    private boolean ends(int at) {
        return at >= tokens.size() || Parser.ends(tokens, at) || tokens.mark(at, ')') || tokens.mark(at, ',');
    }

    private String verb(int from, int to) {
        int at = tokens.find(
                from + 1, i -> i >= to || (knowledge.isVerb(tokens.word(i)) && Knowledge.restricts(tokens.word(i))));
        return at < to ? knowledge.verb(tokens.word(at)).orElse("") : "";
    }

    private boolean any(int from, int to, IntPredicate test) {
        return tokens.find(from, i -> i >= to || test.test(i)) < to;
    }

    private boolean all(int from, int to, IntPredicate test) {
        return !any(from, to, test.negate());
    }
}
