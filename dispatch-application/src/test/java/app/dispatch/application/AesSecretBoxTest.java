package app.dispatch.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.domain.account.UserId;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesSecretBoxTest {
    private static final UserId ADA = new UserId("usr_ada");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretBox box = box(new byte[32]);

    private static SecretBox box(byte[] key) {
        return new AesSecretBox(() -> key, () -> {
            byte[] nonce = new byte[AesSecretBox.NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            return nonce;
        });
    }

    @Test
    void a_secret_comes_out_as_it_went_in_and_looks_different_each_time() {
        String sealed = box.seal(ADA, "webhook", "whsec_é🚀");

        assertThat(box.open(ADA, "webhook", sealed)).isEqualTo("whsec_é🚀");
        assertThat(sealed).doesNotContain("whsec").isNotEqualTo(box.seal(ADA, "webhook", "whsec_é🚀"));
    }

    @Test
    void it_opens_with_its_key_for_its_owner_and_purpose_alone() {
        String sealed = box.seal(ADA, "webhook", "secret");
        byte[] other = new byte[32];
        other[0] = 1;

        assertThatThrownBy(() -> box.open(new UserId("usr_bob"), "webhook", sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> box.open(ADA, "credential", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> box(other).open(ADA, "webhook", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "no base64!"})
    void what_was_never_sealed_does_not_open(String text) {
        assertThatThrownBy(() -> box.open(ADA, "webhook", text)).isInstanceOf(IllegalStateException.class);
    }
}
