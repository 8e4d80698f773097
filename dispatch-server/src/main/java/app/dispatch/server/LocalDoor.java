package app.dispatch.server;

import app.dispatch.adapters.http.InProcess;
import app.dispatch.adapters.persistence.FolderBackup;
import app.dispatch.application.Dispatch;
import app.dispatch.server.client.Door;
import app.dispatch.server.client.Link;
import app.dispatch.server.client.Purpose;
import app.dispatch.server.client.Request;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.Settings;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The door to local data: to the server that has the data folder, else to the API in this process. As long as nothing is
 * written, a folder without a database stays so.
 */
final class LocalDoor implements Door {
    private final Settings settings;
    private final Surroundings surroundings;
    private boolean looked;
    private boolean goesOn;
    private @Nullable Link server;
    private @Nullable Composition composition;
    private @Nullable Dispatch dispatch;
    private Composition.@Nullable Lasting lasting;
    private @Nullable InProcess near;
    private @Nullable OwnServer own;

    LocalDoor(Settings settings, Surroundings surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
    }

    @Override
    public synchronized Link open(Purpose purpose) throws CannotStart {
        Link there = server();
        return there == null ? mine(purpose).link() : there;
    }

    /** Where a server is that has the folder; null for none. */
    @Nullable
    Link server() {
        if (!looked && settings.data().database() == null) {
            Optional<Link> found = ServerFile.read(settings.data().folder());
            server = found.orElse(null);
        }
        looked = true;
        return server;
    }

    @Override
    public synchronized Optional<CompletableFuture<InProcess.Answer>> answer(Request request, byte[] body)
            throws CannotStart {
        URI path = URI.create(request.path());
        if (!InProcess.answers(request.method(), path, body) || server() != null) {
            return Optional.empty();
        }
        InProcess here = near(request.purpose());
        CompletableFuture<InProcess.Answer> answer = new CompletableFuture<>();
        // Apart, so that the program can end meanwhile.
        Composition.aside("answer", () -> {
            try {
                answer.complete(here.answer(request.method(), path, body));
            } catch (RuntimeException | Error failed) {
                answer.completeExceptionally(failed);
            }
        });
        return Optional.of(answer);
    }

    private InProcess near(Purpose purpose) throws CannotStart {
        InProcess here = near;
        if (here == null) {
            here = composition().near(dispatch(purpose));
            near = here;
        }
        return here;
    }

    private OwnServer mine(Purpose purpose) throws CannotStart {
        OwnServer mine = own;
        if (mine != null && (lasting != null || purpose != Purpose.CHANGE)) {
            return mine;
        }
        if (mine != null) {
            mine.close();
        }
        mine = composition().alone(dispatch(purpose));
        own = mine;
        return mine;
    }

    private Dispatch dispatch(Purpose purpose) throws CannotStart {
        boolean writes = purpose == Purpose.CHANGE;
        Dispatch there = dispatch;
        if (there != null && (lasting != null || !writes)) {
            return there;
        }
        if (purpose != Purpose.LOOK) {
            composition().prepareTools();
        }
        there = !writes && !hasDatabase() ? composition().forgetful() : open();
        dispatch = there;
        near = null;
        return there;
    }

    private Dispatch open() throws CannotStart {
        Composition.Lasting opened = composition().lasting();
        lasting = opened;
        return opened.dispatch();
    }

    private Composition composition() {
        Composition parts = composition == null ? new Composition(settings, surroundings) : composition;
        composition = parts;
        return parts;
    }

    private boolean hasDatabase() {
        return settings.data().database() != null
                || FolderBackup.isPossible(settings.data().folder());
    }

    @Override
    public synchronized void goOn() throws CannotStart {
        Link unused = open(Purpose.CHANGE);
        if (lasting != null && !goesOn) { // without it there is a server
            goesOn = true;
            lasting.dispatch().takeOver().resume();
        }
    }

    @Override
    public boolean endsWithMe() {
        return server() == null;
    }

    @Override
    public synchronized void close() {
        if (own != null) {
            own.close();
        }
        if (lasting != null) {
            lasting.close();
        }
        if (composition != null) {
            composition.close();
        }
    }
}
