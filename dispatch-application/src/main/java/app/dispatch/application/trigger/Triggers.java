package app.dispatch.application.trigger;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.trigger.Verifier;
import app.dispatch.domain.workflow.WorkflowId;
import java.util.Optional;

/** Takes what other systems send to the triggers of workflows, and lets owners say who may send. */
public interface Triggers {
    /**
     * Takes a call. A workflow fires whatever its schedule says, as long as it is enabled. Nothing of the call's body is read
     * before it is known that the trigger is there and takes calls.
     *
     * @param secret the secret part of the trigger's URL
     * @throws app.dispatch.domain.error.Refusal {@code unauthorized} when the trigger's verifier does not accept it,
     *     {@code workflow_disabled}, {@code idempotency_mismatch}, {@code invalid_json}, {@code bad_request},
     *     {@code plan_invalid}, what {@link IncomingCall} throws, and what starting a run may be refused with
     */
    Reception receive(String secret, IncomingCall call);

    /**
     * The verifier of the owner's workflow.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found} when there is no such workflow
     */
    Optional<Verifier> verifier(UserId owner, WorkflowId workflow);

    /**
     * Has only calls fire the workflow that the verifier accepts; replaces the one before.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found}; {@code bad_request} when it cannot be used
     */
    Verifier verify(UserId owner, WorkflowId workflow, VerifierWish wish);

    /**
     * Has anyone fire the workflow who knows its secret.
     *
     * @throws app.dispatch.domain.error.Refusal {@code not_found}
     */
    void removeVerifier(UserId owner, WorkflowId workflow);
}
