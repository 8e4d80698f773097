package app.dispatch.application;

/** Two things that are done one after the other, also when the first fails. */
record InTurn(Runnable first, Runnable second) implements Runnable {
    @Override
    public void run() {
        try {
            first.run();
        } finally {
            second.run();
        }
    }
}
