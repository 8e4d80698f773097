package app.dispatch.adapters.http.web;

import app.dispatch.domain.token.Scope;
import io.javalin.router.EndpointMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Who may call a route: a property of the route itself, never of the text of a path.
 *
 * @param scope what a token must be for; null where a token does not count or may be for anything
 */
public record Access(Who who, @Nullable Scope scope) implements EndpointMetadata {
    /** By whom. */
    public enum Who {
        /** Anyone. A session is honoured, except in requests that another site's page makes. */
        PUBLIC,
        /** Anyone but another site's page: the route changes who is signed in. */
        SIGN_IN,
        /** A user, signed in or with a token; never another site's page when the request changes something. */
        USER,
        /** The same, but signed in with a password: a token does not do. */
        SESSION,
        /** A user with a token and nothing else, never from another site's page: what programs talk to. No part of the API. */
        PROGRAM,
        /** Whoever can read the data folder, by its key: commands on this machine. No part of the API. */
        FOLDER
    }
}
