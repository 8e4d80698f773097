package app.dispatch.domain.value;

import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Null;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import java.util.List;
import java.util.Map;

/**
 * How long the JSON text of values is, in characters: the one measure for every limit of what is sent or stored. Memory is
 * measured by {@link Weight}.
 *
 * <p>It is an estimate that needs no text: what a text's characters take when they are escaped is not counted. Counting ends where
 * a limit is passed. Not for use by several threads.
 */
public final class JsonLength {
    private static final int QUOTES = 2;
    private static final int BRACKETS = 2;
    private static final int COMMA = 1;

    /** Of a number, beside its digits: a sign and a point. */
    private static final int SIGNS = 2;

    private final long most;
    private long length;

    /** A length of nothing yet, which is to fit into so many characters. */
    public JsonLength(long most) {
        this.most = most;
    }

    /** The length of a value's text; more than {@code most}, and no more exactly than that, where it is longer. */
    public static long of(Value value, long most) {
        return new JsonLength(most).add(value).length;
    }

    /** The length of a value's text. */
    public static long of(Value value) {
        return of(value, Long.MAX_VALUE);
    }

    /** Whether all that was added fits. */
    public boolean fits() {
        return length <= most;
    }

    /** Adds a value, as far as it fits. */
    public JsonLength add(Value value) {
        if (fits()) {
            switch (value) {
                case Null ignored -> length += "null".length();
                case Bool ignored -> length += "false".length();
                case Num(var number) -> length += number.precision() + SIGNS;
                case Text(String text) -> length += text.length() + QUOTES;
                case Items(List<Value> items) -> addAll(items);
                case Fields(Map<String, Value> members) -> addAll(members);
            }
        }
        return this;
    }

    /** Adds what a list or an object is between. */
    public JsonLength addBrackets() {
        length += BRACKETS;
        return this;
    }

    /** Adds what an item has behind it in a list. */
    public JsonLength addComma() {
        length += COMMA;
        return this;
    }

    /** Adds what a member has in an object beside its value. */
    public JsonLength addKey(String key) {
        length += key.length() + QUOTES + COMMA + 1;
        return this;
    }

    private void addAll(List<Value> items) {
        addBrackets();
        for (Value item : items) {
            if (!addComma().fits()) {
                return;
            }
            add(item);
        }
    }

    private void addAll(Map<String, Value> members) {
        addBrackets();
        for (Map.Entry<String, Value> member : members.entrySet()) {
            if (!addKey(member.getKey()).fits()) {
                return;
            }
            add(member.getValue());
        }
    }
}
