package app.dispatch.adapters.persistence.workflow;

import app.dispatch.application.vault.SecretBox;
import app.dispatch.application.workflow.TriggerSecrets;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.workflow.WorkflowId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The secret of a webhook as it stands in its workflow's row: encrypted, for this owner and workflow alone. */
final class TriggerColumn {
    /** How what is encrypted begins. No secret does: they have no colon. */
    static final String PREFIX = "v1:";

    private static final Logger LOG = LoggerFactory.getLogger(TriggerColumn.class);

    private final SecretBox box;
    private final Set<Damaged> damaged = ConcurrentHashMap.newKeySet();

    private record Damaged(UserId owner, WorkflowId workflow) {}

    TriggerColumn(SecretBox box) {
        this.box = box;
    }

    String write(UserId owner, WorkflowId workflow, String secret) {
        return PREFIX + box.seal(owner, TriggerSecrets.own(workflow), secret);
    }

    /** The secret; null when it cannot be decrypted, which is no reason to be without the rest of the workflow. */
    @Nullable
    String read(UserId owner, WorkflowId workflow, String column) {
        try {
            String secret = opened(owner, workflow, column);
            damaged.remove(new Damaged(owner, workflow));
            return secret;
        } catch (IllegalStateException unreadable) {
            if (damaged.add(new Damaged(owner, workflow))) {
                LOG.warn(
                        "the webhook of workflow {} fires nothing until it gets a fresh secret: {}",
                        workflow,
                        unreadable.getMessage());
            }
            return null;
        }
    }

    private String opened(UserId owner, WorkflowId workflow, String column) {
        if (!column.startsWith(PREFIX)) {
            throw new IllegalStateException("what is stored is not encrypted");
        }
        return box.open(owner, TriggerSecrets.own(workflow), column.substring(PREFIX.length()));
    }
}
