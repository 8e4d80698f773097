package app.dispatch.adapters.persistence.run.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    Path folder;

    private Path path() {
        return folder.resolve("a.log");
    }

    private static List<String> texts(LogFile.Segment segment) {
        return segment.frames().stream().map(frame -> new String(frame, UTF_8)).toList();
    }

    private LogFile.Segment read() throws IOException {
        try (LogFile file = new LogFile(path())) {
            return file.read();
        }
    }

    @Test
    void a_new_file_holds_nothing() throws IOException {
        assertThat(read().number()).isZero();
        assertThat(read().frames()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
    }

    @Test
    void what_was_appended_is_read_in_order() throws IOException {
        try (LogFile file = new LogFile(path())) {
            file.start(7);
            file.append("one".getBytes(UTF_8));
            file.append("two".getBytes(UTF_8));
            file.sync();
        }
        assertThat(read().number()).isEqualTo(7);
        assertThat(texts(read())).containsExactly("one", "two");
    }

    @Test
    void a_frame_counts_once_it_is_whole_wherever_the_file_was_cut() throws IOException {
        try (LogFile file = new LogFile(path())) {
            file.start(1);
            file.append("one".getBytes(UTF_8));
            file.append("two".getBytes(UTF_8));
        }
        byte[] whole = Files.readAllBytes(path());
        int frame = 8 + 3;
        for (int length = 0; length <= whole.length; length++) {
            Files.write(path(), Arrays.copyOf(whole, length));
            int expected = length == whole.length ? 2 : length >= whole.length - frame ? 1 : 0;
            assertThat(read().frames()).as("%d bytes", length).hasSize(expected);
        }
    }

    @Test
    void nothing_counts_from_a_damaged_frame_on() throws IOException {
        try (LogFile file = new LogFile(path())) {
            file.start(1);
            file.append("one".getBytes(UTF_8));
            file.append("two".getBytes(UTF_8));
            file.append("three".getBytes(UTF_8));
        }
        byte[] damaged = Files.readAllBytes(path());
        damaged[damaged.length - 8 - "three".length() - 1] ^= 1;
        Files.write(path(), damaged);
        assertThat(texts(read())).containsExactly("one");
        assertThat(read().damaged()).isEqualTo(8 + "two".length() + 8 + "three".length());
    }

    @Test
    void a_segment_of_the_first_version_which_did_not_say_its_version_is_read() throws IOException {
        try (LogFile file = new LogFile(path())) {
            file.append(ByteBuffer.allocate(Long.BYTES).putLong(7).array());
            file.append("one".getBytes(UTF_8));
        }
        assertThat(read().number()).isEqualTo(7);
        assertThat(texts(read())).containsExactly("one");
    }

    @Test
    void a_segment_of_a_newer_version_is_refused_by_name() throws IOException {
        writeNewer(path());
        assertThatThrownBy(this::read)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("written by a newer version of Dispatch (a.log has the format 2");
    }

    static void writeNewer(Path log) throws IOException {
        try (LogFile file = new LogFile(log)) {
            file.clear();
            file.append(ByteBuffer.allocate(1 + Long.BYTES)
                    .put((byte) 2)
                    .putLong(1_000)
                    .array());
            file.append("what only that version understands".getBytes(UTF_8));
        }
    }

    @Test
    void a_segment_that_begins_leaves_nothing_of_the_one_before() throws IOException {
        try (LogFile file = new LogFile(path())) {
            file.start(1);
            file.append("a long frame of the first segment".getBytes(UTF_8));
            file.start(3);
            file.append("one".getBytes(UTF_8));
        }
        assertThat(read().number()).isEqualTo(3);
        assertThat(texts(read())).containsExactly("one");
        assertThat(Files.readString(path(), StandardCharsets.ISO_8859_1)).doesNotContain("first segment");
    }
}
