package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.text.Token.Link;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a clause says about its action; collected while the clause is read. */
public final class Arguments {
    /**
     * An address.
     *
     * @param preposition the word before it, such as {@code to}; "" when there is none
     */
    public record Target(String preposition, Link link) {}

    /** Addresses. */
    public final List<Target> targets = new ArrayList<>();

    /** What is handed on, in the order of the text. */
    public final List<Operand> contents = new ArrayList<>();

    /** Values under a parameter's name; a parameter that is an object collects its members here. */
    public final Map<String, Operand> labelled = new LinkedHashMap<>();

    /** Named values of which it is not said where they belong. */
    public final Map<String, Operand> loose = new LinkedHashMap<>();

    /** Nouns that describe what is fetched or sent. */
    public final List<String> nouns = new ArrayList<>();

    /** Words that could not be read. */
    public final List<String> unread = new ArrayList<>();

    /** An HTTP method that was written out; null when none was. */
    public @Nullable String method;

    /** How the content is sent; null when it is not said. */
    public Caller.@Nullable Format format;

    /** The name under which the content is sent; null when it is not said. */
    public @Nullable String under;

    /** How many attempts are made; 0 when it is not said. */
    public int attempts;

    /** Whether a failure does not stop the run. */
    public boolean goesOn;

    void member(String label, String name, Operand value) {
        Map<String, Operand> members = new LinkedHashMap<>();
        if (labelled.get(label) instanceof Operand.Made made) {
            members.putAll(made.members());
        }
        members.put(name, value);
        labelled.put(label, new Operand.Made(members));
    }
}
