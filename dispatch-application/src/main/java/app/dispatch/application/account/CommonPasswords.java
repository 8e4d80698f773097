package app.dispatch.application.account;

import app.dispatch.application.OnFirstUse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The passwords that are tried first: the 3,000 commonest of seven characters and more, and the commonest first names. From the
 * lists of zxcvbn, whose licence lies beside them. Safe for use by several threads.
 */
final class CommonPasswords {
    private final OnFirstUse<Set<String>> all = new OnFirstUse<>(CommonPasswords::read);

    private static Set<String> read() {
        try (InputStream list = CommonPasswords.class.getResourceAsStream("common-passwords.txt")) {
            if (list == null) {
                throw new IllegalStateException("there is no common-passwords.txt in the program");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is one of them, in letters of whatever case. */
    boolean contain(String password) {
        return all.get().contains(password.toLowerCase(Locale.ROOT));
    }
}
