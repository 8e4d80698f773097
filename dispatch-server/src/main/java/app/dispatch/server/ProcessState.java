package app.dispatch.server;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.DatabaseState;
import app.dispatch.application.Dispatch;
import app.dispatch.application.run.node.RunLoad;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import app.dispatch.server.settings.FileErrors;
import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.RuntimeMXBean;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** How a process and its machine are doing: numbers and names of the program's own, no secret, and nothing of a user's. */
final class ProcessState {
    /** The two parts of what a server tells: its state, and what its threads do, as a text of many lines. */
    static final String STATE = "state";

    static final String THREADS = "threads";

    private ProcessState() {}

    /** That of this process. */
    static FieldsBuilder ofProcess() {
        RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return Fields.builder()
                .put("version", Version.text())
                .put("build", Version.build())
                .put("java", Runtime.version() + ", " + runtime.getVmName() + " of " + runtime.getVmVendor())
                .put("javaOptions", Value.of(options(runtime)))
                .put("startedAt", Instant.ofEpochMilli(runtime.getStartTime()).toString())
                .put("heapUsed", heap.getUsed())
                .put("heapMost", heap.getMax())
                .put("machine", ofMachine());
    }

    /** Those of the JVM itself: properties may be anything. */
    private static List<Value> options(RuntimeMXBean runtime) {
        return runtime.getInputArguments().stream()
                .filter(option -> option.startsWith("-X"))
                .<Value>map(Value::of)
                .toList();
    }

    private static Fields ofMachine() {
        FieldsBuilder machine = Fields.builder()
                .put(
                        "system",
                        System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                                + System.getProperty("os.arch"))
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("locale", Locale.getDefault().toString())
                .put("charset", Charset.defaultCharset().name())
                .put("timezone", ZoneId.systemDefault().getId());
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            machine.put("memory", system.getTotalMemorySize())
                    .put("memoryFree", system.getFreeMemorySize())
                    .put("load", String.valueOf(system.getSystemLoadAverage()));
        }
        return machine.build();
    }

    /** That of this process as a server: with its runs, its loops, its database and its threads. */
    static Fields ofServer(Dispatch dispatch, Database database) {
        RunLoad load = dispatch.load();
        List<Value> loops = dispatch.background().states().stream()
                .<Value>map(loop -> Fields.builder()
                        .put("name", loop.name())
                        .put("sinceLookMs", loop.sinceLook().toMillis())
                        .put("late", loop.late())
                        .build())
                .toList();
        Fields state = ofProcess()
                .put("runsQueued", load.queued())
                .put("runsRunning", load.running())
                .put("loops", Value.of(loops))
                .put("database", ofDatabase(database))
                .build();
        return Fields.builder().put(STATE, state).put(THREADS, threads()).build();
    }

    static Fields ofDatabase(Database database) {
        DatabaseState state = DatabaseState.of(database);
        FieldsBuilder rows = Fields.builder();
        new TreeMap<>(state.rows()).forEach(rows::put);
        return Fields.builder()
                .put("kind", state.kind())
                .put("schema", state.schema())
                .put("rows", rows.build())
                .build();
    }

    /** Virtual threads too, which runs are on; the JVM writes them to a file alone. */
    private static String threads() {
        try {
            Path folder = Files.createTempDirectory("dispatch-threads");
            Path file = folder.resolve("threads.txt");
            try {
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                        .dumpThreads(file.toString(), ThreadDumpFormat.TEXT_PLAIN);
                return Files.readString(file);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException failure) {
            return "they could not be written to the folder for temporary files: " + FileErrors.reason(failure);
        }
    }
}
