package app.dispatch.server;

import app.dispatch.server.terminal.Screen;
import app.dispatch.server.terminal.Style;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * All of the process that the program sees.
 *
 * @param environment the environment variables
 * @param terminal whether {@code out} is a terminal
 * @param random secure, and safe for use by several threads
 */
public record Surroundings(
        Map<String, String> environment,
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        Keyboard keyboard,
        Stop stop,
        InstantSource clock,
        RandomGenerator random) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** The screen that plans and runs are shown on. Colours follow no-color.org. */
    public Screen screen() {
        boolean able = terminal && !"dumb".equals(environment.get("TERM"));
        boolean coloured = able && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Screen(out, coloured ? Style.COLOURED : Style.PLAIN, able);
    }

    /** Says what went wrong. */
    public void complain(String line) {
        err.println("dispatch: " + line);
    }
}
