package app.dispatch.domain.run;

/** The past run that a run comes from, if any. */
public sealed interface RunOrigin {
    /** None: the run was asked for by itself. */
    record Fresh() implements RunOrigin {}

    /** The run repeats that one from its start. */
    record ReplayOf(RunId run) implements RunOrigin {}

    /** The run goes on from where that one failed. */
    record RetryOf(RunId run) implements RunOrigin {}

    /** The run takes back what that one did. */
    record UndoOf(RunId run) implements RunOrigin {}
}
