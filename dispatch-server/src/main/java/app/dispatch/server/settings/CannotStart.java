package app.dispatch.server.settings;

/** Why the program cannot do its work here and now, in one line for the person who started it. */
public final class CannotStart extends Exception {
    private static final long serialVersionUID = 1L;

    private final String line;

    public CannotStart(String line) {
        super(line);
        this.line = line;
    }

    /** What is wrong and, where that is plain, how to mend it. */
    public String line() {
        return line;
    }
}
