package app.dispatch.server.chaos;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;

/** One event of a run's stream. */
record Event(String id, String name, String data) {
    private static final List<String> DURABLE = List.of("step_done", "phase_complete", "run_complete");

    /** The events of a whole stream. */
    static List<Event> parse(String stream) {
        List<Event> events = new ArrayList<>();
        for (String frame : stream.split("\n\n")) {
            String id = "";
            String name = "";
            String data = "";
            for (String line : frame.split("\n")) {
                id = line.startsWith("id: ") ? line.substring(4) : id;
                name = line.startsWith("event: ") ? line.substring(7) : name;
                data = line.startsWith("data: ") ? line.substring(6) : data;
            }
            if (!name.isEmpty()) {
                events.add(new Event(id, name, data));
            }
        }
        return events;
    }

    /** Its number; they rise within a run. */
    long seq() {
        return Long.parseLong(id.substring(id.lastIndexOf(':') + 1));
    }

    /** Whether it is stored before it is told. */
    boolean isDurable() {
        return DURABLE.contains(name);
    }

    boolean is(String wanted) {
        return name.equals(wanted);
    }

    Fields fields() {
        return (Fields) Json.parse(data);
    }
}
