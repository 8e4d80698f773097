package app.dispatch.server.client;

import app.dispatch.server.settings.CannotStart;

/** What leads to an API: one that answers somewhere, or one that this process has to start. */
public interface Door extends AutoCloseable {
    /**
     * Where the API is.
     *
     * @param writes whether the request that follows may change anything
     */
    Link open(boolean writes) throws CannotStart;

    /** Whether runs end with this process. */
    boolean endsWithMe();

    @Override
    void close();

    /** The door to a server that is there. */
    record Remote(Link link) implements Door {
        @Override
        public Link open(boolean writes) {
            return link;
        }

        @Override
        public boolean endsWithMe() {
            return false;
        }

        @Override
        public void close() {
            // It stays as it is.
        }
    }
}
