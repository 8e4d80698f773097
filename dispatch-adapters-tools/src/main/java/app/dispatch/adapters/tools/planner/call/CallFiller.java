package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.call.Arguments.Target;
import app.dispatch.adapters.tools.planner.call.Caller.Format;
import app.dispatch.adapters.tools.planner.lexicon.Family;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fills operations that call an address by a method: address, headers, query and the content with its form. */
public final class CallFiller {
    private static final Set<String> NO_CONTENT = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> HANDING = Phrases.words("""
            post send submit push forward pass relay save store write upload put publish deliver hand copy
            transmit feed""");

    private final Caller caller;
    private final Filling filling;

    public CallFiller(Caller caller, Filling filling) {
        this.caller = caller;
        this.filling = filling;
    }

    /** Fills the step's parameters for one of the clause's addresses, or for the address that it points at. */
    public void fill(@Nullable Target target) throws Unclear {
        Draft step = filling.step();
        String url = target == null ? pointed() : new Address(filling).of(target.link());
        boolean content = !filling.contents().isEmpty();
        String method =
                Methods.of(filling, content || (!filling.arguments().loose.isEmpty() && !fetching()));
        boolean body = !NO_CONTENT.contains(method);
        step.reads = !body;
        step.url = target == null ? "" : target.link().url();
        step.params.put(caller.name("method"), Value.of(method));
        step.params.put(caller.name("url"), Value.of(url));
        labelled();
        loose(body);
        content(body, method);
        choose();
    }

    private boolean fetching() {
        return Family.of(filling.action().verb()).contains(Family.FETCH);
    }

    /** The address that "its url" points at. */
    private String pointed() throws Unclear {
        for (int i = 0; i < filling.contents().size(); i++) {
            if (filling.contents().get(i) instanceof Operand.Of(Ref ref)) {
                filling.contents().remove(i);
                return "{{ " + filling.wiring().expression(ref) + " }}";
            }
        }
        throw new Unclear("no address is said; write it out, as in https://example.com");
    }

    private void labelled() throws Unclear {
        for (Map.Entry<String, Operand> one : filling.arguments().labelled.entrySet()) {
            filling.step().params.put(one.getKey(), filling.wiring().value(one.getValue()));
        }
        Secrets.note(filling.step().params, filling.notes());
    }

    private void loose(boolean body) throws Unclear {
        Map<String, Operand> loose = filling.arguments().loose;
        if (loose.isEmpty()) {
            return;
        }
        Value values = filling.wiring().value(new Operand.Made(loose));
        String names = String.join(", ", loose.keySet());
        if (!body) {
            filling.step().params.merge(caller.name("fields"), values, CallFiller::merged);
            filling.notes().add("Sent as query parameters: " + names + ".");
            return;
        }
        Format format = filling.arguments().format;
        filling.step().params.put(caller.name(format == Format.FORM ? Format.FORM : Format.JSON), values);
        if (format != Format.FORM && format != Format.JSON) {
            filling.notes().add("Sent as a JSON object: " + names + ".");
        }
    }

    private static Value merged(Value first, Value second) {
        Map<String, Value> all = new LinkedHashMap<>(((Fields) first).values());
        all.putAll(((Fields) second).values());
        return new Fields(all);
    }

    private void content(boolean body, String method) throws Unclear {
        List<Operand> contents = new ArrayList<>(filling.contents());
        if (contents.isEmpty()) {
            nothing(body);
            return;
        }
        if (!body) {
            query(contents, method);
            return;
        }
        Operand content = contents.size() == 1 ? contents.getFirst() : named(contents);
        Value value = filling.wiring().value(content);
        String under = filling.arguments().under;
        if (under != null) {
            put(Format.JSON, Fields.of(under, value));
        } else {
            put(form(content, value), value);
        }
    }

    private void put(Format format, Value value) throws Unclear {
        String param = caller.name(format);
        Value before = filling.step().params.get(param);
        if (before instanceof Fields && value instanceof Fields) {
            filling.step().params.put(param, merged(value, before));
        } else if (!filling.arguments().loose.isEmpty()) {
            throw new Unclear(
                    "it is not clear how "
                            + String.join(", ", filling.arguments().loose.keySet())
                            + " and the rest of the content go together; give names to all of it, as in `with data as the answer`");
        } else {
            filling.step().params.put(param, value);
        }
    }

    /** As what a content is sent: text that the brief quotes as text, the rest as JSON. */
    private Format form(Operand content, Value value) throws Unclear {
        Format format = filling.arguments().format;
        boolean text = content instanceof Operand.Given && value instanceof Value.Text;
        if (format == Format.FORM) {
            if (!(value instanceof Fields)) {
                throw new Unclear("a form needs named values, as in `with form name=Bob`");
            }
            return Format.FORM;
        }
        if (format == Format.TEXT) {
            return value instanceof Value.Text ? Format.TEXT : Format.JSON;
        }
        return text && format != Format.JSON ? Format.TEXT : Format.JSON;
    }

    private void nothing(boolean body) throws Unclear {
        boolean sent = Arrays.stream(Format.values()).map(caller::name).anyMatch(filling.step().params::containsKey);
        String verb = filling.action().verb();
        if (!body || sent || (!HANDING.contains(verb) && filling.arguments().method == null)) {
            return;
        }
        List<Draft> steps = filling.wiring().talk.steps();
        boolean handsOn =
                !steps.isEmpty() && steps.getLast().reads && !filling.action().failing() && HANDING.contains(verb);
        if (handsOn) {
            Ref last = new Ref.Answer(new Ref.Which.It(), Ref.Facet.WHOLE, List.of());
            filling.step().params.put(caller.name(Format.JSON), filling.wiring().value(new Operand.Of(last)));
            filling.notes().add("It was not said what " + filling.step().id + " sends: the answer before it is taken.");
        } else if (!verb.equals("delete") && !"DELETE".equals(filling.arguments().method)) {
            filling.notes().add("It was not said what " + filling.step().id + " sends: its request has no body.");
        }
    }

    /** What a request without a body is given: by the names of the fields as its query. */
    private void query(List<Operand> contents, String method) throws Unclear {
        Map<String, Value> query = new LinkedHashMap<>();
        for (Operand content : contents) {
            Optional<String> name = content instanceof Operand.Of(Ref ref) ? Address.last(ref) : Optional.empty();
            if (name.isEmpty()) {
                throw new Unclear("a " + method
                        + " request has no body; say `post`, or name a query parameter, as in `with query id=5`");
            }
            query.put(
                    filling.arguments().under != null ? filling.arguments().under : name.get(),
                    filling.wiring().value(content));
        }
        filling.step().params.merge(caller.name("fields"), new Fields(query), CallFiller::merged);
        filling.notes().add("Sent as query parameters: " + String.join(", ", query.keySet()) + ".");
    }

    /** Several contents become one object, each under its own name. */
    private Operand named(List<Operand> contents) throws Unclear {
        Map<String, Operand> named = new LinkedHashMap<>();
        for (Operand content : contents) {
            Optional<String> name =
                    content instanceof Operand.Of(Ref ref) ? Address.last(ref).or(() -> stepOf(ref)) : Optional.empty();
            if (name.isEmpty() || named.putIfAbsent(name.get(), content) != null) {
                throw new Unclear(
                        "several contents are named for one request; give each a name, as in `with title \"Hi\" and data as the answer`");
            }
        }
        filling.notes().add("Sent as one JSON object: " + String.join(", ", named.keySet()) + ".");
        return new Operand.Made(named);
    }

    private Optional<String> stepOf(Ref ref) {
        try {
            return ref instanceof Ref.Answer answer
                    ? Optional.of(filling.wiring().talk.step(answer.which()).id)
                    : Optional.empty();
        } catch (Unclear nothing) {
            return Optional.empty();
        }
    }

    /** Takes the operation that only reads, when it can do the same. */
    private void choose() {
        Draft step = filling.step();
        String method = caller.name("method");
        Set<String> needed = new HashSet<>(step.params.keySet());
        needed.remove(method);
        boolean get = Value.of("GET").equals(step.params.get(method));
        Optional<Operation> plain = get ? caller.taking(needed, false) : Optional.empty();
        step.op = plain.orElse(caller.widest()).op();
        if (plain.isPresent()) {
            step.params.remove(method);
        }
    }
}
