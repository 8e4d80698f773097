package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.argument.Arguments;
import app.dispatch.adapters.tools.planner.flow.Mention.Kind;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the steps of what a brief wants, each wired to what it works on. */
final class Weaver {
    private final Vocabulary vocabulary;
    private final Maker maker;
    private final Texts texts;
    private final Models models;
    private final Targets targets;
    private final Changes changes;
    private final Chooser chooser;
    private final Frame frame;
    private final Map<Integer, Branch> branches = new LinkedHashMap<>();
    private boolean fresh;

    Weaver(Vocabulary vocabulary, Maker maker, Frame frame) {
        this.vocabulary = vocabulary;
        this.maker = maker;
        this.frame = frame;
        this.texts = new Texts(maker.wiring(), frame.event(), frame.webhook());
        this.models = new Models(texts, maker, frame.conditions());
        this.chooser = new Chooser(vocabulary);
        this.targets = new Targets(vocabulary, chooser, maker, texts, frame);
        this.changes = new Changes(vocabulary, maker, frame);
    }

    /** Whether something that was looked at is narrowed to what is new. */
    boolean fresh() {
        return fresh;
    }

    /** Makes everything depend on what the brief waits for: "if there are more than 20 open pull requests". */
    void depend(Event event) {
        new Depends(maker).on(event, branch(0), frame.webhook());
    }

    void weave(List<Act> acts) throws Unclear {
        Set<String> targeted = new HashSet<>();
        acts.forEach(act -> {
            if (act instanceof Act.To to) {
                targeted.addAll(to.tools);
            }
        });
        for (Act act : acts) {
            if (maker.wiring().steps().size() > Plan.MOST_STEPS) {
                return; // refused as it is
            }
            Branch branch = branch(act.piece().branch());
            switch (act) {
                case Act.From from -> from(from, branch, targeted);
                case Act.Work work -> work(work, branch);
                case Act.Ask ask -> ask(ask.piece(), ask.service(), branch);
                case Act.To to -> targets.put(to, branch);
                case Act.Approval approval -> branch.approve = true;
                case Act.Change change -> change(change, branch, targeted);
            }
        }
    }

    /** A branch of its own starts with nothing; what belongs to none sees all that came before. */
    private Branch branch(int number) {
        return branches.computeIfAbsent(number, key -> new Branch());
    }

    private void add(Draft step) {
        maker.wiring().add(step, false);
    }

    private void from(Act.From from, Branch branch, Set<String> targeted) throws Unclear {
        if (branch.put != null && from.piece().sentence() != branch.sentence) {
            branch.anew();
        }
        Mention mention = from.mention();
        if (mention.is(Kind.LINK)) {
            call(maker.written(mention.word()), "", from, branch);
        } else if (mention.is(Kind.SERVICE)) {
            boolean with = Set.of("with", "using", "via", "by", "through").contains(mention.preposition());
            if (with && (!branch.given.isEmpty() || branch.worked != null)) {
                ask(from.piece(), mention, branch);
            } else {
                call(maker.address(mention.word(), true, place(from.piece(), mention)), mention.word(), from, branch);
            }
        } else {
            Optional<Operation> operation = chooser.source(from, frame.named(), targeted, frame.window());
            if (operation.isPresent()) {
                source(from, operation.get(), branch);
            }
        }
    }

    /** "the weather in Lisbon": the name in capitals after it. */
    private static String place(Piece piece, Mention mention) {
        int at = piece.tokens().is(mention.end(), Set.of("in", "for", "of")) ? mention.end() + 1 : mention.end();
        StringBuilder place = new StringBuilder();
        for (int i = at; i < Math.min(at + 3, piece.tokens().size()); i++) {
            if (!(piece.tokens().get(i) instanceof Token.Word word)
                    || !word.text().matches("\\p{Lu}.*")) {
                break;
            }
            place.append(place.isEmpty() ? "" : " ").append(word.text());
        }
        return place.toString();
    }

    private void call(String url, String noun, Act.From from, Branch branch) throws Unclear {
        boolean known = branch.seen.stream().anyMatch(one -> one.step().url.equals(url));
        if (!known) {
            Draft step = maker.get(url, noun, from.piece().tokens());
            step.after.addAll(branch.puts);
            add(step);
            String output = "steps." + step.id + ".output";
            branch.give(new Branch.Given(
                    step,
                    null,
                    "default(" + output + ".json, " + output + ".body)",
                    false,
                    noun.isEmpty() ? url : noun));
        }
    }

    /** Of one operation that is wanted twice the narrower way is meant. */
    private void source(Act.From from, Operation operation, Branch branch) throws Unclear {
        Qualifiers.Narrowed narrowed = Qualifiers.read(operation, from.around(), frame.window(), from.news());
        boolean again = branch.seen.stream().anyMatch(one -> operation.equals(one.operation()));
        boolean place = branch.seen.stream()
                .anyMatch(one -> one.operation() != null
                        && one.operation().is(operation.tool().id())
                        && (from.mention().is(Kind.TOOL)
                                || one.operation()
                                        .places()
                                        .contains(from.mention().word())));
        if (again || place) {
            return;
        }
        maker.read().addAll(narrowed.read());
        narrowed.notes().forEach(maker::note);
        fresh |= narrowed.fresh();
        Arguments arguments = new Arguments();
        Map<String, Value> params = params(from, operation, narrowed, arguments);
        Draft step =
                maker.step(operation, "get", arguments, params, from.piece().tokens());
        step.after.addAll(branch.puts);
        add(step);
        String expression = expression(from, operation, narrowed, step);
        branch.give(new Branch.Given(step, operation, expression, operation.lists(), from.called()));
        if (frame.each(from.piece()) && operation.lists()) {
            branch.loop = branch.seen.getLast();
        }
    }

    private Map<String, Value> params(
            Act.From from, Operation operation, Qualifiers.Narrowed narrowed, Arguments arguments) {
        arguments.handles.addAll(from.handles().stream()
                .filter(handle -> narrowed.params().values().stream()
                        .noneMatch(value -> value.toString().contains(handle)))
                .toList());
        arguments.about = from.called();
        Map<String, Value> params = new LinkedHashMap<>(narrowed.params());
        if (operation.has("path")) {
            arguments.handles.stream()
                    .filter(one -> one.matches(".*\\.[a-z]{1,4}"))
                    .findFirst()
                    .ifPresent(path -> {
                        params.put("path", Value.of(path));
                        arguments.handles.remove(path);
                    });
        }
        boolean unclear = from.piece().verb().is(Verb.Kind.CHANGE) && !Few.newest(from.around());
        if (unclear) {
            params.remove(Few.MOST); // which of them are the first is asked
        }
        Labelled.fill(operation, from.piece().tokens(), vocabulary, params);
        Sought.fill(operation, from, params);
        return params;
    }

    /** What a step gives, with only the items that are wanted: those are looked for among as many as there may be. */
    private String expression(Act.From from, Operation operation, Qualifiers.Narrowed narrowed, Draft step) {
        String output = "steps." + step.id + ".output" + (operation.lists() ? ".items" : "");
        List<String> filters = new ArrayList<>(narrowed.filters());
        Sought.amount(operation, from.piece().tokens(), maker.read()).ifPresent(filters::add);
        if (filters.isEmpty() || !operation.lists()) {
            return output;
        }
        Value few = narrowed.params().get(Few.MOST);
        Most.looks(step, operation, maker);
        String filtered = output + ".filter(one, " + String.join(" && ", filters) + ")";
        return few == null ? filtered : Most.first(filtered, few);
    }

    private void work(Act.Work work, Branch branch) throws Unclear {
        boolean each =
                work.each() || frame.each(work.piece()) || work.piece().verb().is(Verb.Kind.CHANGE);
        if (each && branch.loop == null && branch.worked == null) {
            branch.seen.stream()
                    .filter(Branch.Given::list)
                    .reduce((first, second) -> second)
                    .ifPresent(list -> branch.loop = list);
        }
        Draft step = models.step(work, branch);
        step.after.addAll(branch.current());
        for (String language : models.more(work)) {
            Draft other = models.step(work, branch);
            other.params.put("to", Value.of(language));
            other.after.addAll(branch.current());
            add(other);
            branch.beside.add(other);
        }
        Guard guard = targets.guard(work.piece(), branch);
        String some = frame.looks() && step.forEach == null ? branch.something() : "";
        step.when = guard.when(some);
        add(step);
        branch.work(step);
    }

    /** A service that is handed what there is, and answers. */
    private void ask(Piece piece, Mention service, Branch branch) throws Unclear {
        Value input = texts.input(branch, List.of(), piece.tokens());
        Draft step = maker.send(maker.address(service.word(), false, ""), service.word(), input, piece.tokens());
        step.after.addAll(branch.current());
        step.reads = true;
        add(step);
        branch.work(step);
    }

    private void change(Act.Change change, Branch branch, Set<String> targeted) throws Unclear {
        Optional<Operation> operation = changes.operation(change, branch);
        if (operation.isEmpty()) {
            throw new Unclear(
                    "no tool that may be used can " + change.piece().verb().word() + " this");
        }
        boolean listed = branch.seen.stream()
                .anyMatch(one -> one.list()
                        && one.operation() != null
                        && one.operation().is(operation.get().tool().id()));
        boolean identified = change.piece().mentions().stream().anyMatch(one -> one.is(Kind.ID));
        if (!listed && !frame.webhook() && !identified) {
            from(changed(change, operation.get()), branch, targeted);
        }
        changes.make(change, operation.get(), branch, targets.guard(change.piece(), branch));
    }

    /** What is changed is looked for first. */
    private Act.From changed(Act.Change change, Operation operation) {
        Piece piece = change.piece();
        String tool = operation.tool().id();
        Mention thing = change.mention().word().isEmpty()
                ? new Mention(Kind.TOOL, 0, 0, "", false, "", tool)
                : change.mention();
        List<String> handles = piece.mentions().stream()
                .filter(one -> one.is(Kind.HANDLE))
                .map(Mention::word)
                .toList();
        return new Act.From(
                piece,
                thing,
                Naming.called(piece.tokens(), thing, vocabulary),
                Naming.around(piece, thing),
                Set.of(tool),
                handles,
                false);
    }
}
