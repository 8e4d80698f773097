package app.dispatch.adapters.tools.connector.oauth;

/**
 * An app that is registered at a vendor (RFC 6749, 2).
 *
 * @param secret empty for a public one, which has none
 */
public record OAuthClient(String id, String secret) {
    @Override
    public String toString() {
        return "OAuthClient[" + id + "]";
    }
}
