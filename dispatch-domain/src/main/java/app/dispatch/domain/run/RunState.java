package app.dispatch.domain.run;

/** Where a run stands. */
public sealed interface RunState {
    /** Where a run stands that has not ended. */
    enum Open implements RunState {
        /** Recorded, not yet begun. */
        QUEUED(RunStatus.QUEUED),
        RUNNING(RunStatus.RUNNING),
        /** For an approval. */
        WAITING(RunStatus.WAITING);

        private final RunStatus status;

        Open(RunStatus status) {
            this.status = status;
        }

        @Override
        public RunStatus status() {
            return status;
        }

        /** The name as clients see it. */
        public String id() {
            return status.id();
        }
    }

    /** Nothing more will happen in the run. */
    record Ended(RunEnd end) implements RunState {
        @Override
        public RunStatus status() {
            return end.how().status();
        }
    }

    /** The same in one word, as clients and stores have it. */
    RunStatus status();
}
