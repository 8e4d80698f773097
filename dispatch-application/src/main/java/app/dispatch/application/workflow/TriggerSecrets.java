package app.dispatch.application.workflow;

import app.dispatch.domain.Sha256;
import app.dispatch.domain.workflow.WorkflowId;

/** How the secrets of workflows' triggers are looked up: a trigger's own, and that of who sends to it. */
public final class TriggerSecrets {
    private TriggerSecrets() {}

    /** What the secret of a workflow's own trigger is sealed for. */
    public static String own(WorkflowId workflow) {
        return "trigger/" + workflow;
    }

    /** What the secret of a workflow's verifier is sealed for. */
    public static String verifier(WorkflowId workflow) {
        return "verifier/" + workflow;
    }

    /**
     * SHA-256 of the secret in UTF-8, as 64 hexadecimal digits. It needs no key: a secret has 256 random bits, so that none
     * can be guessed from its hash, and how long a look-up by hash takes tells nothing of the secret.
     */
    public static String hash(String secret) {
        return Sha256.hex(secret);
    }
}
