package app.dispatch.server;

import app.dispatch.server.command.PlainLine;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The program. */
public final class Main {
    /** After a signal the process is gone within this time, whatever happens. */
    private static final int LONGEST_STOP_SECONDS = 29;

    private static final List<String> VERSION = List.of("--version", "-V");

    private Main() {}

    /** Runs the command that the arguments name, and exits with its code. */
    public static void main(String[] args) {
        // What is formatted without a locale, in libraries too, has the digits that SQL, JSON and programs read.
        Locale.setDefault(Locale.ROOT);
        if (args.length == 1 && VERSION.contains(args[0])) { // programs ask often: nothing else is loaded for it
            stream(FileDescriptor.out).println("dispatch " + Version.text());
            return;
        }
        if (HelpPage.isAskedFor(args, Objects.requireNonNullElse(System.getenv("COLUMNS"), ""))) { // so do people
            stream(FileDescriptor.out).print(HelpPage.text());
            return;
        }
        Rehearsal.begin(args);
        Stop stop = new Stop();
        CompletableFuture<Integer> code = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopBySignal(stop, code), "stop"));
        try {
            code.complete(run(args, ofThisProcess(stop)));
        } finally {
            code.complete(Command.FAILED); // unless it has ended well: nobody is to wait for it
        }
        System.exit(code.join());
    }

    /** Runs the command that the arguments name; returns the exit code. */
    public static int run(String[] args, Surroundings surroundings) {
        int code = PlainLine.of(args)
                .map(line -> new Complaints(surroundings).code(false, () -> line.act(surroundings, LocalDoor::new)))
                .orElseGet(() -> new CommandTree(surroundings, args).run());
        surroundings.out().flush();
        surroundings.err().flush();
        return code;
    }

    /**
     * Ends what runs, and the process with the code that it then returns. For what was interrupted the JVM has a better one: 128
     * and the number of the signal.
     */
    private static void stopBySignal(Stop stop, CompletableFuture<Integer> code) {
        if (code.isDone()) {
            return; // the program has ended by itself
        }
        stop.request();
        int ended = await(code);
        if (ended != Command.INTERRUPTED) {
            Runtime.getRuntime().halt(ended);
        }
    }

    private static int await(CompletableFuture<Integer> code) {
        try {
            return code.get(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException late) {
            return Command.FAILED;
        }
    }

    private static Surroundings ofThisProcess(Stop stop) {
        return new Surroundings(
                System.getenv(),
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                isTerminal(),
                keyboard(stop),
                stop,
                InstantSource.system(),
                new SecureRandom());
    }

    @SuppressWarnings("SystemConsoleNull") // the launcher asks for the console of before JDK 22
    private static Keyboard keyboard(Stop stop) {
        Console console = System.console();
        return console == null ? Keyboard.NOBODY : new ConsoleKeyboard(console, stop);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** Asks the system where standard output goes; Java itself knows only whether input and output both are terminals. */
    @SuppressWarnings(
            "SystemConsoleNull") // where there is no /proc: the launcher asks for the console of before JDK 22
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException noProc) {
            return System.console() != null;
        }
    }
}
