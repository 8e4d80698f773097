package app.dispatch.application.vault;

/**
 * A secret that only a {@link Vault} with the right key can open.
 *
 * @param keyId which key wraps the data key
 * @param dataKey the wrapped data key, base64
 * @param content the secret, encrypted with the data key, base64
 */
public record Sealed(String keyId, String dataKey, String content) {}
