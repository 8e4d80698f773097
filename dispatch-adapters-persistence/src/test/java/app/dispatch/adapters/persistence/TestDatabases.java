package app.dispatch.adapters.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lends the databases of a test class, to be a static field of it, and closes and removes them after it. */
public final class TestDatabases implements AfterAllCallback {
    private static final List<String> TABLES = List.of(
            "password_reset",
            "session", //
            "api_token",
            "webhook_delivery",
            "webhook",
            "device_login",
            "app_user",
            "vault_entry",
            "upgrade",
            "audit_event",
            "reset_mail",
            "workflow",
            "workflow_version",
            "run_journal",
            "run_approval",
            "node",
            "run_key",
            "run");

    private final List<Path> folders = new ArrayList<>();
    private @Nullable Database h2;
    private @Nullable Database postgres;

    /** The class's database of H2, emptied. */
    public Database h2() {
        h2 = h2 == null ? Database.inFolder(folder()) : h2;
        return emptied(h2);
    }

    /** The class's database of PostgreSQL, emptied. */
    public Database postgres() {
        postgres = postgres == null ? Database.at(Postgres.freshUrl()) : postgres;
        return emptied(postgres);
    }

    private static Database emptied(Database database) {
        TABLES.forEach(table -> database.statement(handle -> handle.execute("delete from " + table)));
        database.<Integer>statement(handle -> handle.execute("update first_user set there = false"));
        return database;
    }

    /** A new folder that is removed after the tests. */
    public Path folder() {
        try {
            Path folder = Files.createTempDirectory("dispatch-test");
            folders.add(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        Stream.of(Optional.ofNullable(h2), Optional.ofNullable(postgres))
                .flatMap(Optional::stream)
                .forEach(Database::close);
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
