package app.dispatch.server.client;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.OwnerFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The servers that a person signed in to at the command line, by name, in a file that they alone can read. */
public final class Profiles {
    /** The name that stands for local data. */
    public static final String LOCAL = "local";

    private final Path file;

    private Profiles(Path file) {
        this.file = file;
    }

    /** Those of the person with this environment. */
    public static Profiles of(Map<String, String> environment) {
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        String home = environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", "."));
        Path folder = config.isBlank() ? Path.of(home, ".config") : Path.of(config);
        return new Profiles(folder.resolve("dispatch").resolve("profiles.json"));
    }

    /** Where they are kept. */
    public Path file() {
        return file;
    }

    /**
     * The link of that name, or of the one in use where the name is empty; empty for local data.
     *
     * @throws CannotStart when there is none of that name
     */
    public Optional<Link> link(String name) throws CannotStart {
        Fields all = read();
        String wanted = name.isEmpty() ? all.text("current").orElse(LOCAL) : name;
        if (wanted.equals(LOCAL)) {
            return Optional.empty();
        }
        Fields kept = all.fields("profiles").fields(wanted);
        String server = kept.text("server")
                .orElseThrow(() -> new CannotStart("There is no profile `" + wanted + "`; ./dispatch login makes one,"
                        + " and ./dispatch profiles lists them."));
        return Optional.of(new Link(URI.create(server), kept.text("token").orElse("")));
    }

    /** The names, in the order in which they were made. */
    public List<String> names() throws CannotStart {
        return List.copyOf(read().fields("profiles").values().keySet());
    }

    /** The name of the one in use. */
    public String current() throws CannotStart {
        return read().text("current").orElse(LOCAL);
    }

    /** Keeps a link under that name, and uses it from now on. */
    public void keep(String name, Link link) throws CannotStart {
        Fields all = read();
        Fields one = Fields.builder()
                .put("server", link.server().toString())
                .put("token", link.secret())
                .build();
        write(name, all.fields("profiles").with(name, one));
    }

    /** Uses that one from now on; {@link #LOCAL} for local data. */
    public void use(String name) throws CannotStart {
        link(name);
        write(name, read().fields("profiles"));
    }

    /** Forgets that one. */
    public void forget(String name) throws CannotStart {
        link(name);
        Fields all = read();
        Map<String, Value> left = new LinkedHashMap<>(all.fields("profiles").values());
        left.remove(name);
        String current = all.text("current").orElse(LOCAL);
        write(current.equals(name) ? LOCAL : current, new Fields(left));
    }

    private Fields read() throws CannotStart {
        if (!Files.exists(file)) {
            return Fields.empty();
        }
        try {
            return Json.readBack(Files.readString(file)) instanceof Fields all ? all : Fields.empty();
        } catch (IllegalStateException torn) {
            throw new CannotStart("the file " + file + " holds no profiles; delete it and sign in again");
        } catch (IOException failure) {
            throw OwnerFile.unusable(file, failure);
        }
    }

    private void write(String current, Fields profiles) throws CannotStart {
        try {
            OwnerFile.write(
                    file,
                    Json.pretty(Fields.builder()
                                    .put("current", current)
                                    .put("profiles", profiles)
                                    .build())
                            + "\n");
        } catch (IOException failure) {
            throw OwnerFile.unusable(file, failure);
        }
    }
}
