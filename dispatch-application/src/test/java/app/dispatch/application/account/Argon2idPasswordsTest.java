package app.dispatch.application.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2idPasswordsTest {
    private static final byte[] SALT = "somesalt12345678".getBytes(StandardCharsets.US_ASCII);

    private final Argon2idPasswords passwords = new Argon2idPasswords(SALT::clone);

    /** The hash that libargon2's command line gives: {@code argon2 SALT -id -t 2 -k 19456 -p 1 -l 32 -e}. */
    @Test
    void a_hash_is_the_one_that_the_reference_implementation_gives() {
        assertThat(passwords.hash("password"))
                .isEqualTo(
                        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQxMjM0NTY3OA$DEwLbbIZGUtgBuB4gYok6r6hNvevYZoxkwMQ5/LXSaU");
    }

    @Test
    void a_password_has_its_own_hash_and_no_other() {
        String hash = passwords.hash("correct horse");
        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.matches("correct horsf", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
    }

    @Test
    void the_salt_tells_equal_passwords_apart() {
        Argon2idPasswords others = new Argon2idPasswords(() -> new byte[16]);
        assertThat(others.hash("correct horse")).isNotEqualTo(passwords.hash("correct horse"));
        assertThat(others.matches("correct horse", passwords.hash("correct horse")))
                .isTrue();
    }

    @Test
    void hashes_that_share_their_memory_at_once_are_those_of_memory_never_used() {
        List<String> many =
                IntStream.range(0, 12).mapToObj(i -> "password " + i).toList();
        List<String> alone = many.stream()
                .map(password -> new Argon2idPasswords(SALT::clone).hash(password))
                .toList();
        assertThat(many.parallelStream().map(passwords::hash)).containsExactlyElementsOf(alone);
    }

    /** From the tests of libargon2: other memory, passes, lanes and salt. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "$argon2id$v=19$m=65536,t=1,p=1$c29tZXNhbHQ$9qWtwbpyPd3vm1rB1GThgPzZ3/ydHL92zKL+15XZypg"
            })
    void a_hash_with_other_parameters_is_checked_by_them_and_outdated(String hash) {
        assertThat(passwords.matches("password", hash)).isTrue();
        assertThat(passwords.matches("passwore", hash)).isFalse();
        assertThat(passwords.isOutdated(hash)).isTrue();
        assertThat(passwords.isOutdated(passwords.hash("password"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$2b$12$abc",
                "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA",
                "$argon2id$v=19$m=8,t=1,p=1$YQ$YQ",
                "$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHQxMjM0NTY3OA$DEwLbbIZGUtgBuB4gYok6r6hNvevYZoxkwMQ5/LXSaU"
            })
    void a_text_that_is_no_hash_of_argon2id_is_an_error_of_the_program(String hash) {
        assertThatThrownBy(() -> passwords.matches("x", hash)).isInstanceOf(IllegalArgumentException.class);
    }
}
