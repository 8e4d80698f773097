package app.dispatch.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** A person at a command line, with a data folder of their own. */
final class Terminal {
    private final Map<String, String> environment = new HashMap<>();
    private String input = "";
    private boolean terminal;
    private Keyboard keyboard = Keyboard.NOBODY;
    private final Stop stop = new Stop();

    Terminal(Path data) {
        with("DISPATCH_DATA", data.toString());
        with("DISPATCH_EGRESS_ALLOW", "127.0.0.1");
        with(
                "XDG_CONFIG_HOME",
                data.resolveSibling(data.getFileName() + "-config").toString());
    }

    /** What a command left. */
    record Result(int code, String out, String err) {
        List<String> outLines() {
            return out.lines().toList();
        }

        List<String> errLines() {
            return err.lines().toList();
        }
    }

    Terminal with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Terminal typing(String text) {
        input = text;
        return this;
    }

    /** Has the person be asked, and answer like this, whether what they type is seen or not. */
    Terminal answering(String... answers) {
        keyboard = new Person(new ArrayDeque<>(List.of(answers)));
        return this;
    }

    private record Person(Queue<String> answers) implements Keyboard {
        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public String line(String question) {
            return answers.isEmpty() ? "" : answers.remove();
        }

        @Override
        public String secret(String question) {
            return line(question);
        }
    }

    /** Has the output be a terminal. */
    Terminal watching() {
        terminal = true;
        return this;
    }

    /** What Ctrl-C and SIGTERM do. */
    void interrupt() {
        stop.request();
    }

    Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = run(new PrintStream(out, true, StandardCharsets.UTF_8), err, args);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    int run(PrintStream out, ByteArrayOutputStream err, String... args) {
        return Main.run(args, surroundings(out, new PrintStream(err, true, StandardCharsets.UTF_8)));
    }

    /** What a command sees that writes there. */
    Surroundings surroundings(PrintStream out, PrintStream err) {
        return new Surroundings(
                environment,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                out,
                err,
                terminal,
                keyboard,
                stop,
                InstantSource.system(),
                new SecureRandom());
    }
}
