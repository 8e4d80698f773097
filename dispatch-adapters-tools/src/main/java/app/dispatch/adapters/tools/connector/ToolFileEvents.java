package app.dispatch.adapters.tools.connector;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.tool.Role;
import app.dispatch.domain.tool.ToolEvent;
import app.dispatch.domain.tool.ToolEvent.Poll;
import app.dispatch.domain.tool.ToolEvent.Told;
import app.dispatch.domain.tool.Unit;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code events} of a {@link ToolFile}: the members are those of {@link ToolEvent}. */
final class ToolFileEvents {
    private ToolFileEvents() {}

    static List<ToolEvent> of(List<Value> events) {
        List<ToolEvent> read = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            read.add(event((Fields) events.get(i), "/events/" + i));
        }
        return read;
    }

    private static ToolEvent event(Fields event, String path) {
        Map<Role, Told> payload = new EnumMap<>(Role.class);
        event.fields("payload").values().forEach((role, told) -> {
            String at = Problem.pointer(path + "/payload", role);
            payload.put(Role.of(role).orElseThrow(() -> wrong(at, "there is no role " + role)), told(told, at));
        });
        return new ToolEvent(
                event.items("words").stream()
                        .map(word -> text(word, path + "/words"))
                        .toList(),
                event.text("hook").orElse(null),
                event.fields("match").values(),
                payload,
                event.get("poll").isPresent() ? poll(event.fields("poll"), path + "/poll") : null);
    }

    private static Told told(Value told, String path) {
        if (told instanceof Text(String way)) {
            return new Told(way, null);
        }
        Fields fields = told instanceof Fields object ? object : Fields.empty();
        return new Told(
                fields.text("path").orElseThrow(() -> wrong(path, "a path is needed here")), unit(fields, path));
    }

    private static @Nullable Unit unit(Fields told, String path) {
        return told.text("unit")
                .map(unit -> Unit.of(unit).orElseThrow(() -> wrong(path + "/unit", "there is no unit " + unit)))
                .orElse(null);
    }

    private static Poll poll(Fields poll, String path) {
        return new Poll(
                poll.text("op").orElseThrow(() -> wrong(path + "/op", "an operation is needed here")),
                poll.fields("params"));
    }

    private static String text(Value value, String path) {
        if (value instanceof Text(String text)) {
            return text;
        }
        throw wrong(path, "texts are needed here");
    }

    private static IllegalStateException wrong(String path, String what) {
        return new IllegalStateException(path + ": " + what);
    }
}
