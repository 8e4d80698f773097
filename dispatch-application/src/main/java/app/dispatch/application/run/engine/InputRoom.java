package app.dispatch.application.run.engine;

import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.value.JsonLength;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** How much of the parameters is kept: what comes until so much is reached. Safe for use by several threads. */
final class InputRoom {
    private final AtomicLong left;

    InputRoom(long characters) {
        left = new AtomicLong(characters);
    }

    /** What a run has left that holds these outcomes already. */
    static InputRoom after(List<StepOutcome> outcomes) {
        InputRoom room = new InputRoom(OutputCap.RUN);
        for (StepOutcome outcome : outcomes) {
            if (outcome.input() != null) {
                room.take(JsonLength.of(outcome.input()));
            }
        }
        return room;
    }

    /** Whether there was any left; then the characters are taken of it, however many. */
    boolean take(long characters) {
        return left.getAndAdd(-characters) > 0;
    }
}
