package app.dispatch.server.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where settings are said: by flags, else in the environment, else in a file. It collects what is wrong with that. */
final class SettingSources {
    private static final String FILE_END = "_FILE";

    private final Map<ServerSetting, String> flags;
    private final Map<String, String> environment;
    private final Optional<Told> named;
    private final SettingsFile file;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Optional<Told>> told = new HashMap<>(); // by the variable
    private final Set<Setting> unread = new HashSet<>();

    SettingSources(Map<ServerSetting, String> flags, Map<String, String> environment) {
        this.flags = flags;
        this.environment = environment;
        this.named = flag(ServerSetting.CONFIG).or(() -> variable(ServerSetting.CONFIG));
        this.file = file();
    }

    private SettingsFile file() {
        if (named.isEmpty()) {
            return new SettingsFile(Map.of(), true);
        }
        Optional<Path> path = path(named.get());
        SettingsFile read = path.isEmpty()
                ? new SettingsFile(Map.of(), false)
                : SettingsFile.read(path.get(), Setting.all(), wrong);
        if (!read.whole()) {
            unread.addAll(Setting.all());
        }
        return read;
    }

    /** The settings of which it is not known what they are to be. */
    Set<Setting> unread() {
        return unread;
    }

    /** The file of settings, where there is one. */
    Optional<Path> path() {
        return named.flatMap(this::path);
    }

    /** What is wrong with the places themselves, one line each. */
    List<String> wrong() {
        return wrong;
    }

    /** What was said of the setting, its default aside; a blank variable counts as not there. */
    Optional<Told> told(Setting setting) {
        Optional<Told> known = told.get(setting.variable());
        if (known == null) {
            known = flag(setting).or(() -> variable(setting)).or(() -> line(setting));
            told.put(setting.variable(), known);
        }
        return known;
    }

    private Optional<Told> flag(Setting setting) {
        return Optional.ofNullable(setting instanceof ServerSetting server ? flags.get(server) : null)
                .map(text -> new Told(text, Told.Origin.FLAG, setting.flag().orElse(setting.variable()), null));
    }

    private Optional<Told> variable(Setting setting) {
        return oneOf(setting, variable(setting.variable()), variable(setting.variable() + FILE_END));
    }

    private Optional<Told> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> new Told(text, Told.Origin.ENVIRONMENT, name, null));
    }

    private Optional<Told> line(Setting setting) {
        Map<String, Told> said = file.said();
        return oneOf(
                setting,
                Optional.ofNullable(said.get(setting.key())),
                Optional.ofNullable(said.get(setting.key() + SettingsFile.FILE_END)));
    }

    /** The value itself, or for a secret the content of the file that is named in its place. */
    private Optional<Told> oneOf(Setting setting, Optional<Told> value, Optional<Told> named) {
        if (!setting.isSecret() || named.isEmpty()) {
            return value;
        }
        if (value.isPresent()) {
            wrong.add(named.get().place() + ": it must not stand beside "
                    + (value.get().origin() == Told.Origin.FILE ? setting.key() : setting.variable())
                    + ": say the secret or the file that it is in, not both");
            unread.add(setting);
            return Optional.empty();
        }
        Optional<Told> content = named.flatMap(this::content);
        if (content.isEmpty()) {
            unread.add(setting);
        }
        return content;
    }

    private Optional<Told> content(Told file) {
        return path(file).flatMap(path -> {
            try {
                return Optional.of(new Told(SecretFile.read(path), file.origin(), file.place(), path));
            } catch (IllegalArgumentException unusable) {
                wrong.add(file.place() + ": " + unusable.getMessage());
                return Optional.empty();
            }
        });
    }

    private Optional<Path> path(Told file) {
        try {
            if (!file.text().isBlank()) {
                return Optional.of(Path.of(file.text()));
            }
        } catch (InvalidPathException notAPath) {
            // Said below.
        }
        wrong.add(file.place() + ": it must be the name of a file");
        return Optional.empty();
    }
}
