package app.dispatch.server.client;

import app.dispatch.adapters.http.InProcess.Answer;
import app.dispatch.server.settings.CannotStart;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What leads to an API: one that answers somewhere, or one that this process has to start. */
public interface Door extends AutoCloseable {
    /** Where the API is, for a request for that. */
    Link open(Purpose purpose) throws CannotStart;

    /**
     * What this process answers itself, without a server; empty where it takes one.
     *
     * @param body empty for none
     */
    default Optional<CompletableFuture<Answer>> answer(Request request, byte[] body) throws CannotStart {
        return Optional.empty();
    }

    /** Whether runs end with this process. */
    boolean endsWithMe();

    /** Has runs that wait, and those whose process has ended, go on here; a server does that by itself. */
    void goOn() throws CannotStart;

    @Override
    void close();

    /** The door to a server that is there. */
    record Remote(Link link) implements Door {
        @Override
        public Link open(Purpose purpose) {
            return link;
        }

        @Override
        public boolean endsWithMe() {
            return false;
        }

        @Override
        public void goOn() {
            // It does so by itself.
        }

        @Override
        public void close() {
            // It stays as it is.
        }
    }
}
