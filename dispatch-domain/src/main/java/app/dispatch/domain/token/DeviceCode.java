package app.dispatch.domain.token;

import app.dispatch.domain.Sha256;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The short code by which a person says which program is to be let in: eight letters, four and four with a dash, as RFC 8628
 * recommends (section 6.1: no vowels, so that no word is among them, and none that looks like another).
 */
public final class DeviceCode {
    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int LENGTH = 8;
    private static final Pattern OTHERS = Pattern.compile("[\\s-]");
    private static final Pattern FORM = Pattern.compile("[" + LETTERS + "]{" + LENGTH + "}");

    private final String letters;

    private DeviceCode(String letters) {
        this.letters = letters;
    }

    /**
     * The code that stands for a random text: one of 25,600,000,000, each as likely as any other.
     *
     * @param random of 128 random bits or more, from a secure source
     */
    public static DeviceCode of(String random) {
        BigInteger rest = new BigInteger(1, Sha256.of(random));
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(LETTERS.length()));
            letters.append(LETTERS.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return new DeviceCode(letters.toString());
    }

    /** The code that a person typed, in small letters or without the dash too; empty for what is none. */
    public static Optional<DeviceCode> parse(String typed) {
        String letters = OTHERS.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
        return FORM.matcher(letters).matches() ? Optional.of(new DeviceCode(letters)) : Optional.empty();
    }

    /** As it is shown. */
    public String text() {
        return letters.substring(0, LENGTH / 2) + "-" + letters.substring(LENGTH / 2);
    }

    /** What is kept in its place. */
    public String hash() {
        return Sha256.hex(letters);
    }

    /** Not the code. */
    @Override
    public String toString() {
        return "device code";
    }
}
