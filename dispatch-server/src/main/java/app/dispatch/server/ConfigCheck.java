package app.dispatch.server;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.DatabaseLook;
import app.dispatch.adapters.persistence.sql.StartFailed;
import app.dispatch.adapters.persistence.vault.JdbiVaultStore;
import app.dispatch.adapters.tools.planner.llm.PlannerSettings;
import app.dispatch.application.background.Background;
import app.dispatch.domain.error.DidYouMean;
import app.dispatch.domain.error.Refusal;
import app.dispatch.server.Findings.Finding;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.OwnerFile;
import app.dispatch.server.settings.ServerSetting;
import app.dispatch.server.settings.Setting;
import app.dispatch.server.settings.Settings;
import app.dispatch.server.settings.SettingsLook;
import app.dispatch.server.settings.TelemetrySetting;
import app.dispatch.server.settings.TelemetrySettings;
import app.dispatch.server.settings.Told;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** {@code config check}: all that would keep a server from starting, found before it is started. */
final class ConfigCheck {
    private static final String PLANNER = "planner";

    /** What the command line and the script that starts it read, and no setting. */
    private static final Set<String> OF_CLIENTS =
            Set.of("DISPATCH_SERVER", "DISPATCH_TOKEN", "DISPATCH_PROFILE", "DISPATCH_JAVA_OPTS");

    private final SettingsLook look;
    private final Surroundings surroundings;
    private final boolean offline;
    private final Findings found = new Findings();

    private ConfigCheck(SettingsLook look, Surroundings surroundings, boolean offline) {
        this.look = look;
        this.surroundings = surroundings;
        this.offline = offline;
    }

    /**
     * Looks, and says what it found.
     *
     * @param offline whether nothing of the network is tried
     * @return 0 when all is well, 2 when a setting is wrong, 1 when what the settings name is
     */
    static int run(SettingsLook look, Surroundings surroundings, boolean json, boolean offline) {
        Findings found = look(look, surroundings, offline);
        if (json) {
            found.showJson(surroundings.out());
        } else {
            found.show(surroundings.out());
        }
        if (!look.wrong().isEmpty()) {
            return Command.USAGE;
        }
        return found.isWell() ? Command.OK : Command.FAILED;
    }

    static Findings look(SettingsLook look, Surroundings surroundings, boolean offline) {
        ConfigCheck check = new ConfigCheck(look, surroundings, offline);
        check.settings();
        look.with(ServerSetting.DATA)
                .ifPresent(settings -> check.folder(settings.data().folder()));
        look.with(ServerSetting.HOST, ServerSetting.PORT).ifPresent(check::port);
        look.with(ServerSetting.DATA, ServerSetting.DATABASE).ifPresent(check::database);
        look.with(ServerSetting.PLANNER, ServerSetting.PLANNER_BASE_URL, ServerSetting.PLANNER_API_KEY)
                .ifPresent(settings -> check.planner(settings.planner()));
        look.with().ifPresent(check::reach);
        return check.found;
    }

    private void settings() {
        look.wrong().forEach(line -> wrong("settings", line));
        if (look.wrong().isEmpty()) {
            long said = Setting.all().stream()
                    .filter(setting -> look.told(setting).isPresent())
                    .count();
            ok("settings", said + " said, the others have their defaults");
        }
        Set<String> known = new LinkedHashSet<>(OF_CLIENTS);
        for (Setting setting : Setting.all()) {
            known.add(setting.variable());
            if (setting.isSecret()) {
                known.add(setting.variable() + "_FILE");
            }
        }
        for (String variable : new TreeSet<>(surroundings.environment().keySet())) {
            if (known.contains(variable)) {
                continue;
            }
            if (variable.startsWith("DISPATCH_")) {
                note("environment", variable + " is no setting" + DidYouMean.hint(variable, known));
            } else if (variable.startsWith("OTEL_")) {
                note("environment", variable + " is not read by Dispatch");
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
                note(
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
        if (usable) {
            ok("data folder", says);
        } else {
            wrong("data folder", folder + ": " + there + " cannot be written; name another, or chown it");
        }
    }

    /** A server that runs has it, and so it is no mistake. */
    private void port(Settings settings) {
        String host = settings.http().host();
        int port = settings.http().port();
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            ok("address", host + ":" + port + " is free");
        } catch (IOException taken) {
            note(
                    "address",
                    host + ":" + port + " cannot be listened at now: "
                            + String.valueOf(taken.getMessage()).toLowerCase(Locale.ROOT));
        }
    }

    private void database(Settings settings) {
        String url = settings.data().database();
        if (url != null && offline) {
            note("database", "not tried (--offline)");
            return;
        }
        if (url == null && ServerFile.read(settings.data().folder()).isPresent()) {
            note("database", "a server has the data folder, so the database was not opened");
            return;
        }
        try {
            DatabaseLook seen =
                    url == null ? DatabaseLook.inFolder(settings.data().folder()) : DatabaseLook.at(url);
            ok("database", says(seen));
            if (seen.isCurrent()) {
                keys(settings);
            } else {
                note("master key", "tried when the database has its tables");
            }
        } catch (StartFailed failed) {
            wrong("database", String.valueOf(failed.getMessage()));
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
            ok("master key", MasterKeys.look(new JdbiVaultStore(database), settings, surroundings.random()));
        } catch (CannotStart cannot) {
            wrong("master key", cannot.line());
        } catch (StartFailed | Refusal failed) {
            wrong("master key", "the database does not answer: " + failed.getMessage());
        }
    }

    /** What could not be read is null there, and so not tried. */
    private void reach(Settings settings) {
        ConfigReach.look(settings, surroundings, offline).forEach(found::add);
        TelemetrySettings telemetry = settings.telemetry();
        goesNowhere("traces", TelemetrySetting.TRACES_EXPORTER, telemetry.traces() == null);
        goesNowhere("metrics", TelemetrySetting.METRICS_EXPORTER, telemetry.metrics() == null);
    }

    /** Elsewhere the endpoint has a default, and so whoever asks for them would look for them in vain. */
    private void goesNowhere(String check, TelemetrySetting exporter, boolean off) {
        if (off
                && look.told(exporter)
                        .filter(told -> told.text().equals("otlp"))
                        .isPresent()) {
            note(
                    check,
                    exporter.variable() + " is otlp, and they are sent nowhere: say where in "
                            + TelemetrySetting.ENDPOINT.variable());
        }
    }

    /** Who plans, and by whose key; whether that is taken is not tried, since it costs. */
    private void planner(PlannerSettings planner) {
        String key = planner.apiKey() == null ? "without a key of the server's" : "with the server's key";
        String who = planner.model() == null
                ? planner.choice().id()
                : planner.choice().id() + ", " + planner.model();
        switch (planner.choice()) {
            case BUILTIN -> ok(PLANNER, "builtin, which needs no key");
            case AUTO -> {
                if (planner.baseUrl() == null) {
                    ok(PLANNER, "the model of a user's own key, else builtin; the server has no key");
                } else {
                    ok(PLANNER, who + " at " + planner.baseUrl() + ", " + key);
                }
            }
            case OPENAI, ANTHROPIC, GOOGLE, QWEN -> {
                if (planner.apiKey() == null && planner.baseUrl() == null) {
                    note(
                            PLANNER,
                            who + ", " + key + ": it plans for users who save one of theirs, and builtin for the"
                                    + " others; else set DISPATCH_PLANNER_API_KEY");
                } else {
                    ok(PLANNER, who + ", " + key);
                }
            }
        }
    }

    private void ok(String check, String says) {
        found.add(Finding.ok(check, says));
    }

    private void note(String check, String says) {
        found.add(Finding.note(check, says));
    }

    private void wrong(String check, String says) {
        found.add(Finding.wrong(check, says));
    }
}
