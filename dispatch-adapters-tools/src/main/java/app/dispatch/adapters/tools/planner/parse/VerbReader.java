package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;
import java.util.Set;

/** Reads the verb of a clause, and what stands within it: "sum it up", "let me know". */
final class VerbReader {
    private static final int KNOW = 4;

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Speech speech;
    private final Verbs verbs;
    private final PartReader parts;

    VerbReader(Tokens tokens, Knowledge knowledge, Speech speech, Verbs verbs, PartReader parts) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.speech = speech;
        this.verbs = verbs;
        this.parts = parts;
    }

    /** The place after the verb; that where the clause begins when it has none. */
    int read(ClauseDraft draft, int from, int to, boolean asks) {
        String word = tokens.word(from);
        boolean question = EnglishWords.QUESTION.has(word)
                && (asks || Set.of("what", "which", "how", "who").contains(word));
        if (question) {
            draft.asks();
            return from;
        }
        if (verbs.isQuality(from, to)) {
            return from;
        }
        int several = several(draft, from);
        if (several > from) {
            return several;
        }
        if (EnglishWords.PRODUCING.has(word) && text(from + 1)) {
            draft.does("write", from, 1);
            return from + 1;
        }
        int sent = sent(draft, from);
        if (sent > from) {
            return sent;
        }
        if (EnglishWords.ASK.has(word) && from + 1 < to && tokens.get(from + 1) instanceof Token.Link) {
            draft.does("get", from, 1);
            return from + 1;
        }
        if ((EnglishWords.ASK.has(word) || EnglishWords.BIDDING.has(word))
                && tokens.find(from, i -> i >= to || tokens.get(i) instanceof Token.Quote) < to
                && tokens.find(from, i -> i >= to || knowledge.isModel(tokens, i)) >= to) {
            draft.does("tell", from, 1);
            return from + 1;
        }
        return single(draft, from, asks);
    }

    /** "make a summary of …": whether a text that a model makes stands at a place. */
    private boolean text(int at) {
        int of = tokens.find(at, i -> i > at + 2 || tokens.word(i).equals("of"));
        return tokens.is(at, Set.of("a", "an"))
                && tokens.word(of).equals("of")
                && knowledge.thing(tokens, of - 1, of).stream()
                        .flatMap(thing -> knowledge.of(thing.what()).stream())
                        .anyMatch(one -> one.is(Operation.Kind.WORK)
                                && one.param("input").isPresent());
    }

    /** A verb of several words. */
    private int several(ClauseDraft draft, int from) {
        int know = tokens.find(from + 1, i -> i > from + KNOW || tokens.word(i).equals("know"));
        if (tokens.word(from).equals("let") && tokens.word(know).equals("know")) {
            draft.does("tell", from, 1);
            parts.read(draft, from + 1, know);
            return know + 1;
        }
        Optional<String> told =
                tokens.word(from + 1).endsWith("ed") && tokens.word(from).matches("get|be|getting")
                        ? knowledge.verb(tokens.word(from + 1)).filter(EnglishWords.TELL::has)
                        : Optional.empty();
        if (told.isPresent()) {
            draft.does(told.get(), from, 2);
            speech.wishes();
            return from + 2;
        }
        if (EnglishWords.IT.has(tokens.word(from + 1)) && verbs.isParted(from)) {
            draft.does(tokens.word(from) + " " + tokens.word(from + 2), from, 1); // "sum it up"
            parts.read(draft, from + 1, from + 2);
            return from + 3;
        }
        int end = verbs.phraseEnd(from);
        if (end > 0) {
            String phrase = verbs.phrase(from, end);
            boolean looks = EnglishWords.LOOKING.entries().contains(phrase);
            boolean watches = EnglishWords.WATCHING.entries().contains(phrase);
            boolean makes = looks && text(end);
            draft.does(makes ? "write" : looks ? "find" : watches ? "watch" : phrase, from, end - from);
            return end;
        }
        return from;
    }

    /** What is sent to somebody: "let me have …", "slack me …". */
    private int sent(ClauseDraft draft, int from) {
        if (verbs.lets(from)) {
            draft.does("send", from, 3);
            draft.add(new Part("to", from + 1, from + 1, from + 2));
            return from + 3;
        }
        if (verbs.messages(from)) {
            draft.does("send", from, 0);
            draft.add(new Part("via", from, from, from + 1));
            return from + 1;
        }
        return from;
    }

    private int single(ClauseDraft draft, int from, boolean asks) {
        String word = tokens.word(from);
        Optional<String> verb = knowledge.verb(word.replaceFirst("^(auto|cross|re)-", ""));
        boolean inflected = verb.filter(one -> !one.equals(word)).isPresent();
        if (speech.isWish() && inflected && word.endsWith("s")) {
            speech.tellsOfSomething();
        }
        if (word.startsWith("auto-")) {
            speech.runsByItself();
        }
        boolean title = inflected
                && !(verbs.told(from) && verbs.object(from + 1))
                && !word.startsWith("auto-")
                && !word.startsWith("cross-")
                && (verbs.isThing(from)
                        || (word.endsWith("ed") && !speech.isThirdPerson() && !verbs.isParticiple(from)));
        if (verb.isPresent() && !title) {
            draft.does(verb.get(), from, 1);
            return from + 1;
        }
        if (asks) {
            draft.asks(); // "starred mail?"
        }
        return from;
    }
}
