package app.dispatch.server;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.DatabaseLook;
import app.dispatch.adapters.persistence.sql.StartFailed;
import app.dispatch.adapters.persistence.vault.JdbiVaultStore;
import app.dispatch.application.background.Background;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.DidYouMean;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.OwnerFile;
import app.dispatch.server.settings.ServerSetting;
import app.dispatch.server.settings.Setting;
import app.dispatch.server.settings.Settings;
import app.dispatch.server.settings.SettingsLook;
import app.dispatch.server.settings.Told;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** {@code config check}: all that would keep a server from starting, found before it is started. */
final class ConfigCheck {
    private static final String PREFIX = "DISPATCH_";

    /** What the command line and the script that starts it read, and no setting. */
    private static final Set<String> OF_CLIENTS =
            Set.of("DISPATCH_SERVER", "DISPATCH_TOKEN", "DISPATCH_PROFILE", "DISPATCH_JAVA_OPTS");

    private enum Level {
        OK("✓"),
        NOTE("!"),
        WRONG("✗");

        private final String sign;

        Level(String sign) {
            this.sign = sign;
        }
    }

    private record Finding(Level level, String check, String says) {}

    private final SettingsLook look;
    private final Surroundings surroundings;
    private final List<Finding> found = new ArrayList<>();

    private ConfigCheck(SettingsLook look, Surroundings surroundings) {
        this.look = look;
        this.surroundings = surroundings;
    }

    /** @return 0 when all is well, 2 when a setting is wrong, 1 when what the settings name is */
    static int run(SettingsLook look, Surroundings surroundings, boolean json) {
        ConfigCheck check = new ConfigCheck(look, surroundings);
        check.settings();
        look.with(ServerSetting.DATA)
                .ifPresent(settings -> check.folder(settings.data().folder()));
        look.with(ServerSetting.HOST, ServerSetting.PORT).ifPresent(check::port);
        look.with(ServerSetting.DATA, ServerSetting.DATABASE).ifPresent(check::database);
        check.show(json);
        if (!look.wrong().isEmpty()) {
            return Command.USAGE;
        }
        return check.isWell() ? Command.OK : Command.FAILED;
    }

    private void settings() {
        look.wrong().forEach(line -> say(Level.WRONG, "settings", line));
        if (look.wrong().isEmpty()) {
            long said = Setting.all().stream()
                    .filter(setting -> look.told(setting).isPresent())
                    .count();
            say(Level.OK, "settings", said + " said, the others have their defaults");
        }
        Set<String> known = new LinkedHashSet<>(OF_CLIENTS);
        for (Setting setting : Setting.all()) {
            known.add(setting.variable());
            if (setting.isSecret()) {
                known.add(setting.variable() + "_FILE");
            }
        }
        for (String variable : new TreeSet<>(surroundings.environment().keySet())) {
            if (variable.startsWith(PREFIX) && !known.contains(variable)) {
                say(Level.NOTE, "environment", variable + " is no setting" + DidYouMean.hint(variable, known));
            }
        }
        look.file().ifPresent(this::file);
    }

    /** Secrets in a file that all can read are no secrets. */
    private void file(Path file) {
        boolean secrets = Setting.all().stream()
                .filter(Setting::isSecret)
                .flatMap(setting -> look.told(setting).stream())
                .anyMatch(told -> told.origin() == Told.Origin.FILE && told.content() == null);
        try {
            String open = secrets ? OwnerFile.openTo(file) : "";
            if (!open.isEmpty()) {
                say(
                        Level.NOTE,
                        "file",
                        file + " has secrets and is open to others (" + open + "): chmod 600 it, or name"
                                + " files of their own with names that end in _file");
            }
        } catch (IOException gone) {
            // Said of the settings already.
        }
    }

    private void folder(Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        boolean usable = Files.isDirectory(there) && Files.isWritable(there);
        String says = there.equals(folder) ? folder.toString() : folder + ", which the start makes";
        say(
                usable ? Level.OK : Level.WRONG,
                "data folder",
                usable ? says : folder + ": " + there + " cannot be written; name another, or chown it");
    }

    /** A server that runs has it, and so it is no mistake. */
    private void port(Settings settings) {
        String host = settings.http().host();
        int port = settings.http().port();
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            say(Level.OK, "address", host + ":" + port + " is free");
        } catch (IOException taken) {
            say(
                    Level.NOTE,
                    "address",
                    host + ":" + port + " cannot be listened at now: "
                            + String.valueOf(taken.getMessage()).toLowerCase(Locale.ROOT));
        }
    }

    private void database(Settings settings) {
        String url = settings.data().database();
        if (url == null && ServerFile.read(settings.data().folder()).isPresent()) {
            say(Level.NOTE, "database", "a server has the data folder, so the database was not opened");
            return;
        }
        try {
            DatabaseLook seen =
                    url == null ? DatabaseLook.inFolder(settings.data().folder()) : DatabaseLook.at(url);
            say(Level.OK, "database", says(seen));
            if (seen.isCurrent()) {
                keys(settings);
            } else {
                say(Level.NOTE, "master key", "tried when the database has its tables");
            }
        } catch (StartFailed failed) {
            say(Level.WRONG, "database", String.valueOf(failed.getMessage()));
        }
    }

    private static String says(DatabaseLook seen) {
        if (seen.schema().isEmpty()) {
            return "none yet; the start makes its tables";
        }
        int schema = seen.schema().getAsInt();
        return seen.isCurrent()
                ? "its schema is " + schema + ", as this version needs"
                : "its schema is " + schema + "; the start brings it to " + seen.newest()
                        + ", and older versions refuse it from then on: make a backup";
    }

    private void keys(Settings settings) {
        if (look.with(ServerSetting.MASTER_KEY, ServerSetting.OLD_MASTER_KEY).isEmpty()) {
            return;
        }
        String url = settings.data().database();
        try (Database database =
                url == null ? Database.inFolder(settings.data().folder()) : Database.at(url, new Background())) {
            say(Level.OK, "master key", MasterKeys.look(new JdbiVaultStore(database), settings, surroundings.random()));
        } catch (CannotStart cannot) {
            say(Level.WRONG, "master key", cannot.line());
        } catch (StartFailed | Refusal failed) {
            say(Level.WRONG, "master key", "the database does not answer: " + failed.getMessage());
        }
    }

    private void say(Level level, String check, String says) {
        found.add(new Finding(level, check, says));
    }

    private boolean isWell() {
        return found.stream().noneMatch(each -> each.level() == Level.WRONG);
    }

    private void show(boolean json) {
        if (!json) {
            found.forEach(
                    each -> surroundings.out().println(each.level().sign + " " + each.check() + ": " + each.says()));
            return;
        }
        List<Value> checks = new ArrayList<>();
        found.forEach(each -> checks.add(Fields.builder()
                .put("check", each.check())
                .put("ok", each.level() != Level.WRONG)
                .put("level", each.level().name().toLowerCase(Locale.ROOT))
                .put("says", each.says())
                .build()));
        surroundings
                .out()
                .println(Json.pretty(Fields.builder()
                        .put("ok", isWell())
                        .put("checks", Value.of(checks))
                        .build()));
    }
}
