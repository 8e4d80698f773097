package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.clause.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts a brief into pieces with one verb each. */
final class Pieces {
    private static final Phrases CONDITION = Phrases.of("""
            only if | but only if | only when | but only when | if | unless | as long as | provided that | provided
            when it 's | when it is | when they are | when there are | when there is | in case | except if
            except when | whenever it is | only those where | just when | just if | but just when | but just if
            so long as | on condition that | assuming | assuming that | only in case | only once | only as long as
            if and only if | on the condition that""");
    private static final Phrases ELSE = Phrases.of("otherwise | else | if not | or else");
    private static final Phrases OPENING = Phrases.of("""
            create a workflow | build a workflow | make a workflow | set up a workflow | build an automation
            create an automation | set up an automation | make an automation | i need an automation | i want a bot
            build a bot | create a bot | make a bot | create an agent | build an agent | make an agent | i need a bot
            set up an agent | design a workflow | design an automation | write a workflow | create an ai agent
            build me a workflow | build me an automation | make me a workflow | an automation | a workflow | workflow
            i'd love a workflow | i would love a workflow | a bot | an agent""");
    private static final Set<String> PASSIVELY = Set.of("should", "must", "becomes", "turns");
    private static final Set<String> PASSIVE = Set.of("be", "is", "are", "get", "gets", "been", "being");

    private final Vocabulary vocabulary;
    private final Tokens tokens;
    private final Verbs verbs;
    private final List<Piece> pieces = new ArrayList<>();
    private final boolean parallel;
    private int sentence;
    private int branch;
    private int branches;
    private Tokens condition;
    private @Nullable Piece title;
    private @Nullable Integer lastSaid;
    private Tokens last;

    private Pieces(Tokens tokens, Vocabulary vocabulary) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
        this.verbs = new Verbs(tokens, vocabulary);
        this.parallel = tokens.find(0, i -> FunctionWords.PARALLEL.at(tokens, i) || branches(i)) < tokens.size();
        this.condition = none();
        this.last = none();
    }

    private boolean branches(int at) {
        return tokens.is(at, Set.of("branches", "branch")) || tokens.phrase(at, "two things");
    }

    /** The title of a brief; empty when it has none. */
    static Optional<Piece> title(Tokens tokens, Vocabulary vocabulary) {
        Pieces pieces = new Pieces(tokens, vocabulary);
        pieces.cut();
        return Optional.ofNullable(pieces.title);
    }

    static List<Piece> of(Tokens tokens, Vocabulary vocabulary) {
        return of(tokens, vocabulary, new Tokens(tokens.text(), List.of()));
    }

    /** @param before the condition that was said before them, for what is done "otherwise" */
    static List<Piece> of(Tokens tokens, Vocabulary vocabulary, Tokens before) {
        Pieces pieces = new Pieces(tokens, vocabulary);
        pieces.last = before;
        pieces.cut();
        return pieces.pieces;
    }

    private Tokens none() {
        return new Tokens(tokens.text(), List.of());
    }

    private void cut() {
        Verb verb = Verb.none(0);
        int start = 0;
        int at = 0;
        boolean first = true;
        while (at < tokens.size()) {
            first |= ends(at);
            int skipped = first ? opening(at) : 0;
            if (skipped > at) {
                at = skipped;
                start = verb.word().isEmpty() && start < at ? at : start;
                continue;
            }
            int conditioned = CONDITION.end(tokens, at);
            if (conditioned > 0 || ELSE.at(tokens, at)) {
                add(verb, start, at);
                at = condition(at, conditioned);
                verb = Verb.none(at);
                start = at;
                first = true;
                continue;
            }
            Optional<Verb> next = first || starts(at, verb) ? verbs.at(at) : Optional.empty();
            if (next.isPresent() && verb.word().isEmpty() && passive(start, at)) {
                // "contracts should be saved to Drive": what stands before the verb is what it acts on
                verb = next.get();
                at = verb.end();
                first = false;
            } else if (next.isPresent() || ends(at)) {
                at = next(verb, start, at, next);
                verb = next.orElse(Verb.none(at));
                start = at;
                first = next.isEmpty();
            } else {
                first &= empty(at);
                at++;
            }
        }
        add(verb, start, tokens.size());
    }

    /** Whether another piece may start there; "to" after what is made says what it is for. */
    private boolean starts(int at, Verb verb) {
        boolean purpose = tokens.word(at - 1).equals("to") && verb.is(Verb.Kind.MAKE, Verb.Kind.TELL, Verb.Kind.CHANGE);
        return tokens.is(at, PASSIVELY) || (verbs.mayStart(at) && !purpose);
    }

    private boolean empty(int at) {
        return tokens.is(at, FunctionWords.FILLER)
                || tokens.is(at, Lexicon.BY_ITSELF)
                || tokens.get(at) instanceof Token.Mark;
    }

    /** Ends a piece before a verb or a mark; the place where the next one starts. */
    private int next(Verb verb, int start, int at, Optional<Verb> next) {
        if (!(tokens.mark(at, ':') && titled(verb, start, at))) {
            add(verb, start, at);
        }
        if (ends(at)) {
            bullet(at);
            sentence += tokens.mark(at, ';') || tokens.mark(at, ':') ? 0 : 1;
            if (!tokens.mark(at, ':') && !tokens.mark(at, ';') && !tokens.mark(at, '*')) {
                condition = none();
            }
        }
        return next.map(Verb::end).orElse(at + 1);
    }

    /** "Sprint report: …": a title, where what it is about follows. */
    private boolean titled(Verb verb, int start, int at) {
        List<Mention> mentions = Mentions.in(tokens.slice(start, at), vocabulary);
        boolean works = mentions.stream().anyMatch(one -> one.is(Mention.Kind.WORK));
        boolean looks = mentions.stream()
                .anyMatch(one -> !one.tool().isEmpty()
                        || (one.is(Mention.Kind.THING)
                                && vocabulary.of(one.word()).stream()
                                        .anyMatch(op -> op.role() == Operation.Role.SOURCE)));
        boolean alone =
                title == null && pieces.isEmpty() && verb.word().isEmpty() && at - start <= 8 && (works || !looks);
        if (alone && at < lastSaid()) {
            title = Piece.looking(0, 0, tokens.slice(start, at), mentions);
            return true;
        }
        return false;
    }

    /** The last place at which something is named or to be done; -1 for none. It is looked for once: a long brief has many titles. */
    private int lastSaid() {
        if (lastSaid == null) {
            int at = tokens.size() - 1;
            while (at >= 0 && !vocabulary.isNamed(tokens, at) && verbs.at(at).isEmpty()) {
                at--;
            }
            lastSaid = at;
        }
        return lastSaid;
    }

    private boolean passive(int start, int at) {
        boolean be = tokens.is(at, PASSIVELY)
                || tokens.is(at - 1, PASSIVE)
                || (tokens.is(at - 1, Lexicon.BY_ITSELF) && tokens.is(at - 2, PASSIVE));
        return be && at > start + 1;
    }

    private void bullet(int at) {
        if (tokens.mark(at, '*') && parallel) {
            branch = ++branches;
        }
    }

    private boolean ends(int at) {
        return tokens.separator(at) && !tokens.mark(at, ',');
    }

    /** The place after words that only say that something is wanted. */
    private int opening(int at) {
        if (verbs.at(at).filter(one -> !one.is(Verb.Kind.NONE)).isPresent()) {
            return 0;
        }
        int polite = Math.max(FunctionWords.POLITE.end(tokens, at), OPENING.end(tokens, at));
        if (polite > 0) {
            while (tokens.is(polite, Set.of("that", "which", "to", "where", "for", "and", "triggered"))) {
                polite++;
            }
            return polite;
        }
        int empty = Lemma.in(Lexicon.EMPTY, tokens.word(at)).isPresent() && !tokens.is(at, Set.of("process", "handle"))
                ? at + 1
                : 0;
        return empty;
    }

    /** Reads the condition at a place; the place after it. */
    private int condition(int at, int lead) {
        if (lead == 0) {
            condition = negated(last);
            return Math.max(at + 1, ELSE.end(tokens, at));
        }
        int end = tokens.find(
                lead,
                i -> tokens.separator(i)
                        || tokens.word(i).equals("then")
                        || (i > lead + 1
                                && verbs.mayStart(i)
                                && !tokens.is(i - 1, Set.of("that", "which", "it", "you", "i", "or", "to", "be"))
                                && verbs.at(i).isPresent())
                        || (i > lead && opensAction(i, lead))
                        || verbs.at(i)
                                .filter(verb -> verb.word().equals("approve"))
                                .isPresent());
        Tokens said = tokens.slice(at, end);
        last = said;
        boolean direct = !tokens.separator(end)
                && !tokens.is(end - 1, Set.of("and", "then", "or"))
                && verbs.at(end).isPresent();
        boolean trails = !pieces.isEmpty() && pieces.getLast().sentence() == sentence && !leads(at) && !direct;
        if (trails) {
            Piece before = pieces.removeLast();
            pieces.add(new Piece(
                    before.branch(), before.sentence(), before.verb(), before.tokens(), before.mentions(), said));
        } else {
            condition = said;
        }
        while (tokens.mark(end, ',') || tokens.word(end).equals("then")) {
            end++;
        }
        return end;
    }

    /** "if urgent page me": the action follows without a comma. */
    private boolean opensAction(int at, int lead) {
        return at > lead
                && !tokens.is(at - 1, Set.of("a", "an", "the", "and", "or", "to", "is", "any"))
                && tokens.is(
                        at,
                        Set.of(
                                "notify", "send", "post", "create", "page", "alert", "ping", "tell", "email", "dm",
                                "open"))
                && verbs.at(at).isPresent();
    }

    /** Whether a condition stands before what depends on it. */
    private boolean leads(int at) {
        int before = at - 1;
        while (before >= 0
                && (tokens.is(before, FunctionWords.FILLER) || tokens.is(before, Set.of("and", "but", "only")))) {
            before--;
        }
        boolean comma = before >= 0 && tokens.mark(before, ',') && commaFollows(at);
        return before < 0 || (tokens.separator(before) && !tokens.mark(before, ',')) || comma;
    }

    private boolean commaFollows(int at) {
        int next = tokens.find(at, tokens::separator);
        return tokens.mark(next, ',');
    }

    private Tokens negated(Tokens said) {
        if (said.isEmpty()) {
            return said;
        }
        List<Token> words = new ArrayList<>();
        Token at = said.get(0);
        words.add(new Token.Word("otherwise", "otherwise", at.start(), at.start()));
        words.addAll(said.list());
        return new Tokens(said.text(), words);
    }

    private void add(Verb verb, int from, int to) {
        Tokens part = tokens.slice(from, to);
        boolean empty = part.find(
                        0,
                        i -> !part.is(i, FunctionWords.FILLER)
                                && !part.separator(i)
                                && !part.is(i, Set.of("and", "then", "or", "but", "to", "it")))
                == part.size();
        if (verb.word().isEmpty() ? !empty : !verb.is(Verb.Kind.NONE) || !empty) {
            pieces.add(new Piece(branch, sentence, verb, part, Mentions.in(part, vocabulary), condition));
        }
    }
}
