package app.dispatch.application.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.function.Supplier;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id with 19 MiB, 2 passes and 1 lane, as the OWASP Password Storage Cheat Sheet advises.
 *
 * <p>At most two passwords are hashed at a time and fifty wait, so that a flood of logins takes neither all processors nor
 * the heap. The memory of one hash, which BouncyCastle wipes, is kept for the next: as garbage it would mostly outlive a collection
 * and fill the old generation.
 */
public final class Argon2idPasswords implements Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int AT_A_TIME = 2;
    private static final int MOST_WAITING = 50;
    private static final String PREFIX = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$";

    private final Supplier<byte[]> salts;
    private final Turnstile turnstile = new Turnstile(AT_A_TIME, MOST_WAITING);

    /** Hashes with salts from there: 16 random bytes each. */
    public Argon2idPasswords(Supplier<byte[]> salts) {
        this.salts = salts;
    }

    @Override
    public String hash(String password) {
        byte[] salt = salts.get();
        return PREFIX + encode(salt) + "$" + encode(inTurn(password, salt));
    }

    @Override
    public boolean matches(String password, String hash) {
        String[] parts =
                hash.startsWith(PREFIX) ? hash.substring(PREFIX.length()).split("\\$", -1) : new String[0];
        if (parts.length != 2) {
            throw new IllegalArgumentException("not a hash of these parameters");
        }
        byte[] salt = Base64.getDecoder().decode(parts[0]);
        byte[] wanted = Base64.getDecoder().decode(parts[1]);
        return MessageDigest.isEqual(wanted, inTurn(password, salt));
    }

    private byte[] inTurn(String password, byte[] salt) {
        return turnstile.pass(() -> argon2id(password, salt));
    }

    private static byte[] argon2id(String password, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(LANES)
                .withSalt(salt)
                .withBlockPool(Memory.KEPT)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A class of its own, for it needs BouncyCastle's, whose jar is signed: to look into that takes a tenth of a second of a start. */
    private static final class Memory {
        static final BlockPool KEPT = new FixedBlockPool(Argon2BytesGenerator.getBlockCount(MEMORY_KIB, LANES));
    }
}
