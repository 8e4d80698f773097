package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.account.Troubles;
import app.dispatch.adapters.tools.planner.lexicon.Family;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Services;
import app.dispatch.adapters.tools.planner.parse.Parser;
import app.dispatch.adapters.tools.planner.schedule.ScheduleReader;
import app.dispatch.adapters.tools.planner.text.Scanner;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Names;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.compose.Brief;
import app.dispatch.domain.compose.Choice;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.tool.ToolDef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a brief that calls addresses and nothing else: a list of actions, each of which becomes a step or is a trouble. */
public final class CallReader {
    private final Knowledge knowledge;
    private final Caller caller;

    private CallReader(Knowledge knowledge, Caller caller) {
        this.knowledge = knowledge;
        this.caller = caller;
    }

    /** A reader for a brief that names addresses, and no tool, service or person; empty for any other. */
    public static Optional<CallReader> of(Tokens tokens, Knowledge knowledge) {
        return new Alone(tokens, knowledge).holds()
                ? Caller.of(knowledge).map(caller -> new CallReader(knowledge, caller))
                : Optional.empty();
    }

    /**
     * What was read.
     *
     * @param webhook whether a webhook starts it
     * @param notes what was filled in
     * @param trace which words made which steps
     */
    public record Read(List<Draft> steps, boolean webhook, List<String> notes, List<Choice> trace) {}

    /** Reads the brief; what is not understood is added to the troubles. */
    public Read read(Brief brief, Tokens untimed, Optional<ScheduleReader.Found> schedule, Troubles troubles) {
        Optional<TriggerReader.Found> trigger = TriggerReader.read(untimed);
        Tokens actions = trigger.map(TriggerReader.Found::rest).orElse(untimed);
        boolean webhook = trigger.isPresent() || (schedule.isEmpty() && Payloads.mentioned(actions));
        Actions.Read reading = Actions.of(Parser.parse(actions, knowledge), webhook);
        StepMaker maker = new StepMaker(
                caller,
                new Names(),
                webhook,
                trigger.map(TriggerReader.Found::noun).orElse("webhook"));
        List<Choice> trace = new ArrayList<>();
        make(reading, maker, troubles, trace);
        reading.unread().forEach(text -> troubles.add(text, why(Scanner.scan(text))));
        List<Draft> drafts = maker.wiring().steps();
        if (drafts.isEmpty() && !troubles.any()) {
            troubles.add(brief.input().strip(), why(untimed));
        }
        checkWhole(drafts, brief, trigger, schedule, troubles);
        if (!troubles.any()) {
            Numerals.lost(untimed, drafts).forEach(words -> troubles.add(words, "I do not understand this number"));
        }
        return new Read(drafts, webhook, notes(maker, reading, trigger), trace);
    }

    /** Why no call does what these words say. */
    private String why(Tokens tokens) {
        String have = "the tools are "
                + knowledge.tools().stream().map(ToolDef::label).collect(Collectors.joining(", "));
        for (int i = 0; i < tokens.size(); i++) {
            Optional<Services.Found> service = knowledge
                    .service(tokens, i)
                    .filter(one -> !knowledge.services().web(one.service().name()));
            if (service.isPresent()) {
                return "I know no tool for "
                        + tokens.slice(i, service.get().end()).written() + "; " + have;
            }
        }
        boolean address = tokens.list().stream().anyMatch(CallReader::addressed);
        return address
                ? "I do not know what to call for this; write out its address (" + have + ")"
                : "I do not know what is to be done here; say it with a verb, and where (" + have + ")";
    }

    private static boolean addressed(Token token) {
        return token instanceof Link
                || (token instanceof Word word && Family.of(word.lower()).contains(Family.FETCH));
    }

    private static void checkWhole(
            List<Draft> drafts,
            Brief brief,
            Optional<TriggerReader.Found> trigger,
            Optional<ScheduleReader.Found> schedule,
            Troubles troubles) {
        if (trigger.isPresent() && schedule.isPresent()) {
            troubles.add(
                    schedule.get().said(), "a plan starts by a schedule or by a webhook, not by both; make two plans");
        }
        if (drafts.size() > Plan.MOST_STEPS) {
            troubles.add(brief.input().strip(), "a plan has at most " + Plan.MOST_STEPS + " steps");
        }
    }

    /** Groups wait for the groups before them; branches of a group do not wait for each other. */
    private void make(Actions.Read reading, StepMaker maker, Troubles troubles, List<Choice> trace) {
        Order order = new Order(maker.wiring());
        for (Action action : reading.actions()) {
            if (maker.wiring().steps().size() > Plan.MOST_STEPS) {
                return; // refused for that anyway, and each more would take longer than the one before
            }
            String written = action.tokens().written();
            order.enter(action);
            try {
                Optional<StepMaker.Made> made = maker.make(action);
                if (made.isPresent()) {
                    made.get().sources().forEach(source -> order.place(List.of(source)));
                    order.place(made.get().steps());
                    troubles.understood(written, made.get().as());
                    int at = action.tokens().isEmpty()
                            ? -1
                            : action.tokens().get(0).start();
                    trace.add(new Choice(written, at, made.get().as()));
                } else {
                    troubles.add(written, why(action.tokens()));
                }
            } catch (Unclear unclear) {
                if (!unclear.dangling() || !troubles.any()) {
                    troubles.add(written, unclear.text());
                }
            }
        }
    }

    private static List<String> notes(StepMaker maker, Actions.Read reading, Optional<TriggerReader.Found> trigger) {
        Set<String> notes = new LinkedHashSet<>(maker.notes());
        trigger.filter(found -> !found.plain())
                .ifPresent(found -> notes.add("“" + found.noun() + "” is read as what this plan's webhook receives."));
        reading.background().forEach(text -> notes.add("Read as background, not as something to do: “" + text + "”."));
        return List.copyOf(notes);
    }
}
