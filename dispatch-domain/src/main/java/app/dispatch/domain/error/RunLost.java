package app.dispatch.domain.error;

/** A run that no longer belongs to the one who drives it: another has taken it over, so its writes are refused. */
public final class RunLost extends DispatchException {
    private static final long serialVersionUID = 1L;

    public RunLost(String message) {
        super(message, null);
    }

    @Override
    public String code() {
        return "run_lost";
    }
}
