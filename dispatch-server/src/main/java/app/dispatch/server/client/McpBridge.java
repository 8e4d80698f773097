package app.dispatch.server.client;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Null;
import app.dispatch.server.Stop;
import app.dispatch.server.settings.CannotStart;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Carries messages of the Model Context Protocol between lines of text and the {@code /mcp} of a server: each line that is read is a
 * request over HTTP, and what comes of it is written as lines. It understands no more of them than that takes.
 */
public final class McpBridge {
    /** What a server takes. */
    private static final int LONGEST_LINE = 1024 * 1024;

    private static final String SESSION = "Mcp-Session-Id";
    private static final String DECIDING = "decide_approval";
    private static final int NOT_JSON = -32700;
    private static final int NOT_SERVED = -32000;

    private final Api api;
    private final Door door;
    private final PrintStream out;
    private final Stop stop;
    private final ReentrantLock writing = new ReentrantLock();
    private final Phaser underWay = new Phaser(1);
    /** The ids of what the server asks, for as long as nobody has answered. */
    private final Set<Value> asked = ConcurrentHashMap.newKeySet();

    private volatile String session = "";
    private volatile boolean ended;

    /** One to this API; {@code out} gets nothing but messages. */
    public McpBridge(Api api, Door door, PrintStream out, Stop stop) {
        this.api = api;
        this.door = door;
        this.out = out;
        this.stop = stop;
    }

    /** Carries what there is to read, until there is no more and all is answered, or the program is to stop. */
    public void read(InputStream in) {
        CountDownLatch over = new CountDownLatch(1);
        stop.then(over::countDown);
        Thread.ofPlatform().daemon().name("mcp-input").start(() -> {
            readAll(in);
            over.countDown();
        });
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAll(InputStream in) {
        try {
            for (byte[] line = line(in); line != null; line = line(in)) {
                take(line);
            }
        } catch (IOException broken) {
            // There is nobody to tell.
        }
        ended = true;
        asked.forEach(this::nobodyAnswers);
        underWay.arriveAndAwaitAdvance();
    }

    /** The next line; one that is too long without what it has too much. Null when there is none. */
    private static byte @Nullable [] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (line.size() <= LONGEST_LINE) {
                line.write(next);
            }
            next = in.read();
        }
        return line.toByteArray();
    }

    private void take(byte[] line) {
        if (new String(line, StandardCharsets.UTF_8).isBlank()) {
            return;
        }
        if (line.length > LONGEST_LINE) {
            refuse(Value.NULL, NOT_JSON, "The message is larger than 1 MiB", Fields.empty());
            return;
        }
        Value message;
        try {
            message = Json.request(line);
        } catch (Refusal noJson) {
            refuse(Value.NULL, NOT_JSON, noJson.text(), Fields.empty());
            return;
        }
        Fields fields = message instanceof Fields object ? object : Fields.empty();
        asked.remove(fields.get("id").orElse(Value.NULL));
        if (fields.text("method").filter("initialize"::equals).isPresent()) {
            carry(message, fields); // what follows is of the session that this begins
        } else {
            inBackground(message, fields);
        }
    }

    private void inBackground(Value message, Fields fields) {
        underWay.register();
        Thread.ofVirtual().start(() -> {
            try {
                carry(message, fields);
            } finally {
                underWay.arriveAndDeregister();
            }
        });
    }

    private void carry(Value message, Fields fields) {
        Value id = fields.text("method").isPresent() ? fields.get("id").orElse(Value.NULL) : Value.NULL;
        try {
            if (fields.fields("params").text("name").filter(DECIDING::equals).isPresent()) {
                door.goOn(); // or nobody carries the run on that is decided about
            }
            Request request =
                    Request.post("/mcp").body(message).header("Accept", "application/json, text/event-stream");
            HttpResponse<InputStream> answer = api.open(session.isEmpty() ? request : request.header(SESSION, session));
            answer.headers().firstValue(SESSION).ifPresent(begun -> session = begun);
            try (InputStream body = answer.body()) {
                hand(id, answer, body);
            }
        } catch (CannotStart | IOException failed) {
            refuse(id, NOT_SERVED, String.valueOf(failed.getMessage()), Fields.empty());
        } catch (Interrupted stopped) {
            // Whoever wanted the answer is gone.
        }
    }

    private void hand(Value id, HttpResponse<?> answer, InputStream body) throws IOException {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (type.startsWith("text/event-stream")) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: ")) {
                    told(line.substring("data: ".length()));
                }
            }
            return;
        }
        String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        Optional<Fields> said = object(text);
        if (said.filter(fields -> fields.get("jsonrpc").isPresent()).isPresent()) {
            write(text);
        } else if (answer.statusCode() / 100 != 2) {
            refuse(id, NOT_SERVED, reason(answer.statusCode(), said), said.orElse(Fields.empty()));
        }
    }

    private static String reason(int status, Optional<Fields> said) {
        if (said.flatMap(fields -> fields.text("code")).isEmpty()) {
            return "That server does not answer as Dispatch does (status " + status + "); is that its address?";
        }
        return status == 404
                        && said.get()
                                .fields("details")
                                .text("kind")
                                .filter("path"::equals)
                                .isPresent()
                ? "This server is of a version that does not serve MCP yet"
                : said.flatMap(fields -> fields.text("error")).orElse("refused with status " + status);
    }

    private static Optional<Fields> object(String text) {
        try {
            return Json.readBack(text) instanceof Fields fields ? Optional.of(fields) : Optional.empty();
        } catch (IllegalStateException noJson) {
            return Optional.empty();
        }
    }

    private void told(String message) {
        object(message)
                .filter(fields -> fields.text("method").isPresent())
                .flatMap(fields -> fields.get("id"))
                .ifPresent(asked::add);
        write(message);
        if (ended) {
            asked.forEach(this::nobodyAnswers);
        }
    }

    /** Answers for whoever has ended the input: nobody agrees to anything any more. */
    private void nobodyAnswers(Value id) {
        if (asked.remove(id)) {
            Fields answer = Fields.builder()
                    .put("jsonrpc", "2.0")
                    .put("id", id)
                    .put("result", Fields.of("action", Value.of("cancel")))
                    .build();
            inBackground(answer, answer);
        }
    }

    private void refuse(Value id, int code, String message, Fields details) {
        if (id instanceof Null && code == NOT_SERVED) {
            return; // only a request is answered
        }
        Fields error =
                Fields.builder().put("code", code).put("message", message).build();
        write(Json.write(Fields.builder()
                .put("jsonrpc", "2.0")
                .put("id", id)
                .put("error", details.isEmpty() ? error : error.with("data", details))
                .build()));
    }

    private void write(String message) {
        writing.lock();
        try {
            out.println(message);
            out.flush();
        } finally {
            writing.unlock();
        }
    }
}
