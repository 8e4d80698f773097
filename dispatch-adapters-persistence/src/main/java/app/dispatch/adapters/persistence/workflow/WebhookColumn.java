package app.dispatch.adapters.persistence.workflow;

import app.dispatch.application.vault.SecretBox;
import app.dispatch.application.workflow.WebhookSecrets;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.workflow.WorkflowId;

/** The secret of a webhook as it stands in its workflow's row: encrypted, for this owner and workflow alone. */
record WebhookColumn(SecretBox box) {
    /** How what is encrypted begins. No secret does: they have no colon. */
    static final String PREFIX = "v1:";

    String write(UserId owner, WorkflowId workflow, String secret) {
        return PREFIX + box.seal(owner, WebhookSecrets.own(workflow), secret);
    }

    String read(UserId owner, WorkflowId workflow, String column) {
        if (!column.startsWith(PREFIX)) {
            throw new IllegalStateException("a webhook's secret is not encrypted: " + workflow);
        }
        return box.open(owner, WebhookSecrets.own(workflow), column.substring(PREFIX.length()));
    }
}
