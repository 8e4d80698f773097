package app.dispatch.server.command;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.FileErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan in a file: YAML or JSON, alone or as the API answers it, in a member {@code plan}. */
final class PlanText {
    private static final int MOST_BYTES = 1024 * 1024;
    private static final String PLAN = "/plan";

    private final Fields whole;
    private final Fields plan;
    private final boolean wrapped;
    private final Map<String, String> places;

    private PlanText(Fields whole, Map<String, String> places) {
        this.whole = whole;
        this.wrapped = whole.get("plan").isPresent() && whole.get("steps").isEmpty();
        this.plan = wrapped ? whole.fields("plan") : whole;
        this.places = places;
    }

    /** A request about the plan. */
    @FunctionalInterface
    interface About {
        Fields ask() throws CannotStart;
    }

    /** The plan in the file of that name; {@code -} for standard input. */
    static PlanText of(Asked asked, String name) throws CannotStart {
        Placed placed = Placed.read(new String(bytes(asked, name), StandardCharsets.UTF_8));
        if (placed.value() instanceof Fields whole) {
            return new PlanText(whole, placed.places());
        }
        throw Refusal.of(ErrorCode.PLAN_INVALID, "A plan is an object with `steps`; " + name + " holds something else");
    }

    /** What a text says that is an object. */
    static Fields fields(Asked asked, String source, String text) {
        if (Placed.read(text).value() instanceof Fields fields) {
            return fields;
        }
        throw asked.wrong(source + " must be an object, such as {\"order\": 42}");
    }

    private static byte[] bytes(Asked asked, String name) throws CannotStart {
        try {
            byte[] bytes =
                    name.equals("-") ? asked.surroundings().in().readNBytes(MOST_BYTES + 1) : read(Path.of(name));
            if (bytes.length > MOST_BYTES) {
                throw asked.wrong(name + ": a plan has at most " + MOST_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException | InvalidPathException unreadable) {
            String reason =
                    unreadable instanceof IOException failure ? FileErrors.reason(failure) : "not the name of a file";
            throw asked.wrong(name + " cannot be read: " + reason);
        }
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(MOST_BYTES + 1);
        }
    }

    Fields plan() {
        return plan;
    }

    /** A text that stands beside the plan. */
    Optional<String> beside(String key) {
        return wrapped ? whole.text(key) : Optional.empty();
    }

    /** Asks; the problems of a refusal get their places in the file. */
    Fields placed(About about) throws CannotStart {
        try {
            return about.ask();
        } catch (Refusal refused) {
            List<Value> problems = refused.details().items("problems");
            throw problems.isEmpty()
                    ? refused
                    : Refusal.of(
                            refused.errorCode(),
                            refused.text(),
                            refused.details().with("problems", Value.of(placed(problems))));
        }
    }

    /** The problems with their places in the file. */
    List<Value> placed(List<Value> problems) {
        return problems.stream().map(this::placed).toList();
    }

    private Value placed(Value problem) {
        if (!(problem instanceof Fields fields)) {
            return problem;
        }
        String path = fields.text("path").orElse("");
        String pointer = path.startsWith(PLAN) ? path.substring(PLAN.length()) : path;
        Fields named = fields.with("path", Value.of(pointer));
        return place(wrapped ? PLAN + pointer : pointer)
                .map(at -> named.with("place", Value.of(at)))
                .orElse(named);
    }

    /** Of what is not there, the place of what it would be in. */
    private Optional<String> place(String pointer) {
        String at = pointer;
        while (!places.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return Optional.ofNullable(places.get(at));
    }
}
