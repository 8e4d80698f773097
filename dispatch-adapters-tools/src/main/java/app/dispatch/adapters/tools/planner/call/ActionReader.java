package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Family;
import app.dispatch.adapters.tools.planner.lexicon.FunctionWords;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Parsed;
import app.dispatch.adapters.tools.planner.parse.Parser;
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
import org.jspecify.annotations.Nullable;

/** Reads a clause as actions: its own words, what must hold for it, what it is repeated for. */
final class ActionReader {
    private static final int OPENING = 6;
    private static final Set<String> MODIFYING = Phrases.words("use add include set put send keep pass give with");
    private static final Set<String> MODIFIERS = Phrases.words("""
            header headers query body json payload parameter parameters timeout form bearer authorization""");
    static final Set<String> JOINING = Set.of("and", "then", "but", "or", "plus", "&", "as", "while", "before");

    private final Parsed parsed;
    private final Tokens tokens;
    private final boolean webhook;
    private @Nullable Condition last;

    /** The places of what was read. */
    private final BitSet read = new BitSet();

    ActionReader(Parsed parsed, boolean webhook) {
        this.parsed = parsed;
        this.tokens = parsed.tokens();
        this.webhook = webhook;
    }

    /**
     * An action and how it is bound to those around it.
     *
     * @param then whether it waits for what is before it
     * @param leading whether "at the same time" or the like stands before it
     * @param trailing whether that stands after it
     * @param plural whether it names several addresses
     */
    record Part(Action action, boolean then, boolean leading, boolean trailing, boolean plural) {
        Part with(Tokens more) {
            return new Part(action.with(more), then, leading, trailing, plural);
        }
    }

    /** The words of a clause that somebody else reads the condition of. */
    BitSet unconditional(Clause clause) {
        BitSet own = own(clause);
        Range condition = condition(clause);
        if (!condition.isEmpty()) {
            own.clear(opening(condition), condition.to());
        }
        trim(own);
        return own;
    }

    /** The actions of a clause; none when nothing in it is one. */
    List<Part> read(Clause clause) {
        BitSet own = own(clause);
        Optional<Each> each = clause.each().isEmpty()
                ? Optional.empty()
                : Each.at(tokens, clause.each().from() - 1, webhook);
        String noun = each.map(Each::noun).orElse("");
        each.ifPresent(one -> read.set(clause.each().from() - 2, one.end()));
        List<Condition> when = conditions(clause, noun, own);
        trim(own);
        return parts(clause, own, each, when);
    }

    private List<Part> parts(Clause clause, BitSet own, Optional<Each> each, List<Condition> when) {
        int first = own.nextSetBit(0);
        Optional<String> verb = first < 0 ? Optional.empty() : verb(clause, first);
        if (verb.isEmpty()) {
            return List.of();
        }
        read.or(own);
        List<Part> parts = new ArrayList<>();
        for (List<Token> words : elided(own, each.map(Each::noun).orElse(""))) {
            boolean again = !parts.isEmpty();
            Action action = new Action(
                    0, 0, verb.get(), new Tokens(tokens.text(), words), when, each.map(one -> one.repeat(tokens)));
            boolean plural = words.stream().filter(Link.class::isInstance).count() > 1;
            parts.add(
                    new Part(action, !again && then(clause, first), !again && beside(first), trailing(clause), plural));
        }
        return parts;
    }

    /** The actions of a clause as if they were done under nothing; none when its repetition is not understood. */
    List<Action> plain(Clause clause) {
        Optional<Each> each = clause.each().isEmpty()
                ? Optional.empty()
                : Each.at(tokens, clause.each().from() - 1, webhook)
                        .filter(one -> one.end() == clause.each().to());
        return each.isEmpty() && !clause.each().isEmpty()
                ? List.of()
                : parts(clause, unconditional(clause), each, List.of()).stream()
                        .map(Part::action)
                        .toList();
    }

    /** The condition that is all of some words. */
    Optional<Condition> condition(Clause clause, Range words) {
        return new ConditionReader(tokens, new RefReader(tokens, "", webhook))
                .at(opening(words))
                .filter(found ->
                        found.end() == words.to() && !clause.condition().isEmpty())
                .map(ConditionReader.Found::condition);
    }

    /** The verb of an action; what only names an address is fetched. */
    private Optional<String> verb(Clause clause, int first) {
        if (first == clause.verbAt()) {
            return Optional.of(clause.verb());
        }
        boolean link = tokens.get(first) instanceof Link;
        return Family.plain(tokens.word(first)).or(() -> link ? Optional.of("get") : Optional.empty());
    }

    /** Whether a clause only adds to the action before it: "use the header X: 1", a line that goes on with headers or a body. */
    boolean adds(Clause clause) {
        int from = clause.all().from();
        boolean line = from > 0 && tokens.mark(from - 1, 'n') && clause.verb().isEmpty() && !linked(clause.all());
        if (line || !MODIFYING.contains(tokens.word(from))) {
            return line;
        }
        int at = FunctionWords.ARTICLES.contains(tokens.word(from + 1)) ? from + 2 : from + 1;
        boolean header = tokens.is(at, MODIFIERS) || tokens.is(at + 1, Set.of("header", "headers"));
        return header && !linked(clause.all());
    }

    BitSet read() {
        return read;
    }

    boolean linked(Range words) {
        return tokens.list().subList(words.from(), words.to()).stream().anyMatch(Link.class::isInstance);
    }

    private List<Condition> conditions(Clause clause, String noun, BitSet own) {
        if (clause.otherwise() && last != null) {
            last = new Condition.Not(last);
            return List.of(last);
        }
        Range condition = condition(clause);
        if (condition.isEmpty()) {
            return List.of();
        }
        int opening = opening(condition);
        Optional<ConditionReader.Found> found =
                new ConditionReader(tokens, new RefReader(tokens, noun, webhook)).at(opening);
        found.ifPresent(one -> {
            last = one.condition();
            read.set(opening, one.end());
            own.clear(opening, one.end());
        });
        return found.map(one -> List.of(one.condition())).orElse(List.of());
    }

    /** What a clause is done under; what is waited for may be a state of an answer: "when it is down, …". */
    private Range condition(Clause clause) {
        return clause.condition().isEmpty() && waited(clause) ? parsed.event() : clause.condition();
    }

    /** Whether what is waited for is a state of an answer: "when it is down, …". */
    private boolean waited(Clause clause) {
        Range event = parsed.event();
        if (event.isEmpty()) {
            return false;
        }
        boolean inside = event.from() >= clause.all().from()
                && event.to() <= clause.all().to();
        boolean sentence = event.to() <= clause.all().from()
                && tokens.find(event.to(), at -> at >= clause.all().from() || Parser.ends(tokens, at))
                        >= clause.all().from();
        return inside || sentence;
    }

    /** The words of an action from its verb on, without its condition and what says that it is done at the same time. */
    private BitSet own(Clause clause) {
        int from = clause.verbAt() < 0 ? clause.all().from() : clause.verbAt();
        if (tokens.word(from).equals("do")) {
            read.set(from);
            from = tokens.after(from + 1, FunctionWords.ARTICLES);
        }
        BitSet own = new BitSet();
        own.set(from, clause.all().to());
        for (int i = from; i < clause.all().to(); i++) {
            int beside = EnglishWords.PARALLEL.phrases().end(tokens, i);
            if (beside > 0) {
                own.clear(i, beside);
            }
        }
        return own;
    }

    private void trim(BitSet own) {
        while (!own.isEmpty() && ends(own.length() - 1)) {
            own.clear(own.length() - 1);
        }
    }

    private boolean ends(int at) {
        return (tokens.get(at) instanceof Mark mark && ",;:n".indexOf(mark.sign()) >= 0) || tokens.is(at, JOINING);
    }

    /** The place of the word that announces a condition. */
    private int opening(Range condition) {
        for (int i = Math.max(0, condition.from() - OPENING); i < condition.from(); i++) {
            if (ConditionReader.announced(tokens, i)
                    && (tokens.word(i).matches("only|but|except|and|even") || reaches(i, condition.from()))) {
                return i;
            }
        }
        return condition.from();
    }

    private boolean reaches(int at, int end) {
        return EnglishWords.IF.phrases().end(tokens, at) == end
                || EnglishWords.UNLESS.phrases().end(tokens, at) == end
                || EnglishWords.EVENT.phrases().end(tokens, at) == end;
    }

    /** Runs of words: "…, and the second answer to https://…" is an action of the same verb. */
    private List<List<Token>> elided(BitSet own, String noun) {
        List<List<Token>> runs = new ArrayList<>();
        List<Token> run = new ArrayList<>();
        Token verb = tokens.get(own.nextSetBit(0));
        for (int i = own.nextSetBit(0); i >= 0; i = own.nextSetBit(i + 1)) {
            if (i > 0 && tokens.get(i - 1) instanceof Link && joint(i) && content(i + 1, noun)) {
                runs.add(run);
                run = new ArrayList<>(List.of(verb));
            } else {
                run.add(tokens.get(i));
            }
        }
        runs.add(run);
        return runs;
    }

    private boolean joint(int at) {
        return tokens.mark(at, ',') || tokens.word(at).equals("and");
    }

    private boolean content(int from, String noun) {
        int at = tokens.word(from).equals("and") ? from + 1 : from;
        int end = new RefReader(tokens, noun, webhook)
                .at(at)
                .map(RefReader.Found::end)
                .orElse(at);
        boolean quoted = at < tokens.size()
                && (tokens.get(at) instanceof Token.Quote || tokens.get(at) instanceof Token.Literal);
        end = quoted ? at + 1 : end;
        return end > at
                && tokens.word(end).equals("to")
                && end + 1 < tokens.size()
                && tokens.get(end + 1) instanceof Link;
    }

    private boolean then(Clause clause, int first) {
        int at = parallel(first) - 1;
        return clause.then()
                || tokens.word(at).equals("then")
                || tokens.word(at).equals("before");
    }

    /** Whether "at the same time" or the like stands before an action. */
    private boolean beside(int first) {
        return parallel(first) < first || tokens.word(first - 1).equals("while");
    }

    /** The place of "at the same time" or the like before an action; that of the action when it does not stand there. */
    private int parallel(int first) {
        int at = first;
        int furthest = first;
        while (at > 0 && !Parser.ends(tokens, at - 1) && first - at < OPENING) {
            at--;
            int end = EnglishWords.PARALLEL.phrases().end(tokens, at);
            boolean before = end > 0
                    && tokens.find(
                                    end,
                                    i -> i >= first
                                            || !(tokens.separator(i)
                                                    || tokens.word(i).equals("as")))
                            >= first;
            furthest = before ? at : furthest;
        }
        return furthest;
    }

    /** Whether that stands in it, and not just before the next action. */
    private boolean trailing(Clause clause) {
        for (int at = Math.max(0, clause.verbAt()); at < clause.all().to(); at++) {
            int end = EnglishWords.PARALLEL.phrases().end(tokens, at);
            int next = tokens.word(end).equals("as") ? end + 1 : end;
            if (end > 0 && parsed.clauses().stream().noneMatch(one -> one.all().from() == next)) {
                return true;
            }
        }
        return false;
    }
}
