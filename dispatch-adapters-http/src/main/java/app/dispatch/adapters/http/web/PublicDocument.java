package app.dispatch.adapters.http.web;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is the same for everybody as long as the server runs: made once, when it is first asked for, and compressed once.
 * Safe for use by several threads.
 */
public final class PublicDocument {
    private final Supplier<byte[]> content;
    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable Made made;

    /** The content, its gzip, and what tells it from others. */
    static final class Made {
        private final byte[] content;
        private final byte[] gzip;
        private final EntityTag tag;

        Made(byte[] content) {
            this.content = content;
            this.gzip = Gzip.compressed(content, Deflater.BEST_COMPRESSION);
            this.tag = EntityTag.of(content);
        }

        /** Not to be changed. */
        byte[] content() {
            return content;
        }

        /** Not to be changed. */
        byte[] gzip() {
            return gzip;
        }

        EntityTag tag() {
            return tag;
        }
    }

    /** @param content makes it; it may take a processor for long */
    public PublicDocument(Supplier<byte[]> content) {
        this.content = content;
    }

    Made made(Call call) {
        Made known = made;
        if (known == null) {
            making.lock();
            try {
                known = made;
                if (known == null) {
                    known = call.apart(() -> new Made(content.get()));
                    made = known;
                }
            } finally {
                making.unlock();
            }
        }
        return known;
    }
}
