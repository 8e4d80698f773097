package app.dispatch.domain.quota;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;

/**
 * How much each user may keep; whoever runs the server sets it.
 *
 * @param workflows the most workflows
 * @param workflowText the most text of their plans, in characters of JSON; earlier versions of them are forgotten, the oldest
 *     first, while all together have more
 * @param webhooks the most webhooks that are told of runs
 * @param tokens the most personal API tokens
 */
public record Quotas(int workflows, long workflowText, int webhooks, int tokens) {
    /** What holds when nothing else is said. */
    public static final Quotas DEFAULT = new Quotas(1_000, 20L << 20, 50, 100);

    public Quotas {
        if (Math.min(Math.min(workflows, workflowText), Math.min(webhooks, tokens)) < 1) {
            throw new IllegalArgumentException("a quota must be at least 1");
        }
    }

    /** The same for a user with limits of their own. */
    public Quotas with(QuotaLimits own) {
        return new Quotas(
                own.workflows() == null ? workflows : own.workflows(),
                own.workflowText() == null ? workflowText : own.workflowText(),
                own.webhooks() == null ? webhooks : own.webhooks(),
                own.tokens() == null ? tokens : own.tokens());
    }

    /**
     * Refuses what makes a user's workflows more than they may be; what makes them less is let through, wherever they stand.
     *
     * @param before what the user has
     * @param after what the user would have
     * @throws Refusal {@code quota_exceeded}
     */
    public void check(WorkflowUse before, WorkflowUse after) {
        if (after.workflows() > workflows && after.workflows() > before.workflows()) {
            throw exceeded(
                    "workflows", workflows, "You have " + workflows + " workflows; delete one that you no longer use");
        }
        if (after.text() > workflowText && after.text() > before.text()) {
            throw exceeded(
                    "workflowText",
                    workflowText,
                    "The plans of your workflows would have more than " + workflowText
                            + " characters of JSON together; shorten them, or delete a workflow that you no longer"
                            + " use");
        }
    }

    /** A webhook more than there may be. */
    public Refusal tooManyWebhooks() {
        return exceeded("webhooks", webhooks, "You have " + webhooks + " webhooks; delete one that you no longer use");
    }

    /** A token more than there may be. */
    public Refusal tooManyTokens() {
        return exceeded("tokens", tokens, "You have " + tokens + " tokens; revoke one that you no longer use");
    }

    private static Refusal exceeded(String quota, long most, String message) {
        return Refusal.of(
                ErrorCode.QUOTA_EXCEEDED,
                message,
                Fields.builder().put("quota", quota).put("most", Value.of(most)).build());
    }
}
