package app.dispatch.server.settings;

import java.util.List;

/** Settings that cannot be: one line for each. */
public final class SettingsInvalid extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    SettingsInvalid(List<String> lines) {
        super(String.join("; ", lines));
        this.lines = List.copyOf(lines);
    }

    /** One sentence for each wrong setting. */
    public List<String> lines() {
        return lines;
    }
}
