package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.value.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what a flow takes for granted. */
final class Notes {
    private Notes() {}

    static void before(Maker maker, Optional<Event> event, boolean webhook, boolean arrives) {
        if (webhook && event.filter(one -> !one.words().isEmpty()).isPresent()) {
            maker.note("“" + event.get().words().written()
                    + "” is read as what this plan's webhook receives: have it called then.");
            maker.chose(event.get().words(), "trigger webhook");
        } else if (arrives) {
            maker.note("Nothing says where it comes from: it is what this plan's webhook receives.");
        }
    }

    /** Marks what is read of the pieces: what they name, their verbs and conditions. */
    static void read(Maker maker, List<Piece> pieces, Optional<Event> event) {
        for (Piece piece : pieces) {
            for (Mention one : piece.mentions()) {
                if (!one.is(Mention.Kind.HANDLE)) { // a name that no step has is left
                    mark(maker, piece.tokens().slice(one.at(), one.end()));
                }
            }
            mark(maker, piece.condition());
            maker.read().add(piece.verb().place());
        }
        event.ifPresent(one -> mark(maker, one.words()));
    }

    private static void mark(Maker maker, Tokens tokens) {
        tokens.list().forEach(token -> maker.read().add(token.start()));
    }

    /** Words that no step stands for are told; before something is changed or removed its owner is asked. */
    static void left(Maker maker, List<Piece> pieces, List<Draft> steps) throws Unclear {
        for (Piece piece : pieces) {
            Tokens tokens = piece.tokens();
            int turning = tokens.find(0, i -> tokens.is(i, Lexicon.TURNING));
            if (turning < tokens.size()) {
                throw new Unclear("I do not understand what “"
                        + tokens.slice(turning, turning + 1).written() + "” says here");
            }
            List<String> left = Leftover.of(piece.tokens(), maker.read(), steps);
            told(left).forEach(maker::note);
            ask(left, steps);
        }
    }

    /** What is told of words that no step stands for. */
    static List<String> told(List<String> left) {
        return left.stream()
                .map(words -> "No step stands for “" + words + "”: change the plan if it matters.")
                .toList();
    }

    /** Has the owner asked before the steps that reach others, with the words that none stands for. */
    static void ask(List<String> left, List<Draft> steps) throws Unclear {
        if (!left.isEmpty()) {
            refuse(left, steps);
            steps.stream()
                    .filter(Notes::reachesOthers)
                    .forEach(step -> Asked.before(step, "“" + String.join("”, “", left) + "”"));
        }
    }

    /** Whether a step does something that its owner cannot look at first: anything but what only reads, or only tells them. */
    private static boolean reachesOthers(Draft step) {
        return Asked.acts(step) && !Targets.isToOwner(step);
    }

    /** What removes or pays is not done to more than the brief says. */
    private static void refuse(List<String> left, List<Draft> steps) throws Unclear {
        for (Draft step : steps) {
            if (step.op.destructive() && step.forEach != null) {
                throw new Unclear("I do not understand “" + String.join("”, “", left) + "”, and would “"
                        + step.op.title() + "” for more than you mean; say which ones by their name or number");
            }
        }
    }

    /** Has the owner asked before something is done for each of many things that nothing narrows. */
    static void unnarrowed(Maker maker, List<Draft> steps) {
        for (Draft step : steps) {
            steps.stream()
                    .filter(source -> reachesOthers(step) && isWhole(source, step.forEach))
                    .findFirst()
                    .ifPresent(source -> {
                        maker.note("Nothing narrows what “" + step.op.title()
                                + "” is done for: the run asks for approval.");
                        if (step.approval == null) {
                            step.approval =
                                    "This is done for each that is found; the brief says nothing of which ones.";
                        }
                    });
        }
    }

    /** Has the owner asked before something is made of words of the brief that may have meant something else. */
    static void guessed(List<Draft> steps, List<Piece> pieces) {
        List<String> quotes = pieces.stream()
                .flatMap(piece -> piece.mentions().stream())
                .filter(one -> one.is(Mention.Kind.QUOTE))
                .map(Mention::word)
                .toList();
        for (Draft step : steps) {
            Operation operation = Operation.of(step.tool, step.op);
            String text = operation
                    .content()
                    .map(step.params::get)
                    .map(Value::toString)
                    .orElse("{{");
            boolean said = text.contains("{{") || quotes.stream().anyMatch(text::contains);
            if (!said && step.approval == null && reachesOthers(step) && !operation.messages()) {
                step.approval =
                        "Approve this only when this is what you mean: its text is made of the brief's own words";
            }
        }
    }

    /** Whether a step goes through all that another one gives, and that looks for no certain ones. */
    private static boolean isWhole(Draft source, @Nullable String list) {
        String all = "steps." + source.id + ".output.items";
        List<String> required = Operation.required(source.op);
        return all.equals(list)
                && source.params.entrySet().stream()
                        .allMatch(one -> required.contains(one.getKey())
                                || one.getKey().equals("max")
                                || one.getValue().equals(Value.of("all")));
    }

    static void after(Maker maker, List<Draft> steps, boolean timed, boolean webhook) {
        boolean asks = steps.stream().anyMatch(step -> step.params.toString().contains("{{ trigger."));
        if (asks && timed) {
            maker.note("A schedule brings no `trigger`: write these values into the steps before it is switched on.");
        } else if (asks && webhook) {
            maker.note("Write these values into the steps, unless the webhook brings them.");
        }
    }
}
