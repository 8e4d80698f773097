package app.dispatch.application;

import java.security.SecureRandom;

/** Bytes that nobody can foresee. */
final class RandomBytes {
    private RandomBytes() {}

    static byte[] of(int count, SecureRandom random) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
