package app.dispatch.server;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.DatabaseLook;
import app.dispatch.adapters.persistence.sql.StartFailed;
import app.dispatch.application.background.Background;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.client.Api;
import app.dispatch.server.client.Door;
import app.dispatch.server.client.Interrupted;
import app.dispatch.server.client.Link;
import app.dispatch.server.client.Request;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.FileErrors;
import app.dispatch.server.settings.ServerSetting;
import app.dispatch.server.settings.Settings;
import app.dispatch.server.settings.SettingsLook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What helps to find out what is wrong with a server, in one file to hand on: numbers and names of the program's own, and settings without
 * secrets. Nothing that a user wrote, and nothing of a run, is looked at.
 */
final class SupportBundle {
    private static final String TOP = """
            What helps to find out what is wrong with a server of Dispatch.

            about.json     the program, its Java and the machine, as this command sees them
            settings.yaml  the settings that this command was told, and where; what may be a secret is left out
            check.txt      what `dispatch config check --offline` says of them
            files.txt      the files of the data folder, with their sizes
            server.json    the same of the server that runs, its loops, and how many rows each table has
            threads.txt    what each of its threads does
            metrics.txt    what /metrics tells
            log.txt        the end of the log that was named by --log

            What could not be had is missing, and why stands here. Look through it before you hand it on.

            """;

    /** Who is in a URL, in what a setting must not be. */
    private static final Pattern USER_INFO = Pattern.compile("(://)[^/@\\s]+@");

    private final SettingsLook look;
    private final Surroundings surroundings;
    private final Duration patience;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();

    private SupportBundle(SettingsLook look, Surroundings surroundings, Duration patience) {
        this.look = look;
        this.surroundings = surroundings;
        this.patience = patience;
    }

    /**
     * All of it, as a zip file.
     *
     * @param log the file of the log that was named
     * @param patience how long each answer of the server may take
     */
    static byte[] of(SettingsLook look, Surroundings surroundings, Optional<Path> log, Duration patience)
            throws CannotStart {
        SupportBundle bundle = new SupportBundle(look, surroundings, patience);
        bundle.add(
                "about.json",
                Json.pretty(ProcessState.ofProcess()
                        .put("writtenAt", surroundings.clock().instant().toString())
                        .build()));
        bundle.add(
                "settings.yaml",
                ConfigPrint.lines(look).map(SupportBundle::shown).collect(Collectors.joining("\n")));
        bundle.add("check.txt", bundle.check());
        if (look.with(ServerSetting.DATA, ServerSetting.DATABASE).isPresent()) {
            bundle.data(look.with().orElseThrow());
        } else {
            bundle.missing("server.json", "the settings do not say where its data is");
        }
        if (log.isPresent()) {
            bundle.add("log.txt", LogEnd.of(log.get()));
        } else {
            bundle.missing(
                    "log.txt", "no --log FILE was named; the log goes to standard error, and to where that leads");
        }
        return bundle.zipped();
    }

    private static String shown(String text) {
        return USER_INFO.matcher(text).replaceAll("$1…@");
    }

    private String check() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfigCheck.look(look, surroundings, true).show(new PrintStream(out, true, StandardCharsets.UTF_8));
        return shown(out.toString(StandardCharsets.UTF_8));
    }

    private void data(Settings settings) {
        Path folder = settings.data().folder();
        add("files.txt", sizes(folder));
        Optional<Link> server = settings.data().database() == null ? ServerFile.read(folder) : Optional.empty();
        if (server.isPresent()) {
            running(server.get());
        } else {
            database(settings);
            missing(
                    "threads.txt",
                    "no server has the data folder; for one on PostgreSQL there is `jcmd PID Thread.print`");
            if (settings.data().database() == null) {
                missing("metrics.txt", "no server has the data folder");
            } else {
                metrics(new Link(own(settings), ""));
            }
        }
    }

    private static String sizes(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            List<String> lines = new ArrayList<>();
            for (Path file : inside.sorted().toList()) {
                lines.add(Files.size(file) + " " + folder.relativize(file));
            }
            return String.join("\n", lines);
        } catch (IOException failure) {
            return FileErrors.reason(failure);
        }
    }

    private void running(Link server) {
        try (Api api = api(server)) {
            Fields told = api.ask(Request.get("/folder/support"));
            add("server.json", Json.pretty(told.fields(ProcessState.STATE)));
            add("threads.txt", told.text(ProcessState.THREADS).orElse(""));
        } catch (CannotStart | Refusal failed) {
            missing("server.json, threads.txt", String.valueOf(failed.getMessage()));
        } catch (Interrupted late) {
            missing(
                    "server.json, threads.txt",
                    "the server does not answer; `jcmd PID Thread.print` asks the JVM itself");
        }
        metrics(server);
    }

    /** A server that is stuck is what this is for: it is waited for a while, and no longer. */
    private Api api(Link server) {
        Stop late = new Stop();
        CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                .execute(late::request);
        return new Api(new Door.Remote(server), late);
    }

    /** Where the server listens by these settings, if it runs. */
    private static URI own(Settings settings) {
        return URI.create("http://127.0.0.1:" + settings.http().port());
    }

    /** Opens only what it need not change before. */
    private void database(Settings settings) {
        String url = settings.data().database();
        Path folder = settings.data().folder();
        try {
            DatabaseLook seen = url == null ? DatabaseLook.inFolder(folder) : DatabaseLook.at(url);
            if (!seen.isCurrent()) {
                missing("server.json", "the database is not of this version");
                return;
            }
            try (Database database = url == null ? Database.inFolder(folder) : Database.at(url, new Background())) {
                add("server.json", Json.pretty(Fields.of("database", ProcessState.ofDatabase(database))));
            }
        } catch (StartFailed | Refusal failed) {
            missing("server.json", String.valueOf(failed.getMessage()));
        }
    }

    private void metrics(Link server) {
        try (Api api = api(server)) {
            String told = new String(api.exchange(Request.get("/metrics")).body(), StandardCharsets.UTF_8);
            if (told.contains("dispatch_build_info")) {
                add("metrics.txt", told);
            } else {
                missing("metrics.txt", "another program answers at " + server);
            }
        } catch (CannotStart | Refusal | Interrupted failed) {
            missing("metrics.txt", "no server answers at " + server);
        }
    }

    private void add(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void missing(String name, String why) {
        missing.add(name + ": " + shown(why));
    }

    private byte[] zipped() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            entry(zip, "README.txt", (TOP + String.join("\n", missing) + "\n").getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                entry(zip, file.getKey(), file.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry("dispatch-support/" + name));
        zip.write(content);
        zip.closeEntry();
    }
}
