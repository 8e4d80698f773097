package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what a brief lists of something that it has made: {@code …, location: car park}, {@code label bug, priority low}, {@code call it
 * "Retro"}. Each becomes {@code with}, what it is called and its value as a quoted text.
 */
public final class Details {
    private static final int LONGEST = 4;
    private static final String LENGTH = "\\d{1,3}(-?(minutes?|mins?|m|hours?|hrs?|h))?";

    /** What is listed in a text. */
    private static final Phrases LISTS = Phrases.of(
            "bullets | bullet points | points | items | lines | entries | put in | put in there | contents | this content");

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final MakingOrder orders;
    private final FewValues values;
    private final Set<String> nouns = new HashSet<>();
    private final List<Token> read = new ArrayList<>();

    /** Where the last order to make something stands. */
    private int order;

    private Details(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.orders = new MakingOrder(tokens, knowledge);
        this.values = new FewValues(tokens, knowledge);
        knowledge.operations().stream()
                .filter(one -> one.is(Kind.PUT))
                .flatMap(one -> one.params().values().stream())
                .filter(Details::describes)
                .forEach(one -> nouns.addAll(one.nouns()));
    }

    static boolean describes(Param param) {
        return param.is("title", "content", "location", "labels", "status", "state", "priority", "file");
    }

    /** The brief with such details in one form. */
    public static Tokens read(Tokens tokens, Knowledge knowledge) {
        return new Details(tokens, knowledge).read();
    }

    private Tokens read() {
        boolean made = false;
        int skipped = 0;
        int at = 0;
        while (at < tokens.size()) {
            if (noun(at + 1) && nouns.contains(tokens.word(at) + " " + tokens.word(at + 1))) {
                at++; // "commit message"
                skipped = 1;
            }
            int before = at - 1 - skipped;
            skipped = 0;
            boolean begins = before < 0 || ends(before) || EnglishWords.JOINING.has(tokens.word(before));
            boolean goesOn = tokens.is(at, Set.of("with", "that", "which", "saying", "reading"));
            int end = made && (begins || goesOn) ? detail(at) : at;
            if (end == at) {
                boolean calls = tokens.get(at) instanceof Token.Link;
                order = orders.makes(at) ? at : order;
                made = orders.makes(at)
                        || (made
                                && !calls
                                && !(begins && !tokens.mark(before, ':') && knowledge.isVerb(tokens.word(at))));
                ordered(at);
                read.add(tokens.get(at));
                end++;
            }
            at = end;
        }
        return read.equals(tokens.list()) ? tokens : new Tokens(tokens.text(), read);
    }

    /** "New issue for team ENG please: …" asks for one, and tells of none. */
    private void ordered(int at) {
        if (at > 0) {
            return;
        }
        int colon = tokens.find(at, i -> ends(i) && !tokens.mark(i, ','));
        boolean alone = tokens.mark(colon, ':')
                && colon + 1 < tokens.size()
                && !knowledge.isVerb(tokens.word(at))
                && orders.isOne(at)
                && !EnglishWords.QUESTION.has(tokens.word(colon + 1))
                && !knowledge.isVerb(tokens.word(colon + 1));
        boolean wanted = tokens.word(at).equals("new")
                && orders.makes(at)
                && (tokens.find(0, i -> i >= colon || EnglishWords.WISH.has(tokens.word(i))) < colon
                        || (tokens.mark(colon, ':')
                                && colon + 1 < tokens.size()
                                && (tokens.get(colon + 1) instanceof Quote || noun(colon + 1))));
        if (alone || wanted) {
            read.add(word("create", at));
            read.add(word("a", at));
        }
    }

    private boolean noun(int at) {
        return nouns.contains(Lemma.singular(tokens.word(at)));
    }

    private boolean ends(int at) {
        return tokens.get(at) instanceof Token.Mark mark && ",;.:(n*".indexOf(mark.sign()) >= 0;
    }

    /** Reads a detail that stands there; the place after it, or the same where there is none. */
    private int detail(int at) {
        int it = ofIt(at);
        if (it > at) {
            return it;
        }
        int who = new SomebodyMade(tokens, orders).at(at, order, read);
        if (who > at) {
            return who;
        }
        int list = Math.max(listed(at), saying(at));
        if (list > at) {
            return list;
        }
        if (tokens.word(at).matches(LENGTH) && alone(at)) {
            drop(".");
            read.add(word("for", at));
            return at;
        }
        Optional<FewValues.Found> few = values.at(at);
        few.ifPresent(one -> {
            drop(",");
            read.add(word("with", at));
            read.add(word(one.noun(), at));
            read.add(quote(at, one.end()));
        });
        return few.map(FewValues.Found::end).orElseGet(() -> named(at));
    }

    /** 'call it "Retro"', "assign it to Bob", "invite her". */
    private int ofIt(int at) {
        if (tokens.is(at, Set.of("call", "name", "title"))
                && EnglishWords.IT.has(tokens.word(at + 1))
                && at + 2 < tokens.size()
                && tokens.get(at + 2) instanceof Quote) {
            drop("and");
            read.add(word("called", at));
            read.add(tokens.get(at + 2));
            return at + 3;
        }
        if (tokens.word(at).equals("assign")
                && EnglishWords.IT.has(tokens.word(at + 1))
                && tokens.word(at + 2).equals("to")) {
            drop("and");
            read.add(word("assigned", at));
            return at + 2;
        }
        boolean tagged = EnglishWords.TAGGING.has(tokens.word(at))
                && tokens.word(at + 1).equals("it")
                && at + 2 < tokens.size()
                && !EnglishWords.IT.has(tokens.word(at + 2))
                && (at + 3 >= tokens.size() || ends(at + 3) || EnglishWords.JOINING.has(tokens.word(at + 3)));
        if (tagged) {
            drop("and");
            read.add(word("with", at));
            read.add(word("label", at));
            read.add(tokens.get(at + 2) instanceof Quote ? tokens.get(at + 2) : quote(at + 2, at + 3));
            return at + 3;
        }
        boolean invited = tokens.word(at).equals("invite")
                && EnglishWords.HIM.has(tokens.word(at + 1))
                && (at + 2 >= tokens.size() || ends(at + 2))
                && tokens.find(order, i -> i >= at || tokens.word(i).contains("@")) < at;
        if (invited) {
            drop("and"); // who is there, is invited
        }
        return invited ? at + 2 : at;
    }

    /** "label bug", "location: car park". */
    private int named(int at) {
        int noun = tokens.after(at, Set.of("with", "the", "a", "and"));
        int value = noun + 1;
        boolean marked = tokens.mark(value, ':') || tokens.word(value).equals("=");
        value += marked ? 1 : 0;
        boolean named = noun(noun) && (noun == at || marked);
        if (!named || value >= tokens.size() || EnglishWords.IT.has(tokens.word(value))) {
            return at;
        }
        int end = value(noun, value, marked);
        if (end == value) {
            return at;
        }
        end = EnglishWords.TAGGING.has(tokens.word(noun)) ? several(end) : end;
        drop("and");
        read.add(word("with", at));
        read.add(tokens.get(noun));
        read.add(tokens.get(value) instanceof Quote ? tokens.get(value) : quote(value, end));
        return rest(end);
    }

    /** "labels: feature, ui": the place after the last of them. */
    private int several(int from) {
        int end = from;
        while (end + 1 < tokens.size()
                && (tokens.mark(end, ',') || EnglishWords.AND.has(tokens.word(end)))
                && tokens.get(end + 1) instanceof Word
                && !noun(end + 1)
                && !knowledge.isVerb(tokens.word(end + 1))
                && (end + 2 >= tokens.size() || closes(end + 2))) {
            end += 2;
        }
        return end;
    }

    /** "with three bullets: SSO, Dark mode": what is listed in a text, a line each. */
    private int listed(int at) {
        int noun = tokens.after(at, Set.of("with", "the", "these", "a", "list", "of"));
        noun += Numbers.at(tokens, noun).isPresent() ? 1 : 0;
        int colon = LISTS.end(tokens, noun);
        if (colon <= noun || !tokens.mark(colon, ':')) {
            return at;
        }
        int end = tokens.find(colon + 1, i -> tokens.mark(i, '.') || tokens.mark(i, 'n'));
        if (end <= colon + 1) {
            return at;
        }
        Quote all = quote(colon + 1, end);
        String separator = all.text().contains(";") ? ";" : ",";
        String lines = Arrays.stream(all.text().split(separator))
                .map(line -> "- " + line.strip())
                .collect(Collectors.joining("\n"));
        drop(".");
        read.add(word("with", at));
        read.add(word("text", at));
        read.add(new Quote(lines, all.start(), all.end()));
        return end;
    }

    /** "a file that says: 1. Laptop, 2. Accounts": a text to the end of its line. */
    private int saying(int at) {
        int says = tokens.is(at, Set.of("that", "which")) ? at + 1 : at;
        if (!tokens.is(says, Set.of("says", "saying", "reads", "reading")) || !tokens.mark(says + 1, ':')) {
            return at;
        }
        int end = tokens.find(says + 2, i -> tokens.mark(i, 'n') || orders(i));
        if (end <= says + 2 || tokens.get(says + 2) instanceof Quote) {
            return at;
        }
        read.add(word("with", at));
        read.add(word("text", at));
        read.add(quote(says + 2, end));
        return rest(end);
    }

    /** Whether a length of time is all that is said between two marks. */
    private boolean alone(int at) {
        int end = tokens.is(at + 1, Set.of("min", "mins", "minute", "minutes", "hour", "hours")) ? at + 2 : at + 1;
        boolean unit = end > at + 1 || !tokens.word(at).matches("\\d+");
        return unit && (end >= tokens.size() || ends(end));
    }

    /** The end of the value of what is called so; its beginning where none stands there. */
    private int value(int noun, int from, boolean marked) {
        if (tokens.get(from) instanceof Quote) {
            boolean verb = EnglishWords.CHANGE.has(tokens.word(noun)) || EnglishWords.TELL.has(tokens.word(noun));
            return marked || verb ? from + 1 : from; // 'text "hello"' texts nobody
        }
        boolean text = marked && knowledge.operations().stream().anyMatch(one -> writes(one, tokens.word(noun)));
        int end = tokens.find(from, i -> text ? paragraph(i) : closes(i));
        boolean fits = text || (end - from <= LONGEST && !EnglishWords.RELATOR.has(tokens.word(from)));
        boolean plain = tokens.slice(from, end).list().stream()
                .allMatch(one -> one instanceof Word || (text && !(one instanceof Token.Literal)));
        boolean value = text || (fits && !EnglishWords.ARTICLE.has(tokens.word(from)));
        return plain && value ? end : from;
    }

    private static boolean writes(Operation operation, String noun) {
        return operation.is(Kind.PUT)
                && operation.all("content").stream().anyMatch(one -> one.nouns().contains(noun));
    }

    /** Whether a text ends there: at a new line, or before what is done after it. */
    private boolean paragraph(int at) {
        return tokens.mark(at, 'n')
                || tokens.mark(at, '*')
                || orders(at)
                || (tokens.mark(at, ',') && nouns.contains(tokens.word(at + 1)));
    }

    /** Whether a sentence begins there that says what else is done. */
    private boolean orders(int at) {
        return at > 0
                && tokens.mark(at - 1, '.')
                && (EnglishWords.THEN.has(tokens.word(at)) || knowledge.isVerb(tokens.word(at)));
    }

    /** What is left to read after a text: with the mark that ends its sentence, where more follows. */
    private int rest(int end) {
        return end < tokens.size() && tokens.mark(end - 1, '.') ? end - 1 : end;
    }

    private boolean closes(int at) {
        return tokens.get(at) instanceof Token.Mark || EnglishWords.JOINING.has(tokens.word(at));
    }

    /** Leaves out a word or a mark that only joined what came before. */
    private void drop(String joining) {
        Token last = read.getLast();
        boolean ended = joining.equals("and") && last instanceof Token.Mark mark && ";.n".indexOf(mark.sign()) >= 0;
        boolean said = last instanceof Word word
                ? word.lower().equals(joining) || word.lower().equals("&")
                : last instanceof Token.Mark mark
                        && (mark.sign() == joining.charAt(0) || mark.sign() == ':' || mark.sign() == '(');
        boolean joins = ended || said;
        if (joins) {
            read.removeLast();
        }
    }

    private Word word(String text, int at) {
        int start = tokens.get(at).start();
        return new Word(text, text, start, start);
    }

    private Quote quote(int from, int to) {
        int start = tokens.get(from).start();
        int end = tokens.get(to - 1).end();
        return new Quote(tokens.text().substring(start, end).strip(), start, end);
    }
}
