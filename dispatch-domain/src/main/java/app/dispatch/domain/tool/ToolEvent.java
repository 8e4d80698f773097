package app.dispatch.domain.tool;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that may happen at a tool, and how it is noticed: by a webhook that the vendor calls, by looking again and again, or
 * both.
 *
 * @param words how people say it, in small letters: "an issue is opened", "a new issue"; a {@code *} stands for what it is about
 * @param hook the vendor's name of it; null when the vendor calls no webhook whose sender Dispatch can verify
 * @param match what the body of the webhook's request holds then, by path: the vendor's other events have other values there
 * @param payload where the body tells what it is about
 * @param poll how it is looked for; null when what an operation gives does not show it
 */
public record ToolEvent(
        List<String> words,
        @Nullable String hook,
        Map<String, Value> match,
        Map<Role, Told> payload,
        @Nullable Poll poll) {

    /**
     * A place in the body of a webhook's request.
     *
     * @param path names of members, with dots between them; {@code []} after a list's name stands for each of its items
     * @param unit what the number there counts; null where it is none, or has no unit
     */
    public record Told(String path, @Nullable Unit unit) {}

    /**
     * A look at the newest of what there is.
     *
     * @param op the operation of the same tool that gives it
     * @param params what it is given; a {@code *} in it stands for what stood there in the words
     */
    public record Poll(String op, Fields params) {}

    public ToolEvent {
        words = List.copyOf(words);
        match = Collections.unmodifiableMap(new LinkedHashMap<>(match));
        payload = payload.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(payload));
    }

    /** One that is noticed by looking. */
    public static ToolEvent polled(List<String> words, String op, Fields params) {
        return new ToolEvent(words, null, Map.of(), Map.of(), new Poll(op, params));
    }
}
