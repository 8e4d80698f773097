package app.dispatch.server.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class LauncherTest {
    private final List<Process> started = new ArrayList<>();
    private Checkout checkout;

    @BeforeEach
    void checkOut(@TempDir Path temp) throws IOException {
        checkout = Checkout.in(temp.toRealPath());
    }

    @AfterEach
    void endWhatStillRuns() {
        for (Process process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process started(ProcessBuilder command) throws IOException {
        Process process = command.start();
        started.add(process);
        return process;
    }

    @Test
    void a_first_start_builds_and_keeps_standard_output_for_the_program() throws Exception {
        Checkout.Exit exit = checkout.start("run", "a brief", "*");
        assertThat(exit.code()).isZero();
        assertThat(exit.out()).startsWith(jdk("jdk")).endsWith("app.dispatch.server.Main", "run", "a brief", "*");
        assertThat(exit.err()).contains("Building Dispatch", "[1/2] domain");
        assertThat(checkout.builds()).singleElement().asString().startsWith(path("jdk") + " ");
    }

    @Test
    void a_second_start_builds_nothing_and_says_nothing() throws Exception {
        checkout.start("run");
        assertThat(checkout.start("run").err()).isEmpty();
        assertThat(checkout.builds()).hasSize(1);
    }

    @Test
    void a_change_is_built() throws Exception {
        checkout.start("run");
        checkout.change("dispatch-domain/src/main/java/Plan.java");
        checkout.start("run");
        assertThat(checkout.builds()).hasSize(2);
    }

    @Test
    void a_deleted_source_is_a_change() throws Exception {
        checkout.start("run");
        checkout.change("dispatch-domain/src/main/java");
        checkout.start("run");
        assertThat(checkout.builds()).hasSize(2);
    }

    @Test
    void a_resource_that_is_gone_is_not_packed_again() throws Exception {
        checkout.file("dispatch-domain/target/classes/db/V1__old.sql", "");
        checkout.file("dispatch-domain/target/classes/Plan.class", "");
        checkout.start("run");
        assertThat(checkout.folder().resolve("dispatch-domain/target/classes/db/V1__old.sql"))
                .doesNotExist();
        assertThat(checkout.folder().resolve("dispatch-domain/target/classes/Plan.class"))
                .exists();
    }

    @Test
    void two_starts_at_once_build_once() throws Exception {
        Path hold = checkout.folder().resolveSibling("hold");
        assertThat(new ProcessBuilder("mkfifo", hold.toString()).start().waitFor())
                .isZero();
        Process first = started(checkout.command("run"));
        BufferedReader errors = first.errorReader();
        assertThat(errors.readLine()).startsWith("Building Dispatch");
        Process second = started(checkout.command("run"));
        assertThat(second.errorReader().readLine()).startsWith("Waiting for another start");
        Files.writeString(hold, "go\n");
        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        assertThat(checkout.builds()).hasSize(1);
    }

    @Test
    void a_failed_build_shows_its_errors_and_starts_nothing() throws Exception {
        checkout.file("../broken", "");
        Checkout.Exit exit = checkout.start("run");
        assertThat(exit.code()).isEqualTo(1);
        assertThat(exit.out()).isEmpty();
        assertThat(exit.err())
                .contains(
                        "Step.java:[2,1] deprecated",
                        "Plan.java:[3,1] ';' expected",
                        "the build failed",
                        "target/build.log")
                .doesNotContain("Re-run Maven");
        Files.delete(checkout.folder().resolveSibling("broken"));
        assertThat(checkout.start("run").code()).isZero();
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws Exception {
        checkout.file("target", "");
        Checkout.Exit exit = checkout.start("run");
        assertThat(exit.code()).isEqualTo(1);
        assertThat(exit.err())
                .isEqualTo("dispatch: cannot write to " + checkout.folder() + "/target, where the program is built.\n");
    }

    @Test
    void the_newest_jdk_is_taken_wherever_it_is_when_java_home_names_none() throws Exception {
        checkout.jdk("../home/.sdkman/candidates/java/99.1-tem", "99.1");
        checkout.jdk("../home/.sdkman/candidates/java/9.0.4-open", "9.0.4");
        ProcessBuilder command = checkout.command("run");
        command.environment().remove("JAVA_HOME");
        assertThat(Checkout.finish(started(command)).out()).startsWith(jdk("home/.sdkman/candidates/java/99.1-tem"));
    }

    @Test
    void the_jdk_of_java_home_is_taken_before_a_newer_one() throws Exception {
        checkout.jdk("../home/.sdkman/candidates/java/99.1-tem", "99.1");
        checkout.jdk("../jdk", "21");
        assertThat(checkout.start("run").out()).startsWith(jdk("jdk"));
        assertThat(checkout.builds()).singleElement().asString().startsWith(path("jdk") + " ");
    }

    @Test
    void a_java_home_that_is_too_old_does_not_count() throws Exception {
        checkout.jdk("../home/.sdkman/candidates/java/99.1-tem", "99.1");
        checkout.jdk("../jdk", "20.9.9");
        assertThat(checkout.start("run").out()).startsWith(jdk("home/.sdkman/candidates/java/99.1-tem"));
    }

    @Test
    void every_command_ends_when_memory_does() throws Exception {
        assertThat(checkout.start("serve").out()).contains("-XX:+ExitOnOutOfMemoryError");
        assertThat(checkout.start("run").out()).contains("-XX:+ExitOnOutOfMemoryError");
    }

    @Test
    void a_link_to_the_launcher_works_in_the_callers_folder() throws Exception {
        Path link = Files.createSymbolicLink(checkout.folder().resolveSibling("link"), Path.of("a clone/dispatch"));
        ProcessBuilder command = checkout.command();
        command.command().set(0, link.toString());
        assertThat(Checkout.finish(started(command)).out())
                .contains(checkout.folder().getParent().toString());
    }

    @Test
    void a_server_keeps_both_compilers_and_what_ends_soon_has_one() throws Exception {
        assertThat(checkout.start("serve").out()).doesNotContain("-XX:TieredStopAtLevel=1");
        assertThat(checkout.start("parse", "serve").out()).contains("-XX:TieredStopAtLevel=1");
    }

    @Test
    void the_users_options_for_the_jvm_win() throws Exception {
        ProcessBuilder command = checkout.command("serve");
        command.environment().put("DISPATCH_JAVA_OPTS", "-Xmx2g -XX:+UseZGC");
        assertThat(Checkout.finish(started(command)).out())
                .containsSubsequence("-Xmx256m", "-Xmx2g", "-XX:+UseZGC", "-cp")
                .doesNotContain("-XX:+UseSerialGC");
    }

    @ParameterizedTest
    @CsvSource({"serve, 1, Serial", "serve, 2, Serial", "serve, 3, Parallel", "serve, 64, Parallel", "run, 64, Serial"})
    void a_server_on_many_processors_has_all_of_them_collect(String command, String processors, String collector)
            throws Exception {
        checkout.file("../bin/getconf", "#!/bin/sh\necho " + processors + "\n");
        assertThat(checkout.start(command).out()).contains("-XX:+Use" + collector + "GC");
    }

    @Test
    void a_machine_that_does_not_tell_its_processors_counts_as_a_small_one() throws Exception {
        checkout.file("../bin/getconf", "#!/bin/sh\nexit 1\n");
        assertThat(checkout.start("serve").out()).contains("-XX:+UseSerialGC");
    }

    @Test
    void the_archive_of_the_build_is_used_with_the_same_class_path() throws Exception {
        Path program = checkout.folder().resolve("dispatch-server/target/dispatch");
        assertThat(checkout.start("run").out())
                .contains("-XX:SharedArchiveFile=" + program + "/dispatch-99.0.1.jsa")
                .contains(program + "/lib/a.jar:" + program + "/lib/b.jar");
    }

    @Test
    void without_training_there_is_no_archive_and_no_word_of_it() throws Exception {
        checkout.file("../jdk/bin/untrainable", "");
        assertThat(checkout.start("run").out()).noneMatch(each -> each.contains("SharedArchiveFile"));
        Checkout.Exit second = checkout.start("run");
        assertThat(second.out()).noneMatch(each -> each.contains("SharedArchiveFile"));
        assertThat(second.err()).isEmpty();
    }

    @Test
    void another_jdk_gets_an_archive_of_its_own_without_a_build() throws Exception {
        checkout.start("run");
        checkout.jdk("../jdk", "99.0.2");
        assertThat(checkout.start("run").out()).anyMatch(each -> each.endsWith("/dispatch-99.0.2.jsa"));
        assertThat(checkout.builds()).hasSize(1);
    }

    @Test
    void test_hands_its_arguments_to_maven_on_the_jdk_found() throws Exception {
        checkout.start("test", "-pl", "dispatch-domain");
        assertThat(checkout.builds())
                .singleElement()
                .asString()
                .isEqualTo(path("jdk") + " -B -ntp -T 2 verify -pl dispatch-domain");
    }

    private String jdk(String folder) {
        return path(folder) + "/bin/java";
    }

    private String path(String name) {
        return checkout.folder().resolveSibling(name).toString();
    }
}
