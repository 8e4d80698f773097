package app.dispatch.server.command;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.Surroundings;
import app.dispatch.server.terminal.Words;

/** What a plan may not have been meant to do, for people to read before they run it. */
final class Warnings {
    private Warnings() {}

    /** Writes the warnings of an answer to the errors. */
    static void show(Fields answer, Surroundings surroundings) {
        for (Value each : answer.items("warnings")) {
            if (each instanceof Fields warning) {
                String where = warning.text("path").map(path -> path + " ").orElse("");
                surroundings
                        .err()
                        .println(Words.clean(
                                "warning: " + where + warning.text("message").orElse("")));
                surroundings
                        .err()
                        .println(Words.clean("  " + warning.text("hint").orElse("")));
            }
        }
    }
}
