package app.dispatch.adapters.tools.connector.linear;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import java.nio.ByteBuffer;
import java.util.UUID;
import okio.ByteString;

/**
 * The id that Linear is told to make something under: the same for every attempt at the same step, so that a repeat makes
 * nothing twice.
 */
final class OwnId {
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private OwnId() {}

    /**
     * A name-based id, made as by RFC 9562, 5.5, of a SHA-256; marked as of version 4, the only one that Linear's schema
     * allows.
     *
     * @param what tells it from the ids of other things of the same attempt
     */
    static String of(ApiCall call, String what) {
        ByteBuffer hash = ByteString.encodeUtf8(what + " " + call.idempotencyKey())
                .sha256()
                .asByteBuffer();
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | VERSION_4;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | VARIANT;
        return new UUID(high, low).toString();
    }
}
