package app.dispatch.adapters.tools.planner;

import app.dispatch.adapters.tools.planner.argument.ArgumentReader;
import app.dispatch.adapters.tools.planner.argument.Arguments;
import app.dispatch.adapters.tools.planner.argument.Labels;
import app.dispatch.adapters.tools.planner.argument.Operand;
import app.dispatch.adapters.tools.planner.clause.Clause;
import app.dispatch.adapters.tools.planner.clause.Family;
import app.dispatch.adapters.tools.planner.clause.RefReader;
import app.dispatch.adapters.tools.planner.fill.CallFiller;
import app.dispatch.adapters.tools.planner.fill.Filling;
import app.dispatch.adapters.tools.planner.fill.SchemaFiller;
import app.dispatch.adapters.tools.planner.match.OpMatcher;
import app.dispatch.adapters.tools.planner.match.OpMatcher.Match;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Conditions;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Names;
import app.dispatch.adapters.tools.planner.wire.Outline;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.adapters.tools.planner.wire.Wiring;
import app.dispatch.domain.tool.OpDef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the steps of one action after another. */
final class StepMaker {
    /** What names no tool but the way of every call. */
    private static final Set<String> HTTP = Set.of("http", "https", "curl");

    /** Verbs that pick from what is at hand, and fetch it when they name an address. */
    private static final List<String> TEXTS = List.of("text", "body", "content", "message");

    private static final Set<String> PICKING = Set.of("take", "extract", "collect", "gather", "select");

    private final OpMatcher matcher;
    private final Wiring wiring;
    private final Conditions conditions;
    private final Repetition repetition;
    private final Picking picking;
    private final Calls calls;
    private final Names names = new Names();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Pipeline pipeline;
    private final boolean webhook;

    /** What the actions of a pipeline are about; "" outside of one. */
    private String about = "";

    StepMaker(OpMatcher matcher, boolean webhook, String arrived) {
        this.matcher = matcher;
        this.webhook = webhook;
        this.wiring = new Wiring(webhook, arrived);
        this.conditions = new Conditions(wiring);
        this.pipeline = new Pipeline(matcher);
        this.repetition = new Repetition(wiring);
        this.picking = new Picking(wiring, webhook);
        this.calls = new Calls(wiring, names, notes, this::begin);
    }

    Wiring wiring() {
        return wiring;
    }

    Set<String> notes() {
        Set<String> all = new LinkedHashSet<>(notes);
        all.addAll(wiring.notes());
        return all;
    }

    /**
     * What an action became.
     *
     * @param sources calls that the others need first
     * @param steps its steps, all at once; none when it only picks something for the actions after it
     */
    record Made(List<Draft> sources, List<Draft> steps) {
        String as() {
            List<Draft> all = new ArrayList<>(sources);
            all.addAll(steps);
            return all.isEmpty()
                    ? "what “it” means from there on"
                    : String.join(
                            ", ",
                            all.stream()
                                    .map(step -> step.tool.id() + "." + step.op.id() + " as " + step.id)
                                    .toList());
        }
    }

    /** Makes the steps of an action; empty when no tool does it. */
    Optional<Made> make(Clause said) throws Unclear {
        List<Clause> parts = pipeline.parts(said);
        return parts.isEmpty() ? one(said) : Optional.of(all(parts));
    }

    /** One action after another, what is not said left open. */
    private Made all(List<Clause> parts) throws Unclear {
        List<Draft> before = new ArrayList<>();
        List<Draft> last = List.of();
        about = matcher.find(parts.getFirst())
                .map(source -> source.tool().label())
                .orElse("");
        for (Clause part : parts) {
            Made made = one(part)
                    .orElseThrow(() -> new Unclear(
                            "I do not know what does “" + part.tokens().written() + "”"));
            before.addAll(last);
            before.addAll(made.sources());
            last = made.steps();
        }
        about = "";
        return new Made(before, last);
    }

    private Optional<Made> one(Clause said) throws Unclear {
        Clause clause = plain(said);
        List<Draft> sources = new ArrayList<>();
        Optional<Match> call = matcher.call();
        if (call.isPresent()) {
            sources.addAll(calls.fetch(Calls.mentioned(clause), call.get()));
        }
        repetition.enter(clause);
        Optional<Match> match = matcher.find(clause);
        if (match.isEmpty()) {
            return picking.done(clause) ? Optional.of(new Made(sources, List.of())) : Optional.empty();
        }
        List<Draft> steps = steps(clause, match.get(), sources);
        repetition.leave();
        return Optional.of(new Made(sources, steps));
    }

    /** "take the users from https://…" fetches; without an address it only picks. */
    private static Clause plain(Clause clause) {
        boolean picks = PICKING.contains(clause.verb());
        boolean link = clause.tokens().list().stream().anyMatch(token -> token instanceof Link);
        boolean written = ArgumentReader.method(clause.tokens()).isPresent();
        return picks && link && !written
                ? new Clause(clause.group(), clause.branch(), "get", clause.tokens(), clause.when(), clause.each())
                : clause;
    }

    private List<Draft> steps(Clause said, Match match, List<Draft> sources) throws Unclear {
        boolean fetches = Family.of(said.verb()).contains(Family.FETCH);
        boolean addressed = CallFiller.fits(match.op());
        OpDef op = addressed ? Calls.widest(match) : match.op();
        boolean implied = said.tokens().get(0) instanceof Link;
        Tokens rest = said.tokens().slice(implied ? 0 : 1, said.tokens().size());
        Arguments arguments = ArgumentReader.read(
                rest,
                new Labels(op),
                addressed ? HTTP : matcher.names(match.tool().id()),
                addressed ? Set.of() : match.nouns(),
                fetches,
                new RefReader(rest, said.itemNoun(), webhook));
        if (!arguments.unread.isEmpty()) {
            boolean template = arguments.unread.stream().anyMatch(text -> text.contains("}}") || text.contains("{{"));
            if (template) {
                throw new Unclear("a brief holds no expressions; say in words what is meant, as in `post its id to …`");
            }
            throw new Unclear(
                    "I do not understand “" + String.join("”, “", arguments.unread) + "”" + quoting(op, arguments));
        }
        arguments.open = !about.isEmpty();
        arguments.about = about;
        Clause clause = repetition.speaksOfAll(said, arguments) ? said.once() : said;
        repetition.enter(clause);
        if (!addressed) {
            handOver(match, arguments, sources);
            return List.of(other(clause, match, arguments));
        }
        if (!fetches) {
            Calls.handOn(arguments);
        }
        sources.addAll(calls.fetch(Calls.mentioned(arguments), match));
        return calls.make(clause, match, arguments);
    }

    /** Words that no quotes hold together may be the text that is sent. */
    private static String quoting(OpDef op, Arguments arguments) {
        boolean text = TEXTS.stream()
                .anyMatch(name -> op.params().fields("properties").get(name).isPresent());
        return text && arguments.contents.isEmpty() ? "; if that is the text, put it in quotes" : "";
    }

    /** An operation that works on a text gets what is at an address, not the address. */
    private void handOver(Match match, Arguments arguments, List<Draft> sources) throws Unclear {
        Optional<Match> call = matcher.call();
        if (call.isPresent()
                && match.op().params().fields("properties").get("input").isPresent()) {
            Calls.handOver(arguments);
            sources.addAll(calls.fetch(Calls.mentioned(arguments), call.get()));
        }
    }

    private Draft other(Clause clause, Match match, Arguments arguments) throws Unclear {
        Draft step = new Draft(names.unique(match.op().id()), match.tool(), match.op());
        begin(step, clause, arguments);
        arguments.targets.forEach(
                target -> arguments.contents.add(Operand.text(target.link().url())));
        new SchemaFiller(new Filling(step, clause, arguments, wiring, notes)).fill();
        step.outline = Outline.other(step);
        wiring.add(step, arguments.contents.stream().anyMatch(content -> content instanceof Operand.Of));
        return step;
    }

    private void begin(Draft step, Clause clause, Arguments arguments) throws Unclear {
        step.nouns.addAll(arguments.nouns);
        step.attempts = arguments.attempts;
        step.goesOn = arguments.goesOn;
        if (!clause.when().isEmpty()) {
            step.when = conditions.all(clause.when());
        }
        repetition.apply(step, clause, arguments);
    }
}
