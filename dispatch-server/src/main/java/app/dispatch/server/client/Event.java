package app.dispatch.server.client;

import app.dispatch.application.json.EventJson;
import app.dispatch.domain.value.Value.Fields;

/**
 * An event of a run, as the event stream has it.
 *
 * @param id of the run and the event
 */
public record Event(String id, EventJson.Told told) {
    /** What happened. */
    public String name() {
        return told.name();
    }

    public Fields data() {
        return told.data();
    }

    /** Whether it is a run's last. */
    public boolean isLast() {
        return name().equals("run_complete");
    }
}
