package app.dispatch.adapters.http.error;

import app.dispatch.adapters.http.web.RequestIds;
import app.dispatch.adapters.http.web.Routes;
import app.dispatch.application.json.Json;
import app.dispatch.domain.error.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever a route throws into an answer: the one place where errors get their status. */
public final class ErrorRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorRoutes.class);

    private ErrorRoutes() {}

    /**
     * Has Javalin answer errors so, where there are these routes.
     *
     * @param missing answers a browser that looks for a page where there is none
     */
    public static void registerWith(RoutesConfig javalin, Routes routes, Consumer<Context> missing) {
        javalin.exception(Refusal.class, (refusal, request) -> answer(Envelope.of(refusal), request));
        javalin.exception(
                HttpResponseException.class, (thrown, request) -> unmatched(thrown, request, routes, missing));
        javalin.exception(Exception.class, ErrorRoutes::unexpected);
    }

    /** Answers when the virtual machine itself fails, as when memory or the stack is exhausted. */
    public static void fatal(HttpServletResponse response, Error error) {
        LOG.error("A request failed in the virtual machine", error);
        Envelope envelope = Envelope.of(500);
        response.setStatus(envelope.status());
        response.setContentType("application/json");
        try {
            response.getOutputStream().write(Json.write(envelope.body()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            LOG.debug("Nobody is left to be told of the failure", gone);
        }
    }

    /** Answers what is told by a status alone: what matched no route, and OPTIONS on a path that has some. */
    private static void unmatched(
            HttpResponseException thrown, Context request, Routes routes, Consumer<Context> missing) {
        boolean isOfAPath = thrown.getStatus() == 404 || thrown.getStatus() == 405;
        String methods = isOfAPath ? routes.allowed(request.path()) : "";
        if (!methods.isEmpty()) {
            request.header("Allow", methods);
        }
        if (!methods.isEmpty() && request.method().equals(HandlerType.OPTIONS)) {
            request.status(204).result("");
        } else if (thrown.getStatus() == 404 && isForAPage(request)) {
            missing.accept(request);
        } else {
            answer(Envelope.of(thrown.getStatus()), request);
        }
    }

    private static boolean isForAPage(Context request) {
        String accepted = request.header("Accept");
        return request.method().equals(HandlerType.GET)
                && !request.path().startsWith("/api/")
                && accepted != null
                && accepted.contains("text/html");
    }

    private static void unexpected(Exception bug, Context request) {
        String id = RequestIds.of(request);
        LOG.error("Request {} failed: {} {}", id, request.method(), request.endpoint().path, bug);
        answer(Envelope.ofBug(id), request);
    }

    private static void answer(Envelope envelope, Context request) {
        envelope.retryAfterSeconds().ifPresent(seconds -> request.header("Retry-After", Long.toString(seconds)));
        request.status(envelope.status()).contentType("application/json").result(Json.write(envelope.body()));
    }
}
