package app.dispatch.adapters.http.web;

import app.dispatch.domain.account.User;
import io.javalin.http.Context;
import java.util.Optional;

/** Finds out who makes a request. */
@FunctionalInterface
public interface Callers {
    /** The user whose session the request carries; empty when it carries none that is valid. */
    Optional<User> userOf(Context request);
}
