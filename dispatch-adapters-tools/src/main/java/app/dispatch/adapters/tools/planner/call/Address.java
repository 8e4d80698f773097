package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the address of a call; fills its placeholders, such as {@code {id}}, with what the brief says for them. */
final class Address {
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?<!\\{)\\{([A-Za-z_][\\w.-]*)\\}(?!\\})|(?<=/):([A-Za-z_]\\w*)");

    private final Filling filling;

    Address(Filling filling) {
        this.filling = filling;
    }

    String of(Link link) throws Unclear {
        if (!link.url().matches("(?i)https?://.*")) {
            throw new Unclear("only http:// and https:// addresses can be called, not " + link.url());
        }
        if (link.assumed()) {
            filling.notes()
                    .add("No scheme was written: " + link.url().replaceFirst("^https?://", "") + " is called as "
                            + link.url() + ".");
        }
        Matcher placeholder = PLACEHOLDER.matcher(link.url());
        StringBuilder url = new StringBuilder();
        int end = 0;
        while (placeholder.find()) {
            url.append(literal(link.url().substring(end, placeholder.start())));
            String name = placeholder.group(1) == null ? placeholder.group(2) : placeholder.group(1);
            url.append(said(name));
            end = placeholder.end();
        }
        return url.append(literal(link.url().substring(end))).toString();
    }

    private String literal(String text) throws Unclear {
        return text(filling.wiring().value(Operand.text(text)));
    }

    /** The value for a placeholder: named in the clause, else the field of that name in what is at hand. */
    private String said(String name) throws Unclear {
        Operand loose = filling.arguments().loose.remove(name);
        if (loose != null) {
            return text(filling.wiring().value(loose));
        }
        Iterator<Operand> contents = filling.arguments().contents.iterator();
        while (contents.hasNext()) {
            Operand content = contents.next();
            if (content instanceof Operand.Of(Ref ref) && named(ref, name)) {
                contents.remove();
                return text(filling.wiring().value(content));
            }
        }
        Ref part = new Ref.Answer(new Ref.Which.It(), Ref.Facet.WHOLE, List.of(name.split("\\.")));
        try {
            String expression = filling.wiring().expression(part);
            filling.notes().add("{" + name + "} in the address is filled with " + expression + ".");
            return "{{ " + expression + " }}";
        } catch (Unclear nothing) {
            throw new Unclear("the address has {" + name + "}, but nothing says what that is");
        }
    }

    private static boolean named(Ref ref, String name) {
        return last(ref).map(last -> last.equalsIgnoreCase(name)).orElse(false);
    }

    /** The last name of a reference's path. */
    static Optional<String> last(Ref ref) {
        return ref.path().isEmpty() ? Optional.empty() : Optional.of(ref.path().getLast());
    }

    private static String text(Value value) throws Unclear {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Num number -> number.text();
            case Value.Bool(boolean bool) -> String.valueOf(bool);
            case Value.Null none -> "null";
            case Value.Items items -> throw new Unclear("a list cannot stand in an address");
            case Value.Fields fields -> throw new Unclear("an object cannot stand in an address");
        };
    }
}
