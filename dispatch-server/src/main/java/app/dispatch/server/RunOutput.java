package app.dispatch.server;

import app.dispatch.application.json.EventJson;
import app.dispatch.application.json.Json;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.terminal.RunView;
import java.io.PrintStream;

/** Where the events of a run are shown. For use by one thread. */
sealed interface RunOutput {
    void show(Recorded event);

    /** Some time went by. */
    void tick();

    /** Lines for people. */
    record ForPeople(RunView view) implements RunOutput {
        @Override
        public void show(Recorded event) {
            view.show(event.event());
        }

        @Override
        public void tick() {
            view.tick();
        }
    }

    /** A JSON object a line: the event's id and name and its data, as an event stream has them. */
    record ForPrograms(RunId run, PrintStream out) implements RunOutput {
        @Override
        public void show(Recorded recorded) {
            EventJson.write(recorded.event()).ifPresent(told -> {
                Fields line = Fields.builder()
                        .put("id", run + ":" + recorded.seq())
                        .put("event", told.name())
                        .put("data", told.data())
                        .build();
                out.print(Json.write(line) + "\n");
                out.flush();
            });
        }

        @Override
        public void tick() {
            // Programs need no sign of life.
        }
    }
}
