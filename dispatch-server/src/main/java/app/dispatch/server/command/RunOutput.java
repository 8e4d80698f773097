package app.dispatch.server.command;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.client.Event;
import app.dispatch.server.terminal.RunView;
import java.io.PrintStream;

/** Where the events of a run are shown. For use by one thread. */
sealed interface RunOutput {
    void show(Event event);

    /** Some time went by. */
    void tick();

    /** The run as it ended. */
    void ended(Fields run);

    /** Lines for people. */
    record ForPeople(RunView view) implements RunOutput {
        @Override
        public void show(Event event) {
            view.show(event.name(), event.data());
        }

        @Override
        public void tick() {
            view.tick();
        }

        @Override
        public void ended(Fields run) {
            view.ended(run);
        }
    }

    /** A JSON object a line: the event's id and name and its data, as an event stream has them. */
    record ForPrograms(PrintStream out) implements RunOutput {
        @Override
        public void show(Event event) {
            Fields line = Fields.builder()
                    .put("id", event.id())
                    .put("event", event.name())
                    .put("data", event.data())
                    .build();
            out.print(Json.write(line) + "\n");
            out.flush();
        }

        @Override
        public void tick() {
            // Programs need no sign of life.
        }

        @Override
        public void ended(Fields run) {
            // The last event has said it.
        }
    }

    /** Nothing: the answer is all that is wanted. */
    record Quiet() implements RunOutput {
        @Override
        public void show(Event event) {}

        @Override
        public void tick() {}

        @Override
        public void ended(Fields run) {}
    }
}
