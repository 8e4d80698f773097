package app.dispatch.domain.tool;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of one operation of a tool: all that planning, checking, dry runs and people need to know of it.
 *
 * @param id the operation's name in plans, such as {@code post_message}
 * @param title a short imperative title, such as "Post a message"
 * @param description one or two sentences for planners and people
 * @param words other words that people use for it; planners match them
 * @param effect what a repeat of a call would do
 * @param destructive whether a call removes or overwrites something
 * @param params a JSON Schema (draft 2020-12) of the parameters
 * @param output a JSON Schema of the output
 * @param example a call as it could be; its output stands in for a simulated write
 * @param undo how a call is taken back, for people, such as "Deletes the message"; null when it cannot be
 */
public record OpDef(
        String id,
        String title,
        String description,
        List<String> words,
        EffectRule effect,
        boolean destructive,
        Fields params,
        Fields output,
        Example example,
        @Nullable String undo) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    /** Parameters and the output that a call with them could have. */
    public record Example(Fields params, Value output) {}

    public OpDef {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("an op's id is lower-case letters, digits and _: " + id);
        }
        words = List.copyOf(words);
    }

    /** One that cannot be taken back. */
    public OpDef(
            String id,
            String title,
            String description,
            List<String> words,
            EffectRule effect,
            boolean destructive,
            Fields params,
            Fields output,
            Example example) {
        this(id, title, description, words, effect, destructive, params, output, example, null);
    }
}
