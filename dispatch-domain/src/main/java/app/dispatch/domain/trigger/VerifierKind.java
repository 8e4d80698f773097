package app.dispatch.domain.trigger;

/** The ways in which senders sign what they send. */
public enum VerifierKind {
    /** GitHub: {@code X-Hub-Signature-256}, docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries. */
    GITHUB("github"),
    /** Stripe: {@code Stripe-Signature} with a timestamp, docs.stripe.com/webhooks/signature. */
    STRIPE("stripe"),
    /** Slack: {@code X-Slack-Signature} with a timestamp, docs.slack.dev/authentication/verifying-requests-from-slack. */
    SLACK("slack"),
    /** Linear: {@code Linear-Signature}, with the timestamp in the body, linear.app/developers/webhooks. */
    LINEAR("linear"),
    /** Standard Webhooks: {@code webhook-signature} over id, timestamp and body, standardwebhooks.com. */
    STANDARD("standard"),
    /** Any sender that puts an HMAC-SHA256 of the body into a header. */
    HMAC("hmac");

    private final String id;

    VerifierKind(String id) {
        this.id = id;
    }

    /** The name as clients see it. */
    public String id() {
        return id;
    }
}
