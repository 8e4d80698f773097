package app.dispatch.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.domain.account.UserId;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AesSecretBoxTest {
    private static final UserId ADA = new UserId("usr_ada");
    private static final UserId BOB = new UserId("usr_bob");

    private final Random random = new Random(1);
    private final SecretBox box = new AesSecretBox(new byte[32], random);

    @Test
    void what_is_sealed_is_opened_and_looks_different_each_time() {
        String sealed = box.seal(ADA, "verifier/wf_1", "hush ☕");

        assertThat(sealed).doesNotContain("hush").isNotEqualTo(box.seal(ADA, "verifier/wf_1", "hush ☕"));
        assertThat(box.open(ADA, "verifier/wf_1", sealed)).isEqualTo("hush ☕");
    }

    @Test
    void another_owner_purpose_or_key_does_not_open_it_nor_a_changed_one() {
        String sealed = box.seal(ADA, "verifier/wf_1", "hush");
        byte[] otherKey = new byte[32];
        otherKey[31] = 1;

        refuses(() -> box.open(BOB, "verifier/wf_1", sealed));
        refuses(() -> box.open(ADA, "verifier/wf_2", sealed));
        refuses(() -> new AesSecretBox(otherKey, random).open(ADA, "verifier/wf_1", sealed));
        refuses(() -> box.open(ADA, "verifier/wf_1", sealed.substring(0, sealed.length() - 2) + "AA"));
        refuses(() -> box.open(ADA, "verifier/wf_1", ""));
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable opening) {
        assertThatThrownBy(opening).isInstanceOf(IllegalStateException.class).hasMessageNotContaining("hush");
    }
}
