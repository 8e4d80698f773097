package app.dispatch.adapters.http.web;

import app.dispatch.domain.account.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a route says of its call for the audit log, beside what is known of every call; never a secret. */
public final class AuditNote {
    private @Nullable String object;
    private @Nullable UserId subject;
    private String detail = "";
    private boolean silent;

    AuditNote() {}

    /** What it was about, where its path does not say so. */
    public void about(String what) {
        object = what;
        silent = false;
    }

    /** More of it. */
    public void detail(String more) {
        detail = more;
    }

    /** Who did it, to themself, where nobody was signed in before. */
    public void by(UserId user) {
        subject = user;
        about(user.value());
    }

    /** That there is nothing to tell, until {@link #about} says otherwise. */
    public void nothing() {
        silent = true;
    }

    Optional<String> object() {
        return Optional.ofNullable(object);
    }

    Optional<UserId> subject() {
        return Optional.ofNullable(subject);
    }

    String detail() {
        return detail;
    }

    boolean isNothing() {
        return silent;
    }
}
