package app.dispatch.server.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings as they are said, right or wrong, and where each is said. */
public final class SettingsLook {
    private final Settings settings;
    private final List<String> wrong;
    private final Set<Setting> unread;
    private final SettingSources sources;

    SettingsLook(Settings settings, List<String> wrong, Set<Setting> unread, SettingSources sources) {
        this.settings = settings;
        this.wrong = List.copyOf(wrong);
        this.unread = Set.copyOf(unread);
        this.sources = sources;
    }

    /** What flags, environment variables and the file that these name say. */
    public static SettingsLook of(Map<ServerSetting, String> flags, Map<String, String> environment) {
        return new SettingsReader(new SettingSources(flags, environment)).look();
    }

    /**
     * All of them.
     *
     * @throws SettingsInvalid with a line for each wrong one
     */
    public Settings whole() throws SettingsInvalid {
        if (!wrong.isEmpty()) {
            throw new SettingsInvalid(wrong);
        }
        return settings;
    }

    /** A line for each that is wrong, with its place and what it must be. */
    public List<String> wrong() {
        return wrong;
    }

    /** The settings, if each of these could be read. */
    public Optional<Settings> with(Setting... needed) {
        return Set.of(needed).stream().anyMatch(unread::contains) ? Optional.empty() : Optional.of(settings);
    }

    /** What was said of a setting; empty where it has its default. */
    public Optional<Told> told(Setting setting) {
        return sources.told(setting);
    }

    /** The file of settings, where one is named. */
    public Optional<Path> file() {
        return sources.path();
    }
}
