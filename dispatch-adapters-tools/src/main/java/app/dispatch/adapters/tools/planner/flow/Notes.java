package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import java.util.List;
import java.util.Optional;

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
                mark(maker, piece.tokens().slice(one.at(), one.end()));
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
            for (String words : Leftover.of(piece.tokens(), maker.read(), steps)) {
                maker.note("No step stands for “" + words + "”: change the plan if it matters.");
                if (piece.verb().is(Verb.Kind.CHANGE)) {
                    steps.stream()
                            .filter(step -> step.op.destructive()
                                    || Operation.of(step.tool, step.op).role() == Operation.Role.OTHER)
                            .filter(step -> step.approval == null && step.url.isEmpty())
                            .forEach(step ->
                                    step.approval = "Approve this only when it fits: " + words.replace("{{", "{ {"));
                }
            }
        }
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
