package app.dispatch.application.mail;

import app.dispatch.domain.account.Email;

/**
 * A mail of plain text to one person.
 *
 * @param subject printable ASCII
 */
public record Mail(Email to, String subject, String text) {
    public Mail {
        if (!subject.matches("[\\x20-\\x7E]+")) {
            throw new IllegalArgumentException("a subject is printable ASCII");
        }
    }

    /** Neither whom it is to, nor what it says. */
    @Override
    public String toString() {
        return "Mail[" + subject + "]";
    }
}
