package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads clauses that put something somewhere, or tell somebody something: "post them in #dev". */
final class PutReader {
    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Putter putter;
    private final Party party;
    private final SamePlace same;
    private final Implied implied;
    private final Extending extending;
    private final Unnamed unnamed;
    private final Strangers strangers;
    private final Verbs verbs;
    private final Rivals rivals;
    private final Speech speech;
    private final Misreading misreading;
    private final Score score;
    private final Asking asking;

    PutReader(
            Tokens tokens,
            Knowledge knowledge,
            Putter putter,
            Party party,
            SamePlace same,
            Verbs verbs,
            Rivals rivals,
            Speech speech,
            Score score,
            Asking asking) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.putter = putter;
        this.party = party;
        this.same = same;
        this.implied = new Implied(tokens, knowledge);
        this.extending = new Extending(tokens, knowledge);
        this.unnamed = new Unnamed(tokens, knowledge);
        this.strangers = new Strangers(tokens, knowledge, verbs, rivals);
        this.misreading = new Misreading(knowledge, rivals, strangers);
        this.verbs = verbs;
        this.rivals = rivals;
        this.speech = speech;
        this.score = score;
        this.asking = asking;
    }

    List<Candidate> read(Setting setting, Sources sources) {
        Clause clause = setting.clause();
        List<Candidate> all = new ArrayList<>();
        for (Operation operation : knowledge.all(one -> one.is(Kind.PUT) && !putter.putsLabel(clause))) {
            int verb = verbs.fits(operation, clause);
            if (verb < -50 || (clause.question() && operation.tells()) || extending.refuses(operation, clause)) {
                continue;
            }
            Claim claim = putter.put(operation, clause, clause.parts(), new BitSet());
            party.address(claim, setting);
            same.place(claim, clause.parts(), setting.givens(), setting.arrival());
            same.changed(claim, clause, setting.givens());
            same.told(claim, clause, setting.told());
            if (strays(claim, setting)) {
                continue;
            }
            boolean known = Answering.back(claim, setting) || implied.is(claim, setting);
            if (!strangers.are(claim, clause)
                    && (known || (wanted(claim, clause) && !unnamed.isWritten(claim, setting)))
                    && !rivals.other(claim, clause)
                    && !rivals.addressed(claim, clause.parts())) {
                int adds = extending.take(claim, clause);
                all.addAll(put(claim, own(claim, verb, setting) + adds, setting, sources));
            }
        }
        return all;
    }

    /** Whether something is answered by a tool that was neither named nor looked at, where another was. */
    private static boolean strays(Claim claim, Setting setting) {
        List<Operation> looked = setting.givens().stream()
                .map(Given::operation)
                .filter(one -> one.is(Kind.LOOK))
                .toList();
        return EnglishWords.REPLY.has(setting.verb())
                && !claim.named
                && !looked.isEmpty()
                && looked.stream().noneMatch(one -> one.tool().equals(claim.operation.tool()));
    }

    private boolean wanted(Claim claim, Clause clause) {
        Operation operation = claim.operation;
        String verb = clause.verb();
        boolean makes = EnglishWords.MAKE.has(verb);
        boolean somebody = operation.all("place", "recipient").stream().anyMatch(one -> claim.has(one.name()));
        boolean about = operation.tells()
                || !claim.thing.isEmpty()
                || rivals.toolNamed(claim, clause.parts())
                || (operation.verbs().contains(verb)
                        && operation
                                .param("file")
                                .filter(one -> claim.has(one.name()))
                                .isPresent())
                || (makes && operation.verbs().contains(verb));
        boolean moves = moves(operation, verb);
        boolean named = claim.named && about && moves;
        boolean thing = !claim.thing.isEmpty()
                && moves
                && (!operation.tells() || somebody || verbs.alone(operation, claim.thing));
        boolean timed = moves
                && makes
                && !EnglishWords.LOOK.has(verb)
                && operation.param("start").filter(one -> claim.has(one.name())).isPresent();
        boolean works = EnglishWords.WORK.has(verb) && !claim.named && !somebody;
        boolean unsaid = EnglishWords.REPLY.has(claim.thing) && !claim.named; // an answer goes to whom it answers
        boolean many = verb.isEmpty()
                && !operation.tells()
                && !English.isOrder(tokens.word(clause.all().from()))
                && lists(clause.parts(), operation);
        return !works
                && !seeks(claim, verb)
                && !unsaid
                && !many
                && !isFile(claim, clause)
                && !within(claim, clause)
                && (named || thing || timed || does(claim, clause));
    }

    /** 'search #dev for "x"': whether a text is looked for, and not told. */
    private static boolean seeks(Claim claim, String verb) {
        return EnglishWords.LOOK.has(verb)
                && !EnglishWords.TELL.has(verb)
                && !EnglishWords.MAKE.has(verb)
                && !EnglishWords.SERVING.has(verb)
                && claim.operation
                        .param("content")
                        .filter(one -> claim.has(one.name()))
                        .isPresent();
    }

    private static boolean moves(Operation operation, String verb) {
        return operation.tells()
                || !EnglishWords.TELL.has(verb)
                || EnglishWords.MAKE.has(verb)
                || operation.verbs().contains(verb)
                || verb.matches("send|post|push|forward|route|sync|publish|share|write|drop");
    }

    /** Whether it would make a file of a text that its tool tells otherwise. */
    private boolean isFile(Claim claim, Clause clause) {
        Operation operation = claim.operation;
        String verb = clause.verb();
        boolean mine = clause.verbAt() >= 0 && EnglishWords.ME.has(tokens.word(clause.verbAt() + 1)); // "send me …"
        boolean open = operation.param("recipient").isEmpty()
                && operation.all("place").stream().noneMatch(one -> claim.has(one.name()));
        return claim.thing.isEmpty()
                && (!operation.verbs().contains(verb) || (mine && open))
                && operation.param("file").filter(one -> !claim.has(one.name())).isPresent()
                && knowledge.operations().stream()
                        .anyMatch(one -> one.tells() && one.tool().equals(operation.tool()));
    }

    /** "create a summary of the open issues in acme/api": whether its place is that of what is looked at. */
    private boolean within(Claim claim, Clause clause) {
        Operation operation = claim.operation;
        boolean placed = clause.parts().stream()
                .anyMatch(part -> part.relator().matches("in|of|from|on|at") && touches(claim, part));
        boolean looked = clause.parts().stream()
                .filter(part -> !touches(claim, part))
                .flatMapToInt(part -> IntStream.range(part.from(), part.to()))
                .filter(at -> !Lemma.singular(tokens.word(at)).equals(tokens.word(at)))
                .mapToObj(at -> knowledge.thing(tokens, at, clause.all().to()))
                .flatMap(Optional::stream)
                .flatMap(thing -> knowledge.of(thing.what()).stream())
                .anyMatch(one -> one.is(Kind.LOOK) && one.lists() && one.tool().equals(operation.tool()));
        return claim.thing.isEmpty() && !operation.tells() && placed && looked;
    }

    private static boolean touches(Claim claim, Part part) {
        return claim.used.get(part.from(), part.to()).cardinality() > 0;
    }

    /** "Issues of team OPS": whether words speak of several that are there. */
    private boolean lists(List<Part> parts, Operation operation) {
        return parts.stream()
                .filter(part -> part.relator().isEmpty())
                .flatMapToInt(part -> IntStream.range(part.from(), part.to()))
                .mapToObj(tokens::word)
                .anyMatch(word ->
                        !word.equals(Lemma.singular(word)) && operation.things().contains(Lemma.singular(word)));
    }

    private boolean does(Claim claim, Clause clause) {
        boolean owned = verbs.owned(claim.operation, clause.verb())
                && !EnglishWords.TELL.has(clause.verb())
                && !EnglishWords.MAKE.has(clause.verb());
        return verbs.does(claim.operation, clause) && (owned || verbs.tellsSomebody(claim, clause));
    }

    /** What the operation adds, whatever it puts there. */
    private int own(Claim claim, int verb, Setting setting) {
        boolean makes = !claim.thing.isEmpty()
                && EnglishWords.MAKE.has(setting.verb())
                && claim.operation.verbs().contains(setting.verb());
        boolean again = makes
                && !claim.named
                && !setting.givens().isEmpty()
                && setting.givens().getLast().operation().tool().equals(claim.operation.tool());
        Range words = setting.clause().all();
        int other =
                tokens.find(words.from(), i -> i >= words.to() || tokens.word(i).matches("[#@].+"));
        boolean own = setting.clause().wish()
                && other >= words.to()
                && claim.operation.tells()
                && claim.operation.personal()
                && claim.operation
                        .param("recipient")
                        .filter(one -> !claim.has(one.name()))
                        .isPresent(); // it is for whoever wishes it
        return verb
                + (own ? 8 : 0)
                + Score.named(claim)
                - Score.missing(claim, true)
                + (rivals.called(claim, setting.clause().parts()) ? 8 : 0)
                + (makes ? 10 : 0)
                + (again ? 3 : 0);
    }

    private List<Candidate> put(Claim claim, int own, Setting setting, Sources sources) {
        Clause clause = setting.clause();
        List<Candidate> all = new ArrayList<>();
        Optional<Param> content = claim.operation.param("content").or(() -> claim.operation.param("data"));
        boolean said = content.filter(one -> claim.has(one.name())).isPresent()
                || (claim.brought && content.filter(Param::required).isEmpty());
        if (content.isEmpty() || said || !content.get().required()) {
            all.add(Candidate.about(
                    claim, Optional.empty(), (BitSet) claim.used.clone(), weight(claim, claim.used, clause) + own));
        }
        if (said) {
            return all;
        }
        if (!claim.lead.isEmpty()) {
            all.add(Candidate.saying(
                    claim, claim.lead, (BitSet) claim.used.clone(), weight(claim, claim.used, clause) + own));
        }
        speech.purpose(clause, claim).ifPresent(told -> {
            BitSet used = (BitSet) claim.used.clone();
            used.set(told.from(), clause.all().to());
            IntStream.range(clause.all().from(), told.from())
                    .filter(i -> EnglishWords.OUTGOING.has(tokens.word(i))) // "via Slack DM"
                    .forEach(used::set);
            all.add(Candidate.saying(claim, told.text(), used, weight(claim, used, clause) + own - 12));
        });
        if (content.isPresent()) {
            for (Optional<Source> source :
                    sources.of(claim.used, true, claim.operation.tool().id())) {
                about(claim, source, own, setting, sources).ifPresent(all::add);
            }
        }
        return all;
    }

    /** Whether what something would be about is said of something else. */
    private boolean isOther(Claim claim, Source source, Setting setting, Sources sources) {
        Clause clause = setting.clause();
        BitSet words = Sources.words(source);
        return rivals.beside(claim, words, clause.parts())
                || rivals.backwards(claim, words, clause)
                || Rivals.itself(claim, source)
                || (Rivals.apart(claim, source, setting) && sources.refers(claim.used) < 0);
    }

    private Optional<Candidate> about(Claim claim, Optional<Source> source, int own, Setting setting, Sources sources) {
        Clause clause = setting.clause();
        if (source.filter(one -> isOther(claim, one, setting, sources)).isPresent()) {
            return Optional.empty();
        }
        if (source.filter(one -> misreading.is(claim, one, clause)).isPresent()) {
            return Optional.empty(); // "post an update in #dev"
        }
        BitSet used = Sources.with(claim.used, source);
        if (source.isEmpty() && claim.operation.tells()) {
            String said = speech.said(clause, claim);
            return said.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Candidate.saying(claim, said, used, weight(claim, used, clause) + own - 10));
        }
        boolean others = !setting.givens().isEmpty()
                && source.filter(Source.Look.class::isInstance).isPresent()
                && clause.parts().stream().anyMatch(part -> theirs(part, used));
        int bonus = own + Score.bonus(source, clause.verb()) - (others ? 15 : 0);
        return Optional.of(asking.of(
                Candidate.about(claim, source, used, bonus),
                clause.parts(),
                claim.operation.tool().id()));
    }

    private boolean theirs(Part part, BitSet used) {
        return tokens.find(
                        part.from(),
                        i -> i >= part.to() || (tokens.is(i, EnglishWords.THEIR.words()) && used.get(i + 1)))
                < part.to();
    }

    private int weight(Claim claim, BitSet used, Clause clause) {
        return score.of(used, clause.parts(), claim.operation.tool().id());
    }
}
