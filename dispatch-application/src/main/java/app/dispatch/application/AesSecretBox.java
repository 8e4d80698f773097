package app.dispatch.application;

import app.dispatch.domain.account.UserId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM, each secret with a nonce of its own; owner and purpose are bound to it as additional data. */
public final class AesSecretBox implements SecretBox {
    /** The length of a nonce, in bytes. */
    public static final int NONCE_BYTES = 12;

    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final Supplier<byte[]> key;
    private final Supplier<byte[]> nonces;

    /**
     * A box with this key.
     *
     * @param key 32 bytes; asked for at every use
     * @param nonces {@value #NONCE_BYTES} random bytes each
     */
    public AesSecretBox(Supplier<byte[]> key, Supplier<byte[]> nonces) {
        this.key = key;
        this.nonces = nonces;
    }

    @Override
    public String seal(UserId owner, String purpose, String clear) {
        byte[] nonce = nonces.get();
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, nonce, owner, purpose).doFinal(clear.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a secret cannot be sealed", impossible);
        }
    }

    @Override
    public String open(UserId owner, String purpose, String sealed) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
            byte[] nonce = new byte[NONCE_BYTES];
            bytes.get(nonce);
            byte[] rest = new byte[bytes.remaining()];
            bytes.get(rest);
            return new String(cipher(Cipher.DECRYPT_MODE, nonce, owner, purpose).doFinal(rest), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException | BufferUnderflowException closed) {
            throw new IllegalStateException("a secret cannot be opened: is the master key another one?", closed);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, UserId owner, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(key.get(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((owner.value() + "\n" + purpose).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
