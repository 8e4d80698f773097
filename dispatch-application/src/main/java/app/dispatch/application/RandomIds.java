package app.dispatch.application;

import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Ids drawn from a random generator. */
record RandomIds(RandomGenerator random) implements Ids {
    /** In the order of their codes, as stores compare ids. */
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final int LENGTH = 22;
    private static final int TIME_LENGTH = 8;
    private static final int SECRET_BYTES = 32;

    @Override
    public String next(String prefix) {
        return prefix + letters(LENGTH);
    }

    @Override
    public String next(String prefix, Instant now) {
        StringBuilder time = new StringBuilder();
        long rest = now.toEpochMilli();
        for (int i = 0; i < TIME_LENGTH; i++) {
            time.append(ALPHABET.charAt((int) Math.floorMod(rest, (long) ALPHABET.length())));
            rest = Math.floorDiv(rest, (long) ALPHABET.length());
        }
        return prefix + time.reverse() + letters(LENGTH - TIME_LENGTH);
    }

    private String letters(int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return letters.toString();
    }

    @Override
    public String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public double jitter() {
        return random.nextDouble();
    }
}
