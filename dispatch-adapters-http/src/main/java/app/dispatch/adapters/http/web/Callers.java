package app.dispatch.adapters.http.web;

import io.javalin.http.Context;
import java.util.Optional;

/** Finds out who makes a request. */
@FunctionalInterface
public interface Callers {
    /**
     * Who makes the request; empty when it says nothing valid of that.
     *
     * @throws app.dispatch.domain.error.Refusal {@code unauthorized} when its {@code Authorization} is there and not valid
     */
    Optional<Caller> callerOf(Context request);
}
