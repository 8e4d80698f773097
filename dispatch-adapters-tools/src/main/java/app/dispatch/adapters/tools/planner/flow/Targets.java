package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.argument.Arguments;
import app.dispatch.adapters.tools.planner.flow.Mention.Kind;
import app.dispatch.adapters.tools.planner.text.Scanner;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.value.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes the steps that put something somewhere, or tell somebody. */
final class Targets {
    private static final Pattern OTHERS = Pattern.compile(
            "(?i).*(customer|client|sender|author|assignee|user|requester|lead|attendees|reviewer|owner).*");
    private static final Pattern ME = Pattern.compile("(?i)me|myself|my (own )?(inbox|mailbox|e-?mail|email address)");
    private static final List<String> RECIPIENTS = List.of("to", "email", "user");
    private static final Value OWNER = Value.of("{{ run.owner.email }}");
    private static final String APPROVE = "Approve what is done here";
    private static final Pattern THEN =
            Pattern.compile("(?is).*\\b(then|afterwards|finally|after that|next|lastly)\\W*\\w*\\W*$");

    private final Vocabulary vocabulary;
    private final Chooser chooser;
    private final Maker maker;
    private final Texts texts;
    private final Frame frame;

    Targets(Vocabulary vocabulary, Chooser chooser, Maker maker, Texts texts, Frame frame) {
        this.vocabulary = vocabulary;
        this.chooser = chooser;
        this.maker = maker;
        this.texts = texts;
        this.frame = frame;
    }

    /** Under what condition a piece is done. */
    Guard guard(Piece piece, Branch branch) {
        Tokens said = piece.condition();
        if (said.isEmpty()) {
            return branch.approve ? new Guard("", APPROVE) : Guard.NONE;
        }
        Optional<String> expression = new Guards(branch, frame.webhook()).expression(said);
        if (expression.isPresent()) {
            maker.chose(said, "when " + expression.get());
            return new Guard(expression.get(), branch.approve ? APPROVE : "");
        }
        return unclear(said);
    }

    /** What cannot be told is asked of whoever owns the run. */
    private Guard unclear(Tokens said) {
        String written = said.written();
        maker.note("Whether “" + written
                + "” holds cannot be told from what the steps give: the run asks for approval before" + " that step.");
        return new Guard("", "Approve this only when it fits: " + texts.wiringText(written));
    }

    void put(Act.To to, Branch branch) throws Unclear {
        Guard guard = guard(to.piece, branch);
        if (to.service.isPresent()) {
            send(to, to.service.get(), branch, guard);
            return;
        }
        Operation operation = operation(to);
        assumed(to, operation);
        boolean each = each(to, operation, branch);
        Map<String, Value> params = new LinkedHashMap<>();
        content(to, operation, branch, each, params);
        recipient(to, operation, branch, each, params);
        Labelled.fill(operation, to.piece.tokens(), vocabulary, params);
        Set<String> notes = new LinkedHashSet<>();
        Params.times(operation, to.piece.tokens(), params, notes);
        notes.forEach(maker::note);
        Arguments arguments = new Arguments();
        arguments.handles.addAll(to.handles);
        several(operation, to, params);
        Draft step = maker.step(operation, "send", arguments, params, to.piece.tokens());
        wait(step, to, branch);
        guard.ask(step);
        seen(to, operation, step);
        if (each) {
            step.forEach = list(branch);
            step.when = guard.when("");
        } else {
            boolean lines = branch.worked == null && !branch.seen.isEmpty() && to.quotes.isEmpty();
            step.when = guard.when(lines || frame.looks() ? branch.something() : "");
        }
        Draft before = branch.put;
        boolean again = before != null && before.op.equals(step.op) && before.params.equals(step.params);
        if (!again) {
            done(to, step, branch);
        }
    }

    /** Several addresses of one message. */
    private static void several(Operation operation, Act.To to, Map<String, Value> params) {
        List<String> addresses =
                to.handles.stream().filter(handle -> handle.indexOf('@') > 0).toList();
        if (addresses.size() > 1 && operation.needs("to")) {
            params.put("to", Value.texts(addresses));
        } else if (!addresses.isEmpty() && operation.has("attendees")) {
            params.put("attendees", Value.texts(addresses));
        }
    }

    private void wait(Draft step, Act.To to, Branch branch) {
        step.after.addAll(branch.worked == null && branch.given.isEmpty() ? ids(branch) : branch.current());
        int start = to.piece.tokens().isEmpty() ? 0 : to.piece.tokens().get(0).start();
        String before = to.piece.tokens().text().substring(0, start);
        boolean then = !frame.parallel()
                && THEN.matcher(before.substring(Math.max(0, before.length() - 40)))
                        .matches();
        String text = step.params.toString();
        boolean uses = branch.put != null && text.contains("steps." + branch.put.id + ".");
        boolean changed = branch.put != null && !frame.parallel() && (made(branch.put) || then);
        if (branch.put != null && (changed || uses)) {
            step.after.addAll(then ? branch.puts : List.of(branch.put.id));
        }
    }

    /** Whether a step made or changed something, so that telling of it comes after it. */
    private static boolean made(Draft step) {
        Operation operation = Operation.of(step.tool, step.op);
        return operation.role() == Operation.Role.OTHER;
    }

    private static Set<String> ids(Branch branch) {
        Set<String> ids = new LinkedHashSet<>();
        branch.seen.forEach(one -> ids.add(one.step().id));
        return ids;
    }

    private void done(Act.To to, Draft step, Branch branch) {
        branch.sentence = to.piece.sentence();
        maker.wiring().add(step, true);
        branch.put = step;
        branch.puts.add(step.id);
    }

    private void send(Act.To to, Mention service, Branch branch, Guard guard) throws Unclear {
        String url = service.is(Kind.LINK) ? maker.written(service.word()) : maker.address(service.word(), false, "");
        Value json = texts.input(branch, to.quotes, to.piece.tokens());
        if (!branch.seen.isEmpty() && branch.worked == null && branch.given.isEmpty()) {
            json = Value.of("{{ " + branch.seen.getLast().expression() + " }}");
        }
        Draft step = maker.send(url, service.is(Kind.LINK) ? "" : service.word(), json, to.piece.tokens());
        wait(step, to, branch);
        guard.ask(step);
        step.when = guard.when("");
        done(to, step, branch);
    }

    private Operation operation(Act.To to) throws Unclear {
        Optional<Operation> found = chooser.target(to);
        if (found.isEmpty() && !to.tools.isEmpty()) {
            found =
                    vocabulary
                            .all(one -> one.role() == Operation.Role.TARGET
                                    && to.tools.contains(one.tool().id()))
                            .stream()
                            .findFirst();
        }
        String verb = to.piece.verb().word();
        return found.orElseThrow(() -> new Unclear("no tool that may be used can " + (verb.isEmpty() ? "take" : verb)
                + (to.person ? " to somebody" : " this") + "; name one"));
    }

    private void assumed(Act.To to, Operation operation) {
        if (to.assumed) {
            maker.note("It was not said who is told: it is you.");
        }
        if (to.tools.isEmpty() && to.person) {
            maker.note("No tool was named for it: “" + operation.op().title() + "” on "
                    + operation.tool().label() + " is taken.");
        }
    }

    /** Whether it is done for each item of a list. */
    private boolean each(Act.To to, Operation operation, Branch branch) {
        if (branch.looped) {
            return true;
        }
        boolean lists = branch.worked == null
                && to.quotes.isEmpty()
                && branch.seen.size() == 1
                && (branch.seen.getFirst().list() || (frame.each(to.piece) && answer(branch.seen.getFirst())));
        boolean wanted = frame.eachFound() || frame.each(to.piece) || branch.loop != null || to.several;
        return lists && wanted && (!operation.messages() || frame.each(to.piece) || branch.loop != null);
    }

    private static String list(Branch branch) {
        return branch.looped && branch.worked != null
                ? "steps." + branch.worked.id + ".output"
                : answer(branch.seen.getFirst())
                        ? "steps." + branch.seen.getFirst().step().id + ".output.json"
                        : branch.seen.getFirst().expression();
    }

    /** Whether that is the answer of a call, whose form nobody knows: where each of it is meant, it is a list. */
    private static boolean answer(Branch.Given given) {
        return given.operation() == null;
    }

    private void content(Act.To to, Operation operation, Branch branch, boolean each, Map<String, Value> params)
            throws Unclear {
        Optional<String> content = operation.content();
        if (content.isPresent()) {
            String text = each ? item(branch) : texts.of(branch, to);
            boolean nothing = text.isBlank()
                    && frame.event().isEmpty()
                    && !frame.webhook()
                    && branch.seen.isEmpty()
                    && branch.worked == null
                    && branch.put == null;
            if (nothing) {
                throw new Unclear("it was not said what is " + (operation.messages() ? "sent" : "put there")
                        + "; say it, as in `post \"Hello\" …`");
            }
            if (text.isBlank()) {
                maker.note(
                        "It was not said what “" + operation.op().title() + "” is given: each run gets it as `trigger."
                                + content.get() + "`, unless it is written into the step.");
                text = "{{ trigger." + content.get() + " }}";
            }
            params.put(content.get(), Value.of(text));
        }
        Optional<String> called = Params.called(to.piece.tokens())
                .or(() -> Optional.of(to.quotes)
                        .filter(quotes -> quotes.size() == 1)
                        .map(List::getFirst));
        for (String name : Operation.required(operation.op())) {
            if (Params.TITLES.contains(name) && !params.containsKey(name)) {
                String title = called.map(texts::wiringText).orElse(each ? itemTitle(branch) : texts.title(branch, to));
                params.put(name, Value.of(title));
                if (called.isEmpty() && frame.event().isEmpty()) {
                    maker.note("The " + name + " was not said: " + title.replaceAll(" on \\{\\{.*", "")
                            + " and the run's date are taken.");
                }
            }
        }
    }

    private static String item(Branch branch) {
        if (branch.looped && branch.worked != null) {
            return "{{ " + Texts.madeText(branch.worked).replaceFirst("steps\\.[^.]+\\.output", "item") + " }}";
        }
        Branch.Given given = branch.seen.getFirst();
        return given.operation() == null
                ? "{{ json(item) }}"
                : "{{ " + new Lines(given.operation()).details("item") + " }}";
    }

    private static String itemTitle(Branch branch) {
        Branch.Given given = branch.loop == null ? branch.seen.getFirst() : branch.loop;
        String item = branch.looped ? given.expression() + "[index]" : "item";
        return given.operation() == null ? "Item" : "{{ " + new Lines(given.operation()).name(item) + " }}";
    }

    private static boolean isForOwner(Act.To to) {
        return to.assumed
                || to.piece.mentions().stream()
                        .anyMatch(one ->
                                one.is(Kind.PERSON) && ME.matcher(one.word()).matches());
    }

    /** What is for one person, and would be seen by others, is asked about. */
    private static void seen(Act.To to, Operation operation, Draft step) {
        boolean named = !to.handles.isEmpty() || RECIPIENTS.stream().anyMatch(operation::needs);
        boolean raw = !named && step.params.toString().contains("json(trigger)");
        if (raw && step.approval == null) {
            step.approval = "Approve this only when others may see all of what the webhook received";
        }
        if (isForOwner(to) && !named && step.approval == null) {
            step.approval = "Approve this only when others may see it: it goes to "
                    + operation.tool().label() + ", not to you";
        }
    }

    /** Whether a step only tells something to whoever owns the run. */
    static boolean isToOwner(Draft step) {
        return RECIPIENTS.stream().anyMatch(name -> OWNER.equals(step.params.get(name)))
                && Operation.of(step.tool, step.op).messages();
    }

    /** Whom it goes to, where the brief says that by what it waits for or looks at. */
    private void recipient(Act.To to, Operation operation, Branch branch, boolean each, Map<String, Value> params) {
        Optional<String> name = RECIPIENTS.stream().filter(operation::needs).findFirst();
        boolean said = to.handles.stream().anyMatch(handle -> handle.indexOf('@') >= 0);
        if (name.isEmpty() || said) {
            return;
        }
        Optional<String> field = frame.webhook() ? Params.field(allWords(to), true) : Optional.empty();
        boolean other = to.piece.mentions().stream()
                .anyMatch(
                        one -> one.is(Kind.PERSON) && OTHERS.matcher(one.word()).matches());
        boolean mine = isForOwner(to);
        if (field.isPresent()) {
            params.put(name.get(), Value.of("{{ trigger" + Guards.member(field.get()) + " }}"));
        } else if (other && frame.webhook()) {
            params.put(name.get(), Value.of("{{ trigger.email }}"));
            maker.note("Whom it goes to is read from `email` of what the webhook receives.");
        } else if (other
                && each
                && branch.seen.getFirst().operation() != null
                && branch.seen.getFirst().operation().item().get("from").isPresent()) {
            String from = branch.looped ? branch.seen.getFirst().expression() + "[index]" : "item";
            params.put(name.get(), Value.of("{{ " + from + ".from }}"));
        } else if (mine && !other) {
            params.put(name.get(), OWNER);
            maker.note("It goes to you: to the e-mail address of your account.");
        }
    }

    /** The whole brief: the field may be named before. */
    private static Tokens allWords(Act.To to) {
        return Scanner.scan(to.piece.tokens().text());
    }
}
