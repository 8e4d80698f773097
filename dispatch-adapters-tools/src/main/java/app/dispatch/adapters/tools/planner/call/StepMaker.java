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
    private final Repetition repetition;
    private final Picking picking;
    private final Calls calls;
    private final Set<String> notes = new LinkedHashSet<>();
    private final Names names;
    private final boolean webhook;
    private Antecedents.Mark start;

    /** Where the text was before the clauses that are done at the same time: none sees the answers of the others. */
    private Antecedents.Mark together;

    StepMaker(Caller caller, Names names, boolean webhook, Set<String> arrived) {
        this.caller = caller;
        this.verbs = caller.verbs();
        this.webhook = webhook;
        this.names = names;
        this.wiring = new Wiring(webhook, arrived);
        this.repetition = new Repetition(wiring);
        this.picking = new Picking(wiring, webhook);
        this.start = wiring.talk.mark();
        this.together = wiring.talk.mark();
        this.calls = new Calls(caller, wiring, names, notes, this::begin);
    }

    /** What can be pointed at: the steps of other tools, too. */
    Wiring wiring(List<Draft> before) {
        before.stream()
                .filter(step -> !wiring.talk.steps().contains(step))
                .forEach(step -> wiring.talk.add(step, true));
        return wiring;
    }

    /** Goes on to the next clause. */
    void go(List<Draft> before, boolean beside) {
        wiring(before);
        if (!beside) {
            wiring.talk.group();
            together = wiring.talk.mark();
        }
        wiring.talk.resume(together);
        start = wiring.talk.mark();
    }

    /** Goes back to before the last clause. */
    void back() {
        List<Draft> made =
                wiring.talk.steps().subList(start.steps(), wiring.talk.steps().size());
        made.forEach(step -> names.free(step.id));
        wiring.talk.reset(start);
    }

    List<String> notes() {
        Set<String> all = new LinkedHashSet<>(notes);
        all.addAll(wiring.talk.notes());
        return List.copyOf(all);
    }

    /** Whether an action calls nothing and only picks something for those after it. */
    boolean picks(Action action) throws Unclear {
        repetition.enter(action);
        return !isCall(plain(action)) && picking.done(action);
    }

    /** The steps of an action, those first that the others need; none when it is no call. */
    List<Draft> make(Action said) throws Unclear {
        Action action = plain(said);
        if (!isCall(action)) {
            return List.of();
        }
        List<Draft> steps = new ArrayList<>(calls.fetch(Calls.mentioned(action)));
        repetition.enter(action);
        steps(action, steps);
        repetition.leave();
        return steps;
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
        return picks && link && !written ? action.doing("get") : action;
    }

    private void steps(Action said, List<Draft> made) throws Unclear {
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
        made.addAll(calls.fetch(Calls.mentioned(arguments)));
        made.addAll(calls.make(action, arguments));
    }

    private void begin(Draft step, Action action, Arguments arguments) throws Unclear {
        step.nouns.addAll(arguments.nouns);
        step.attempts = arguments.attempts;
        step.goesOn = arguments.goesOn;
        repetition.apply(step, action, arguments);
    }
}
