package app.dispatch.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Secrets that a test plants, and the search for them. What is searched for is the middle of each, so that a part of one is
 * found too; as it is, in hexadecimal digits, and in base64 wherever it begins.
 */
final class Planted {
    private static final int CORE = 24;

    private final Map<String, byte[]> cores = new LinkedHashMap<>();

    /** A new secret, with all those characters that encodings write in another way. */
    String secret(String label) {
        return "sk-" + core(label) + "\"\\+/=&%'<>";
    }

    /** A new secret of letters and digits. */
    String core(String label) {
        String digest = Base64.getEncoder().encodeToString(sha256(label));
        String core = digest.replaceAll("[^A-Za-z0-9]", "").substring(0, CORE);
        add(label, core.getBytes(UTF_8));
        return core;
    }

    /** A secret that Dispatch has made; its beginning and end may be shown. */
    String made(String label, String secret) {
        add(
                label,
                secret.substring(secret.length() - CORE - 4, secret.length() - 4)
                        .getBytes(UTF_8));
        return secret;
    }

    /** A secret of bytes. */
    void add(String label, byte[] core) {
        cores.put(label, core);
    }

    int count() {
        return cores.size();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Those that stand in a text of bytes, each with the form in which it does. */
    List<String> in(String text) {
        return cores.entrySet().stream()
                .flatMap(secret -> forms(secret.getValue()).stream()
                        .filter(text::contains)
                        .map(form -> secret.getKey() + " as " + form))
                .toList();
    }

    private static Set<String> forms(byte[] core) {
        String hex = HexFormat.of().formatHex(core);
        Set<String> forms =
                new LinkedHashSet<>(List.of(new String(core, ISO_8859_1), hex, hex.toUpperCase(Locale.ROOT)));
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + core.length];
            System.arraycopy(core, 0, shifted, before, core.length);
            // What depends on the bytes before and after is left out.
            byte[] whole = Arrays.copyOfRange(shifted, before == 0 ? 0 : 3, shifted.length - shifted.length % 3);
            forms.add(Base64.getEncoder().encodeToString(whole));
            forms.add(Base64.getUrlEncoder().encodeToString(whole));
        }
        return forms;
    }
}
