package app.dispatch.adapters.tools.planner.parse;

/** Tokens of a brief, from a place to before another. */
public record Range(int from, int to) {
    public static final Range NONE = new Range(0, 0);

    public boolean isEmpty() {
        return to <= from;
    }

    public int size() {
        return Math.max(0, to - from);
    }

    public boolean has(int at) {
        return at >= from && at < to;
    }
}
