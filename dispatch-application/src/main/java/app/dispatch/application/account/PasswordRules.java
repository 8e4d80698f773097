package app.dispatch.application.account;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Which passwords may be chosen. */
final class PasswordRules {
    private static final int LEAST = 7;
    private static final int MOST = 128;

    private final CommonPasswords common = new CommonPasswords();

    /** Adds what is wrong with a password that stands at that path. */
    void check(String password, String path, List<Problem> problems) {
        int length = password.codePointCount(0, password.length());
        if (length < LEAST || length > MOST) {
            problems.add(new Problem(path, "must be " + LEAST + " to " + MOST + " characters long"));
        } else if (common.contain(password)) {
            problems.add(new Problem(path, "is one of the commonest, which are tried first; choose another"));
        }
    }

    /**
     * Refuses a password that may not be chosen.
     *
     * @throws Refusal {@code bad_request}
     */
    void require(String password, String path) {
        List<Problem> problems = new ArrayList<>();
        check(password, path, problems);
        if (!problems.isEmpty()) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "This password cannot be used", problems);
        }
    }
}
