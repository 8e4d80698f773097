package app.dispatch.domain.error;

/** The stable codes of failed steps and runs, as they stand in history and events. */
public enum FailureCode {
    INTEGRATION_MISSING("integration_missing"),
    INTEGRATION_REJECTED("integration_rejected"),
    INTEGRATION_EXPIRED("integration_expired"),
    PARAMS_INVALID("params_invalid"),
    TOOL_ERROR("tool_error"),
    TOOL_RATE_LIMITED("tool_rate_limited"),
    TOOL_TIMEOUT("tool_timeout"),
    EGRESS_BLOCKED("egress_blocked"),
    EXPRESSION_ERROR("expression_error"),
    OP_UNAVAILABLE("op_unavailable"),
    INTERRUPTED("interrupted"),
    CANCELLED("cancelled"),
    BUDGET_EXCEEDED("budget_exceeded"),
    RUN_TIMEOUT("run_timeout"),
    RUN_CRASHED("run_crashed"),
    APPROVAL_REJECTED("approval_rejected"),
    APPROVAL_EXPIRED("approval_expired"),
    INTERNAL("internal");

    private final String id;

    FailureCode(String id) {
        this.id = id;
    }

    /** The code as clients see it, such as {@code tool_timeout}. */
    public String id() {
        return id;
    }
}
