package app.dispatch.adapters.persistence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.h2.store.fs.FileUtils;

/**
 * H2's file system {@code async:}, which an interrupt does not close, without the thread that H2's own hands each read and write
 * to: waking that thread, and being woken by it, takes several times as long as what it does. Here the asynchronous channel does its
 * work on the thread that asks. It takes the place of H2's own in this process.
 */
public final class AsyncFiles extends FilePathWrapper {
    /** For H2, which makes one for each path. */
    public AsyncFiles() {}

    /** Has H2 use these files for {@code async:}. On Windows its own stay: there the channel needs threads. */
    static void install() {
        if (!System.getProperty("os.name", "").startsWith("Windows")) {
            FilePath.register(new AsyncFiles());
        }
    }

    @Override
    public String getScheme() {
        return "async";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Path path = Path.of(name.substring(getScheme().length() + 1));
        return new OpenFile(name, AsynchronousFileChannel.open(path, FileUtils.modeToOptions(mode), new SameThread()));
    }

    @SuppressWarnings(
            "UnsynchronizedOverridesSynchronized") // a place is given with each read and write: they need no order
    private static final class OpenFile extends FileBaseDefault {
        private final String name;
        private final AsynchronousFileChannel channel;

        OpenFile(String name, AsynchronousFileChannel channel) {
            this.name = name;
            this.channel = channel;
        }

        private static int done(Future<Integer> work) throws IOException {
            try {
                return work.resultNow();
            } catch (IllegalStateException failed) {
                throw new IOException(work.exceptionNow());
            }
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            return done(channel.read(into, position));
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            return done(channel.write(from, position));
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            channel.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return channel.tryLock(position, size, shared);
        }

        @Override
        public void implCloseChannel() throws IOException {
            channel.close();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Does what it is given at once, on the thread that gives it. */
    private static final class SameThread extends AbstractExecutorService {
        @Override
        public void execute(Runnable work) {
            work.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long time, TimeUnit unit) {
            return true;
        }
    }
}
