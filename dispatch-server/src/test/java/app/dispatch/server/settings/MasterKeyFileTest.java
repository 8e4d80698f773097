package app.dispatch.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyFileTest {
    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path temporary;

    @Test
    void a_file_in_place_of_the_folder_is_named() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatThrownBy(() -> MasterKeyFile.readOrMake(file, random))
                .isInstanceOf(CannotStart.class)
                .hasMessage("the master key " + file + "/master.key cannot be used: " + file + " is not a folder");
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() {
        assertThatThrownBy(() -> MasterKeyFile.readOrMake(Path.of("/proc/dispatch"), random))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("the master key /proc/dispatch/master.key cannot be used: ");
    }

    @Test
    void a_folder_that_is_not_there_is_made_for_its_owner_alone() throws CannotStart, IOException {
        Path folder = temporary.resolve("a/b");

        MasterKeyFile.readOrMake(folder, random);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void a_master_key_is_made_once_and_open_to_its_owner_alone() throws CannotStart, IOException {
        MasterKey made = MasterKeyFile.readOrMake(temporary, random);
        MasterKey read = MasterKeyFile.readOrMake(temporary, random);

        assertThat(read).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve("master.key"))))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-"})
    void a_master_key_that_others_can_read_is_refused(String mode) throws CannotStart, IOException {
        MasterKeyFile.readOrMake(temporary, random);
        Path file = temporary.resolve("master.key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertThatThrownBy(() -> MasterKeyFile.readOrMake(temporary, random))
                .isInstanceOf(CannotStart.class)
                .hasMessage("the master key " + file + " is open to others (mode " + mode + "); chmod 600 " + file);
    }

    @Test
    void a_damaged_master_key_is_refused_and_left_alone() throws CannotStart, IOException {
        MasterKeyFile.readOrMake(temporary, random);
        Path file = temporary.resolve("master.key");
        Files.writeString(file, "half a k");

        assertThatThrownBy(() -> MasterKeyFile.readOrMake(temporary, random))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is damaged")
                .hasMessageNotContaining("half a k");
        assertThat(file).hasContent("half a k");
    }

    @Test
    void a_rotation_keeps_both_keys_until_it_has_ended() throws CannotStart, IOException {
        MasterKey before = MasterKeyFile.readOrMake(temporary, random);
        assertThat(MasterKeyFile.readOld(temporary)).isEmpty();

        MasterKeyFile.beginRotation(temporary, random);

        MasterKey after = MasterKeyFile.readOrMake(temporary, random);
        assertThat(after).isNotEqualTo(before);
        assertThat(MasterKeyFile.readOld(temporary)).contains(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve("master.key.old"))))
                .isEqualTo("rw-------");

        MasterKeyFile.beginRotation(temporary, random);
        assertThat(MasterKeyFile.readOrMake(temporary, random)).as("begun once").isEqualTo(after);

        MasterKeyFile.endRotation(temporary);
        assertThat(MasterKeyFile.readOld(temporary)).isEmpty();
    }

    @Test
    void a_rotation_that_was_broken_off_between_its_files_begins_anew() throws CannotStart, IOException {
        MasterKey before = MasterKeyFile.readOrMake(temporary, random);
        Files.copy(
                temporary.resolve("master.key"),
                temporary.resolve("master.key.old"),
                StandardCopyOption.COPY_ATTRIBUTES);

        MasterKeyFile.beginRotation(temporary, random);

        assertThat(MasterKeyFile.readOrMake(temporary, random)).isNotEqualTo(before);
        assertThat(MasterKeyFile.readOld(temporary)).contains(before);
    }

    @Test
    void keys_for_different_purposes_have_nothing_in_common() {
        MasterKey key = MasterKey.fresh(random);

        assertThat(key.derive("sessions")).hasSize(32).isEqualTo(key.derive("sessions"));
        assertThat(key.derive("sessions")).isNotEqualTo(key.derive("vault"));
        assertThat(MasterKey.fresh(random).derive("sessions")).isNotEqualTo(key.derive("sessions"));
        assertThat(key).hasToString("MasterKey[...]");
    }
}
