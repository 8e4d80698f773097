package app.dispatch.server;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.client.Link;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.OwnerFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file in the data folder in which the server that has the folder says to the command line where it is. */
final class ServerFile implements AutoCloseable {
    private static final String NAME = "server.json";
    private static final int MOST_MILLIS = 1_000;

    private final Path file;

    private ServerFile(Path file) {
        this.file = file;
    }

    /** Says it, to the folder's owner alone, until this is closed. */
    static ServerFile write(Path folder, Link link) throws CannotStart {
        Path file = folder.resolve(NAME);
        Fields said = Fields.builder()
                .put("server", link.server().toString())
                .put("key", link.secret())
                .put("pid", ProcessHandle.current().pid())
                .build();
        try {
            OwnerFile.write(file, Json.write(said) + "\n");
            return new ServerFile(file);
        } catch (IOException failure) {
            throw OwnerFile.unusable(file, failure);
        }
    }

    /** Where the server is that has the folder; empty when there is none: a killed one leaves its file behind. */
    static Optional<Link> read(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            return Json.readBack(Files.readString(file)) instanceof Fields said
                    ? said.text("server")
                            .map(server -> new Link(
                                    URI.create(server), said.text("key").orElse("")))
                            .filter(ServerFile::listens)
                    : Optional.empty();
        } catch (IOException | IllegalStateException torn) {
            return Optional.empty();
        }
    }

    private static boolean listens(Link link) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(link.server().getHost(), link.server().getPort()), MOST_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            // Whoever reads it finds nobody there.
        }
    }
}
