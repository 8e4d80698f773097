package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.call.Arguments.Target;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Names;
import app.dispatch.adapters.tools.planner.wire.Outline;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the steps that call addresses, and those that fetch what an action only mentions. */
final class Calls {
    private final Caller caller;
    private final Wiring wiring;
    private final Names names;
    private final Set<String> notes;
    private final StepStart start;

    /** Gives a step what every step has. */
    interface StepStart {
        void begin(Draft step, Action action, Arguments arguments) throws Unclear;
    }

    Calls(Caller caller, Wiring wiring, Names names, Set<String> notes, StepStart start) {
        this.caller = caller;
        this.wiring = wiring;
        this.names = names;
        this.notes = notes;
        this.start = start;
    }

    /** One step for each address of a action; they run at the same time. */
    List<Draft> make(Action action, Arguments arguments) throws Unclear {
        if (arguments.targets.isEmpty()) {
            return List.of(call(action, arguments, null));
        }
        if (arguments.targets.size() > Plan.MOST_STEPS) {
            throw new Unclear("a plan has at most " + Plan.MOST_STEPS + " steps");
        }
        List<Draft> made = new ArrayList<>();
        List<Operand> contents = List.copyOf(arguments.contents);
        Map<String, Operand> loose = new LinkedHashMap<>(arguments.loose);
        Antecedents.Mark before = wiring.talk.mark();
        for (Target target : arguments.targets) {
            arguments.contents.clear();
            arguments.contents.addAll(contents);
            arguments.loose.putAll(loose);
            wiring.talk.resume(before);
            made.add(call(action, arguments, target));
        }
        return made;
    }

    private Draft call(Action action, Arguments arguments, @Nullable Target target) throws Unclear {
        String verb = arguments.method == null ? action.verb() : arguments.method.toLowerCase(Locale.ROOT);
        String url = target == null ? "" : target.link().url();
        Draft step = new Draft(
                names.call(verb, url), caller.widest().tool(), caller.widest().op());
        start.begin(step, action, arguments);
        new CallFiller(caller, new Filling(step, action, arguments, wiring, notes)).fill(target);
        step.nouns.addAll(Names.words(url));
        step.outline = Outline.call(verb, step, url);
        wiring.talk.add(step, arguments.contents.stream().anyMatch(content -> content instanceof Operand.Of));
        return step;
    }

    /** Takes the addresses that a action hands on out of its targets: "send https://a to https://b". */
    static void handOn(Arguments arguments) {
        boolean directed = arguments.targets.stream()
                .anyMatch(target -> Set.of("to", "at", "into", "onto").contains(target.preposition()));
        for (Target target : List.copyOf(arguments.targets)) {
            if (directed && Set.of("", "from", "of").contains(target.preposition())) {
                handOver(arguments, target);
            }
        }
    }

    private static void handOver(Arguments arguments, Target target) {
        arguments.targets.remove(target);
        Ref answer = new Ref.Answer(new Ref.Which.From(target.link().url()), Ref.Facet.WHOLE, List.of());
        arguments.contents.add(new Operand.Of(answer));
    }

    /** Fetches the addresses that are only mentioned, as in "for each user in https://…", unless a step did before. */
    List<Draft> fetch(Set<String> urls) throws Unclear {
        List<Draft> made = new ArrayList<>();
        for (String url : urls) {
            if (!wiring.calls(url)) {
                Action get = new Action("get", new Tokens("", List.of()), false, Optional.empty());
                made.add(call(get, new Arguments(), new Target("", new Link(url, false, 0, 0))));
            }
        }
        return made;
    }

    /** The addresses whose answers a action's list and conditions speak of. */
    static Set<String> mentioned(Action action) {
        Set<String> urls = new LinkedHashSet<>();
        action.each().ifPresent(repeat -> mentioned(repeat.list(), urls));
        return urls;
    }

    static Set<String> mentioned(Arguments arguments) {
        Set<String> urls = new LinkedHashSet<>();
        for (Operand content : arguments.contents) {
            if (content instanceof Operand.Of(Ref ref)) {
                mentioned(ref, urls);
            }
        }
        return urls;
    }

    private static void mentioned(Ref ref, Set<String> urls) {
        switch (ref) {
            case Ref.Answer(Ref.Which.From(String url), Ref.Facet facet, List<String> path) -> urls.add(url);
            case Ref.Size(Ref of) -> mentioned(of, urls);
            case Ref.Several(Map<String, Ref> named) -> named.values().forEach(one -> mentioned(one, urls));
            case Ref.Each(Ref list) -> mentioned(list, urls);
            case Ref.Mapped mapped -> mentioned(mapped.list(), urls);
            case Ref other -> {}
        }
    }
}
