package app.dispatch.application.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id with 19 MiB, 2 passes and 1 lane, as the OWASP Password Storage Cheat Sheet advises; hashes with other parameters are
 * checked by theirs.
 *
 * <p>The memory of one hash, which BouncyCastle wipes, is kept for the next: as garbage it would mostly outlive a collection and
 * fill the old generation.
 */
public final class Argon2idPasswords implements Passwords {
    private static final int HASH_BYTES = 32;
    private static final Pattern FORM = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");

    private final Supplier<byte[]> salts;
    private final Cost cost;

    /**
     * What a hash takes.
     *
     * @param memoryKib at least 8 for each lane (RFC 9106)
     */
    public record Cost(int memoryKib, int passes, int lanes) {
        static final Cost ADVISED = new Cost(19 * 1024, 2, 1);

        public Cost {
            if (lanes < 1 || passes < 1 || memoryKib < 8 * lanes) {
                throw new IllegalArgumentException("no cost of Argon2: " + memoryKib + ", " + passes + ", " + lanes);
            }
        }

        String prefix() {
            return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + lanes + "$";
        }
    }

    /**
     * A hash as it is written.
     *
     * @param salt in base64, as {@code hash}
     */
    private record Written(Cost cost, String salt, String hash) {
        static Written read(String text) {
            Matcher parts = FORM.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException("not a hash of Argon2id");
            }
            Cost cost = new Cost(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
            return new Written(cost, parts.group(4), parts.group(5));
        }
    }

    /** Hashes with salts from there: 16 random bytes each. */
    public Argon2idPasswords(Supplier<byte[]> salts) {
        this(salts, Cost.ADVISED);
    }

    /** Hashes at another cost than what is advised, for a machine that has more memory, or where nothing is protected. */
    public Argon2idPasswords(Supplier<byte[]> salts, Cost cost) {
        this.salts = salts;
        this.cost = cost;
    }

    @Override
    public String hash(String password) {
        byte[] salt = salts.get();
        return cost.prefix() + encode(salt) + "$" + encode(argon2id(cost, password, salt, HASH_BYTES));
    }

    @Override
    public boolean matches(String password, String hash) {
        Written written = Written.read(hash);
        byte[] wanted = decode(written.hash());
        return MessageDigest.isEqual(wanted, argon2id(written.cost(), password, decode(written.salt()), wanted.length));
    }

    @Override
    public boolean isOutdated(String hash) {
        Written written = Written.read(hash);
        return !written.cost().equals(cost) || decode(written.hash()).length != HASH_BYTES;
    }

    private static byte[] argon2id(Cost cost, String password, byte[] salt, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        Argon2Parameters.Builder parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt);
        if (cost.equals(Cost.ADVISED)) {
            parameters.withBlockPool(Memory.KEPT);
        }
        generator.init(parameters.build());
        byte[] hash = new byte[length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static byte[] decode(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A class of its own, for it needs BouncyCastle's, whose jar is signed: to look into that takes a tenth of a second of a start. */
    private static final class Memory {
        static final BlockPool KEPT =
                new FixedBlockPool(Argon2BytesGenerator.getBlockCount(Cost.ADVISED.memoryKib(), Cost.ADVISED.lanes()));
    }
}
