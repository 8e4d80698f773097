package app.dispatch.server.fairness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process holds: heap in KiB (-1 where it does not answer), memory in KiB, threads, sockets. */
record Vitals(long heap, long resident, long threads, long sockets) {
    private static final Pattern USED = Pattern.compile("total .*used (\\d+)K");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final long PATIENCE_SECONDS = 8;

    /** With what is garbage in the heap. */
    static Vitals now(long process) throws IOException, InterruptedException {
        return new Vitals(heap(process), ofStatus(process, "VmRSS:"), ofStatus(process, "Threads:"), sockets(process));
    }

    /** After a collection. */
    static Vitals collected(long process) throws IOException, InterruptedException {
        jcmd(process, "GC.run");
        return now(process);
    }

    private static long heap(long process) throws IOException, InterruptedException {
        Matcher used = USED.matcher(jcmd(process, "GC.heap_info"));
        long sum = 0;
        while (used.find()) {
            sum += Long.parseLong(used.group(1));
        }
        return sum == 0 ? -1 : sum;
    }

    private static String jcmd(long process, String command) throws IOException, InterruptedException {
        Path answer = Files.createTempFile("jcmd", ".txt");
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process),
                        command)
                .redirectErrorStream(true)
                .redirectOutput(answer.toFile())
                .start();
        try {
            if (!jcmd.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                jcmd.destroyForcibly().waitFor();
            }
            return Files.readString(answer);
        } finally {
            Files.delete(answer);
        }
    }

    static long ofStatus(long process, String name) throws IOException {
        Path status = Path.of("/proc", String.valueOf(process), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.startsWith(name))
                .map(NUMBER::matcher)
                .filter(Matcher::find)
                .mapToLong(number -> Long.parseLong(number.group()))
                .findFirst()
                .orElse(0);
    }

    private static long sockets(long process) {
        Path open = Path.of("/proc", String.valueOf(process), "fd");
        try (var all = Files.list(open)) {
            return all.filter(Vitals::isSocket).count();
        } catch (IOException ended) {
            return 0;
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException closed) {
            return false;
        }
    }
}
