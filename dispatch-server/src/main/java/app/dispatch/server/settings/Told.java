package app.dispatch.server.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What was said of a setting, and where.
 *
 * @param place such as {@code --port}, {@code DISPATCH_PORT} or {@code dispatch.yaml:3: port}
 * @param content the file whose content it is; null where it was said in its place
 */
public record Told(
        String text, Origin origin, String place, @Nullable Path content) {
    /** Where settings are said, the first before the others. */
    public enum Origin {
        FLAG,
        ENVIRONMENT,
        FILE,
        DEFAULT
    }

    /** Without the text, which may be a secret. */
    @Override
    public String toString() {
        return place;
    }
}
