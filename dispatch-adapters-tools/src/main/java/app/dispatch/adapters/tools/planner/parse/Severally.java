package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Mark;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an order to make several things that are named as one order for each: {@code make three folders in Drive: A, B, C},
 * {@code create the folders "A" and "B"}.
 */
public final class Severally {
    private static final int MOST = 20;

    /** What stands between things and their names, and is said of each of them anew. */
    private static final Set<String> NAMED = Set.of("called", "named", "titled", "entitled");

    private final Tokens tokens;
    private final Knowledge knowledge;

    private Severally(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** The brief with such an order at its beginning taken apart; the same where there is none. */
    public static Tokens read(Tokens tokens, Knowledge knowledge) {
        return new Severally(tokens, knowledge).read();
    }

    /** Names, and the places of the tokens that they are read from. */
    private record Names(List<Quote> all, int from, int to) {}

    private Tokens read() {
        int verb = tokens.find(0, i -> !EnglishWords.POLITENESS.has(tokens.word(i)));
        int object = tokens.after(verb + 1, EnglishWords.ARTICLE.words());
        Optional<Numbers.Found> number = Numbers.at(tokens, object);
        int noun = number.map(Numbers.Found::end).orElse(object);
        int tool = knowledge.tool(tokens, noun).map(Knowledge.Named::end).orElse(noun);
        Optional<Knowledge.Named> thing = knowledge.thing(tokens, tool, tokens.size());
        if (!EnglishWords.MAKE.has(tokens.word(verb))
                || thing.filter(this::isSeveral).isEmpty()) {
            return tokens;
        }
        int end = thing.get().end();
        int last = tokens.find(end, i -> Parser.ends(tokens, i) && !tokens.mark(i, ':'));
        Optional<Names> names = names(end, last)
                .filter(one -> number.isEmpty()
                        || number.get().digits().equals(String.valueOf(one.all().size())));
        return names.map(one -> apart(verb, noun, end, one, last)).orElse(tokens);
    }

    private boolean isSeveral(Knowledge.Named thing) {
        String noun = tokens.word(thing.end() - 1);
        return !Lemma.singular(noun).equals(noun)
                && knowledge.of(thing.what()).stream()
                        .anyMatch(op -> op.is(Kind.PUT)
                                && !op.tells()
                                && (op.param("title").isPresent()
                                        || op.param("name").isPresent()));
    }

    private Optional<Names> names(int from, int to) {
        int colon = tokens.find(from, i -> i >= to || tokens.mark(i, ':'));
        int start = colon < to ? colon + 1 : tokens.find(from, i -> i >= to || tokens.get(i) instanceof Quote);
        int end = colon < to ? to : start;
        while (colon >= to && end < to && (tokens.get(end) instanceof Quote || joins(end))) {
            end++;
        }
        while (end > start && joins(end - 1)) {
            end--;
        }
        List<Quote> all = new ArrayList<>();
        int begin = start;
        for (int i = start; i <= end; i++) {
            if (i == end || joins(i)) {
                if (i > begin) {
                    all.add(name(begin, i));
                }
                begin = i + 1;
            } else if (!(tokens.get(i) instanceof Word || tokens.get(i) instanceof Quote)
                    || EnglishWords.RELATOR.has(tokens.word(i))) {
                return Optional.empty();
            }
        }
        return all.size() > 1 && all.size() <= MOST ? Optional.of(new Names(all, start, end)) : Optional.empty();
    }

    private boolean joins(int at) {
        return tokens.mark(at, ',') || EnglishWords.AND.has(tokens.word(at));
    }

    private Quote name(int from, int to) {
        if (to == from + 1 && tokens.get(from) instanceof Quote quote) {
            return quote;
        }
        int start = tokens.get(from).start();
        int end = tokens.get(to - 1).end();
        return new Quote(tokens.text().substring(start, end), start, end);
    }

    private Tokens apart(int verb, int noun, int end, Names names, int last) {
        List<Token> all = new ArrayList<>(tokens.slice(0, verb).list());
        for (Quote name : names.all()) {
            if (all.size() > verb) {
                all.add(word("and", name.start()));
            }
            all.add(tokens.get(verb));
            all.add(word("a", tokens.get(verb).end()));
            all.addAll(tokens.slice(noun, end - 1).list());
            Token things = tokens.get(end - 1);
            String one = Lemma.singular(tokens.word(end - 1));
            all.add(new Word(one, one, things.start(), things.end()));
            for (int i = end; i < last; i++) {
                boolean named = i >= names.from() && i < names.to();
                boolean marks = tokens.get(i) instanceof Mark;
                boolean calls = i + 1 == names.from() && NAMED.contains(tokens.word(i));
                if (!named && !marks && !calls) {
                    all.add(tokens.get(i));
                }
            }
            all.add(word("called", name.start()));
            all.add(name);
        }
        all.addAll(tokens.slice(last, tokens.size()).list());
        return new Tokens(tokens.text(), all);
    }

    private static Word word(String text, int at) {
        return new Word(text, text, at, at);
    }
}
