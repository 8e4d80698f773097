package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.domain.tool.Role;
import app.dispatch.domain.tool.ToolEvent;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that happens at a tool, as a brief waits for it.
 *
 * @param like an operation whose items are such things; empty when there is none
 * @param star the words that stand for the star in the event's phrase; "" for none
 * @param about what these words say of what comes; empty where that is not known
 * @param used the words of the brief that it stands for
 */
record Arrival(String tool, ToolEvent event, Optional<Operation> like, String star, Optional<Role> about, BitSet used) {
    private static final String EACH = "[].";

    private static final List<Role> SHOWN = List.of(
            Role.KEY,
            Role.TITLE,
            Role.NAME,
            Role.AUTHOR,
            Role.ADDRESS,
            Role.AMOUNT,
            Role.CURRENCY,
            Role.CONTENT,
            Role.LINK);

    /** The expression of what a word names; empty when the webhook does not tell it. */
    Optional<String> member(String word) {
        Optional<Role> role = like.flatMap(one ->
                        Members.named(one, word).map(name -> one.members().get(name)))
                .flatMap(one -> Role.of(one.role()))
                .filter(event.payload()::containsKey)
                .or(() -> Role.of(word).filter(event.payload()::containsKey))
                .or(() -> switch (word) {
                    case "body", "text", "message", "description", "note" -> Optional.of(Role.CONTENT);
                    case "url", "link", "links" -> Optional.of(Role.LINK);
                    case "customer", "user", "sender", "who", "name" ->
                        event.payload().containsKey(Role.AUTHOR) ? Optional.of(Role.AUTHOR) : Optional.of(Role.PERSON);
                    case "email", "address" -> Optional.of(Role.ADDRESS);
                    case "id", "number" ->
                        event.payload().containsKey(Role.KEY) ? Optional.of(Role.KEY) : Optional.of(Role.ITEM);
                    default -> Optional.empty();
                });
        return role.filter(event.payload()::containsKey).map(this::read);
    }

    /** What is told there, as text; a list of texts where there are several. */
    String read(Role role) {
        ToolEvent.Told told = Objects.requireNonNull(event.payload().get(role));
        if (tellsSeveral(role)) {
            return value(role);
        }
        boolean cents = told.unit() != null && told.unit().id().equals("cents");
        return cents
                ? "string(trigger." + told.path() + " / 100.0)"
                : "string(default(trigger." + told.path() + ", ''))";
    }

    /** Whether it tells a list of these. */
    boolean tellsSeveral(Role role) {
        return Objects.requireNonNull(event.payload().get(role)).path().contains(EACH);
    }

    /** What is told there; of a list, what each of it tells. */
    String value(Role role) {
        String path = Objects.requireNonNull(event.payload().get(role)).path();
        int each = path.indexOf(EACH);
        return each < 0
                ? "trigger." + path
                : "default(trigger." + path.substring(0, each) + ", []).map(each, each."
                        + path.substring(each + EACH.length()) + ")";
    }

    String path(Role role) {
        return "trigger." + Objects.requireNonNull(event.payload().get(role)).path();
    }

    boolean has(Role role) {
        return event.payload().containsKey(role);
    }

    /** What it is called. */
    Optional<String> title() {
        return Stream.of(Role.TITLE, Role.NAME)
                .filter(event.payload()::containsKey)
                .findFirst()
                .map(this::read)
                .map(Expressions::template);
    }

    /** What there is to tell of it. */
    String text() {
        List<String> parts = new ArrayList<>();
        SHOWN.stream()
                .filter(event.payload()::containsKey)
                .forEach(role -> parts.add(Expressions.template(read(role))));
        return parts.isEmpty() ? "{{ json(trigger) }}" : String.join("\n", parts);
    }

    /** What tells this event from others of the same webhook. */
    String guard() {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, Value> match : event.match().entrySet()) {
            parts.add("default(trigger." + match.getKey() + ", '') == " + Expressions.literal(match.getValue()));
        }
        return String.join(" && ", parts);
    }

    /** "forward the comment": whether a noun is what came: one of such things, or of the words that tell of it. */
    boolean isCalled(String noun) {
        return like.filter(one -> one.things().contains(noun)).isPresent()
                || event.words().stream()
                        .flatMap(words -> Stream.of(words.split(" ")))
                        .anyMatch(word -> Lemma.singular(word).equals(noun));
    }
}
