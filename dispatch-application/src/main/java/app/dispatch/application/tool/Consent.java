package app.dispatch.application.tool;

import app.dispatch.domain.value.Value.Fields;

/**
 * How a user gives access to their account on a vendor's own page, to the app that the operator has registered there (RFC
 * 6749, 4.1): a port. Safe for use by several threads.
 */
public interface Consent {
    /** What the app is renewed tokens as: the members {@code clientId} and {@code clientSecret}, the latter in clear. */
    Fields client();

    /**
     * The address of the vendor's page.
     *
     * @param callback where the vendor sends the user's browser afterwards
     * @param state what comes back with it
     * @param challenge that of the verifier (RFC 7636, 4.2, by S256)
     */
    String page(String callback, String state, String challenge);

    /**
     * What connects the tool, by a request to the vendor: its fields, and what tokens are renewed with beside them.
     *
     * @param code what came back from the page
     * @param callback as it was given to the page
     * @throws app.dispatch.domain.error.StepFailure when the vendor gives nothing for it
     */
    Fields granted(String code, String callback, String verifier);
}
