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
    record Made(byte[] content, byte[] gzip, EntityTag tag) {}

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
                    known = call.apart(this::make);
                    made = known;
                }
            } finally {
                making.unlock();
            }
        }
        return known;
    }

    private Made make() {
        byte[] whole = content.get();
        return new Made(whole, Gzip.compressed(whole, Deflater.BEST_COMPRESSION), EntityTag.of(whole));
    }
}
