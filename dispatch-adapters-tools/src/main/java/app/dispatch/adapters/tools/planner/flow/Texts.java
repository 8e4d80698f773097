package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.argument.Operand;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.adapters.tools.planner.wire.Wiring;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes what steps hand on: to a language model as it is, to people as text. */
final class Texts {
    private static final Set<String> LINK = Set.of("link", "url", "links");
    private static final Set<String> NO_TEXT = Phrases.words("""
            send post notify ping email mail message tell alert me us a an the to on in via with by slack discord gmail
            dm page and it is up for about my our team channel get write create draft text tweet remind someone them
            customer user attendees sender know let everyone that""");

    /** More words than this say more than what is sent. */
    private static final int MOST_WORDS = 12;

    private final Wiring wiring;
    private final Optional<Event> event;
    private final boolean webhook;

    Texts(Wiring wiring, Optional<Event> event, boolean webhook) {
        this.wiring = wiring;
        this.event = event;
        this.webhook = webhook;
    }

    /** What a model, or a service, is given to work on. */
    Value input(Branch branch, List<String> quotes, Tokens words) {
        Map<String, Value> several = new LinkedHashMap<>();
        if (branch.worked != null) {
            several.put("made", Value.of("{{ " + made(branch.worked) + " }}"));
        }
        for (Branch.Given one : branch.given) {
            several.put(
                    one.called().isEmpty() ? one.step().id : one.called(), Value.of("{{ " + one.expression() + " }}"));
        }
        if (several.isEmpty() && !quotes.isEmpty()) {
            return Value.of(wiringText(String.join("\n", quotes)));
        }
        if (several.isEmpty()) {
            return Value.of(webhook ? "{{ trigger }}" : wiringText(words.written()));
        }
        if (branch.worked == null && webhook && event.isPresent()) {
            several.put("event", Value.of("{{ trigger }}"));
        }
        return several.size() == 1 ? several.values().iterator().next() : new Fields(several);
    }

    String wiringText(String text) {
        return text.replace("{{", "{{ '{{' }}");
    }

    /** What a step of a language model made. */
    static String made(Draft step) {
        Fields output = step.op.output().fields("properties");
        String base = "steps." + step.id + ".output";
        for (String name : List.of("text", "label", "data", "items", "content")) {
            if (output.get(name).isPresent()) {
                return base + "." + name;
            }
        }
        return output.get("json").isPresent() ? "default(" + base + ".json, " + base + ".body)" : base;
    }

    /** What was made, as a text. */
    static String madeText(Draft step) {
        boolean text = step.op.output().fields("properties").get("text").isPresent()
                || step.op.output().fields("properties").get("label").isPresent();
        String made = made(step);
        return text ? made : "json(" + made + ")";
    }

    /** The text that goes to somebody, or is kept. */
    String of(Branch branch, Act.To to) throws Unclear {
        List<String> parts = new ArrayList<>();
        repeat(branch, to);
        if (!to.quotes.isEmpty()) {
            branch.quotes.clear();
            branch.quotes.addAll(to.quotes);
            parts.add(wiringText(String.join("\n", to.quotes)));
        } else if (branch.worked == null && (branch.seen.isEmpty() || answers())) {
            parts.add(alone(to));
        }
        boolean literal =
                !to.quotes.isEmpty() && !says(to.piece.tokens(), Set.of("with", "containing", "including", "the"));
        if (!literal) {
            material(branch, parts);
        }
        if (branch.put != null && says(to.piece.tokens(), LINK) && has(branch.put, "url")) {
            parts.add("{{ steps." + branch.put.id + ".output.url }}");
        }
        return String.join("\n\n", parts);
    }

    /** "and post it to X too": what was written out before is meant. */
    private static void repeat(Branch branch, Act.To to) {
        boolean again = to.quotes.isEmpty()
                && branch.worked == null
                && !branch.quotes.isEmpty()
                && (says(to.piece.tokens(), Set.of("it", "them", "that", "this", "same", "both"))
                        || to.piece.verb().word().isEmpty());
        if (again) {
            to.quotes.addAll(branch.quotes);
        }
    }

    /** What was made, or looked at. */
    private void material(Branch branch, List<String> parts) {
        boolean label = branch.worked != null
                && branch.worked.op.output().fields("properties").get("label").isPresent();
        if (branch.worked != null) {
            parts.add((label ? "Label: " : "") + "{{ " + madeText(branch.worked) + " }}");
        }
        branch.beside.forEach(other -> parts.add("{{ " + madeText(other) + " }}"));
        for (Branch.Given one :
                answers() ? List.<Branch.Given>of() : branch.worked == null || label ? branch.seen : branch.given) {
            parts.add(given(one));
        }
        if (webhook && branch.seen.isEmpty() && label) {
            parts.add("{{ json(trigger) }}");
        }
    }

    private boolean answers() {
        return event.filter(one -> one.is(Event.Kind.ANSWERS)).isPresent();
    }

    private static boolean has(Draft step, String name) {
        return step.op.output().fields("properties").get(name).isPresent();
    }

    private static boolean says(Tokens tokens, Set<String> words) {
        return tokens.find(0, i -> tokens.is(i, words)) < tokens.size();
    }

    private String given(Branch.Given one) {
        Operation operation = one.operation();
        String expression = operation != null && one.list()
                ? new Lines(operation).of(one.expression())
                : "json(" + one.expression() + ")";
        return wiringText(one.called()) + ":\n{{ " + expression + " }}";
    }

    /** The text where nothing was looked at: what happened, or what the brief itself says. */
    private String alone(Act.To to) {
        String wish = wish(to);
        if (event.isPresent()) {
            String about = said() + (webhook ? ":\n{{ json(trigger) }}" : "");
            return wish.isEmpty() ? about : wish + "\n\n" + about;
        }
        return wish.isEmpty() ? webhook ? "{{ json(trigger) }}" : "" : wish;
    }

    /** "a thank-you mail": the words that say what is sent. */
    private String wish(Act.To to) {
        Tokens tokens = to.piece.tokens();
        List<String> words = new ArrayList<>();
        BitSet named = named(to.piece.mentions());
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token instanceof Token.Word word
                    && !named.get(i)
                    && !NO_TEXT.contains(word.lower())
                    && !word.text().matches("[#@].*|.+@.+|.*[._].*")) {
                words.add(word.text());
            }
            if (token instanceof Token.Mark || words.size() > MOST_WORDS) {
                break;
            }
        }
        String wish = String.join(" ", words).strip();
        return wish.isEmpty() || words.size() > MOST_WORDS ? "" : wiringText(begun(wish));
    }

    /** Which tokens are part of what names a tool, a thing or somebody. */
    private static BitSet named(List<Mention> mentions) {
        BitSet named = new BitSet();
        mentions.stream()
                .filter(one -> !one.is(Mention.Kind.QUOTE) && !one.is(Mention.Kind.WORK))
                .forEach(one -> named.set(one.at(), Math.max(one.at(), one.end())));
        return named;
    }

    static String begun(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** What is waited for, as a sentence. */
    String said() {
        return wiringText(begun(event.map(one -> one.words().written()).orElse("")));
    }

    /** A title: what it is about and the day, or what happened. */
    String title(Branch branch, Act.To to) throws Unclear {
        if (to.quotes.size() > 1) {
            return wiringText(to.quotes.getFirst());
        }
        if (event.isPresent() && branch.seen.isEmpty()) {
            return said();
        }
        String about = branch.seen.isEmpty() ? wish(to) : branch.seen.getFirst().called();
        String plain = about.isEmpty() ? "Dispatch" : about;
        return wiring.text(Operand.text(plain.replace("{{ '{{' }}", "{{"))) + " on {{ run.date }}";
    }
}
