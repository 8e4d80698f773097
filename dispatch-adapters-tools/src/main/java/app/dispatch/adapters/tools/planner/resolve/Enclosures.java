package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Enclosing;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Enclosed;
import app.dispatch.adapters.tools.planner.parse.Enclosed.Files;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Outline;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the files that go with something, and not that itself: each is read, and handed on as it is. */
final class Enclosures {
    private final Making plan;
    private final Doubts doubts;
    private final List<Files> open;

    Enclosures(Making plan, Doubts doubts, Enclosed enclosed) {
        this.plan = plan;
        this.doubts = doubts;
        this.open = new ArrayList<>(enclosed.files());
    }

    /** Whether files are spoken of that nothing is done with. */
    boolean left() {
        return !open.isEmpty();
    }

    /**
     * The step that reads the files which a clause puts somewhere; empty where it puts none. What is put has them then.
     *
     * @throws Unclear when there are no files to be had
     */
    Optional<Draft> read(Claim put, Clause clause, Optional<Given> given, String when) throws Unclear {
        Optional<Files> spoken = open.stream()
                .filter(one -> plan.tokens.find(
                                clause.all().from(),
                                i -> i >= clause.all().to()
                                        || plan.tokens.get(i).start() == one.at())
                        < clause.all().to())
                .findFirst();
        if (spoken.isEmpty()) {
            return Optional.empty();
        }
        Optional<Enclosing> enclosing = given.flatMap(list -> Enclosing.in(plan.knowledge).stream()
                .filter(one -> one.list() == list.operation())
                .findFirst());
        Files files = spoken.get();
        if (enclosing.isEmpty()
                || !Enclosing.takes(put.operation)
                || (files.beside() && Enclosing.isContent(put.operation))) {
            throw new Unclear("nothing is attached to what this is about");
        }
        open.remove(files);
        Draft step = step(enclosing.get(), given.get(), files, clause, when);
        hand(put, enclosing.get(), step, files);
        if (!files.unsure().isEmpty()) {
            doubts.more(Doubts.fits("“" + files.unsure() + "”"));
        }
        return Optional.of(step);
    }

    private Draft step(Enclosing enclosing, Given given, Files files, Clause clause, String when) {
        Draft list = given.step();
        list.params.put(
                enclosing.list().param("includes_attachments").orElseThrow().name(), Value.of(true));
        widen(enclosing, given, files);
        Draft step = new Draft(
                plan.names.unique(enclosing.read().op().id()),
                enclosing.read().tool(),
                enclosing.read().op());
        enclosing.told("item").forEach((name, value) -> step.params.put(name, Value.of(value)));
        String all = given.list() + ".map(one, default(one." + enclosing.files().name() + ", [])).flatten()"
                + narrowed(enclosing, files);
        Claim claim = Objects.requireNonNull(given.claim());
        boolean one = !files.several()
                && !claim.comes
                && !claim.all
                && !clause.single()
                && clause.each().isEmpty();
        step.forEach = one ? "only(" + all + ")" : all;
        step.when = when.isEmpty() ? null : when;
        step.reads = true;
        step.outline = Outline.other(step);
        plan.steps.add(step);
        return step;
    }

    /** Looks only for things that have files, and at all of these that can be had. */
    private void widen(Enclosing enclosing, Given given, Files files) {
        Draft list = given.step();
        Claim claim = Objects.requireNonNull(given.claim());
        claim.only &= files.beside();
        Optional<Param> query = enclosing.list().param("query");
        boolean cut = claim.count > 0 || !claim.order.isEmpty();
        if (cut || query.isEmpty()) {
            return;
        }
        String said = list.params.get(query.get().name()) instanceof Value.Text(String text)
                ? text
                : query.get()
                        .usual()
                        .map(one -> one instanceof Value.Text(String text) ? text : "")
                        .orElse("");
        enclosing
                .search()
                .filter(one -> !said.contains(one))
                .ifPresent(one -> list.params.put(query.get().name(), Value.of((said + " " + one).strip())));
        for (Param count : enclosing.list().all("count")) {
            count.schema().get("maximum").ifPresent(most -> {
                list.params.put(count.name(), most);
                plan.notes.add(Sourcing.atMost(most, enclosing.list()));
            });
        }
    }

    private static String narrowed(Enclosing enclosing, Files files) {
        List<String> tests = new ArrayList<>();
        if (!files.name().isEmpty()) {
            tests.add(
                    "string(default(thing." + enclosing.of("file").orElseThrow().name()
                            + ", '')).lowerAscii() == "
                            + Expressions.text(files.name().toLowerCase(Locale.ROOT)));
        }
        if (files.type().orElse(null) instanceof Value.Text(String type)) {
            String told = "string(default(thing."
                    + enclosing.of("media_type").orElseThrow().name() + ", ''))";
            tests.add(
                    type.endsWith("*")
                            ? told + ".startsWith(" + Expressions.text(type.substring(0, type.length() - 1)) + ")"
                            : told + " == " + Expressions.text(type));
        }
        return tests.isEmpty() ? "" : ".filter(thing, " + String.join(" && ", tests) + ")";
    }

    /** Hands the files on: each by itself, or all as what goes with one. */
    private static void hand(Claim put, Enclosing enclosing, Draft step, Files files) {
        if (Enclosing.isContent(put.operation)) {
            for (String role : List.of("file", "content", "media_type", "encoding")) {
                Optional<String> member = member(enclosing, role);
                put.operation
                        .param(role)
                        .filter(param -> member.isPresent() && !put.has(param.name()))
                        .ifPresent(param ->
                                put.params.put(param.name(), Value.of(Expressions.template("item." + member.get()))));
            }
            return;
        }
        Param attachments = put.operation.param("attachments").orElseThrow();
        List<String> members = new ArrayList<>();
        Enclosing.members(attachments)
                .values()
                .forEach((name, schema) -> member(
                                enclosing, Param.of(name, schema, false).role())
                        .ifPresent(member -> members.add("'" + name + "': one." + member)));
        String output = "steps." + step.id + ".output";
        put.params.put(
                attachments.name(),
                Value.of(Expressions.template(output + ".map(one, {" + String.join(", ", members) + "})")));
        if (!files.beside()) {
            String names = Expressions.template(
                    output + ".map(one, one." + member(enclosing, "file").orElseThrow() + ").join(', ')");
            put.operation.all("content", "title").stream()
                    .filter(param -> param.required() && !put.has(param.name()))
                    .forEach(param -> put.params.put(param.name(), Value.of(names)));
        }
    }

    private static Optional<String> member(Enclosing enclosing, String role) {
        return enclosing.read().member(role).map(Param::name);
    }

    /** Does it for each of the files, or once, where there are any. */
    static void after(Draft put, Claim claim, Draft read, @Nullable String when) {
        String output = "steps." + read.id + ".output";
        if (Enclosing.isContent(claim.operation)) {
            put.forEach = output;
            put.when = when;
            return;
        }
        String some = "size(" + output + ") > 0";
        put.when = when == null || when.isEmpty() ? some : "(" + when + ") && (" + some + ")";
    }
}
