package app.dispatch.server.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What starts the program where there is an archive of it and nothing to build with. */
@Timeout(60)
class ArchiveLauncherTest {
    private Checkout archive;

    @BeforeEach
    void unpack(@TempDir Path temp) throws IOException {
        archive = Checkout.unpacked(temp.toRealPath());
    }

    @Test
    void a_java_without_a_compiler_will_do() throws Exception {
        Files.delete(archive.folder().resolveSibling("jdk/bin/javac"));
        Checkout.Exit exit = archive.start("run", "a brief", "*");
        assertThat(exit.code()).isZero();
        assertThat(exit.out())
                .startsWith(archive.folder().resolveSibling("jdk/bin/java").toString())
                .endsWith("app.dispatch.server.Main", "run", "a brief", "*");
        assertThat(archive.builds()).isEmpty();
    }

    @Test
    void the_first_start_prepares_the_next_ones_and_keeps_standard_output_for_the_program() throws Exception {
        assertThat(archive.start("run").err()).isEqualTo("Preparing fast starts, this once ...\n");
        assertThat(archive.start("run").err()).isEmpty();
        assertThat(archive.start("run").out())
                .contains("-XX:SharedArchiveFile=" + archive.folder().resolve("dispatch-99.0.1.jsa"));
    }

    @Test
    void the_runtime_of_the_archive_is_taken_before_every_other() throws Exception {
        archive.jdk("runtime", "25.0.3");
        assertThat(archive.start("run").out())
                .startsWith(archive.folder().resolve("runtime/bin/java").toString());
    }

    @Test
    void a_runtime_of_the_archive_that_is_none_is_told() throws Exception {
        archive.jdk("runtime", "17.0.1");
        Checkout.Exit exit = archive.start("run");
        assertThat(exit.code()).isEqualTo(1);
        assertThat(exit.err())
                .contains(
                        "the newest Java found is 17.0.1, in "
                                + archive.folder().resolve("runtime"),
                        "21 or newer");
    }

    @Test
    void a_link_on_the_path_starts_it() throws Exception {
        Path link = Files.createSymbolicLink(
                archive.folder().resolveSibling("dispatch"), archive.folder().resolve("bin/dispatch"));
        ProcessBuilder command = archive.command("run");
        command.command().set(0, link.toString());
        assertThat(Checkout.finish(command.start()).out()).endsWith("run");
    }
}
