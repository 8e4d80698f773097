package app.dispatch.application.run;

import app.dispatch.domain.error.DispatchException;
import app.dispatch.domain.run.Run;
import app.dispatch.domain.run.RunRecord;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A run that is recorded and will end by itself.
 *
 * @param ended completes with the whole record once the run's end, or that it waits for its owner's approval, is durable;
 *     exceptionally with a {@code Refusal} when this process cannot see it to its end. It is the caller's own: to cancel it cancels
 *     no run
 */
public record StartedRun(Run run, CompletableFuture<RunRecord> ended) {
    /**
     * Waits for the end, also on a thread that is interrupted, which stays so; {@code ended().get()} is for who wants to stop waiting.
     *
     * @throws app.dispatch.domain.error.Refusal when this process cannot see it
     */
    public RunRecord await() {
        try {
            return ended.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof DispatchException known ? known : failed;
        }
    }
}
