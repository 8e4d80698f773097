package app.dispatch.server.terminal;

import java.io.PrintStream;
import java.util.List;

/**
 * Where lines are written. On a terminal, a few live lines at its lower end can be written over. For use by one thread.
 */
public final class Screen implements AutoCloseable {
    private static final String NO_WRAP = "\033[?7l";
    private static final String WRAP = "\033[?7h";
    private static final String NO_CURSOR = "\033[?25l";
    private static final String CURSOR = "\033[?25h";
    private static final String CLEAR_DOWN = "\033[J";

    private final PrintStream out;
    private final Style style;
    private final boolean live;
    private List<String> shown = List.of();

    /** @param live whether lines can be written over */
    public Screen(PrintStream out, Style style, boolean live) {
        this.out = out;
        this.style = style;
        this.live = live;
    }

    public Style style() {
        return style;
    }

    boolean isLive() {
        return live;
    }

    /** Writes a line that stays. */
    public void line(String text) {
        StringBuilder all = new StringBuilder();
        erase(all);
        all.append(text).append('\n');
        draw(all, shown);
        write(all);
    }

    /** Replaces the live lines; without effect where lines cannot be written over. */
    void live(List<String> lines) {
        if (!live || lines.equals(shown)) {
            return;
        }
        StringBuilder all = new StringBuilder();
        erase(all);
        draw(all, lines);
        write(all);
        shown = List.copyOf(lines);
    }

    private void erase(StringBuilder all) {
        if (!shown.isEmpty()) {
            all.append("\033[").append(shown.size()).append('A').append('\r').append(CLEAR_DOWN);
        }
    }

    /** A line that is wider than the terminal is cut by it, so that each takes exactly one row. */
    private static void draw(StringBuilder all, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        all.append(NO_CURSOR).append(NO_WRAP);
        lines.forEach(line -> all.append(line).append('\n'));
        all.append(WRAP).append(CURSOR);
    }

    private void write(StringBuilder all) {
        out.print(all);
        out.flush();
    }

    /** Takes the live lines away. */
    @Override
    public void close() {
        live(List.of());
    }
}
