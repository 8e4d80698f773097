package app.dispatch.adapters.http.web;

import app.dispatch.adapters.http.web.Access.Who;
import app.dispatch.domain.error.DidYouMean;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All routes of the server, literal paths first.
 *
 * @param all in any order
 * @param audit is told of what they do
 */
public record Routes(List<Route> all, AuditTrail audit) {
    private static final String CHALLENGE = "WWW-Authenticate";
    private static final Set<HandlerType> SAFE = Set.of(HandlerType.GET, HandlerType.HEAD);

    public Routes {
        all = all.stream()
                .sorted(Comparator.comparing(route -> !route.isLiteral()))
                .toList();
    }

    /** Has Javalin serve them. */
    public void registerWith(RoutesConfig javalin, Ingress ingress) {
        for (Route route : all) {
            javalin.addEndpoint(endpoint(route, route.method(), ingress));
            if (route.method().equals(HandlerType.GET)) {
                javalin.addEndpoint(endpoint(route, HandlerType.HEAD, ingress));
            }
        }
    }

    /** The methods that this path of a request takes, as the header Allow lists them; empty when it is none of these. */
    public String allowed(String path) {
        List<Route> there = all.stream().filter(route -> route.takes(path)).toList();
        Stream<String> head = there.stream().anyMatch(Route::answersHead) ? Stream.of("HEAD") : Stream.empty();
        return Stream.concat(there.stream().map(route -> route.method().name()), head)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private Endpoint endpoint(Route route, HandlerType method, Ingress ingress) {
        return Endpoint.create(method, route.path())
                .addMetadata(route.access())
                .handler(request -> serve(route, request, ingress));
    }

    private void serve(Route route, Context request, Ingress ingress) {
        if (request.method().equals(HandlerType.HEAD) && !route.answersHead()) {
            request.header("Allow", allowed(request.path()));
            throw Refusal.of(ErrorCode.METHOD_NOT_ALLOWED, "This path does not answer HEAD");
        }
        if (route.access().who() == Who.PROGRAM) {
            ofAProgram(request, ingress);
        }
        boolean changes = !SAFE.contains(route.method());
        boolean byCookie = route.access().who() == Who.SIGN_IN || !ingress.isAuthorized(request);
        if (route.access().who() != Who.PUBLIC && changes && byCookie && ingress.isForeign(request)) {
            throw Refusal.of(ErrorCode.ORIGIN_NOT_ALLOWED, "Requests from the pages of another site are not allowed");
        }
        Call call = new Call(request, ingress, route.mostBytes());
        call.enter();
        try {
            serve(route, call);
        } finally {
            call.forgetBody();
        }
    }

    /**
     * Refuses what is not a program's with a token: no cookie counts, and no page of another site may ask, whatever it has.
     *
     * @throws Refusal {@code unauthorized}, with what is wanted (RFC 6750, 3); {@code origin_not_allowed}
     */
    private static void ofAProgram(Context request, Ingress ingress) {
        if (ingress.isForeign(request)) {
            throw Refusal.of(ErrorCode.ORIGIN_NOT_ALLOWED, "Requests from the pages of another site are not allowed");
        }
        if (!ingress.isAuthorized(request)) {
            request.header(CHALLENGE, "Bearer realm=\"dispatch\"");
            throw Refusal.of(
                    ErrorCode.UNAUTHORIZED,
                    "An API token is needed here, in a header: Authorization: Bearer dsp_live_…");
        }
    }

    /** Has who calls found out; a token that is none is answered with what is wanted. */
    private static void identify(Call call) {
        try {
            call.user();
        } catch (Refusal refused) {
            if (refused.errorCode() == ErrorCode.UNAUTHORIZED) {
                call.setHeader(CHALLENGE, "Bearer realm=\"dispatch\", error=\"invalid_token\"");
            }
            throw refused;
        }
    }

    private void serve(Route route, Call call) {
        Context request = call.context();
        if (route.access().who() == Who.PROGRAM) {
            identify(call);
        }
        if (route.isForAnyone() || call.user().isPresent()) { // who is not signed in is told that first
            route.query()
                    .ifPresent(known -> refuseOthers(request.queryParamMap().keySet(), known));
        }
        answer(route, call);
    }

    private void answer(Route route, Call call) {
        route.checkReach(call);
        audit.of(route, call, () -> answered(route, call));
    }

    private static void answered(Route route, Call call) {
        if (route.isLarge() && call.user().isPresent()) {
            call.large(call.user().get().id(), () -> route.answer().to(call));
        } else {
            route.answer().to(call);
        }
    }

    private static void refuseOthers(Set<String> given, Set<String> known) {
        List<Problem> problems = given.stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Problem(name, "is not known here" + DidYouMean.hint(name, known)))
                .toList();
        if (!problems.isEmpty()) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "The request's query is not valid", problems);
        }
    }
}
