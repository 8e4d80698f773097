package app.dispatch.domain.audit;

import java.util.Arrays;
import java.util.Optional;

/** What the audit log tells of: what changes who may do what, and what may be reached. */
public enum AuditAction {
    ACCOUNT_CREATED("account.created"),
    ACCOUNT_DELETED("account.deleted"),
    PASSWORD_CHANGED("password.changed"),
    /** By a link. */
    PASSWORD_RESET("password.reset"),
    SESSION_ENDED("session.ended"),
    /** Somebody tried to get in too often. */
    SIGN_IN_LIMITED("signin.limited"),
    INVITATION_MADE("invitation.made"),
    TOKEN_MADE("token.made"),
    TOKEN_REVOKED("token.revoked"),
    /** A program that showed a code was let in, or not. */
    DEVICE_ANSWERED("device.answered"),
    CONNECTION_SAVED("connection.saved"),
    CONNECTION_REMOVED("connection.removed"),
    KEY_SAVED("key.saved"),
    KEY_REMOVED("key.removed"),
    /** An address that is told of runs. */
    WEBHOOK_MADE("webhook.made"),
    WEBHOOK_CHANGED("webhook.changed"),
    WEBHOOK_REMOVED("webhook.removed"),
    /** The address at which a workflow is fired is another. */
    SECRET_RENEWED("secret.renewed"),
    VERIFIER_SAVED("verifier.saved"),
    VERIFIER_REMOVED("verifier.removed"),
    USER_LOCKED("user.locked"),
    USER_UNLOCKED("user.unlocked"),
    /** A link for another password was made for the user. */
    USER_RESET("user.reset"),
    USER_LIMITED("user.limited"),
    /** Made an administrator, or none. */
    USER_ADMIN("user.admin"),
    USER_DELETED("user.deleted"),
    /** The server was started with another policy of who may sign up. */
    SIGNUP_MODE("signup.mode");

    private final String id;

    AuditAction(String id) {
        this.id = id;
    }

    /** The name as clients see it. */
    public String id() {
        return id;
    }

    /** The action of that name. */
    public static Optional<AuditAction> of(String id) {
        return Arrays.stream(values()).filter(action -> action.id.equals(id)).findFirst();
    }
}
