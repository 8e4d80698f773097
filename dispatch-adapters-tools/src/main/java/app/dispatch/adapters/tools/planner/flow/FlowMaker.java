package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.argument.Arguments;
import app.dispatch.adapters.tools.planner.argument.Operand;
import app.dispatch.adapters.tools.planner.clause.Clause;
import app.dispatch.adapters.tools.planner.clause.Ref;
import app.dispatch.adapters.tools.planner.fill.Filling;
import app.dispatch.adapters.tools.planner.fill.SchemaFiller;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Conditions;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Names;
import app.dispatch.adapters.tools.planner.wire.Outline;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.adapters.tools.planner.wire.Wiring;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the steps of a flow. */
final class FlowMaker {
    static final Set<String> TITLES = Set.of("title", "subject", "summary", "name", "filename");

    private final Flow flow;
    private final Vocabulary vocabulary;
    private final Wiring wiring;
    private final Names names = new Names();
    private final Set<String> notes = new LinkedHashSet<>();
    private final List<Given> given = new ArrayList<>();
    private List<String> before = List.of();
    private String when = "";
    private int worked = -1;

    /** What a source gives: the expression of it, and whether that is a list. */
    private record Given(Flow.Source source, String expression, boolean list) {}

    FlowMaker(Flow flow, Vocabulary vocabulary) {
        this.flow = flow;
        this.vocabulary = vocabulary;
        this.wiring = new Wiring(!flow.polled() && flow.event().isPresent(), "webhook");
    }

    Set<String> notes() {
        return notes;
    }

    List<Draft> steps() throws Unclear {
        for (Flow.Source source : flow.sources()) {
            source(source);
        }
        if (flow.event().orElse(null) instanceof Event.Answers answers) {
            check(answers);
        }
        before = wiring.steps().stream().map(step -> step.id).toList();
        for (Flow.Work work : flow.works()) {
            work(work);
        }
        for (Flow.Target target : flow.targets()) {
            target(target);
        }
        return wiring.steps();
    }

    private Draft step(Operation operation, String verb, Arguments arguments, Map<String, Value> params)
            throws Unclear {
        Draft step = new Draft(names.unique(operation.op().id()), operation.tool(), operation.op());
        step.params.putAll(params);
        arguments.open = true;
        Clause clause = new Clause(0, 0, verb, new Tokens("", List.of()), List.of(), Optional.empty());
        new SchemaFiller(new Filling(step, clause, arguments, wiring, notes)).fill();
        step.outline = Outline.other(step);
        return step;
    }

    private void source(Flow.Source source) throws Unclear {
        notes.addAll(source.narrowed().notes());
        Operation operation = source.operation();
        if (operation.role() == Operation.Role.CALL) {
            Draft call = call(source.called());
            given.add(new Given(
                    source, "default(steps." + call.id + ".output.json, steps." + call.id + ".output.body)", false));
            return;
        }
        Arguments arguments = new Arguments();
        arguments.handles.addAll(source.handles());
        arguments.about = source.called();
        Draft step = step(operation, "get", arguments, source.narrowed().params());
        wiring.add(step, false);
        String output = "steps." + step.id + ".output" + (operation.lists() ? ".items" : "");
        String filters = String.join(" && ", source.narrowed().filters());
        given.add(new Given(
                source,
                filters.isEmpty() || !operation.lists() ? output : output + ".filter(one, " + filters + ")",
                operation.lists()));
    }

    private Draft call(String url) throws Unclear {
        Operation get = vocabulary.all(one -> one.role() == Operation.Role.CALL).stream()
                .findFirst()
                .orElseThrow(() -> new Unclear("no tool that may be used can call an address"));
        Draft step = new Draft(names.call("get", url), get.tool(), get.op());
        step.params.put("url", Value.of(wiring.text(Operand.text(url))));
        step.url = url;
        step.reads = true;
        step.outline = Outline.call("get", step, url);
        wiring.add(step, false);
        return step;
    }

    private void check(Event.Answers answers) throws Unclear {
        if (!wiring.calls(answers.url())) {
            call(answers.url());
        }
        when = new Conditions(wiring).all(List.of(answers.condition()));
    }

    /** Whether there is something to tell. */
    private String something() {
        return given.stream()
                .filter(Given::list)
                .map(one -> "size(" + one.expression() + ") > 0")
                .collect(Collectors.joining(" || "));
    }

    private void work(Flow.Work work) throws Unclear {
        Map<String, Value> params = new LinkedHashMap<>();
        params.put("input", input());
        if (!work.language().isEmpty() && work.operation().has("to")) {
            params.put("to", Value.of(work.language()));
        }
        Draft step = step(work.operation(), "make", new Arguments(), params);
        step.reads = true;
        step.after.addAll(before);
        step.when = !when.isEmpty() ? when : flow.watches() && !something().isEmpty() ? something() : null;
        wiring.add(step, false);
        worked = wiring.steps().size() - 1;
        before = List.of(step.id);
    }

    private Value input() throws Unclear {
        if (worked >= 0) {
            return wiring.value(new Operand.Of(new Ref.Answer(new Ref.Which.Nth(worked), Ref.Facet.WHOLE, List.of())));
        }
        if (given.isEmpty()) {
            return Value.of("{{ trigger }}");
        }
        if (given.size() == 1) {
            return Value.of("{{ " + given.getFirst().expression() + " }}");
        }
        Map<String, Value> several = new LinkedHashMap<>();
        given.forEach(one -> several.put(one.source().called(), Value.of("{{ " + one.expression() + " }}")));
        return new Fields(several);
    }

    private void target(Flow.Target target) throws Unclear {
        notes.addAll(target.notes());
        Operation operation = target.operation();
        boolean lines = worked < 0 && !given.isEmpty() && target.quotes().isEmpty();
        boolean each = lines && given.size() == 1 && given.getFirst().list() && each() && !operation.messages();
        Map<String, Value> params = new LinkedHashMap<>();
        Optional<String> content = operation.content();
        if (content.isPresent()) {
            params.put(content.get(), Value.of(each ? details() : text(target)));
        }
        for (String name : Operation.required(operation.op())) {
            if (TITLES.contains(name)) {
                params.putIfAbsent(name, Value.of(title(each, name)));
            }
        }
        Arguments arguments = new Arguments();
        arguments.handles.addAll(target.handles());
        Draft step = step(operation, "send", arguments, params);
        step.after.addAll(before);
        if (each) {
            step.forEach = given.getFirst().expression();
        } else {
            String some = lines || flow.watches() ? something() : "";
            step.when = !when.isEmpty() ? when : some.isEmpty() ? null : some;
        }
        wiring.add(step, true);
    }

    private boolean each() {
        return flow.event().filter(event -> event instanceof Event.Happens).isPresent();
    }

    private String details() {
        return "{{ " + new Lines(given.getFirst().source().operation()).details("item") + " }}";
    }

    private String text(Flow.Target target) throws Unclear {
        if (!target.quotes().isEmpty()) {
            return wiring.text(Operand.text(String.join("\n", target.quotes())));
        }
        if (worked >= 0) {
            return wiring.text(new Operand.Of(new Ref.Answer(new Ref.Which.Nth(worked), Ref.Facet.WHOLE, List.of())));
        }
        List<String> texts = new ArrayList<>();
        if (given.isEmpty()) {
            texts.add(said() + (flow.polled() ? "" : ":\n{{ json(trigger) }}"));
        }
        for (Given one : given) {
            String expression = one.list()
                    ? new Lines(one.source().operation()).of(one.expression())
                    : "json(" + one.expression() + ")";
            texts.add(wiring.text(Operand.text(one.source().called())) + ":\n{{ " + expression + " }}");
        }
        return String.join("\n\n", texts);
    }

    private String title(boolean each, String name) throws Unclear {
        if (each) {
            return "{{ " + new Lines(given.getFirst().source().operation()).name("item") + " }}";
        }
        boolean happens = flow.event().isPresent() && given.isEmpty();
        String about = happens
                ? said()
                : wiring.text(Operand.text(
                        given.isEmpty() ? "Dispatch" : given.getFirst().source().called()));
        if (!happens) {
            notes.add("The " + name + " was not said: " + about + " and the run's date are taken.");
        }
        return happens ? about : about + " on {{ run.date }}";
    }

    /** What is waited for, as a sentence. */
    private String said() throws Unclear {
        String said = flow.event().map(event -> event.words().written()).orElse("");
        String begun = said.isEmpty() ? said : said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1);
        return wiring.text(Operand.text(begun));
    }
}
