package app.dispatch.server;

import app.dispatch.adapters.persistence.FolderBackup;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.ServerSetting;
import app.dispatch.server.settings.Settings;
import app.dispatch.server.settings.SettingsInvalid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code self-train}: does once what the other commands do, on a folder of its own, so that a class-data archive made
 * meanwhile holds their classes.
 */
final class SelfTrainCommand implements Command {
    /** Of many kinds: what a reader of briefs has not been asked for here is put together anew at each start. */
    private static final String BRIEFS = "training-briefs.txt";

    private static final String PLANS = "--plans";
    private static final String SCRATCH = "dispatch-train-";

    private static final Map<String, String> ENVIRONMENT = Map.of("DISPATCH_EGRESS_ALLOW", "127.0.0.1");

    private final Surroundings surroundings;

    SelfTrainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("self-train");
        spec.addOption(OptionSpec.builder(PLANS)
                .paramLabel("FOLDER")
                .type(Path.class)
                .description(
                        "Only plans of briefs beside the folder's database; makes one and ends where there is none.")
                .build());
        spec.usageMessage().hidden(true).description("Does once what the other commands do, to speed up later starts.");
        return spec;
    }

    @Override
    public int execute(ParseResult parsed) throws CannotStart, SettingsInvalid {
        try {
            Path folder = parsed.matchedOptionValue(PLANS, null);
            if (folder != null) {
                trainPlans(folder);
                return OK;
            }
            try (ScratchFolder scratch = ScratchFolder.make(SCRATCH)) {
                train(scratch.path());
            }
            return OK;
        } catch (IOException failure) {
            throw new CannotStart("the training failed: " + failure.getMessage());
        }
    }

    /** Where the folder has no database yet it is only made: what makes one is for another process. */
    private void trainPlans(Path folder) throws IOException, CannotStart, SettingsInvalid {
        String data = folder.toString();
        if (!FolderBackup.isPossible(folder)) {
            try (var composition = new Composition(
                            Settings.of(Map.of(ServerSetting.DATA, data), ENVIRONMENT), surroundings("", data));
                    var kept = composition.lasting()) {
                kept.dispatch().tidy();
            }
            return;
        }
        List<String> briefs = briefs();
        Rehearsal.begin("parse", briefs.getFirst());
        try (ScratchFolder empty = ScratchFolder.make(SCRATCH)) {
            briefs.forEach(brief -> plan(empty.path().toString(), brief));
        }
        require(local("", data, "parse", "Get https://example.com/"), "parse beside a database");
    }

    /** Whether it is understood is not for a start to say. */
    private void plan(String data, String brief) {
        local("", data, "parse", brief);
    }

    private void train(Path folder) throws IOException, CannotStart {
        Stop stop = new Stop();
        ReadyLine ready = new ReadyLine();
        var serving = CompletableFuture.supplyAsync(() -> command(
                new Surroundings(
                        ENVIRONMENT,
                        InputStream.nullInputStream(),
                        ready.stream(),
                        surroundings.err(),
                        false,
                        Keyboard.NOBODY,
                        stop,
                        surroundings.clock(),
                        surroundings.random()),
                "serve",
                "--port",
                "0",
                "--data",
                folder.resolve("server").toString()));
        try {
            String url = CompletableFuture.anyOf(ready.url(), serving).join().toString();
            try (TrainingVisit visit = new TrainingVisit(url)) {
                visit.all();
                commands(visit, folder.resolve("terminal").toString());
            }
        } finally {
            stop.request();
        }
        require(serving.join(), "serve");
    }

    private void commands(TrainingVisit visit, String data) throws IOException, CannotStart {
        String brief = "Get " + visit.url() + "/healthz";
        require(local("", data, "parse", brief), "parse");
        briefs().forEach(each -> plan(data, each));
        require(local("", data, "run", brief), "run");
        require(local(visit.plan(), data, "run", "--plan", "-", "--json"), "run --plan");
        require(local("", data, "runs"), "runs");
        require(local("", data, "runs", "list"), "runs list");
        require(local("", data.replaceFirst("terminal$", "server"), "runs"), "runs of the server");
        require(local("", data, "help"), "help");
        require(local("", data, "help", "runs"), "help runs");
        require(local("", data, "--version"), "--version");
    }

    private static List<String> briefs() throws IOException {
        try (InputStream in = SelfTrainCommand.class.getResourceAsStream(BRIEFS)) {
            if (in == null) {
                throw new IOException("there is no " + BRIEFS);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private int local(String in, String data, String... args) {
        return command(surroundings(in, data), args);
    }

    private Surroundings surroundings(String in, String data) {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.put(ServerSetting.DATA.variable(), data);
        return new Surroundings(
                environment,
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(PrintStream.nullOutputStream()),
                surroundings.err(),
                true,
                Keyboard.NOBODY,
                new Stop(),
                surroundings.clock(),
                surroundings.random());
    }

    private static int command(Surroundings surroundings, String... args) {
        return Main.run(args, surroundings);
    }

    private static void require(int code, String command) throws CannotStart {
        if (code != OK) {
            throw new CannotStart("the training failed: " + command + " ended with exit code " + code);
        }
    }
}
