package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an order about several things that are named by their keys as one order for each: "close ENG-1, ENG-2 and ENG-3", "ENG-5, ENG-6:
 * mark both as done".
 */
public final class EachKey {
    private static final int MOST = 20;
    private static final String KEY = "[A-Z][A-Z0-9]*-\\d+";

    private final Tokens tokens;
    private final Knowledge knowledge;

    private EachKey(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** The same brief with an order for each; the same object where there is none for several. */
    public static Tokens read(Tokens tokens, Knowledge knowledge) {
        Tokens headed = new EachKey(tokens, knowledge).headed();
        return new EachKey(headed, knowledge).severally();
    }

    /** "ENG-9: add the comment …": the thing that what follows is done with. */
    private Tokens headed() {
        List<Range> keys = keys(0);
        int colon = keys.isEmpty() ? 0 : keys.getLast().to();
        if (colon == 0 || !tokens.mark(colon, ':') || !knowledge.isVerb(tokens.word(colon + 1))) {
            return tokens;
        }
        int end = tokens.find(colon + 1, i -> Parser.ends(tokens, i) || goesOn(i));
        int them = tokens.find(
                colon + 2,
                i -> i >= end || EnglishWords.IT.has(tokens.word(i)) || EnglishWords.ALL.has(tokens.word(i)));
        boolean adds =
                EnglishWords.EXTEND.has(tokens.word(colon + 1)) || EnglishWords.REMARKING.has(tokens.word(colon + 1));
        List<Token> all = new ArrayList<>();
        if (them < end) {
            all.addAll(tokens.slice(colon + 1, them).list());
            all.addAll(tokens.slice(0, colon).list());
            all.addAll(tokens.slice(them + 1, tokens.size()).list());
        } else if (adds && keys.size() == 1) {
            all.addAll(tokens.slice(colon + 1, end).list());
            all.add(word("to", end - 1));
            all.addAll(tokens.slice(0, colon).list());
            all.addAll(tokens.slice(end, tokens.size()).list());
        } else if (colon + 2 == end) {
            all.addAll(tokens.slice(colon + 1, end).list());
            all.addAll(tokens.slice(0, colon).list());
            all.addAll(tokens.slice(end, tokens.size()).list());
        }
        return all.isEmpty() ? tokens : new Tokens(tokens.text(), all);
    }

    private Tokens severally() {
        List<Token> all = new ArrayList<>();
        int done = 0;
        int at = 0;
        while (at < tokens.size()) {
            List<Range> keys = keys(at);
            int from = keys.size() > 1 && keys.size() <= MOST ? begins(at, done) : at;
            if (from == at || !changes(from)) {
                at = keys.isEmpty() ? at + 1 : keys.getLast().to();
                continue;
            }
            int last = keys.getLast().to();
            int end = tokens.find(last, i -> Parser.ends(tokens, i) || goesOn(i));
            List<Token> rest = told(last, end);
            all.addAll(tokens.slice(done, from).list());
            for (int n = 0; n < keys.size(); n++) {
                if (n > 0) {
                    all.add(word("and", last - 1));
                }
                all.addAll(tokens.slice(from, at - 1).list());
                all.add(single(at - 1));
                all.addAll(tokens.slice(keys.get(n).from(), keys.get(n).to()).list());
                all.addAll(rest);
            }
            done = end;
            at = end;
        }
        all.addAll(tokens.slice(done, tokens.size()).list());
        return done == 0 ? tokens : new Tokens(tokens.text(), all);
    }

    /** What follows the keys: with a text behind a colon as one that is quoted. */
    private List<Token> told(int from, int to) {
        int colon = tokens.find(from, i -> i >= to || tokens.mark(i, ':'));
        boolean text =
                colon + 1 < to && tokens.slice(colon + 1, to).list().stream().allMatch(Word.class::isInstance);
        if (!text) {
            return tokens.slice(from, to).list();
        }
        int start = tokens.get(colon + 1).start();
        int end = tokens.get(to - 1).end();
        String said = tokens.text().substring(start, end);
        List<Token> all = new ArrayList<>(tokens.slice(from, colon).list());
        all.add(new Token.Quote(Character.toUpperCase(said.charAt(0)) + said.substring(1), start, end));
        return all;
    }

    /** The keys that stand from a place on, with nothing but commas and "and" between them. */
    private List<Range> keys(int from) {
        List<Range> keys = new ArrayList<>();
        int at = from;
        int end = key(at, from);
        while (end > at) {
            keys.add(new Range(at, end));
            int next = tokens.mark(end, ',') ? end + 1 : end;
            next = EnglishWords.AND.has(tokens.word(next)) ? next + 1 : next;
            if (next == end) {
                return keys;
            }
            at = next;
            end = key(at, from);
        }
        return keys;
    }

    /** The place after a key; its own where none stands there. */
    private int key(int at, int from) {
        if (at < tokens.size()
                && tokens.get(at) instanceof Word word
                && word.text().matches(KEY)) {
            return at + 1;
        }
        boolean placed = tokens.word(at).matches("[\\w.-]+/[\\w.-]+")
                && tokens.word(at + 1).matches("#\\d+");
        if (person(at) && (from == at || person(from)) && tells(from - 1)) {
            return at + 1;
        }
        boolean numbered = tokens.word(at).matches("#?\\d{1,6}") && several(from - 1);
        return placed ? at + 2 : numbered ? at + 1 : at;
    }

    private boolean person(int at) {
        return tokens.word(at).matches("@[\\w.]+|[a-z]{2,}")
                && (tokens.word(at).startsWith("@") || English.isName(tokens.word(at)))
                && !EnglishWords.ROOM.has(tokens.word(at))
                && !EnglishWords.SMALL.has(tokens.word(at))
                && !EnglishWords.FILLER.has(tokens.word(at));
    }

    /** "dm": whether a verb tells persons something one by one, by one tool alone. */
    private boolean tells(int at) {
        String verb = tokens.word(at);
        return knowledge.operations().stream()
                .anyMatch(one ->
                        one.personal() && one.tells() && one.param("title").isEmpty() && knowledge.owns(one, verb));
    }

    /** "issues 3, 4 and 5": whether several things are named before their numbers. */
    private boolean several(int at) {
        String noun = tokens.word(at);
        return !noun.isEmpty()
                && !Lemma.singular(noun).equals(noun)
                && knowledge.thing(tokens, at, at + 1).isPresent();
    }

    private Token single(int at) {
        String noun = Lemma.singular(tokens.word(at));
        Token token = tokens.get(at);
        return several(at) ? new Word(noun, noun, token.start(), token.end()) : token;
    }

    /** Where the order begins that goes on at a place. */
    private int begins(int at, int done) {
        int from = at;
        while (from > done
                && !(tokens.get(from - 1) instanceof Token.Mark)
                && !EnglishWords.JOINING.has(tokens.word(from - 1))
                && !EnglishWords.POLITENESS.has(tokens.word(from - 1))) {
            from--;
        }
        return from;
    }

    /** Whether a verb stands there that changes something that is there. */
    private boolean changes(int at) {
        String verb = tokens.word(at);
        return tells(at)
                || EnglishWords.CHANGE.has(verb)
                || EnglishWords.REMARKING.has(verb)
                || knowledge.operations().stream()
                        .anyMatch(one ->
                                one.is(Operation.Kind.CHANGE) && one.verbs().contains(verb));
    }

    /** Whether more is to be done there. */
    private boolean goesOn(int at) {
        boolean joined = tokens.mark(at, ',') || EnglishWords.JOINING.has(tokens.word(at));
        return joined && (knowledge.isVerb(tokens.word(at + 1)) || knowledge.isVerb(tokens.word(at + 2)));
    }

    private Word word(String text, int at) {
        int start = tokens.get(at).end();
        return new Word(text, text, start, start);
    }
}
