package app.dispatch.client.run;

import app.dispatch.application.json.Json;
import app.dispatch.application.run.store.EventFeed;
import app.dispatch.client.web.Api;
import app.dispatch.client.web.Ask;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunEvent;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.value.Value.Fields;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a listener the events of one run, each once and in order, on a thread of its own: up to the run's end, until it is closed, or
 * until the server refuses to tell more. A stream that breaks off or is silent is taken up after the last event that came.
 */
final class RunFollow implements EventFeed.Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(RunFollow.class);

    private final Api api;
    private final UserId owner;
    private final RunId run;
    private final EventReading reading;
    private final Consumer<Recorded> listener;
    private final AtomicReference<InputStream> open = new AtomicReference<>(InputStream.nullInputStream());
    private final AtomicLong lines = new AtomicLong();
    private volatile boolean ended;
    private long last;

    /** @param after the number of the event that was seen last; 0 for none */
    RunFollow(Api api, UserId owner, RunId run, long after, EventReading reading, Consumer<Recorded> listener) {
        this.api = api;
        this.owner = owner;
        this.run = run;
        this.last = after;
        this.reading = reading;
        this.listener = listener;
    }

    /** Begins. */
    RunFollow begin() {
        Thread.ofVirtual().name("follow-" + run).start(this::tellAll);
        return this;
    }

    private void tellAll() {
        for (int failures = 0; !ended; ) {
            long before = last;
            try {
                tell();
            } catch (IOException | UncheckedIOException broken) {
                LOG.debug("the events of {} break off: they are taken up after {}", run, last);
            } catch (Refusal refused) {
                // Closed, or the end of what may be told: whoever has to know asks for the run, and is refused as well.
                if (!ended) {
                    LOG.warn("no more events of {}: {}", run, refused.text());
                }
                return;
            }
            if (!ended) {
                failures = last == before ? failures + 1 : 1;
                api.pause().after(failures);
            }
        }
    }

    private void tell() throws IOException {
        Ask ask = Ask.of("GET", "/api/runs/{}/events", run.value());
        var stream = api.stream(owner, last == 0 ? ask : ask.header("Last-Event-ID", run + ":" + last));
        if (stream.isEmpty()) {
            ended = true;
            return;
        }
        try (InputStream body = stream.get()) {
            open.set(body);
            watch(body, lines.get());
            read(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)));
        }
    }

    /** Closes a stream that is silent; the server breaks each silence by a comment. */
    private void watch(InputStream body, long seen) {
        Executor later = CompletableFuture.delayedExecutor(api.silence().toMillis(), TimeUnit.MILLISECONDS);
        later.execute(() -> {
            if (open.get().equals(body)) {
                if (lines.get() == seen) {
                    close(body);
                } else {
                    watch(body, lines.get());
                }
            }
        });
    }

    private void read(BufferedReader from) throws IOException {
        String name = "";
        String data = "";
        String id = "";
        for (String line = from.readLine(); line != null && !ended; line = from.readLine()) {
            lines.incrementAndGet();
            if (line.startsWith("event: ")) {
                name = line.substring("event: ".length());
            } else if (line.startsWith("data: ")) {
                data = line.substring("data: ".length());
            } else if (line.startsWith("id: ")) {
                id = line.substring("id: ".length());
            } else if (line.isEmpty() && !id.isEmpty()) {
                tell(Long.parseLong(id.substring(id.lastIndexOf(':') + 1)), name, data);
                id = "";
            }
        }
        open.set(InputStream.nullInputStream());
    }

    private void tell(long seq, String name, String data) {
        if (seq <= last || !(Json.readBack(data) instanceof Fields fields)) {
            return;
        }
        var event = reading.read(run, name, fields);
        last = seq;
        event.ifPresent(told -> {
            listener.accept(new Recorded(seq, told));
            ended |= told instanceof RunEvent.RunCompleted;
        });
    }

    @Override
    public void close() {
        ended = true;
        close(open.get());
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException broken) {
            LOG.debug("a stream of events was broken when it was closed", broken);
        }
    }
}
