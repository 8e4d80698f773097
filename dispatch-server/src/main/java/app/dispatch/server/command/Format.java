package app.dispatch.server.command;

import java.util.Locale;

/** The forms in which answers are written. */
public enum Format {
    TEXT,
    JSON,
    YAML;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
