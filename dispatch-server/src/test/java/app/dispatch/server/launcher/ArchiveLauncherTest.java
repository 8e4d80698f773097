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
    void planning_has_a_cache_of_its_own_from_java_25_on() throws Exception {
        assertThat(archive.start("parse", "a brief").err()).isEqualTo("Preparing fast starts, this once ...\n");
        Checkout.Exit second = archive.start("parse", "a brief");
        assertThat(second.err()).isEmpty();
        assertThat(second.out())
                .contains("-XX:AOTCache=" + archive.folder().resolve("dispatch-99.0.1.aot"))
                .noneMatch(each -> each.startsWith("-XX:SharedArchiveFile"));
        archive.jdk("../jdk", "24.9.9");
        assertThat(archive.start("parse", "a brief").out())
                .contains("-XX:SharedArchiveFile=" + archive.folder().resolve("dispatch-24.9.9.jsa"))
                .noneMatch(each -> each.startsWith("-XX:AOTCache"));
        archive.jdk("../jdk", "25");
        assertThat(archive.start("parse", "a brief").out())
                .contains("-XX:AOTCache=" + archive.folder().resolve("dispatch-25.aot"));
    }

    @Test
    void where_no_cache_for_planning_can_be_made_the_archive_serves() throws Exception {
        archive.file("dispatch-99.0.1.aot", "").file("dispatch-99.0.1.jsa", "made");
        assertThat(archive.start("parse", "a brief").out())
                .contains("-XX:SharedArchiveFile=" + archive.folder().resolve("dispatch-99.0.1.jsa"))
                .noneMatch(each -> each.startsWith("-XX:AOTCache"));
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
