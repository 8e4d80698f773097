package app.dispatch.application.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class InstallationSecretBoxTest {
    private static final UserId ADA = new UserId("usr_ada");
    private static final UserId BOB = new UserId("usr_bob");
    private static final String PURPOSE = "trigger/wf_1";
    private static final String SECRET = "a-secret-ü";

    private final SecureRandom random = new SecureRandom();
    private final VaultKey first = key();
    private final VaultKey second = key();
    private final Vault vault = new EnvelopeVault(first, List.of(), random);
    private final InMemoryVaultStore store = new InMemoryVaultStore();

    private VaultKey key() {
        byte[] bytes = new byte[VaultKey.BYTES];
        random.nextBytes(bytes);
        return VaultKey.of(bytes);
    }

    private SecretBox box(Vault with) {
        return InstallationSecretBox.of(store, with, random, () -> Instant.EPOCH);
    }

    private static void refuses(SecretBox box, UserId owner, String purpose, String sealed) {
        assertThatThrownBy(() -> box.open(owner, purpose, sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(purpose)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void a_secret_comes_back_and_is_not_to_be_seen_in_between() {
        SecretBox box = box(vault);

        String sealed = box.seal(ADA, PURPOSE, SECRET);

        assertThat(box.open(ADA, PURPOSE, sealed)).isEqualTo(SECRET);
        byte[] stored = Base64.getDecoder().decode(sealed);
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(box.seal(ADA, PURPOSE, SECRET)).isNotEqualTo(sealed);
    }

    @Test
    void it_opens_for_its_owner_and_purpose_alone_and_as_it_was_stored() {
        SecretBox box = box(vault);
        String sealed = box.seal(ADA, PURPOSE, SECRET);
        char other = sealed.charAt(20) == 'A' ? 'B' : 'A';

        refuses(box, BOB, PURPOSE, sealed);
        refuses(box, ADA, "trigger/wf_2", sealed);
        refuses(box, ADA, PURPOSE, sealed.substring(0, 20) + other + sealed.substring(21));
        refuses(box, ADA, PURPOSE, "c2hvcnQ=");
        refuses(box, ADA, PURPOSE, "not base64!");
    }

    @Test
    void all_that_make_the_key_at_once_have_the_same_one() throws Exception {
        Callable<SecretBox> start = () -> box(vault);

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<SecretBox>> boxes = threads.invokeAll(Collections.nCopies(32, start));
            String sealed = boxes.getFirst().get().seal(ADA, PURPOSE, SECRET);
            for (Future<SecretBox> each : boxes) {
                assertThat(each.get().open(ADA, PURPOSE, sealed)).isEqualTo(SECRET);
            }
        }
    }

    @Test
    void a_new_master_key_wraps_one_entry_and_opens_all_that_was_sealed() {
        SecretBox before = box(vault);
        List<String> sealed = Collections.nCopies(50, SECRET).stream()
                .map(secret -> before.seal(ADA, PURPOSE, secret))
                .toList();

        Vault both = new EnvelopeVault(second, List.of(first), random);
        assertThat(new KeyRotation(store, both).run()).isEqualTo(new KeyRotation.Result(1, 0));

        SecretBox after = box(new EnvelopeVault(second, List.of(), random));
        assertThat(sealed)
                .allSatisfy(each -> assertThat(after.open(ADA, PURPOSE, each)).isEqualTo(SECRET));
        assertThatThrownBy(() -> box(vault)).isInstanceOf(Refusal.class);
    }
}
