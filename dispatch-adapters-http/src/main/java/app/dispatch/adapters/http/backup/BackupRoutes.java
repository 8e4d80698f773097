package app.dispatch.adapters.http.backup;

import static io.javalin.http.HandlerType.POST;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** {@code /folder/copy}: the database of the data folder, for the command {@code backup}. */
public final class BackupRoutes {
    private final @Nullable DatabaseCopy copy;
    private final AtomicBoolean busy = new AtomicBoolean();

    /** @param copy null where the data is in no folder of the server's own */
    public BackupRoutes(@Nullable DatabaseCopy copy) {
        this.copy = copy;
    }

    public List<Route> all() {
        DatabaseCopy there = copy;
        return there == null ? List.of() : List.of(Route.folder(POST, "/folder/copy", call -> answer(call, there)));
    }

    private void answer(Call call, DatabaseCopy from) {
        call.noBody();
        call.leave(); // it may take minutes
        if (!busy.compareAndSet(false, true)) {
            throw Refusal.of(ErrorCode.CONFLICT, "Another backup is under way; wait for its end");
        }
        try {
            call.setHeader("Cache-Control", "no-store");
            call.context().contentType("application/zip");
            from.writeTo(call.context().res().getOutputStream());
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        } finally {
            busy.set(false);
        }
    }
}
