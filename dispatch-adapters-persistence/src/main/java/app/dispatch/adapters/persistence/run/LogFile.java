package app.dispatch.adapters.persistence.run;

import app.dispatch.adapters.persistence.OwnerOnly;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A file of frames, one after another: length, CRC-32C, bytes. The first frame is the number of the segment that the file holds.
 * What comes after a frame that is not whole does not count: its write was never answered.
 *
 * <p>Not a file channel: an interrupt would close that.
 */
final class LogFile implements AutoCloseable {
    private static final int HEAD = 2 * Integer.BYTES;

    private final RandomAccessFile file;
    private long length;

    /** The file, which is made where it is missing. */
    LogFile(Path path) throws IOException {
        if (!Files.exists(path)) {
            Files.createFile(path);
        }
        OwnerOnly.file(path);
        this.file = new RandomAccessFile(path.toFile(), "rw");
        this.length = file.length();
    }

    /**
     * What a file holds.
     *
     * @param number the segment's; 0 for none
     */
    record Segment(long number, List<byte[]> frames) {}

    Segment read() throws IOException {
        byte[] all = new byte[Math.toIntExact(file.length())];
        file.seek(0);
        file.readFully(all);
        List<byte[]> frames = frames(ByteBuffer.wrap(all));
        if (frames.isEmpty()) {
            return new Segment(0, List.of());
        }
        return new Segment(ByteBuffer.wrap(frames.getFirst()).getLong(), frames.subList(1, frames.size()));
    }

    private static List<byte[]> frames(ByteBuffer all) {
        List<byte[]> frames = new ArrayList<>();
        while (all.remaining() >= HEAD) {
            int size = all.getInt();
            int sum = all.getInt();
            if (size <= 0 || size > all.remaining()) {
                return frames;
            }
            byte[] frame = new byte[size];
            all.get(frame);
            if (sum(frame) != sum) {
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
        append(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
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

    /** Has the disk keep what was appended. */
    void sync() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
