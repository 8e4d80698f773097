package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells the sentences of a long brief that tell a story from those that want something done. */
public final class Story {
    private final Speech speech;
    private final Fillers fillers;
    private final Background background;
    private final Caution caution;
    private final Verbs verbs;

    Story(Speech speech, Fillers fillers, Background background, Caution caution, Verbs verbs) {
        this.speech = speech;
        this.fillers = fillers;
        this.background = background;
        this.caution = caution;
        this.verbs = verbs;
    }

    /** Whether a sentence, from where its fillers end, wants nothing done. */
    boolean tells(int from, int to) {
        return !speech.isWish() && !verbs.at(from, to, false) && background.tells(from, to);
    }

    /** Where a sentence comes to what it only tells; its end for nowhere. */
    int aside(int from, int to) {
        return background.aside(from, to, at -> orders(at, to));
    }

    /** Whether a sentence only says how a brief ends: thanks, a name. */
    boolean signsOff(int from, int to) {
        return background.signsOff(from, to);
    }

    /** Where what a sentence wants begins, after what it tells first. */
    int begins(int from, int to) {
        return fillers.skip(background.begins(from, to, at -> orders(at, to)), to);
    }

    /** Whether a sentence only says what a text may say. */
    boolean warns(int from, int to) {
        return !verbs.at(from, to, false) && caution.tells(from, to);
    }

    /** Whether what is to be done begins at a place, or what is waited for before it. */
    boolean orders(int at, int to) {
        int start = fillers.skip(at, to);
        return verbs.at(start, to, false) || background.waits(start);
    }

    /**
     * A brief without the sentences that tell a story: no time that they speak of is when something is done.
     *
     * @return the tokens of the rest, with the marks between sentences
     */
    public static Tokens without(Tokens tokens, Knowledge knowledge) {
        Speech speech = new Speech();
        Fillers fillers = new Fillers(tokens, speech);
        Background background = new Background(tokens);
        Story story = new Story(speech, fillers, background, new Caution(tokens), new Verbs(tokens, knowledge, speech));
        List<Token> rest = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            if (i == tokens.size() || Parser.ends(tokens, i)) {
                int to = i;
                speech.begins();
                int at = fillers.skip(from, to);
                int begins = background.begins(at, to, place -> story.orders(place, to));
                boolean idle = at < to && begins == at && story.tells(at, to);
                int start = idle ? to : begins > at ? begins : from;
                rest.addAll(tokens.list().subList(start, Math.max(start, story.aside(start, to))));
                rest.addAll(tokens.list().subList(to, Math.min(tokens.size(), to + 1)));
                from = to + 1;
            }
        }
        return rest.size() == tokens.size() ? tokens : new Tokens(tokens.text(), rest);
    }

    /** 'asking whether he comes on 23 December': whether a place is in what a text is to say. */
    public static boolean isSaid(Tokens tokens, int place) {
        int at = tokens.find(0, i -> tokens.get(i).start() >= place);
        while (at > 0 && !Parser.ends(tokens, at - 1)) {
            at--;
            if (EnglishWords.SPEAKING.has(tokens.word(at))) {
                return true;
            }
            if (EnglishWords.THEN.has(tokens.word(at))) {
                return false;
            }
        }
        return false;
    }

    /** What is left of a brief, with the sentences that tell a story where they stood. */
    public static Tokens with(Tokens whole, Tokens without, Tokens left) {
        Set<Integer> read = new HashSet<>();
        without.list().forEach(token -> read.add(token.start()));
        List<Token> all = new ArrayList<>(left.list());
        whole.list().stream().filter(token -> !read.contains(token.start())).forEach(all::add);
        all.sort(Comparator.comparingInt(Token::start));
        return new Tokens(whole.text(), all);
    }
}
