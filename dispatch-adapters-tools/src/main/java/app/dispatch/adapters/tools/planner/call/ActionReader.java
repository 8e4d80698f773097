package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Family;
import app.dispatch.adapters.tools.planner.lexicon.FunctionWords;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Parsed;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Token.Mark;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a clause as calls: its own words, without its condition, and what it is repeated for. */
final class ActionReader {
    private static final int OPENING = 6;
    private static final Set<String> MODIFYING = Phrases.words("use add include set put send keep pass give with");
    private static final Set<String> MODIFIERS = Phrases.words("""
            header headers query body json payload parameter parameters timeout form bearer authorization""");
    private static final Set<String> JOINING = Set.of("and", "then", "but", "or", "plus", "&", "as", "while", "before");

    private final Parsed parsed;
    private final Tokens tokens;
    private final boolean webhook;

    ActionReader(Parsed parsed, boolean webhook) {
        this.parsed = parsed;
        this.tokens = parsed.tokens();
        this.webhook = webhook;
    }

    /** The words of a clause and of those that only add to it, without its condition. */
    Tokens words(Clause clause, List<Clause> more) {
        List<Token> words = new ArrayList<>();
        own(clause).stream().mapToObj(tokens::get).forEach(words::add);
        more.forEach(one ->
                words.addAll(tokens.list().subList(one.all().from(), one.all().to())));
        return new Tokens(tokens.text(), words);
    }

    /** The calls of a clause; none when nothing in it is one. */
    List<Action> read(Clause clause, List<Clause> more, boolean failing) {
        Optional<Each> each = clause.each().isEmpty()
                ? Optional.empty()
                : Each.at(tokens, clause.each().from() - 1, webhook)
                        .filter(one -> one.end() == clause.each().to());
        Tokens words = words(clause, more);
        Optional<String> verb = words.isEmpty() ? Optional.empty() : verb(clause, words);
        if (verb.isEmpty() || (each.isEmpty() && !clause.each().isEmpty())) {
            return List.of();
        }
        return elided(words, each.map(Each::noun).orElse("")).stream()
                .map(run -> new Action(verb.get(), new Tokens(tokens.text(), run), failing, each))
                .toList();
    }

    /** The verb of a call; what only names an address is fetched. */
    private Optional<String> verb(Clause clause, Tokens words) {
        if (clause.verbAt() >= 0 && words.get(0).equals(tokens.get(clause.verbAt()))) {
            return Optional.of(clause.verb());
        }
        boolean link = words.get(0) instanceof Link;
        return Family.plain(words.word(0)).or(() -> link ? Optional.of("get") : Optional.empty());
    }

    /** Whether a clause only adds to the call before it: "use the header X: 1", a line that goes on with headers or a body. */
    boolean adds(Clause clause) {
        int from = clause.all().from();
        boolean linked = tokens.list().subList(from, clause.all().to()).stream().anyMatch(Link.class::isInstance);
        boolean line = from > 0 && tokens.mark(from - 1, 'n') && clause.verb().isEmpty();
        int at = FunctionWords.ARTICLES.contains(tokens.word(from + 1)) ? from + 2 : from + 1;
        boolean header = tokens.is(at, MODIFIERS) || tokens.is(at + 1, Set.of("header", "headers"));
        return !linked && (line || (MODIFYING.contains(tokens.word(from)) && header));
    }

    /** The words from the verb on, without the condition and what says that it is done at the same time. */
    BitSet own(Clause clause) {
        int from = start(clause);
        from = tokens.word(from).equals("do") ? tokens.after(from + 1, FunctionWords.ARTICLES) : from;
        BitSet own = new BitSet();
        own.set(from, Math.max(from, clause.all().to()));
        for (int i = from; i < clause.all().to(); i++) {
            own.clear(i, Math.max(i, EnglishWords.PARALLEL.phrases().end(tokens, i)));
        }
        for (Range under : List.of(clause.condition(), parsed.event())) {
            if (!under.isEmpty() && clause.all().has(under.from())) {
                own.clear(opening(under), under.to());
            }
        }
        while (!own.isEmpty() && ends(own.length() - 1)) {
            own.clear(own.length() - 1);
        }
        return own;
    }

    /** The place of the verb; what stands before an order that the parser took for a noun is no part of it. */
    private int start(Clause clause) {
        if (clause.verbAt() >= 0) {
            return clause.verbAt();
        }
        int order = tokens.find(clause.all().from(), at -> at >= clause.all().to() || orders(at));
        return order < clause.all().to() ? order : clause.all().from();
    }

    private boolean orders(int at) {
        Set<Family> families = Family.plain(tokens.word(at)).map(Family::of).orElse(Set.of());
        boolean sends = families.contains(Family.SEND) && at + 1 < tokens.size() && tokens.get(at + 1) instanceof Link;
        return sends || (!families.isEmpty() && tokens.is(at + 1, FunctionWords.DETERMINERS));
    }

    private boolean ends(int at) {
        return (tokens.get(at) instanceof Mark mark && ",;:n".indexOf(mark.sign()) >= 0) || tokens.is(at, JOINING);
    }

    /** The place of the word that announces a condition, and of what stands before it: "but only if". */
    private int opening(Range condition) {
        int from = condition.from();
        int at = tokens.find(Math.max(0, from - OPENING), i -> i >= from || reaches(i, from));
        while (at < from && tokens.is(at - 1, Set.of("only", "but", "except", "and", "even"))) {
            at--;
        }
        return at;
    }

    private boolean reaches(int at, int end) {
        return EnglishWords.IF.phrases().end(tokens, at) == end
                || EnglishWords.UNLESS.phrases().end(tokens, at) == end
                || EnglishWords.EVENT.phrases().end(tokens, at) == end;
    }

    /** Runs of words: "…, and the second answer to https://…" is a call by the same verb. */
    private List<List<Token>> elided(Tokens words, String noun) {
        List<List<Token>> runs = new ArrayList<>();
        List<Token> run = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            boolean joint = words.mark(i, ',') || words.word(i).equals("and");
            if (joint && i > 0 && words.get(i - 1) instanceof Link && content(words, i + 1, noun)) {
                runs.add(run);
                run = new ArrayList<>(List.of(words.get(0)));
            } else {
                run.add(words.get(i));
            }
        }
        runs.add(run);
        return runs;
    }

    private boolean content(Tokens words, int from, String noun) {
        int at = words.word(from).equals("and") ? from + 1 : from;
        boolean quoted =
                at < words.size() && (words.get(at) instanceof Token.Quote || words.get(at) instanceof Token.Literal);
        int end = quoted
                ? at + 1
                : new RefReader(words, noun, webhook)
                        .at(at)
                        .map(RefReader.Found::end)
                        .orElse(at);
        return end > at && words.word(end).equals("to") && end + 1 < words.size() && words.get(end + 1) instanceof Link;
    }
}
