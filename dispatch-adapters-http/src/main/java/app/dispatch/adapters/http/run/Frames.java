package app.dispatch.adapters.http.run;

import app.dispatch.application.json.EventJson;
import app.dispatch.application.json.Json;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunEvent.StepDone;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Null;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;

/**
 * Events as they stand in an event stream: a name, one line of data and an id, each on its line, then an empty line. The id is
 * last, since some readers take it in as they read its line: of an event that is cut short they would then ask for the next one.
 */
final class Frames {
    /** What is sent in a silence; clients skip it. */
    static final String KEEP_ALIVE = ": keep-alive\n\n";

    /** About what a frame has beside its data. */
    private static final int FRAME = 128;

    private Frames() {}

    /** Adds the event's frame, unless it is one that clients are not told of. */
    static void append(RunId run, Recorded recorded, StringBuilder to) {
        EventJson.write(recorded.event())
                .ifPresent(told -> to.append("event: ")
                        .append(told.name())
                        .append("\ndata: ")
                        .append(Json.write(told.data()))
                        .append("\nid: ")
                        .append(new EventId(run, recorded.seq()))
                        .append("\n\n"));
    }

    /** About how many bytes the event's frame will have; much cheaper than making it. */
    static long weigh(Recorded recorded) {
        return recorded.event() instanceof StepDone(var outcome)
                ? FRAME + outcome.output().map(Frames::weigh).orElse(0L)
                : FRAME;
    }

    private static long weigh(Value value) {
        return switch (value) {
            case Null nothing -> 4;
            case Bool truth -> 5;
            case Num number -> 8;
            case Text(String text) -> text.length() + 2L;
            case Items(var items) -> items.stream().mapToLong(Frames::weigh).sum();
            case Fields(var fields) ->
                fields.entrySet().stream()
                        .mapToLong(member -> member.getKey().length() + 4L + weigh(member.getValue()))
                        .sum();
        };
    }
}
