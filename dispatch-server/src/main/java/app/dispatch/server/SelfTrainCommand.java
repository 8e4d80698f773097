package app.dispatch.server;

import app.dispatch.server.settings.CannotStart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code self-train}: does once what the other commands do, on a folder of its own, so that a class-data archive made
 * meanwhile holds their classes.
 */
final class SelfTrainCommand implements Command {
    /** Of many kinds: what a reader of briefs has not been asked for here is put together anew at each start. */
    private static final String BRIEFS = "training-briefs.txt";

    private static final Map<String, String> ENVIRONMENT = Map.of("DISPATCH_EGRESS_ALLOW", "127.0.0.1");

    private final Surroundings surroundings;

    SelfTrainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("self-train");
        spec.usageMessage().hidden(true).description("Does once what the other commands do, to speed up later starts.");
        return spec;
    }

    @Override
    public int execute(ParseResult parsed) throws CannotStart {
        try {
            try (ScratchFolder folder = ScratchFolder.make("dispatch-train-")) {
                train(folder.path());
            }
            return OK;
        } catch (IOException failure) {
            throw new CannotStart("the training failed: " + failure.getMessage());
        }
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
        require(local("", "parse", brief), "parse");
        briefs().forEach(each -> local("", "parse", each)); // whether one is understood is not for a start to say
        require(local("", "run", brief, "--data", data), "run");
        require(local(visit.plan(), "run", "--plan", "-", "--json", "--data", data), "run --plan");
        require(local("", "runs", "--data", data), "runs");
        require(local("", "runs", "--data", data.replaceFirst("terminal$", "server")), "runs of the server");
        require(local("", "help"), "help");
        require(local("", "help", "runs"), "help runs");
        require(local("", "--version"), "--version");
    }

    private static List<String> briefs() throws IOException {
        try (InputStream in = SelfTrainCommand.class.getResourceAsStream(BRIEFS)) {
            if (in == null) {
                throw new IOException("there is no " + BRIEFS);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private int local(String in, String... args) {
        return command(
                new Surroundings(
                        ENVIRONMENT,
                        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(PrintStream.nullOutputStream()),
                        surroundings.err(),
                        true,
                        Keyboard.NOBODY,
                        new Stop(),
                        surroundings.clock(),
                        surroundings.random()),
                args);
    }

    private static int command(Surroundings surroundings, String... args) {
        return new CommandTree(surroundings, args).run();
    }

    private static void require(int code, String command) throws CannotStart {
        if (code != OK) {
            throw new CannotStart("the training failed: " + command + " ended with exit code " + code);
        }
    }
}
