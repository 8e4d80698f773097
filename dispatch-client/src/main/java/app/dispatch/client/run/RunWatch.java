package app.dispatch.client.run;

import app.dispatch.client.web.Pause;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Looks at a run until it has ended or waits for its owner. It looks, and follows no stream, of which a user may have ten.
 *
 * @param record what asks for the run as it is now
 */
record RunWatch(Supplier<RunRecord> record) {
    private static final long FIRST_MS = 20;
    private static final long MOST_MS = 1_000;

    /** Completes with the run as it is then; exceptionally with a {@code Refusal} when it cannot be seen any more. */
    CompletableFuture<RunRecord> ended() {
        CompletableFuture<RunRecord> ended = new CompletableFuture<>();
        Thread.ofVirtual().name("watch").start(() -> watch(ended));
        return ended;
    }

    private void watch(CompletableFuture<RunRecord> ended) {
        try {
            for (long wait = FIRST_MS; !ended.isDone(); wait = Math.min(2 * wait, MOST_MS)) {
                RunRecord now = record.get();
                if (isOver(now)) {
                    ended.complete(now);
                } else {
                    Pause.pause(wait);
                }
            }
        } catch (Refusal refused) {
            ended.completeExceptionally(refused);
        }
    }

    static boolean isOver(RunRecord record) {
        RunStatus status = record.run().status();
        return status.isEnded() || status == RunStatus.WAITING;
    }
}
