package app.dispatch.application.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvelopeVaultTest {
    private static final UserId ADA = new UserId("usr_ada");
    private static final UserId BOB = new UserId("usr_bob");
    private static final String PURPOSE = "integration/slack";
    private static final String SECRET = "xoxb-ü-secret";

    private final SecureRandom random = new SecureRandom();
    private final VaultKey first = key(1);
    private final VaultKey second = key(2);
    private final Vault vault = new EnvelopeVault(first, List.of(), random);

    private static VaultKey key(int fill) {
        byte[] bytes = new byte[VaultKey.BYTES];
        Arrays.fill(bytes, (byte) fill);
        return VaultKey.of(bytes);
    }

    private static void refuses(Vault vault, UserId owner, String purpose, Sealed sealed, String words) {
        assertThatThrownBy(() -> vault.open(owner, purpose, sealed))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("unavailable"))
                .hasMessageContaining(words)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void a_secret_comes_back_as_it_was_and_is_not_to_be_seen_in_between() {
        Sealed sealed = vault.seal(ADA, PURPOSE, SECRET);

        assertThat(vault.open(ADA, PURPOSE, sealed)).isEqualTo(SECRET);
        assertThat(sealed.keyId()).isEqualTo(first.id());
        byte[] content = Base64.getDecoder().decode(sealed.content());
        assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain("xoxb");
    }

    @Test
    void the_same_secret_never_looks_the_same() {
        Sealed one = vault.seal(ADA, PURPOSE, SECRET);
        Sealed other = vault.seal(ADA, PURPOSE, SECRET);

        assertThat(one.content()).isNotEqualTo(other.content());
        assertThat(one.dataKey()).isNotEqualTo(other.dataKey());
    }

    @Test
    void a_secret_opens_for_its_owner_and_purpose_alone() {
        Sealed sealed = vault.seal(ADA, PURPOSE, SECRET);

        refuses(vault, BOB, PURPOSE, sealed, "cannot be decrypted");
        refuses(vault, ADA, "integration/github", sealed, "cannot be decrypted");
        Sealed other = vault.seal(ADA, PURPOSE, "another");
        Sealed mixed = new Sealed(sealed.keyId(), sealed.dataKey(), other.content());
        refuses(vault, ADA, PURPOSE, mixed, "cannot be decrypted");
    }

    @Test
    void a_changed_bit_anywhere_is_noticed() {
        Sealed sealed = vault.seal(ADA, PURPOSE, SECRET);
        byte[] content = Base64.getDecoder().decode(sealed.content());
        for (int at = 0; at < content.length; at++) {
            byte[] changed = content.clone();
            changed[at] ^= 1;
            Sealed altered = new Sealed(
                    sealed.keyId(), sealed.dataKey(), Base64.getEncoder().encodeToString(changed));
            refuses(vault, ADA, PURPOSE, altered, "cannot be decrypted");
        }
        refuses(vault, ADA, PURPOSE, new Sealed(sealed.keyId(), sealed.dataKey(), ""), "cannot be decrypted");
        refuses(vault, ADA, PURPOSE, new Sealed(sealed.keyId(), "no base64!", sealed.content()), "cannot be decrypted");
    }

    @Test
    void another_key_is_named_by_its_id() {
        Sealed sealed = vault.seal(ADA, PURPOSE, SECRET);

        refuses(
                new EnvelopeVault(second, List.of(), random),
                ADA,
                PURPOSE,
                sealed,
                "encrypted with another master key (" + first.id() + ")");
    }

    @Test
    void a_rotation_wraps_again_and_leaves_the_content() {
        Sealed old = vault.seal(ADA, PURPOSE, SECRET);
        Vault both = new EnvelopeVault(second, List.of(first), random);

        Sealed rewrapped = both.rewrap(ADA, PURPOSE, old);

        assertThat(rewrapped.keyId()).isEqualTo(second.id());
        assertThat(rewrapped.content()).isEqualTo(old.content());
        assertThat(new EnvelopeVault(second, List.of(), random).open(ADA, PURPOSE, rewrapped))
                .isEqualTo(SECRET);
        assertThat(both.open(ADA, PURPOSE, old)).isEqualTo(SECRET);
        refuses(vault, ADA, PURPOSE, rewrapped, "another master key");
    }

    @Test
    void a_key_is_not_shown() {
        assertThat(first.id()).matches("[0-9a-f]{16}").isEqualTo(key(1).id()).isNotEqualTo(second.id());
        assertThat(first.toString()).isEqualTo("VaultKey[" + first.id() + "]");
    }
}
