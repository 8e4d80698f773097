package app.dispatch.adapters.http;

import app.dispatch.adapters.http.openapi.Description;
import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads an event stream in the way of the reference's sample: cut at empty lines, the first line that begins with
 * {@code event: } or {@code data: } of each part, all else skipped.
 */
public final class EventReader implements AutoCloseable {
    private final HttpResponse<InputStream> http;
    private final InputStream body;
    private final StringBuilder raw = new StringBuilder();

    EventReader(HttpResponse<InputStream> http) {
        this.http = http;
        this.body = http.body();
    }

    /** An event as the sample sees it, with its id. */
    public record Event(String id, String name, Fields data) {}

    public int status() {
        return http.statusCode();
    }

    public String header(String name) {
        return http.headers().firstValue(name).orElse("");
    }

    /** All that came so far, as it came. */
    public String raw() {
        return raw.toString();
    }

    /** The next event; empty at the end of the stream. */
    public Optional<Event> next() {
        for (String part = part(); !part.isEmpty(); part = part()) {
            List<String> lines = Arrays.asList(part.split("\n", -1));
            Optional<String> name = after("event: ", lines);
            Optional<String> data = after("data: ", lines);
            if (name.isPresent() && data.isPresent()) {
                Fields read = (Fields) Json.parse(data.get());
                List<String> problems = Description.ofTheApi().eventProblems(name.get(), read);
                if (!problems.isEmpty()) {
                    throw new AssertionError(String.join("\n", problems));
                }
                return Optional.of(new Event(after("id: ", lines).orElse(""), name.get(), read));
            }
        }
        return Optional.empty();
    }

    /** The next event of that name. */
    public Event next(String name) {
        for (Optional<Event> event = next(); event.isPresent(); event = next()) {
            if (event.get().name().equals(name)) {
                return event.get();
            }
        }
        throw new IllegalStateException("the stream ended without " + name + ": " + raw);
    }

    /** The events up to the end of the stream. */
    public List<Event> rest() {
        List<Event> events = new ArrayList<>();
        for (Optional<Event> event = next(); event.isPresent(); event = next()) {
            events.add(event.get());
        }
        return events;
    }

    /** What comes up to the next empty line, comments too; empty at the end. */
    public String part() {
        try {
            java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
            int last = 0;
            int next;
            while ((next = body.read()) >= 0) {
                bytes.write(next);
                if (next == '\n' && last == '\n') {
                    break;
                }
                last = next;
            }
            String part = bytes.toString(StandardCharsets.UTF_8);
            raw.append(part);
            return part.endsWith("\n\n") ? part.substring(0, part.length() - 2) : "";
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Optional<String> after(String start, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst();
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
