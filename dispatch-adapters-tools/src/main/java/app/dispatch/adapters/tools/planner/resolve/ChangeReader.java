package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads clauses that change what is there: "close the stale issues". */
final class ChangeReader {
    /** What is done to a thing without writing anything into it, or under it. */
    private static final Set<String> OTHERS = Phrases.words("""
            close reopen delete remove archive cancel move rename label unlabel assign merge tag star unstar copy approve
            reject lock unlock pin unpin restore""");

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Looker looker;
    private final Putter putter;
    private final Aim aim;
    private final Verbs verbs;
    private final Rivals rivals;
    private final Score score;
    private final Asking asking;
    private final Titled titled;
    private final Joining joining;

    ChangeReader(
            Tokens tokens,
            Knowledge knowledge,
            Looker looker,
            Putter putter,
            Aim aim,
            Verbs verbs,
            Rivals rivals,
            Score score,
            Asking asking) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.looker = looker;
        this.putter = putter;
        this.aim = aim;
        this.verbs = verbs;
        this.rivals = rivals;
        this.score = score;
        this.asking = asking;
        this.joining = new Joining(tokens);
        this.titled = new Titled(tokens, knowledge, looker);
    }

    List<Candidate> read(Setting setting, Sources sources) {
        Clause clause = setting.clause();
        List<Candidate> all = new ArrayList<>();
        for (Operation operation : knowledge.all(one -> one.is(Kind.CHANGE))) {
            int verb = joining.asks(operation, clause) || aim.remarks(operation, clause)
                    ? 12
                    : verbs.fits(operation, clause);
            boolean nameless = EnglishWords.RENAMING.has(clause.verb())
                    && operation.params().values().stream().noneMatch(one -> one.is("title", "name", "file"));
            if (verb < -50
                    || nameless
                    || (putter.putsLabel(clause)
                            && operation
                                    .param("content")
                                    .filter(Param::required)
                                    .isPresent())) {
                continue;
            }
            Claim claim = putter.change(operation, clause, clause.parts(), new Describing(tokens).words(clause));
            boolean aimed = setting.arrives() && aim.take(claim, clause, setting.arrival());
            if (!rivals.other(claim, clause)) {
                all.addAll(changed(claim, aimed ? verb + 12 : verb, setting, sources));
            }
        }
        return all;
    }

    private List<Candidate> changed(Claim claim, int verb, Setting setting, Sources sources) {
        Operation operation = claim.operation;
        Optional<Param> item =
                operation.all("item").stream().filter(Param::required).findFirst();
        boolean direct = item.isEmpty() || claim.has(item.get().name());
        boolean bare = claim.thing.isEmpty() && !claim.named;
        boolean unsure =
                bare && item.filter(one -> !Forms.specific(one) && !keyed(one)).isPresent();
        Optional<Param> content =
                operation.param("content").filter(Param::required).filter(one -> !claim.has(one.name()));
        if ((unsure && direct) || isOther(operation, claim, setting)) {
            return List.of();
        }
        if (content.isPresent()) {
            return direct ? told(claim, verb, setting, sources) : List.of();
        }
        boolean vague = bare
                && item.filter(one -> one.schema()
                                        .text("x-pattern")
                                        .filter(pattern -> pattern.contains("_"))
                                        .isEmpty()
                                && !keyed(one))
                        .isPresent();
        if ((vague && direct) || changesNothing(claim, setting)) {
            return List.of();
        }
        boolean whole = direct && (!bare || !claim.params.isEmpty());
        return whole ? List.of(itself(claim, verb, setting)) : found(claim, verb, setting, sources);
    }

    /** Whether a verb that is not the operation's asks for something else: 'star the file "Plan"' writes nothing into it. */
    private boolean isOther(Operation operation, Claim claim, Setting setting) {
        boolean own = operation.verbs().contains(setting.verb());
        Optional<Param> content = operation.param("content").filter(Param::required);
        boolean remarks = content.isPresent() && !own && !aim.remarks(operation, setting.clause());
        boolean verdict = !own
                && operation.params().values().stream()
                        .anyMatch(one ->
                                one.required() && one.is("state", "flag", "recipient") && !claim.has(one.name()));
        boolean open = content.filter(one -> !claim.has(one.name())).isPresent();
        return verdict || (remarks && (open || OTHERS.contains(setting.verb())));
    }

    /** The thing that the words themselves say. */
    private Candidate itself(Claim claim, int verb, Setting setting) {
        int points = score.of(claim.used, setting.parts()) + verb + 4 - Score.missing(claim, true);
        return Candidate.about(claim, Optional.empty(), (BitSet) claim.used.clone(), points);
    }

    /** Things that are looked up, or were before. */
    private List<Candidate> found(Claim claim, int verb, Setting setting, Sources sources) {
        int it = sources.refers(claim.used);
        Optional<Given> last = it < 0
                ? Optional.empty()
                : setting.givens().reversed().stream()
                        .filter(one -> one.operation()
                                .tool()
                                .id()
                                .equals(claim.operation.tool().id()))
                        .findFirst();
        if (last.filter(ChangeReader::isRemark).isPresent()) {
            remarked(claim, last.get());
            claim.use(it, it + 1);
            return List.of(itself(claim, verb, setting));
        }
        List<Candidate> all = new ArrayList<>();
        for (Source one : targets(claim, setting, sources)) {
            Optional<Source> target = Optional.of(one);
            BitSet used = Sources.with(claim.used, target);
            int points = score.of(used, setting.parts())
                    + verb
                    + Score.bonus(target, setting.verb())
                    - Score.missing(claim, true)
                    + 12;
            all.add(Candidate.about(claim, target, used, points));
        }
        return all;
    }

    /** Whether something was said to a thing, as a comment is. */
    private static boolean isRemark(Given given) {
        return given.operation().is(Kind.CHANGE)
                && given.operation().param("content").filter(Param::required).isPresent();
    }

    /** Takes the thing that something was said to: "comment … on issue 42 and close it". */
    private static void remarked(Claim claim, Given remark) {
        for (String role : List.of("item", "place")) {
            Optional<Value> said = remark.operation()
                    .param(role)
                    .map(one -> remark.step().params.get(one.name()));
            claim.operation
                    .param(role)
                    .filter(one -> said.isPresent() && !claim.has(one.name()))
                    .ifPresent(one -> claim.params.put(one.name(), said.get()));
        }
    }

    private static boolean keyed(Param item) {
        return item.forms().contains("KEY-1");
    }

    /** What is said to the thing: a comment. */
    private List<Candidate> told(Claim claim, int verb, Setting setting, Sources sources) {
        List<Candidate> all = new ArrayList<>();
        for (Optional<Source> source : sources.of(claim.used, true, "")) {
            BitSet used = Sources.with(claim.used, source);
            all.add(asking.of(
                    Candidate.about(
                            claim,
                            source,
                            used,
                            verb + 4 - Score.missing(claim, true) + Score.bonus(source, setting.verb())),
                    setting.parts()));
        }
        return all;
    }

    /** Whether a verb that changes some member is said of none. */
    private static boolean changesNothing(Claim claim, Setting setting) {
        Operation operation = claim.operation;
        boolean sets = operation.params().values().stream()
                .anyMatch(one -> claim.has(one.name()) && !one.is("item", "place", "person"));
        boolean labels = operation.param("labels").isPresent()
                && setting.givens().stream()
                        .anyMatch(one -> one.isMade()
                                && (one.operation().param("choices").isPresent()
                                        || one.operation().output().values().stream()
                                                .anyMatch(out -> out.is("labels"))));
        boolean idle = !sets && !labels && setting.verb().matches("update|change|edit|modify|move|label|assign");
        return idle || lacks(claim, labels);
    }

    /** Whether it needs more than what it changes, and nothing more was said. */
    private static boolean lacks(Claim claim, boolean labels) {
        long least = claim.operation
                .op()
                .params()
                .get("minProperties")
                .map(one -> one instanceof Value.Num number ? number.value().longValue() : 0L)
                .orElse(0L);
        long open = claim.operation.params().values().stream()
                .filter(one -> one.required() && !claim.has(one.name()))
                .count();
        return claim.params.size() + claim.lookups.size() + open + (labels ? 1 : 0) < least;
    }

    /** What an operation can change: things of its tool that are looked up, or those that were before. */
    private List<Source> targets(Claim claim, Setting setting, Sources sources) {
        Operation operation = claim.operation;
        String tool = operation.tool().id();
        boolean onto = claim.joins || putter.putsLabel(setting.clause());
        List<Part> parts = onto ? joining.object(setting.parts()) : setting.parts();
        List<Source> targets = new ArrayList<>();
        for (Operation look : knowledge.all(one -> one.is(Kind.LOOK)
                && one.lists()
                && one.tool().id().equals(tool)
                && one.member("item").isPresent())) {
            boolean shares = look.things().stream().anyMatch(operation.things()::contains)
                    || operation.things().isEmpty();
            BitSet others = taken(claim, look);
            Optional<Claim> found = shares
                    ? looker.look(look, parts, others).or(() -> looker.filed(look, parts, others, claim.named))
                    : Optional.empty();
            found.filter(one -> !one.thing.isEmpty() || called(one) || (one.one && one.narrows()))
                    .filter(one -> !(operation.isGrave() && one.isBlind()) && !anywhere(claim, one))
                    .ifPresent(one -> {
                        samePlaces(claim, one);
                        targets.add(target(claim, one));
                    });
            if (shares && found.isEmpty()) {
                titled.of(look, claim, parts).ifPresent(one -> targets.add(target(claim, one)));
            }
        }
        boolean it = sources.refers(claim.used) >= 0;
        for (Given given : setting.givens().reversed()) {
            boolean same = given.operation().tool().id().equals(tool)
                    && given.operation().member("item").isPresent();
            if (same && (it || targets.isEmpty())) {
                targets.add(new Source.Known(given, new BitSet()));
                break;
            }
        }
        return targets;
    }

    private static Source target(Claim change, Claim look) {
        Moving.sameWeek(change, look);
        return new Source.Look(look);
    }

    /** "the mail": whether a tool's name says what is meant, as one of its things is called so too. */
    private boolean called(Claim look) {
        return look.named
                && (look.narrows() || !look.params.isEmpty())
                && look.used.stream().anyMatch(i -> look.operation.things().contains(Lemma.singular(tokens.word(i))));
    }

    /** What a change takes; a tool's name that is one of its things as well, such as "mail", says what is changed. */
    private BitSet taken(Claim claim, Operation look) {
        BitSet taken = (BitSet) claim.used.clone();
        claim.used.stream()
                .filter(i -> knowledge.tool(tokens, i).isPresent()
                        && knowledge
                                .thing(tokens, i, i + 1)
                                .filter(one -> look.things().contains(one.what()))
                                .isPresent())
                .forEach(taken::clear);
        return taken;
    }

    /** Whether things are looked for everywhere, or elsewhere, that are to be changed at one place only. */
    private static boolean anywhere(Claim change, Claim look) {
        return change.operation.all("place").stream()
                .filter(place -> change.params.containsKey(place.name()))
                .anyMatch(place -> (look.operation.all("place").isEmpty()
                                && look.operation.member("place").isPresent())
                        || (look.params.containsKey(place.name())
                                && place.required()
                                && !Objects.equals(look.params.get(place.name()), change.params.get(place.name()))));
    }

    /** What is changed somewhere is looked up there. */
    private static void samePlaces(Claim change, Claim look) {
        look.operation.all("place").stream()
                .filter(place -> !look.has(place.name())
                        && change.params.containsKey(place.name())
                        && change.operation.all("place").stream()
                                .anyMatch(own -> own.name().equals(place.name())))
                .forEach(place ->
                        look.params.put(place.name(), Objects.requireNonNull(change.params.get(place.name()))));
    }
}
