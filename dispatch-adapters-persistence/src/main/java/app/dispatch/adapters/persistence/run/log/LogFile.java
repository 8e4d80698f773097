package app.dispatch.adapters.persistence.run.log;

import app.dispatch.adapters.persistence.sql.OwnerOnly;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A file of frames, one after another: length, CRC-32C, bytes. The first frame is the number of the segment that the file holds,
 * and before it the version of what is in the frames; the first version did not say so. What comes after a frame that is not whole
 * does not count: as a rule it is a write that a crash cut off, which was never answered.
 *
 * <p>Not a file channel: an interrupt would close that.
 */
final class LogFile implements AutoCloseable {
    private static final int HEAD = 2 * Integer.BYTES;

    /** Of what is in the frames: to be raised when an older {@link RunWrite} could not read them. */
    private static final byte VERSION = 1;

    private final Path path;
    private final RandomAccessFile file;
    private long length;

    /** The file, which is made where it is missing. */
    LogFile(Path path) throws IOException {
        if (!Files.exists(path)) {
            Files.createFile(path);
        }
        OwnerOnly.file(path);
        this.path = path;
        this.file = new RandomAccessFile(path.toFile(), "rw");
        this.length = file.length();
    }

    /**
     * What a file holds.
     *
     * @param number the segment's; 0 for none
     * @param damaged how many bytes at the end are no whole frames
     */
    record Segment(long number, List<byte[]> frames, int damaged) {
        private static final Segment NONE = new Segment(0, List.of(), 0);
    }

    /** The file is of a version that this one cannot read. */
    static final class NewerVersion extends IOException {
        private static final long serialVersionUID = 1;

        NewerVersion(Path file, int version) {
            super("it was written by a newer version of Dispatch (" + file.getFileName() + " has the format " + version
                    + ", this one reads up to " + VERSION
                    + "). Start that version once more and stop it in order, or go on with it.");
        }
    }

    Segment read() throws IOException {
        byte[] all = new byte[Math.toIntExact(file.length())];
        file.seek(0);
        file.readFully(all);
        ByteBuffer left = ByteBuffer.wrap(all);
        List<byte[]> frames = frames(left);
        if (frames.isEmpty()) {
            return left.hasRemaining() ? new Segment(0, List.of(), left.remaining()) : Segment.NONE;
        }
        ByteBuffer head = ByteBuffer.wrap(frames.getFirst());
        int version = head.remaining() == Long.BYTES ? VERSION : head.get();
        if (version > VERSION) {
            throw new NewerVersion(path, version);
        }
        return new Segment(head.getLong(), frames.subList(1, frames.size()), left.remaining());
    }

    /** The whole frames from where the buffer is; it stays at the first that is not whole. */
    private static List<byte[]> frames(ByteBuffer all) {
        List<byte[]> frames = new ArrayList<>();
        while (all.remaining() >= HEAD) {
            int start = all.position();
            int size = all.getInt();
            int sum = all.getInt();
            byte[] frame = new byte[size <= 0 || size > all.remaining() ? 0 : size];
            all.get(frame);
            if (frame.length == 0 || sum(frame) != sum) {
                all.position(start);
                return frames;
            }
            frames.add(frame);
        }
        return frames;
    }

    private static int sum(byte[] frame) {
        CRC32C sum = new CRC32C();
        sum.update(frame);
        return (int) sum.getValue();
    }

    /** Begins a segment; what was in the file is gone. */
    void start(long number) throws IOException {
        clear();
        append(ByteBuffer.allocate(1 + Long.BYTES).put(VERSION).putLong(number).array());
    }

    /** Empties the file. */
    void clear() throws IOException {
        cut(0);
    }

    /** Writes a frame as a whole, or leaves the file as it was. */
    void append(byte[] frame) throws IOException {
        ByteBuffer whole = ByteBuffer.allocate(HEAD + frame.length)
                .putInt(frame.length)
                .putInt(sum(frame))
                .put(frame);
        try {
            cutTail();
            file.write(whole.array());
        } catch (IOException full) {
            cut(length);
            throw full;
        }
        length += whole.capacity();
    }

    /** An earlier write may have failed in its middle, and the cut after it too. */
    private void cutTail() throws IOException {
        if (file.getFilePointer() != length) {
            cut(length);
        }
    }

    private void cut(long to) throws IOException {
        file.setLength(to);
        file.seek(to);
        length = to;
    }

    /** Where it is. */
    Path path() {
        return path;
    }

    /** Has the disk keep what was appended. */
    void sync() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
