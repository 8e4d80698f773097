package app.dispatch.application.tool;

import java.util.Optional;

/** The vendors at which the operator has registered an app, so that users need no keys of their own: a port. */
public interface Consents {
    /** That of a tool; empty when there is none. */
    Optional<Consent> of(String tool);

    /** What keeps a tool from being connected so, in a sentence for people. */
    String lacking(String tool);

    /** None at all. */
    static Consents none() {
        return new Consents() {
            @Override
            public Optional<Consent> of(String tool) {
                return Optional.empty();
            }

            @Override
            public String lacking(String tool) {
                return "Nothing can be connected on a vendor's page here";
            }
        };
    }
}
