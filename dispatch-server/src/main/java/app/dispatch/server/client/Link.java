package app.dispatch.server.client;

import java.net.URI;

/**
 * Where an API answers, and what lets one in.
 *
 * @param server without a slash at its end
 * @param secret a token, or the key of a data folder; empty for nothing
 */
public record Link(URI server, String secret) {
    @Override
    public String toString() {
        return server.toString();
    }
}
