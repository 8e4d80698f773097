package app.dispatch.adapters.http.web;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes answers shorter for clients that take gzip (RFC 9110, 8.4.1.3). Safe for use by several threads.
 *
 * <p>A compressor holds a quarter of a MiB outside the heap. So an answer is compressed whole, before any of it is sent, and not while
 * a client reads it: a slow client holds none. As many as there are processors are at work at a time; an answer that finds them all
 * taken is sent as it is.
 */
public final class Gzip {
    /** Shorter ones fit one packet as they are. */
    static final int SHORTEST = 1024;

    private static final Pattern QUALITY_ZERO = Pattern.compile("q=0(\\.0{0,3})?");
    private static final List<String> NAMES = List.of("gzip", "x-gzip", "*");

    private final Semaphore compressors;

    Gzip(int compressors) {
        this.compressors = new Semaphore(compressors);
    }

    /**
     * Whether the client takes it. The page of another site that has this one's answer sent to a browser learns nothing from its
     * length then: what repeats a part of a secret would be shorter.
     */
    public static boolean isTakenBy(Context request) {
        if ("cross-site".equals(request.header("Sec-Fetch-Site"))) {
            return false;
        }
        String accepted = request.header("Accept-Encoding");
        return accepted != null && isTaken(accepted);
    }

    /** The first of its names that is there decides: it by itself goes before all encodings. */
    static boolean isTaken(String accepted) {
        List<String[]> codings = Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(","))
                .map(coding -> coding.replaceAll("\\s", "").split(";", 2))
                .toList();
        return NAMES.stream()
                .flatMap(name -> codings.stream().filter(coding -> coding[0].equals(name)))
                .findFirst()
                .filter(coding ->
                        coding.length == 1 || !QUALITY_ZERO.matcher(coding[1]).matches())
                .isPresent();
    }

    /** The content, compressed; empty when it is too short for that, or all compressors are taken. */
    Optional<byte[]> of(byte[] content) {
        if (content.length < SHORTEST || !compressors.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(compressed(content, Deflater.BEST_SPEED));
        } finally {
            compressors.release();
        }
    }

    /** The content, compressed at that level. */
    public static byte[] compressed(byte[] content, int level) {
        ByteArrayOutputStream into = new ByteArrayOutputStream(content.length / 4);
        try (GZIPOutputStream gzip = new AtLevel(into, level)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return into.toByteArray();
    }

    private static final class AtLevel extends GZIPOutputStream {
        AtLevel(ByteArrayOutputStream into, int level) throws IOException {
            super(into, 8 * 1024);
            def.setLevel(level);
        }
    }
}
