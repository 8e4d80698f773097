package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.schedule.Timing;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plans briefs that name no address and no parameter, but what is to be looked at and who is to know: "watch a repository and
 * ping me". What they leave open is assumed, or asked of each run, and told.
 */
public final class Flows {
    private final Vocabulary vocabulary;

    public Flows(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Whether a brief wants something to be looked at again and again. */
    public boolean watches(Tokens tokens) {
        return Parts.of(tokens, vocabulary, new HashSet<>()).stream().anyMatch(part -> part.kind() == Part.Kind.WATCH);
    }

    /**
     * The steps of a flow.
     *
     * @param timing its schedule; null when it has none
     * @param webhook whether a webhook starts it
     * @param notes what was filled in
     */
    public record Made(List<Draft> steps, @Nullable Timing timing, boolean webhook, List<String> notes) {}

    /**
     * The steps of a brief; empty when it is no flow.
     *
     * @param tokens the brief without its schedule
     * @throws Unclear when it is one of which a part cannot be done
     */
    public Optional<Made> make(Tokens tokens, Optional<Timing> said) throws Unclear {
        long window = said.map(timing -> Pace.minutes(timing.cron())).orElse(0L);
        FlowReader reader = new FlowReader(vocabulary, said.isPresent(), window);
        Optional<Flow> read = reader.read(tokens);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Flow flow = read.get();
        FlowMaker maker = new FlowMaker(flow, vocabulary);
        List<Draft> steps = maker.steps();
        Set<String> notes = new LinkedHashSet<>();
        boolean webhook = flow.event().isPresent() && !flow.polled();
        Timing timing =
                said.orElseGet(() -> flow.watches() && !webhook ? Pace.of(flow).timing() : null);
        if (webhook) {
            notes.add("“" + flow.event().orElseThrow().words().written()
                    + "” is read as what this plan's webhook receives: have it called then.");
        }
        notes.addAll(maker.notes());
        boolean asks = steps.stream().anyMatch(step -> step.params.toString().contains("{{ trigger."));
        if (asks && (timing != null || webhook)) {
            notes.add(
                    timing != null
                            ? "A schedule brings no `trigger`: write these values into the steps before it is switched on."
                            : "Write these values into the steps, unless the webhook brings them.");
        }
        notes.addAll(Leftover.notes(tokens, reader.read()));
        return Optional.of(new Made(steps, timing, webhook, new ArrayList<>(notes)));
    }
}
