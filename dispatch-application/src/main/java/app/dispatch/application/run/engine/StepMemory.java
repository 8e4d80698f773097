package app.dispatch.application.run.engine;

import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What one step holds of the memory for runs: for the list that it goes through, and for its calls. Safe for several threads. */
final class StepMemory implements AutoCloseable {
    private final RunMemory all;
    private final RunMemory.Share run;
    private final StopSignal stopSignal;
    private final Set<Scratch> calls = new LinkedHashSet<>();
    private long list;

    StepMemory(RunMemory.Share run, StopSignal stopSignal) {
        this.all = run.memory();
        this.run = run;
        this.stopSignal = stopSignal;
    }

    /** What one call of the step holds: nothing yet. */
    Scratch call() {
        return new Scratch();
    }

    /** Holds so many bytes for the step's list, if they are to be had at once. */
    boolean tryHold(long bytes) {
        return all.locked(() -> {
            boolean may = mayHold(bytes);
            if (may) {
                add(bytes);
            }
            return may;
        });
    }

    /**
     * Holds so many bytes for the step's list, as soon as they are to be had.
     *
     * @throws StepFailure when the run is stopped meanwhile
     */
    void hold(long bytes) {
        all.locked(() -> {
            await(() -> mayHold(bytes));
            add(bytes);
            return list;
        });
    }

    private boolean mayHold(long bytes) {
        return (run.isFirst(this) || run.isWithin(bytes)) && run.hasRoom(bytes);
    }

    private void add(long bytes) {
        list += bytes;
        run.add(this, bytes);
    }

    private void await(BooleanSupplier over) {
        all.await(stopSignal, () -> {
            boolean is = over.getAsBoolean();
            if (!is) {
                stopSignal.check();
            }
            return is;
        });
    }

    @Override
    public void close() {
        all.locked(() -> {
            run.end(this, list);
            list = 0;
            return list;
        });
    }

    /** What one call holds, from its parameters on to its end. */
    final class Scratch implements AutoCloseable {
        private long held;

        /** Holds so many bytes more, if they are to be had at once. */
        boolean tryGrow(long bytes) {
            return all.locked(() -> {
                long more = most(bytes);
                boolean may = mayGrow(more);
                if (may) {
                    add(more);
                }
                return may;
            });
        }

        /**
         * Holds so many bytes more; waits for them where others have them. More than one run may hold counts as that much: alone
         * it is always to be had.
         *
         * @throws StepFailure when the run is stopped meanwhile
         */
        void grow(long bytes) {
            grow(bytes, () -> false);
        }

        /** Has so many of the bytes held until the run is not under way here any more, if that is as much as one run may hold. */
        boolean keep(long bytes) {
            return all.locked(() -> {
                boolean keeps = bytes <= held && run.keep(bytes);
                held -= keeps ? bytes : 0;
                return keeps;
            });
        }

        /** What one attempt at the call holds: nothing yet. */
        Reading reading() {
            return new Reading(this);
        }

        private long grow(long bytes, BooleanSupplier ended) {
            return all.locked(() -> {
                long more = most(bytes);
                await(() -> ended.getAsBoolean() || mayGrow(more));
                if (ended.getAsBoolean()) {
                    throw StepFailure.passing(FailureCode.TOOL_TIMEOUT, "The attempt has ended");
                }
                add(more);
                return more;
            });
        }

        private long most(long bytes) {
            return Math.min(bytes, all.ofAUser() - held);
        }

        private boolean mayGrow(long more) {
            boolean first = run.isFirst(StepMemory.this) && (calls.isEmpty() || RunMemory.isFirst(calls, this));
            return (first || run.isWithin(more)) && run.hasRoom(more);
        }

        private void add(long bytes) {
            held += bytes;
            calls.add(this);
            run.add(StepMemory.this, bytes);
        }

        private void giveBack(long bytes) {
            held -= bytes;
            run.giveBack(bytes);
        }

        @Override
        public void close() {
            all.locked(() -> {
                calls.remove(this);
                giveBack(held);
                return held;
            });
        }
    }

    /** What one attempt holds while an answer is read and an output is made of it; for one thread, but {@link #close}. */
    final class Reading implements AutoCloseable {
        private final Scratch call;
        private long held;
        private boolean closed;

        private Reading(Scratch call) {
            this.call = call;
        }

        /** As {@link Scratch#grow}, and fails when the attempt has ended. */
        void grow(long bytes) {
            all.locked(() -> {
                long more = call.grow(bytes, () -> closed);
                held += more;
                return more;
            });
        }

        @Override
        public void close() {
            all.locked(() -> {
                closed = true;
                call.giveBack(held);
                held = 0;
                return held;
            });
        }
    }
}
