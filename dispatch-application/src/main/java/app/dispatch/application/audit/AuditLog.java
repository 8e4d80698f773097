package app.dispatch.application.audit;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.audit.AuditAction;
import app.dispatch.domain.audit.AuditPage;
import app.dispatch.domain.audit.AuditQuery;
import app.dispatch.domain.token.TokenId;
import org.jspecify.annotations.Nullable;

/** What one may ask of the audit log. */
public interface AuditLog {
    /**
     * What was done, by whom and from where; no secret may be in it.
     *
     * @param actor null for somebody who is not signed in, and for the server itself
     * @param token null for the user in person
     * @param client a network address; null for the server itself
     * @param object what it was done to; "" for nothing that has a name
     * @param detail what more there is to say; "" for nothing
     */
    record Act(
            @Nullable UserId actor,
            @Nullable TokenId token,
            @Nullable String client,
            AuditAction action,
            String object,
            String detail) {
        /** Done by the server itself. */
        public static Act ofServer(AuditAction action, String object) {
            return new Act(null, null, null, action, object, "");
        }
    }

    /**
     * Takes it down, and logs it. It never throws: what is done is done, and what cannot be kept is in the log at least. Of a client that
     * is limited one in ten minutes is kept.
     */
    void note(Act act);

    /** A page of events, the newest first. */
    AuditPage list(AuditQuery query);
}
