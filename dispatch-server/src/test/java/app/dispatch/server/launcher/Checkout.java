package app.dispatch.server.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;

/**
 * A folder as a clone of Dispatch is one, or an unpacked archive, with the launcher in it, a stand-in for Maven, and stand-ins for
 * JDKs.
 *
 * @param launcher the path of the launcher in it
 */
record Checkout(Path folder, String launcher) {
    /** Notes each call, and waits for a word in the file "hold" if that is there (a named pipe). */
    private static final String MAVEN = """
            #!/bin/sh
            echo "$JAVA_HOME $*" >>../calls
            [ ! -e ../hold ] || read -r word <../hold
            echo "[INFO] Building Dispatch: domain 0.1.0                       [1/2]"
            if [ -e ../broken ]; then
                echo "[WARNING] Step.java:[2,1] deprecated"
                echo "[ERROR] Plan.java:[3,1] ';' expected"
                echo "[ERROR] Failed to execute goal compile"
                echo "[ERROR] Re-run Maven using the -X switch to enable full debug logging."
                exit 1
            fi
            mkdir -p dispatch-server/target/dispatch/lib
            cp -R packaging/bin dispatch-server/target/dispatch
            echo >dispatch-server/target/dispatch/lib/b.jar
            echo >dispatch-server/target/dispatch/lib/a.jar
            """;

    /** Prints its own path, the working directory and the arguments, a line each; trains when asked. */
    private static final String JAVA = """
            #!/bin/sh
            for each in "$@"; do [ "$each" != self-train ] || trains=yes; done
            if [ "${trains:-}" ]; then
                [ ! -e "${0%/*}/untrainable" ] || { echo "no such command"; exit 2; }
                for each in "$@"; do
                    case $each in -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*) echo archive >"${each#*=}" ;; esac
                done
                exit 0
            fi
            printf '%s\\n' "$0" "$PWD" "$@"
            """;

    /** What a start printed, and the number that it exited with. */
    record Exit(int code, List<String> out, String err) {}

    static Checkout in(Path temp) throws IOException {
        Checkout checkout = new Checkout(temp.resolve("a clone"), "dispatch");
        Files.createDirectories(checkout.folder);
        Files.copy(Path.of("../dispatch"), checkout.folder.resolve("dispatch"));
        checkout.addScripts("packaging/bin");
        checkout.file("pom.xml", "").file("dispatch-domain/pom.xml", "").file("dispatch-server/pom.xml", "");
        checkout.file("dispatch-domain/src/main/java/Plan.java", "").file("../bin/mvn", MAVEN);
        return checkout.jdk("../jdk", "99.0.1");
    }

    /** As an archive is unpacked. */
    static Checkout unpacked(Path temp) throws IOException {
        Checkout archive = new Checkout(temp.resolve("dispatch 1.0"), "bin/dispatch");
        Files.createDirectories(archive.folder);
        archive.addScripts("bin");
        archive.file("lib/a.jar", "").file("lib/b.jar", "").file("../bin/mvn", MAVEN);
        return archive.jdk("../jdk", "99.0.1");
    }

    private void addScripts(String path) throws IOException {
        Path bin = Files.createDirectories(folder.resolve(path));
        for (String script : List.of("dispatch", "find-java.sh")) {
            Files.copy(Path.of("../packaging/bin", script), bin.resolve(script));
        }
    }

    /** Adds a file that is executable and older than all that a start makes. */
    Checkout file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        return this;
    }

    Checkout jdk(String path, String version) throws IOException {
        return file(path + "/bin/java", JAVA)
                .file(path + "/bin/javac", "")
                .file(path + "/release", "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    /** Dates a file to a time after any build. */
    void change(String path) throws IOException {
        Files.setLastModifiedTime(folder.resolve(path), FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
    }

    /** The calls of Maven so far: the JAVA_HOME that it got and its arguments. */
    List<String> builds() throws IOException {
        Path calls = folder.resolve("../calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    ProcessBuilder command(String... arguments) {
        ProcessBuilder command = new ProcessBuilder(folder.resolve(launcher).toString());
        command.command().addAll(List.of(arguments));
        command.environment().put("PATH", folder.resolveSibling("bin") + ":" + System.getenv("PATH"));
        command.environment().put("JAVA_HOME", folder.resolveSibling("jdk").toString());
        command.environment().put("HOME", folder.resolveSibling("home").toString());
        command.environment().remove("DISPATCH_JAVA_OPTS");
        return command.directory(folder.getParent().toFile());
    }

    Exit start(String... arguments) throws IOException, InterruptedException {
        return finish(command(arguments).start());
    }

    static Exit finish(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        return new Exit(process.waitFor(), out.lines().toList(), err);
    }
}
