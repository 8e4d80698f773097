package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.argument.Arguments;
import app.dispatch.adapters.tools.planner.clause.Family;
import app.dispatch.adapters.tools.planner.flow.Mention.Kind;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the steps that change, or remove, what is there. */
final class Changes {
    private static final Set<String> NAMES =
            Set.of("id", "number", "ts", "event", "payment", "messageId", "pageId", "fileId", "customer");

    private final Vocabulary vocabulary;
    private final Maker maker;
    private final Frame frame;

    Changes(Vocabulary vocabulary, Maker maker, Frame frame) {
        this.vocabulary = vocabulary;
        this.maker = maker;
        this.frame = frame;
    }

    /** The operation that changes it. */
    Optional<Operation> operation(Act.Change change, Branch branch) {
        String verb = change.piece().verb().word();
        Set<String> tools = new LinkedHashSet<>(change.tools());
        if (tools.isEmpty()) {
            branch.seen.stream()
                    .filter(one -> one.operation() != null)
                    .forEach(one -> tools.add(one.operation().tool().id()));
        }
        Operation best = null;
        int most = 0;
        for (Operation operation : vocabulary.all(one -> one.role() == Operation.Role.OTHER && !one.has("url"))) {
            int points = points(operation, verb, change, tools);
            if (points > most) {
                most = points;
                best = operation;
            }
        }
        return Optional.ofNullable(best);
    }

    private int points(Operation operation, String verb, Act.Change change, Set<String> tools) {
        String tool = operation.tool().id();
        boolean named = tools.contains(tool);
        String thing = change.mention().word();
        boolean things = !thing.isEmpty()
                && (operation.things().contains(thing)
                        || vocabulary.of(thing).stream().anyMatch(one -> one.is(tool)));
        boolean family = Family.of(verb).stream()
                .anyMatch(one -> operation.verbs().stream()
                        .anyMatch(other -> Family.of(other).contains(one)));
        boolean does = operation.verbs().contains(verb);
        boolean placed = change.piece().mentions().stream()
                .filter(one -> one.is(Kind.HANDLE) && one.word().contains("/"))
                .allMatch(one -> Chooser.place(operation, one.word()));
        if (!placed || (!does && !family) || (!named && (!things || !tools.isEmpty()))) {
            return 0;
        }
        return (does ? 10 : 4)
                + (named ? 6 : 0)
                + (operation.things().contains(thing) ? 5 : things ? 1 : 0)
                + (frame.named().contains(tool) ? 3 : 0);
    }

    /** One step, or one for each of several people. */
    void make(Act.Change change, Operation operation, Branch branch, Guard guard) throws Unclear {
        List<String> handles = change.piece().mentions().stream()
                .filter(one -> one.is(Kind.HANDLE))
                .map(Mention::word)
                .toList();
        boolean several = handles.size() > 1 && handles.stream().allMatch(one -> one.contains("@"));
        for (List<String> some : several ? handles.stream().map(List::of).toList() : List.of(handles)) {
            make(change, operation, branch, guard, some);
        }
    }

    private void make(Act.Change change, Operation operation, Branch branch, Guard guard, List<String> handles)
            throws Unclear {
        Optional<Branch.Given> list = branch.seen.stream()
                .filter(one -> one.list()
                        && one.operation() != null
                        && one.operation().is(operation.tool().id()))
                .reduce((first, second) -> second);
        Map<String, Value> params = params(change, operation, branch, list);
        Arguments arguments = new Arguments();
        arguments.handles.addAll(handles);
        Draft step = maker.step(
                operation,
                change.piece().verb().word(),
                arguments,
                params,
                change.piece().tokens());
        boolean given = change.piece().mentions().stream().anyMatch(one -> one.is(Kind.ID));
        if (!given && list.isPresent()) {
            step.forEach = new Meant(change, params, frame).of(list.get());
        }
        step.after.addAll(branch.current());
        guard.ask(step);
        step.when = guard.when("");
        maker.wiring().add(step, true);
        branch.put = step;
        branch.puts.add(step.id);
    }

    private Map<String, Value> params(
            Act.Change change, Operation operation, Branch branch, Optional<Branch.Given> list) {
        Map<String, Value> params = new LinkedHashMap<>();
        for (String name : Operation.required(operation.op())) {
            if (NAMES.contains(name)) {
                params.put(name, given(change.piece(), operation, name).orElseGet(() -> identified(name, list)));
            } else if (name.equals("repo") && list.isPresent()) {
                Value repo = list.get().step().params.get("repo");
                if (repo != null) {
                    params.put(name, repo);
                }
            }
        }
        Labelled.fill(operation, change.piece().tokens(), vocabulary, params);
        if (operation.has("amount")) {
            Params.cents(change.piece().tokens()).ifPresent(cents -> params.put("amount", Value.of(cents)));
        }
        wanted(change.piece(), operation, branch, params);
        return params;
    }

    /** What the brief itself names: "payment pi_123", "#42". */
    private static Optional<Value> given(Piece piece, Operation operation, String name) {
        return piece.mentions().stream()
                .filter(one -> one.is(Kind.ID))
                .findFirst()
                .map(one -> {
                    String plain = one.word().replaceFirst("^#", "");
                    boolean number = operation
                            .properties()
                            .fields(name)
                            .text("type")
                            .filter("integer"::equals)
                            .isPresent();
                    return number && plain.matches("\\d{1,15}") ? Value.of(Long.parseLong(plain)) : Value.of(plain);
                });
    }

    private Value identified(String name, Optional<Branch.Given> list) {
        Fields item = list.map(one -> one.operation() == null
                        ? Fields.empty()
                        : one.operation().item())
                .orElse(Fields.empty());
        Optional<String> member = Params.identifier(name, item);
        if (member.isPresent()) {
            return Value.of("{{ item." + member.get() + " }}");
        }
        maker.note("Which one it is, is read from `" + name + "` of what starts the run.");
        return Value.of("{{ trigger." + name + " }}");
    }

    /** What it becomes: a quoted state, a label, archived, closed. */
    private static void wanted(Piece piece, Operation operation, Branch branch, Map<String, Value> params) {
        String verb = piece.verb().word();
        Tokens tokens = piece.tokens();
        List<String> quotes = piece.mentions().stream()
                .filter(one -> one.is(Kind.QUOTE))
                .map(Mention::word)
                .toList();
        if (verb.equals("archive") && operation.has("archived")) {
            params.put("archived", Value.of(true));
        } else if (operation.has("remove") && operation.has("add")) {
            boolean label = branch.worked != null
                    && branch.worked
                            .op
                            .output()
                            .fields("properties")
                            .get("label")
                            .isPresent();
            if (label && branch.worked != null) {
                String which = branch.looped ? ".output[index].label" : ".output.label";
                params.put("add", Value.texts(List.of("{{ steps." + branch.worked.id + which + " }}")));
            } else {
                label(verb, quotes, tokens, params);
            }
        } else if (operation.has("labels")
                && Set.of("label", "tag", "categorize", "sort").contains(verb)) {
            labels(branch, quotes, tokens, params);
        } else if (operation.has("state")) {
            state(verb, quotes, tokens, operation, params);
        }
        if (operation.has("archived") && !params.containsKey("archived") && !params.containsKey("properties")) {
            params.put(
                    Set.of("delete", "remove").contains(verb) ? "archived" : "properties",
                    Set.of("delete", "remove").contains(verb) ? Value.of(true) : Value.of("{{ trigger.properties }}"));
        }
    }

    private static void labels(Branch branch, List<String> quotes, Tokens tokens, Map<String, Value> params) {
        Draft made = branch.worked;
        boolean label = made != null
                && made.op.output().fields("properties").get("label").isPresent();
        String name = label && made != null
                ? "{{ steps." + made.id + (branch.looped ? ".output[index].label" : ".output.label") + " }}"
                : quotes.isEmpty() ? as(tokens).orElse("{{ trigger.label }}") : quotes.getFirst();
        params.put("labels", Value.texts(List.of(name)));
    }

    private static void label(String verb, List<String> quotes, Tokens tokens, Map<String, Value> params) {
        if (Set.of("archive", "delete", "remove", "trash").contains(verb)) {
            params.put(
                    verb.equals("archive") ? "remove" : "add",
                    Value.texts(List.of(verb.equals("archive") ? "INBOX" : "TRASH")));
        } else if (verb.equals("star")) {
            params.put("add", Value.texts(List.of("STARRED")));
        } else if (tokens.find(0, i -> tokens.is(i, Set.of("read"))) < tokens.size() && verb.equals("mark")) {
            params.put("remove", Value.texts(List.of("UNREAD")));
        } else {
            params.put(
                    "add", Value.texts(List.of(quotes.isEmpty() ? as(tokens).orElse("Important") : quotes.getFirst())));
        }
    }

    private static void state(
            String verb, List<String> quotes, Tokens tokens, Operation operation, Map<String, Value> params) {
        boolean closed = operation.properties().fields("state").items("enum").contains(Value.of("closed"));
        boolean ends = Set.of("close", "complete", "resolve", "cancel", "archive", "reopen")
                .contains(verb);
        if (closed && ends) {
            params.put("state", Value.of(verb.equals("reopen") ? "open" : "closed"));
        } else if (!closed
                && (ends || Set.of("move", "mark", "update", "set", "change").contains(verb))) {
            String state = quotes.isEmpty()
                    ? as(tokens).orElse(Set.of("close", "complete", "resolve").contains(verb) ? "Done" : "In Progress")
                    : quotes.getFirst();
            params.put("state", Value.of(state.replace("{{", "{{ '{{' }}")));
        }
    }

    /** "to Done", "as In Review": the words in capitals, or the last one. */
    private static Optional<String> as(Tokens tokens) {
        int at = tokens.find(0, i -> tokens.is(i, Set.of("as", "to", "into")));
        StringBuilder name = new StringBuilder();
        for (int i = at + 1; i < Math.min(at + 5, tokens.size()); i++) {
            if (tokens.get(i) instanceof Token.Word word
                    && !Set.of("the", "label", "a", "an", "status", "state").contains(word.lower())) {
                name.append(name.isEmpty() ? "" : " ").append(word.text());
            } else if (!name.isEmpty()) {
                break;
            }
        }
        return name.isEmpty() ? Optional.empty() : Optional.of(name.toString());
    }
}
