package app.dispatch.application.trigger;

import static app.dispatch.application.workflow.WorkflowFixture.aWorkflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.vault.SecretBox;
import app.dispatch.application.vault.VaultKind;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.trigger.Verifier;
import app.dispatch.domain.trigger.VerifierKind;
import app.dispatch.domain.workflow.Schedule;
import app.dispatch.domain.workflow.WorkflowId;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TriggerServiceTest {
    private static final UserId ADA = new UserId("usr_ada");
    private static final WorkflowId ID = new WorkflowId("wf_1");

    private final Outside outside = Outside.inMemory();
    private final Dispatch dispatch = Dispatch.wire(outside);

    @Test
    void a_plan_that_can_no_longer_run_tells_a_stranger_nothing_about_it() {
        outside.stores().workflows().add(ADA, aWorkflow("wf_1", ADA)); // its tools are not there

        assertThatThrownBy(() -> dispatch.triggers().receive("secret-of-wf_1", SentCall.post("")))
                .isInstanceOfSatisfying(Refusal.class, refused -> {
                    assertThat(refused.code()).isEqualTo("plan_invalid");
                    assertThat(refused.details().isEmpty()).isTrue();
                });
    }

    @Test
    void a_verifiers_secret_is_kept_sealed() {
        outside.stores().workflows().add(ADA, aWorkflow("wf_1", ADA));

        Verifier verifier = dispatch.triggers().verify(ADA, ID, new VerifierWish(VerifierKind.HMAC, "hush-hush", null));

        assertThat(verifier.header()).isEqualTo("X-Signature");
        assertThat(outside.stores().workflows().verifier(ADA, ID)).contains(verifier);
        assertThat(verifier.sealedSecret()).doesNotContain("hush");
        assertThat(outside.secrets().open(ADA, "verifier/wf_1", verifier.sealedSecret()))
                .isEqualTo("hush-hush");
        assertThat(verifier).asString().doesNotContain("hush", verifier.sealedSecret());
    }

    @Test
    void no_secret_is_kept_for_a_verifier_that_is_gone_or_of_anothers_workflow() {
        outside.stores().workflows().add(ADA, aWorkflow("wf_1", ADA));
        UserId bob = new UserId("usr_bob");
        VerifierWish wish = new VerifierWish(VerifierKind.GITHUB, "hush-hush", null);

        assertThatThrownBy(() -> dispatch.triggers().verify(bob, ID, wish)).isInstanceOf(Refusal.class);
        assertThat(outside.stores().vault().list(bob, VaultKind.SECRET)).isEmpty();

        dispatch.triggers().verify(ADA, ID, wish);
        assertThat(outside.stores().vault().list(ADA, VaultKind.SECRET)).hasSize(1);
        dispatch.triggers().removeVerifier(ADA, ID);
        assertThat(outside.stores().vault().list(ADA, VaultKind.SECRET)).isEmpty();

        dispatch.triggers().verify(ADA, ID, wish);
        dispatch.workflows().delete(ADA, ID);
        assertThat(outside.stores().vault().list(ADA, VaultKind.SECRET)).isEmpty();
    }

    @Test
    void no_secret_is_kept_for_a_workflow_that_is_deleted_meanwhile() {
        outside.stores().workflows().add(ADA, aWorkflow("wf_1", ADA));
        SecretBox slow = new SecretBox() {
            @Override
            public String seal(UserId owner, String purpose, String clear) {
                dispatch.workflows().delete(ADA, ID);
                return outside.secrets().seal(owner, purpose, clear);
            }

            @Override
            public String open(UserId owner, String purpose, String sealed) {
                return outside.secrets().open(owner, purpose, sealed);
            }

            @Override
            public void forget(UserId owner, String purpose) {
                outside.secrets().forget(owner, purpose);
            }
        };
        TriggerService triggers =
                new TriggerService(outside.stores().workflows(), dispatch.runs(), slow, outside.clock());

        assertThatThrownBy(() -> triggers.verify(ADA, ID, new VerifierWish(VerifierKind.GITHUB, "hush-hush", null)))
                .isInstanceOf(Refusal.class);

        assertThat(outside.stores().vault().list(ADA, VaultKind.SECRET)).isEmpty();
    }

    @Test
    void nothing_is_read_of_what_an_unknown_or_disabled_trigger_or_one_without_get_is_sent() {
        IncomingCall post = SentCall.post("").unread();
        outside.stores().workflows().add(ADA, aWorkflow("wf_1", ADA).withGet(false));

        assertThat(dispatch.triggers().receive("unknown", post)).isEqualTo(new Reception.Unknown());
        assertThat(dispatch.triggers().receive("unknown", SentCall.get("").unread()))
                .isEqualTo(new Reception.Unknown());
        assertThat(dispatch.triggers()
                        .receive("secret-of-wf_1", SentCall.get("").unread()))
                .isEqualTo(new Reception.PostOnly());

        outside.stores()
                .workflows()
                .update(ADA, ID, one -> one.changed(one.plan(), Schedule.ON_DEMAND, false, one.updatedAt()));
        assertThatThrownBy(() -> dispatch.triggers().receive("secret-of-wf_1", post))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.errorCode()).isEqualTo(ErrorCode.WORKFLOW_DISABLED));
    }

    @Test
    void nothing_is_read_of_what_is_not_signed_for_a_verifier() {
        outside.stores().workflows().add(ADA, aWorkflow("wf_1", ADA));
        dispatch.triggers().verify(ADA, ID, new VerifierWish(VerifierKind.STRIPE, "hush-hush", null));

        assertThatThrownBy(() -> dispatch.triggers()
                        .receive("secret-of-wf_1", SentCall.post("").unread()))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.errorCode()).isEqualTo(ErrorCode.UNAUTHORIZED));
    }

    @Test
    void a_body_that_cannot_be_read_is_not_taken_for_another() {
        outside.stores().workflows().add(ADA, aWorkflow("wf_1", ADA));
        AtomicInteger asked = new AtomicInteger();
        IncomingCall tooLarge = SentCall.post(
                () -> {
                    asked.incrementAndGet();
                    throw Refusal.of(ErrorCode.PAYLOAD_TOO_LARGE, "too large");
                },
                "X-Slack-Signature",
                "v0=");

        assertThatThrownBy(() -> dispatch.triggers().receive("secret-of-wf_1", tooLarge))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.errorCode()).isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE));
        assertThat(asked).hasValue(1);
    }
}
