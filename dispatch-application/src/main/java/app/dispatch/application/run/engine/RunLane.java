package app.dispatch.application.run.engine;

import app.dispatch.application.cpu.Cpu;
import app.dispatch.application.cpu.Lane;
import app.dispatch.application.cpu.Share;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Where one run's expressions are computed: in turn with others', and never once the run is stopped.
 *
 * @param stopSignal stops the run
 */
record RunLane(Cpu cpu, Share share, StopSignal stopSignal) implements Lane {
    @Override
    public <T> T run(Supplier<T> work) {
        try {
            return cpu.await(share, stopSignal::onStop, work);
        } catch (CancellationException takenBack) {
            stopSignal.check();
            throw takenBack;
        }
    }
}
