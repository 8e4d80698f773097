package app.dispatch.server;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.settings.CannotStart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code demo}: the commands at work on a service that this program brings, in a folder that is gone afterwards. */
final class DemoCommand implements Command {
    private final Surroundings surroundings;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("demo");
        spec.usageMessage()
                .description("Shows a brief planned, run, failed and retried, without network and in seconds.")
                .footer("", "It works in a folder of its own, which is gone afterwards.");
        return spec;
    }

    @Override
    public int execute(ParseResult parsed) throws CannotStart {
        try (ScratchFolder folder = ScratchFolder.make("dispatch-demo-");
                DemoService service = DemoService.start()) {
            return show(service, environment(folder.path(), service));
        } catch (IOException failure) {
            throw new CannotStart("the demonstration cannot be shown here: " + failure.getMessage());
        }
    }

    private Map<String, String> environment(Path folder, DemoService service) {
        Map<String, String> environment = new HashMap<>(surroundings.environment());
        environment.keySet().removeIf(name -> name.startsWith("DISPATCH_"));
        environment.put("DISPATCH_DATA", folder.resolve("data").toString());
        environment.put("XDG_CONFIG_HOME", folder.toString());
        environment.put("DISPATCH_EGRESS_ALLOW", service.authority());
        return environment;
    }

    private int show(DemoService service, Map<String, String> environment) {
        String shop = "http://" + service.authority();
        say("A small shop answers at " + shop + ": it has orders, and a report printer that is out of paper.", "");
        int failed =
                command(environment, "run", "Get " + shop + "/orders and then post its answer to " + shop + "/reports");
        if (failed != FAILED) {
            return failed;
        }
        say("", "The first step is done and kept; the second failed. Somebody brings paper. Now go on from there:", "");
        service.mend();
        int done = command(environment, "runs", "retry", lastRun(environment));
        if (done != OK) {
            return done;
        }
        say("", "The orders were not asked for again. What was run is kept:", "");
        command(environment, "runs");
        say(
                "",
                "Now yours:",
                "  dispatch run \"Get https://example.com\"",
                "  dispatch tools       what plans may use",
                "  dispatch serve       the same in a browser, over HTTP, by time and by webhook");
        return OK;
    }

    private void say(String... lines) {
        List.of(lines).forEach(surroundings.out()::println);
    }

    /** Runs a command as a person would have typed it. */
    private int command(Map<String, String> environment, String... words) {
        StringBuilder typed = new StringBuilder("$ dispatch");
        for (String word : words) {
            typed.append(' ').append(word.contains(" ") ? '"' + word + '"' : word);
        }
        say(typed.toString());
        return new CommandTree(with(environment, surroundings.out()), words).run();
    }

    private Surroundings with(Map<String, String> environment, PrintStream out) {
        return new Surroundings(
                environment,
                surroundings.in(),
                out,
                surroundings.err(),
                surroundings.terminal(),
                Keyboard.NOBODY,
                surroundings.stop(),
                surroundings.clock(),
                surroundings.random());
    }

    private String lastRun(Map<String, String> environment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int unused = new CommandTree(
                        with(environment, new PrintStream(bytes, true, StandardCharsets.UTF_8)), "runs", "--json")
                .run();
        List<Value> runs = Json.readBack(bytes.toString(StandardCharsets.UTF_8)) instanceof Fields all
                ? all.items("runs")
                : List.of();
        return !runs.isEmpty() && runs.getFirst() instanceof Fields run
                ? run.text("id").orElse("")
                : "";
    }
}
