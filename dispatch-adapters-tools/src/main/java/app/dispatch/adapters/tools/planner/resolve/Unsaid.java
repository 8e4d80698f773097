package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.domain.tool.Role;
import app.dispatch.domain.value.Value;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Fills in what was not said of a step, and tells it. */
final class Unsaid {
    /** The name of a file, behind the folders that it is in. */
    private static final Pattern FILE = Pattern.compile("^(?:[^{}:@]*/)?([^{}:@/]+\\.[A-Za-z]{2,5})$");

    private final Making plan;
    private final Tokens tokens;
    private final Knowledge knowledge;

    Unsaid(Making plan) {
        this.plan = plan;
        this.tokens = plan.tokens;
        this.knowledge = plan.knowledge;
    }

    /** The titles that it needs, and whom it is for. */
    void fill(Draft step, Claim claim, Clause clause, Optional<Given> given, boolean each) {
        about(step, claim, clause, given);
        titled(step, claim, clause, given, each);
        titles(step, claim, given, each);
        owner(step, claim, clause, given);
    }

    /** Tells which tool was taken, and when it goes to the plan's owner. */
    void told(Draft step, Claim claim, Clause clause) {
        chosen(claim, clause);
        recipient(step, claim);
    }

    /** "a mail about the delayed shipment": what a model writes about is its title. */
    private void about(Draft step, Claim claim, Clause clause, Optional<Given> given) {
        Optional<Param> title = claim.operation
                .param("title")
                .filter(one -> one.required()
                        && claim.operation.tells()
                        && !step.params.containsKey(one.name())
                        && given.filter(Given::isMade).isPresent());
        clause.parts().stream()
                .filter(part -> title.isPresent()
                        && part.relator().equals("about")
                        && part.size() > 0
                        && tokens.find(
                                        part.from(),
                                        i -> i >= part.to() || tokens.word(i).contains("@"))
                                >= part.to())
                .findFirst()
                .ifPresent(part -> {
                    int from = tokens.after(part.from(), EnglishWords.ARTICLE.words());
                    String said = tokens.slice(from, part.to()).written();
                    step.params.put(title.orElseThrow().name(), Wording.plain(Putter.begun(said)));
                });
    }

    /** "with the title of issue 44", "with its title": that is its title, and no text. */
    private void titled(Draft step, Claim claim, Clause clause, Optional<Given> given, boolean each) {
        Optional<Param> title = claim.operation
                .param("title")
                .filter(one -> one.required() && !each && !step.params.containsKey(one.name()));
        Optional<String> read = given.filter(one -> one.lists() && one.claim() != null && !one.claim().all)
                .flatMap(one -> one.operation()
                        .member("title")
                        .filter(member -> title.isPresent() && said(clause, member))
                        .map(member -> "string(default(" + one.list() + "[0]." + member.name() + ", ''))"));
        if (read.isPresent()) {
            step.params.put(title.orElseThrow().name(), Value.of(Expressions.template(read.get())));
            claim.operation
                    .param("content")
                    .filter(one -> !one.required() && !claim.has(one.name()))
                    .ifPresent(one -> step.params.remove(one.name()));
        }
    }

    /** Whether a clause names a member of something: "the title of it", "its title". */
    private boolean said(Clause clause, Param member) {
        int end = clause.all().to();
        return tokens.find(
                        clause.all().from(),
                        i -> i >= end
                                || (member.nouns().contains(tokens.word(i))
                                        && (tokens.word(i + 1).equals("of")
                                                || EnglishWords.THEIR.has(tokens.word(i - 1)))))
                < end;
    }

    private void titles(Draft step, Claim claim, Optional<Given> given, boolean each) {
        for (Param param : claim.operation.all("title", "name", "file")) {
            if (param.required() && !step.params.containsKey(param.name())) {
                Optional<String> file = param.is("file") && !each && given.isPresent() ? file() : Optional.empty();
                if (file.isPresent()) {
                    step.params.put(param.name(), Wording.plain(file.get()));
                    continue;
                }
                Optional<String> passed = each || !param.is("title") ? Optional.empty() : passed(claim, given);
                if (passed.isPresent()) {
                    step.params.put(param.name(), Value.of(passed.get()));
                    continue;
                }
                String title = each && given.isPresent() && !given.get().isCall()
                        ? Expressions.template(Wording.name(given.get().operation(), "item"))
                        : given.filter(one -> param.is("file"))
                                .map(Given::claim)
                                .flatMap(claimed ->
                                        claimed.lookups.values().stream().findFirst())
                                .map(Claim.Lookup::name)
                                .or(() -> given.filter(one -> !one.called().isEmpty())
                                        .map(one -> one.called() + " on {{ run.date }}"))
                                .or(() -> plan.arrival().flatMap(Arrival::title))
                                .orElseGet(() ->
                                        plan.webhook() ? Putter.begun(plan.words(plan.event())) : text(step, claim));
                step.params.put(param.name(), Value.of(title));
                String note = "The " + param.name() + " was not said: "
                        + (title.startsWith("{{") ? "what the event tells" : title.replaceAll(" on \\{\\{.*", ""))
                        + " is taken.";
                if (!claim.operation.tells() && !param.is("file") && title.contains("{{ run.date }}")) {
                    plan.lacks(note);
                } else {
                    plan.notes.add(note);
                }
            }
        }
    }

    /** How what is passed on by its own tool is called: "Fwd: " and what it was called. */
    private static Optional<String> passed(Claim claim, Optional<Given> given) {
        return given.filter(one -> one.lists()
                        && one.claim() != null
                        && one.claim().one
                        && !one.claim().all
                        && claim.operation.tells()
                        && one.operation().tool().equals(claim.operation.tool()))
                .flatMap(one -> one.operation()
                        .member("title")
                        .map(title -> "Fwd: "
                                + Expressions.template(
                                        "string(default(" + one.list() + "[0]." + title.name() + ", ''))")));
    }

    /** The name of the file that a step before looks up or reads. */
    private Optional<String> file() {
        return plan.steps.reversed().stream()
                .filter(step -> step.reads)
                .flatMap(step -> step.params.values().stream())
                .flatMap(value -> value instanceof Value.Text(String text)
                        ? FILE.matcher(text).results()
                        : Stream.empty())
                .map(found -> found.group(1))
                .findFirst();
    }

    private static String text(Draft step, Claim claim) {
        return claim.operation
                .param("content")
                .map(one -> step.params.get(one.name()))
                .filter(Value.Text.class::isInstance)
                .map(one -> ((Value.Text) one).value())
                .filter(one -> !one.contains("{{"))
                .map(one -> one.length() > 60 ? one.substring(0, 60) : one)
                .orElse("Dispatch");
    }

    /** "I want a mail": it is for whoever wants it. */
    private void owner(Draft step, Claim claim, Clause clause, Optional<Given> given) {
        Optional<Param> to = claim.operation
                .param("recipient")
                .filter(one -> one.required() && !step.params.containsKey(one.name()));
        if (to.isPresent() && plan.webhook()) {
            Optional<String> path = plan.parsed().clauses().stream()
                    .map(one -> new Payload(tokens).path(one.all()))
                    .flatMap(Optional::stream)
                    .filter(one -> one.contains("mail"))
                    .findFirst()
                    .map(one -> "trigger." + one)
                    .or(() ->
                            plan.arrival().filter(one -> one.has(Role.ADDRESS)).map(one -> one.path(Role.ADDRESS)));
            path.ifPresent(one -> step.params.put(to.get().name(), Value.of(Expressions.template(one))));
        }
        boolean untold = to.isPresent()
                && !plan.webhook()
                && plan.event().isEmpty()
                && EnglishWords.TELL.has(clause.verb())
                && claim.named
                && given.isPresent()
                && clause.parts().stream()
                        .filter(part -> part.relator().matches("to|for"))
                        .allMatch(part -> tokens.find(
                                        part.from(),
                                        i -> i >= part.to()
                                                || !(claim.used.get(i) || EnglishWords.IT.has(tokens.word(i))))
                                >= part.to());
        if (untold) {
            step.params.put(to.get().name(), Value.of("{{ run.owner.email }}"));
            plan.notes.add("It was not said to whom it goes: it goes to you.");
        }
        if (clause.wish() && claim.operation.personal() && claim.operation.tells()) {
            claim.operation
                    .param("recipient")
                    .ifPresent(param -> step.params.putIfAbsent(param.name(), Value.of("{{ run.owner.email }}")));
        }
    }

    /** Tells which tool was taken to reach somebody, where none was named and the verb does not say it. */
    private void chosen(Claim claim, Clause clause) {
        Operation operation = claim.operation;
        boolean named = tokens.find(
                        0,
                        i -> knowledge
                                .tool(tokens, i)
                                .filter(one ->
                                        one.what().equals(operation.tool().id()))
                                .isPresent())
                < tokens.size();
        long others = knowledge.all(one -> one.tells() && one.personal()).stream()
                .map(one -> one.tool().id())
                .distinct()
                .count();
        boolean said = knowledge.all(one -> one.tells() && one.verbs().contains(clause.verb())).stream()
                                .map(one -> one.tool().id())
                                .distinct()
                                .count()
                        == 1
                || !claim.thing.isEmpty();
        if (operation.tells() && operation.personal() && !named && others > 1 && !said) {
            plan.notes.add("No tool was named for it: “" + operation.op().title() + "” on "
                    + operation.tool().label() + " is taken.");
        }
    }

    private void recipient(Draft step, Claim claim) {
        for (Param param : claim.operation.all("recipient", "place")) {
            Value value = step.params.get(param.name());
            if (value != null && value.toString().contains("run.owner.email")) {
                plan.notes.add("It goes to you: to the e-mail address of your account.");
            }
        }
    }

    /** What has to be said, and was not: each run gets it. */
    void open(Draft step, Claim claim) {
        for (Param param : claim.operation.params().values()) {
            if (param.required()
                    && !step.params.containsKey(param.name())
                    && param.usual().isEmpty()) {
                step.params.put(param.name(), Value.of("{{ trigger." + param.name() + " }}"));
                plan.lacks(
                        "The " + param.name() + " of “" + claim.operation.op().title()
                                + "” was not said: each run gets it as `trigger." + param.name()
                                + "`, unless it is written into the step.");
            }
        }
    }
}
