package app.dispatch.adapters.tools.connector;

import app.dispatch.adapters.tools.egress.Caller;
import app.dispatch.application.admission.Places;
import app.dispatch.application.admission.Places.Ask;
import app.dispatch.application.admission.Places.Place;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What happens on the wire for one request: which call is under way, whether it was answered, whether it was cancelled. */
final class Wire {
    private @Nullable Call current;
    private @Nullable Ask waiting;
    private boolean cancelled;
    private boolean answered;

    UpstreamReply exchange(Call http, int mostBytes, LongConsumer room) throws IOException {
        begin(http);
        try (Response response = http.execute()) {
            answered();
            UpstreamReply reply = UpstreamReply.read(response, mostBytes, room);
            if (reply.truncated()) {
                // Else closing the answer would go on reading for a while, to save the connection.
                http.cancel();
            }
            return reply;
        } finally {
            end();
        }
    }

    /** Takes a place for the call, however long that takes; a {@link #cancel} ends the wait. Empty when there was none. */
    Optional<Place> place(Places<Caller> places, Caller caller, Duration time, Consumer<String> waits) {
        Ask ask = places.ask(caller);
        waitFor(ask);
        ask.inTheWay().ifPresent(waits);
        Optional<Place> place = ask.await(time);
        if (isCancelled()) {
            place.ifPresent(Place::close);
            throw NetworkFailures.cancelled();
        }
        return place;
    }

    private synchronized void waitFor(Ask ask) {
        waiting = ask;
        if (cancelled) {
            ask.cancel();
        }
    }

    /** Cuts the connection, from any thread; a call that begins later fails at once. */
    synchronized void cancel() {
        cancelled = true;
        if (current != null) {
            current.cancel();
        }
        if (waiting != null) {
            waiting.cancel();
        }
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Whether the answer's headers had come. */
    synchronized boolean isAnswered() {
        return answered;
    }

    private synchronized void begin(Call http) {
        current = http;
        if (cancelled) {
            http.cancel();
        }
    }

    /** A cancel that comes later must not touch the connection: another call may have it by then. */
    private synchronized void end() {
        current = null;
    }

    private synchronized void answered() {
        answered = true;
    }
}
