package app.dispatch.server.console;

import app.dispatch.server.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** What test classes have together, for it costs seconds to start: one server, and browsers, each used by one class at a time. */
final class Shared implements AutoCloseable {
    private final Queue<Browser> browsers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger users = new AtomicInteger();
    private @Nullable Served served;

    /** A server with a folder of its own. */
    static final class Served implements AutoCloseable {
        private final Path folder;
        private Program program;
        private String url;

        Served(Map<String, String> environment) throws IOException {
            folder = Files.createTempDirectory("console");
            program = start(environment, "0");
            url = program.url();
        }

        private Program start(Map<String, String> environment, String port) throws IOException {
            return Program.start(folder.resolve("data"), environment, "serve", "--port", port);
        }

        String url() {
            return url;
        }

        /** Ends it as a crash does. */
        void kill() throws InterruptedException {
            program.kill();
            program.code();
        }

        /** Starts it anew at the same address, with these environment variables. */
        void startAgain(Map<String, String> environment) throws IOException {
            program = start(environment, url.substring(url.lastIndexOf(':') + 1));
            url = program.url();
        }

        @Override
        public void close() throws IOException {
            program.close();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    static Shared of(ExtensionContext tests) {
        return tests.getRoot()
                .getStore(Namespace.create(Shared.class))
                .computeIfAbsent(Shared.class, any -> new Shared(), Shared.class);
    }

    /** The server of all that want none of their own. */
    synchronized Served served() {
        try {
            // More people sign up than one address may have in an hour.
            served = served == null ? new Served(Map.of("DISPATCH_SIGNUPS_PER_HOUR", "0")) : served;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return served;
    }

    Browser browser() {
        Browser free = browsers.poll();
        return free == null ? new Browser() : free;
    }

    void giveBack(Browser browser) {
        browsers.add(browser);
    }

    /** By what somebody signs in who has not been here yet. */
    String newEmail() {
        return "user" + users.incrementAndGet() + "@example.com";
    }

    @Override
    public void close() throws IOException {
        browsers.forEach(Browser::close);
        if (served != null) {
            served.close();
        }
    }
}
