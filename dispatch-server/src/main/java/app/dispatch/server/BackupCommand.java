package app.dispatch.server;

import app.dispatch.adapters.persistence.FolderBackup;
import app.dispatch.adapters.persistence.sql.StartFailed;
import app.dispatch.server.client.Api;
import app.dispatch.server.client.Door;
import app.dispatch.server.client.Link;
import app.dispatch.server.client.Request;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.ServerSetting;
import app.dispatch.server.settings.Settings;
import app.dispatch.server.settings.SettingsInvalid;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code backup} and {@code restore}: the data folder to one file, and back. */
final class BackupCommand implements Command {
    /** Which of the two. */
    enum Direction {
        BACKUP(
                "backup",
                "Writes the data folder to a file, its master key included: keep that file as you keep passwords."),
        RESTORE("restore", "Puts a backup into a data folder that has no database yet.");

        private final String name;
        private final String description;

        Direction(String name, String description) {
            this.name = name;
            this.description = description;
        }
    }

    private final Direction direction;
    private final Surroundings surroundings;

    BackupCommand(Direction direction, Surroundings surroundings) {
        this.direction = direction;
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name(direction.name);
        spec.usageMessage()
                .description(direction.description)
                .footer(
                        "",
                        "For the database in the data folder, also while a server has it. For PostgreSQL there is pg_dump.");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE")
                .type(Path.class)
                .required(true)
                .description("The file of the backup.")
                .build());
        SettingFlags.add(spec, ServerSetting.DATA);
        return spec;
    }

    @Override
    public int execute(ParseResult parsed) throws CannotStart, SettingsInvalid {
        Settings settings = SettingFlags.read(parsed, surroundings);
        if (settings.data().database() != null) {
            throw new CannotStart("The database is PostgreSQL: use pg_dump and pg_restore.");
        }
        Path file = parsed.matchedPositionalValue(0, Path.of(""));
        try {
            surroundings.out().println(move(settings.data().folder(), file.toAbsolutePath()));
            return OK;
        } catch (StartFailed failed) {
            if (surroundings.stop().isRequested()) {
                return INTERRUPTED;
            }
            throw new CannotStart(String.valueOf(failed.getMessage()));
        }
    }

    /** Has the server that has the folder copy its database. */
    private long copied(Link server, Path folder, Path file) throws CannotStart {
        try (Api api = new Api(new Door.Remote(server), surroundings.stop());
                InputStream copy = api.stream(Request.post("/folder/copy"))) {
            surroundings.stop().then(api::close);
            return FolderBackup.write(folder, file, copy);
        } catch (IOException broken) {
            throw new CannotStart("The backup broke off: " + broken.getMessage());
        }
    }

    private String move(Path folder, Path file) throws CannotStart {
        return switch (direction) {
            case BACKUP -> {
                FolderBackup.check(folder, file);
                Optional<Link> server = ServerFile.read(folder);
                long size = server.isPresent() ? copied(server.get(), folder, file) : FolderBackup.write(folder, file);
                yield "The folder " + folder + " is in " + file + " (" + size + " bytes).";
            }
            case RESTORE -> {
                FolderBackup.restore(file, folder);
                yield "The backup is in " + folder + "; ./dispatch serve goes on from there.";
            }
        };
    }
}
