package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.lexicon.Family;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Names;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the steps of one action after another. */
final class StepMaker {
    /** Verbs that pick from what is at hand, and fetch it when they name an address. */
    private static final Set<String> PICKING = Set.of("take", "extract", "collect", "gather", "select");

    private static final String ADDRESS =
            "url|link|href|uri|address|location|urls|links|.*_url|.*\\.(url|link|href|uri|location)";

    private final Caller caller;
    private final Set<String> verbs;
    private final Wiring wiring;
    private final Conditions conditions;
    private final Repetition repetition;
    private final Picking picking;
    private final Calls calls;
    private final Set<String> notes = new LinkedHashSet<>();
    private final boolean webhook;

    StepMaker(Caller caller, Names names, boolean webhook, String arrived) {
        this.caller = caller;
        this.verbs = caller.verbs();
        this.webhook = webhook;
        this.wiring = new Wiring(webhook, arrived);
        this.conditions = new Conditions(wiring);
        this.repetition = new Repetition(wiring);
        this.picking = new Picking(wiring, webhook);
        this.calls = new Calls(caller, wiring, names, notes, this::begin);
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

    /** Makes the steps of an action; empty when it is no call. */
    Optional<Made> make(Action said) throws Unclear {
        Action action = plain(said);
        List<Draft> sources = new ArrayList<>(calls.fetch(Calls.mentioned(action)));
        repetition.enter(action);
        if (!isCall(action)) {
            return picking.done(action) ? Optional.of(new Made(sources, List.of())) : Optional.empty();
        }
        List<Draft> steps = steps(action, sources);
        repetition.leave();
        return Optional.of(new Made(sources, steps));
    }

    /** Whether an action calls an address: one that is written, or that something at hand has. */
    private boolean isCall(Action action) {
        Set<Family> families = Family.of(action.verb());
        boolean picks = !families.isEmpty()
                && Set.of(Family.TAKE, Family.JOIN).containsAll(families)
                && ArgumentReader.method(action.tokens()).isEmpty();
        boolean addressed = action.tokens().list().stream().anyMatch(StepMaker::isAddress);
        return !picks && addressed && (!families.isEmpty() || verbs.contains(action.verb()));
    }

    private static boolean isAddress(Token token) {
        return token instanceof Link
                || (token instanceof Word word
                        && (word.lower().matches(ADDRESS) || word.text().matches(".*U(rl|RL)")));
    }

    /** "take the users from https://…" fetches; without an address it only picks. */
    private static Action plain(Action action) {
        boolean picks = PICKING.contains(action.verb());
        boolean link = action.tokens().list().stream().anyMatch(token -> token instanceof Link);
        boolean written = ArgumentReader.method(action.tokens()).isPresent();
        return picks && link && !written
                ? new Action(action.group(), action.branch(), "get", action.tokens(), action.when(), action.each())
                : action;
    }

    private List<Draft> steps(Action said, List<Draft> sources) throws Unclear {
        boolean fetches = Family.of(said.verb()).contains(Family.FETCH);
        boolean implied = said.tokens().get(0) instanceof Link;
        Tokens rest = said.tokens().slice(implied ? 0 : 1, said.tokens().size());
        Arguments arguments = ArgumentReader.read(rest, caller, fetches, new RefReader(rest, said.itemNoun(), webhook));
        if (!arguments.unread.isEmpty()) {
            boolean template = arguments.unread.stream().anyMatch(text -> text.contains("}}") || text.contains("{{"));
            throw new Unclear(
                    template
                            ? "a brief holds no expressions; say in words what is meant, as in `post its id to …`"
                            : "I do not understand “" + String.join("”, “", arguments.unread) + "”"
                                    + (arguments.contents.isEmpty() ? "; if that is the text, put it in quotes" : ""));
        }
        Action action = repetition.speaksOfAll(said, arguments) ? said.once() : said;
        repetition.enter(action);
        if (!fetches) {
            Calls.handOn(arguments);
        }
        sources.addAll(calls.fetch(Calls.mentioned(arguments)));
        return calls.make(action, arguments);
    }

    private void begin(Draft step, Action action, Arguments arguments) throws Unclear {
        step.nouns.addAll(arguments.nouns);
        step.attempts = arguments.attempts;
        step.goesOn = arguments.goesOn;
        if (!action.when().isEmpty()) {
            step.when = conditions.all(action.when());
        }
        repetition.apply(step, action, arguments);
    }
}
