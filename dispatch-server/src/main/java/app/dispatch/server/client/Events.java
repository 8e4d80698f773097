package app.dispatch.server.client;

import app.dispatch.application.json.EventJson;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.settings.CannotStart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The events of a run, from its start to its end. A stream that breaks off is taken up after the last event that came. For use by
 * one thread.
 */
public final class Events {
    private static final int MOST_BREAKS = 60;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Api api;
    private final String run;
    private String last = "";
    private boolean ended;
    private int breaks;

    public Events(Api api, String run) {
        this.api = api;
        this.run = run;
    }

    /**
     * Hands each event on until the last one.
     *
     * @throws Refusal when the server refuses, or breaks off again and again with no event between
     */
    public void read(Consumer<Event> to) throws CannotStart, InterruptedException {
        while (!ended) {
            String before = last;
            try {
                readOnce(to);
            } catch (IOException | UncheckedIOException | CannotStart broken) {
                pause(broken);
            }
            breaks = last.equals(before) ? breaks + 1 : 0;
        }
    }

    private void pause(Exception broken) throws CannotStart, InterruptedException {
        if (breaks < MOST_BREAKS) {
            Thread.sleep(PAUSE);
        } else if (broken instanceof CannotStart cannot) {
            throw cannot;
        } else {
            throw Refusal.of(ErrorCode.UNAVAILABLE, "The events of " + run + " break off again and again");
        }
    }

    private void readOnce(Consumer<Event> to) throws IOException, CannotStart {
        Request request = Request.get("/api/runs/{}/events", run);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                api.stream(last.isEmpty() ? request : request.header("Last-Event-ID", last)),
                StandardCharsets.UTF_8))) {
            String name = "";
            String data = "";
            for (String line = lines.readLine(); line != null && !ended; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.startsWith("id: ")) {
                    tell(new Event(line.substring(4), new EventJson.Told(name, object(data))), to);
                }
            }
        }
    }

    private void tell(Event event, Consumer<Event> to) {
        last = event.id();
        ended = event.isLast();
        to.accept(event);
    }

    private static Fields object(String data) {
        return Json.readBack(data) instanceof Fields fields ? fields : Fields.empty();
    }
}
