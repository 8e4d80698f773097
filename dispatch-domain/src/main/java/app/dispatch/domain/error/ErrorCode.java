package app.dispatch.domain.error;

/** The stable codes of refused requests; each never changes its meaning. */
public enum ErrorCode {
    BAD_REQUEST("bad_request", Category.INVALID),
    INVALID_JSON("invalid_json", Category.INVALID),
    PLAN_INVALID("plan_invalid", Category.INVALID),
    CRON_INVALID("cron_invalid", Category.INVALID),
    CANNOT_PLAN("cannot_plan", Category.INVALID),
    NOT_RETRYABLE("not_retryable", Category.INVALID),
    PAYLOAD_TOO_LARGE("payload_too_large", Category.TOO_LARGE),
    UNAUTHORIZED("unauthorized", Category.UNAUTHORIZED),
    INVALID_CREDENTIALS("invalid_credentials", Category.UNAUTHORIZED),
    FORBIDDEN("forbidden", Category.FORBIDDEN),
    WORKFLOW_DISABLED("workflow_disabled", Category.FORBIDDEN),
    ORIGIN_NOT_ALLOWED("origin_not_allowed", Category.FORBIDDEN),
    NOT_FOUND("not_found", Category.NOT_FOUND),
    METHOD_NOT_ALLOWED("method_not_allowed", Category.METHOD_NOT_ALLOWED),
    EMAIL_TAKEN("email_taken", Category.CONFLICT),
    CONFLICT("conflict", Category.CONFLICT),
    QUOTA_EXCEEDED("quota_exceeded", Category.CONFLICT),
    IDEMPOTENCY_MISMATCH("idempotency_mismatch", Category.CONFLICT),
    PRECONDITION_FAILED("precondition_failed", Category.CHANGED),
    RATE_LIMITED("rate_limited", Category.LIMITED),
    TOO_MANY_STREAMS("too_many_streams", Category.LIMITED),
    PLANNER_OUTPUT_INVALID("planner_output_invalid", Category.INTERNAL),
    PLANNER_UNAVAILABLE("planner_unavailable", Category.UNAVAILABLE),
    UNAVAILABLE("unavailable", Category.UNAVAILABLE),
    INTERNAL("internal", Category.INTERNAL);

    /** What kind of refusal it is; an adapter maps each to its own protocol's status. */
    public enum Category {
        INVALID,
        UNAUTHORIZED,
        FORBIDDEN,
        NOT_FOUND,
        METHOD_NOT_ALLOWED,
        CONFLICT,
        CHANGED,
        TOO_LARGE,
        LIMITED,
        UNAVAILABLE,
        INTERNAL
    }

    private final String id;
    private final Category category;

    ErrorCode(String id, Category category) {
        this.id = id;
        this.category = category;
    }

    /** The code as clients see it, such as {@code plan_invalid}. */
    public String id() {
        return id;
    }

    public Category category() {
        return category;
    }
}
