package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.plan.StepId;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Adds a step that makes another text of what is sent, before it is: "translate it to German first". */
final class WorkAddition {
    private static final Set<String> SMALL = Phrases.words("""
            first before beforehand that sending posting it anything them they of""");
    private static final Pattern HOW = Pattern.compile("(?i)\\b(?:in|as|with|for|by|into) .+");
    private static final Pattern WHEN_SAID = Pattern.compile("(?i)\\s*\\b(?:first|beforehand|before .*)$");

    private final Edit edit;

    WorkAddition(Edit edit) {
        this.edit = edit;
    }

    private record Work(ToolDef tool, OpDef op) {}

    Optional<String> add(Wish wish) throws Unclear {
        Optional<Work> work = work(wish);
        if (work.isEmpty()) {
            return Optional.empty();
        }
        OpDef op = work.get().op();
        if (!Wires.makesText(op)) {
            throw new Unclear("what “" + op.title() + "” gives is no text that could take the place of another");
        }
        String input = Wires.input(op).orElseThrow();
        Feed feed = Feed.of(edit);
        String id = edit.freshId(op.id());
        FieldsBuilder params = Fields.builder().put(input, feed.input());
        fill(wish, op, input, params);
        Step step = Step.of(id, work.get().tool().id(), op.id(), params.build());
        feed.put(step);
        return Optional.of(work.get().tool().id() + "." + op.id() + " as " + id);
    }

    /** The operation that the verb means, or the noun of what it makes. */
    private Optional<Work> work(Wish wish) {
        for (ToolDef tool : edit.catalogue().tools()) {
            for (OpDef op : tool.ops()) {
                boolean works = op.effect().strongest() == Effect.READ
                        && op.params().items("required").contains(Value.of("input"));
                boolean allowed = wish.tools().isEmpty() || wish.tools().contains(tool.id());
                if (works && allowed && isCalled(op, wish)) {
                    return Optional.of(new Work(tool, op));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isCalled(OpDef op, Wish wish) {
        String title = op.title().toLowerCase(Locale.ROOT).split(" ", 2)[0];
        Set<String> verbs = wish.verbs();
        if (!wish.verb().isEmpty()) {
            return verbs.contains(title) || op.words().stream().anyMatch(verbs::contains);
        }
        Tokens words = wish.words();
        return op.words().stream()
                .filter(word -> word.startsWith("a ") || word.startsWith("an "))
                .map(word -> word.substring(word.indexOf(' ') + 1))
                .anyMatch(noun -> Lemma.singular(words.word(0)).equals(noun));
    }

    /** Fills the language of a translation, or how a summary is to be; other words are left over. */
    private static void fill(Wish wish, OpDef op, String input, FieldsBuilder params) throws Unclear {
        Tokens clause = wish.clause();
        Fields properties = op.params().fields("properties");
        String said = WHEN_SAID.matcher(clause.written()).replaceFirst("");
        List<String> open = new ArrayList<>();
        op.params().items("required").forEach(one -> {
            if (one instanceof Value.Text(String name) && !name.equals(input)) {
                open.add(name);
            }
        });
        int to = clause.find(0, i -> clause.is(i, Set.of("to", "into")));
        if (open.equals(List.of("to")) && to + 1 < clause.size()) {
            Tokens language = clause.slice(to + 1, clause.find(to + 1, i -> clause.is(i, SMALL)));
            params.put("to", Wires.escaped(capital(language.written())));
            return;
        }
        if (!open.isEmpty()) {
            throw new Unclear("“" + op.title() + "” needs " + String.join(", ", open));
        }
        var how = HOW.matcher(said);
        Set<String> read = new HashSet<>(SMALL);
        if (properties.get("instructions").isPresent() && how.find()) {
            params.put("instructions", Wires.escaped(capital(how.group())));
            return;
        }
        op.words().forEach(word -> read.addAll(List.of(word.split(" "))));
        String left = wish.without(read);
        if (!left.isEmpty()) {
            throw new Unclear("“" + left + "” says nothing that I know");
        }
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /**
     * What the new step works on, and whom it feeds.
     *
     * @param input what it takes
     * @param old the expression whose place its text takes; "" when its text takes the place of all that they write
     */
    private record Feed(Edit edit, String input, String old, List<Step> fed) {
        static Feed of(Edit edit) throws Unclear {
            List<Step> writing = edit.writing().stream()
                    .filter(step -> content(step, edit).isPresent())
                    .toList();
            for (Step maker : edit.steps().reversed()) {
                String text = "steps." + maker.id() + ".output.text";
                List<Step> fed = writing.stream()
                        .filter(step -> content(step, edit).orElse("").contains(text))
                        .toList();
                if (Wires.makesText(edit.op(maker)) && !fed.isEmpty()) {
                    return new Feed(edit, Wires.template(text), text, fed);
                }
            }
            return writing.isEmpty() ? last(edit) : all(edit, writing);
        }

        private static Feed last(Edit edit) throws Unclear {
            Step last = edit.steps().getLast();
            String text =
                    Wires.text(last, edit.op(last)).orElseThrow(() -> new Unclear("nothing in the plan gives a text"));
            return new Feed(edit, Wires.template(text), "", List.of());
        }

        private static Feed all(Edit edit, List<Step> writing) throws Unclear {
            Set<String> contents = new LinkedHashSet<>();
            writing.forEach(step -> content(step, edit).ifPresent(contents::add));
            if (contents.size() > 1 || writing.stream().anyMatch(step -> step.forEach() != null)) {
                throw new Unclear("several texts are written; it is not clear which is meant");
            }
            String content = contents.iterator().next();
            String list = Wires.single(content)
                    .filter(one -> one.matches("json\\([\\w.]+\\)"))
                    .map(one -> Wires.template(one.substring(5, one.length() - 1)))
                    .orElse(content);
            return new Feed(edit, list, "", writing);
        }

        private static Optional<String> content(Step step, Edit edit) {
            return Wires.content(edit.op(step)).flatMap(step.params()::text);
        }

        /** Puts the step before the first that it feeds, under the same condition, and has them write its text. */
        void put(Step step) {
            if (fed.isEmpty()) {
                edit.insert(edit.steps().size(), step);
                return;
            }
            Step first = fed.getFirst();
            boolean same = fed.stream().allMatch(one -> Objects.equals(one.when(), first.when()));
            List<StepId> after = first.dependsOn();
            Step placed = step.withWhen(same ? first.when() : null);
            String text = "steps." + step.id() + ".output.text";
            fed.forEach(one -> edit.replace(rewired(one, text)));
            edit.insert(edit.place(first), after == null ? placed : placed.after(after));
        }

        private Step rewired(Step one, String text) {
            String param = Wires.content(edit.op(one)).orElseThrow();
            String before = one.params().text(param).orElse("");
            String after = old.isEmpty()
                    ? Wires.template(text)
                    : Pattern.compile(Pattern.quote(old) + "(?!\\w)")
                            .matcher(before)
                            .replaceAll(text);
            return one.withParams(one.params().with(param, Value.of(after)));
        }
    }
}
