package app.dispatch.adapters.tools.planner.call;

/** Reads one kind of argument. */
interface Piece {
    /** Reads what stands at that place into the arguments; the place after it, or 0 when nothing of the kind stands there. */
    int read(int at);
}
