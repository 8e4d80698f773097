package app.dispatch.adapters.tools.planner.parse;

/** A form of sentences that do not begin with what is to be done. */
interface SentenceForm {
    /** The place after what such a sentence says, which is then found; that where it begins when it has another form. */
    int read(int from, int to);
}
