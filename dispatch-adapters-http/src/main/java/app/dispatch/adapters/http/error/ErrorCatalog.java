package app.dispatch.adapters.http.error;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What each code means, where it comes from and how to mend it: of refused requests, and of runs and steps that failed.
 *
 * @param content {@code requests} and {@code runs}, each a list with one member for each code
 */
public record ErrorCatalog(Fields content) {
    /** Where people read of a code, whose name follows; a path of this server. */
    public static final String PAGE = "/docs/errors#";

    /** Reads it from the program. */
    public static ErrorCatalog load() {
        try (InputStream file = ErrorCatalog.class.getResourceAsStream("errors.json")) {
            if (file == null) {
                throw new IllegalStateException("there is no errors.json in the program");
            }
            return new ErrorCatalog((Fields) Json.parse(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What each code of a refused request means, in a sentence. */
    public Map<String, String> meanings() {
        return content.items("requests").stream()
                .map(Fields.class::cast)
                .collect(Collectors.toMap(ErrorCatalog::code, entry -> text(entry, "meaning")));
    }

    /** The address of what is said of a code; a path of this server. */
    static Value page(ErrorCode code) {
        return Value.of(PAGE + code.id());
    }

    private static String code(Fields entry) {
        return text(entry, "code");
    }

    private static String text(Fields entry, String name) {
        return entry.text(name).orElseThrow();
    }
}
