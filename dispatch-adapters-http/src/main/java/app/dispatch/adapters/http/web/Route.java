package app.dispatch.adapters.http.web;

import app.dispatch.adapters.http.web.Access.Who;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.audit.AuditAction;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.workflow.WorkflowId;
import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One endpoint: a method, a path, who may call it, and what answers. It cannot be made without saying who. */
public final class Route {
    private static final int MOST_BYTES = 1024 * 1024;

    /** Who signs in says little, and is not known yet. */
    private static final int MOST_BYTES_ABOUT_ACCOUNTS = 8 * 1024;

    private final HandlerType method;
    private final String path;
    private final Access access;
    private final Answer answer;
    private final boolean safe;
    private final @Nullable Set<String> query;
    private final boolean large;
    private final boolean apart;
    private final UserAnswer narrowed;
    private final @Nullable AuditAction audit;

    private Route(
            HandlerType method,
            String path,
            Access access,
            Answer answer,
            boolean safe,
            @Nullable Set<String> query,
            boolean large,
            boolean apart,
            UserAnswer narrowed,
            @Nullable AuditAction audit) {
        this.audit = audit;
        this.method = method;
        this.path = path;
        this.access = access;
        this.answer = answer;
        this.safe = safe;
        this.query = query;
        this.large = large;
        this.apart = apart;
        this.narrowed = narrowed;
    }

    /** Answers a call. */
    @FunctionalInterface
    public interface Answer {
        void to(Call call);
    }

    /** Answers a signed-in user's call. */
    @FunctionalInterface
    public interface UserAnswer {
        void to(Call call, UserId owner);
    }

    /** A route for anyone. */
    public static Route open(HandlerType method, String path, Answer answer) {
        return new Route(
                method,
                path,
                new Access(Who.PUBLIC, null),
                answer,
                true,
                Set.of(),
                false,
                false,
                Route::refuseNarrowed,
                null);
    }

    /** A page for people, or a file of one: for anyone, and no part of the API. */
    public static Route page(String path, Answer answer) {
        return new Route(
                HandlerType.GET,
                path,
                new Access(Who.PUBLIC, null),
                answer,
                true,
                null,
                false,
                true,
                Route::refuseNarrowed,
                null);
    }

    /** A route for anyone, which does more for users: a token without the scope is refused all the same. */
    public static Route open(Scope scope, HandlerType method, String path, Answer answer) {
        Answer guarded = call -> {
            call.require(scope);
            answer.to(call);
        };
        return new Route(
                method,
                path,
                new Access(Who.PUBLIC, scope),
                guarded,
                true,
                Set.of(),
                false,
                false,
                Route::refuseNarrowed,
                null);
    }

    /** A route that signs in or out. */
    public static Route signIn(HandlerType method, String path, Answer answer) {
        return new Route(
                method,
                path,
                new Access(Who.SIGN_IN, null),
                answer,
                true,
                Set.of(),
                false,
                false,
                Route::refuseNarrowed,
                null);
    }

    /**
     * A route for users, by session or by a token with the scope: who is not one is refused before the request's body is
     * read.
     */
    public static Route user(Scope scope, HandlerType method, String path, UserAnswer answer) {
        Answer guarded = call -> {
            UserId owner = owner(call);
            call.require(scope);
            answer.to(call, owner);
        };
        return new Route(
                method,
                path,
                new Access(Who.USER, scope),
                guarded,
                true,
                Set.of(),
                false,
                false,
                Route::refuseNarrowed,
                null);
    }

    /** The same for what a token must not do: whoever finds one could keep the account for good. */
    public static Route session(HandlerType method, String path, UserAnswer answer) {
        Answer guarded = call -> {
            UserId owner = owner(call);
            if (call.isByToken()) {
                throw Refusal.of(ErrorCode.FORBIDDEN, "A token cannot do this; sign in with your password");
            }
            answer.to(call, owner);
        };
        return new Route(
                method,
                path,
                new Access(Who.SESSION, null),
                guarded,
                true,
                Set.of(),
                false,
                false,
                Route::refuseNarrowed,
                null);
    }

    /** A route for administrators, by session or by a token with the scope {@code admin}. Others are told nothing. */
    public static Route admin(HandlerType method, String path, UserAnswer answer) {
        return user(Scope.ADMIN, method, path, (call, owner) -> {
            call.requireAdmin();
            answer.to(call, owner);
        });
    }

    /** The same for what a token must not do. */
    public static Route adminSession(HandlerType method, String path, UserAnswer answer) {
        return session(method, path, (call, owner) -> {
            call.requireAdmin();
            answer.to(call, owner);
        });
    }

    /** A route for commands of whoever can read the data folder; no part of the API. */
    public static Route folder(HandlerType method, String path, Answer answer) {
        Answer guarded = call -> {
            if (!(call.pass() instanceof Pass.ByFolder)) {
                throw Refusal.of(ErrorCode.FORBIDDEN, "Only who can read the server's data folder can do this");
            }
            answer.to(call);
        };
        return new Route(
                method,
                path,
                new Access(Who.FOLDER, null),
                guarded,
                true,
                Set.of(),
                false,
                false,
                Route::refuseNarrowed,
                null);
    }

    /** A route for programs with a token, which need not have any scope; no part of the API. */
    public static Route program(HandlerType method, String path, UserAnswer answer) {
        Answer guarded = call -> answer.to(call, owner(call));
        return new Route(
                method,
                path,
                new Access(Who.PROGRAM, null),
                guarded,
                true,
                null,
                false,
                false,
                (call, owner) -> {},
                null);
    }

    private static UserId owner(Call call) {
        return call.user()
                .orElseThrow(() -> Refusal.of(ErrorCode.UNAUTHORIZED, "Sign in to do this"))
                .id();
    }

    private static void refuseNarrowed(Call call, UserId owner) {
        throw Refusal.of(
                ErrorCode.FORBIDDEN,
                "This token is for "
                        + call.narrowedTo().orElse(Set.of()).stream()
                                .map(WorkflowId::value)
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + " alone, and this is not about one of its workflows; make one that is for all, or sign in");
    }

    /** The same route, which does something that the audit log tells of. */
    public Route audited(AuditAction action) {
        return new Route(method, path, access, answer, safe, query, large, apart, narrowed, action);
    }

    /** What the audit log tells of it, when it is done; empty for nothing. */
    Optional<AuditAction> audit() {
        return Optional.ofNullable(audit);
    }

    /**
     * The same route, which a token that is for some workflows may call.
     *
     * @param check throws what is thrown where there is no such thing, when that of the path belongs to none of them
     */
    public Route narrowed(UserAnswer check) {
        return new Route(method, path, access, answer, safe, query, large, apart, check, audit);
    }

    /** The same for a route on the workflow whose id is in its path. */
    public Route ofWorkflow() {
        return narrowed((call, owner) -> {
            if (!call.reaches(call.pathId("id", "workflow", WorkflowId::new))) {
                throw Refusal.notFound("workflow");
            }
        });
    }

    /** The same for a route that looks itself at what the caller reaches. */
    public Route narrowing() {
        return narrowed((call, owner) -> {});
    }

    /** Sees to it that a token which is for some workflows does nothing elsewhere; other callers go on. */
    void checkReach(Call call) {
        if (access.scope() != null && call.narrowedTo().isPresent()) {
            call.require(access.scope());
            narrowed.to(call, owner(call));
        }
    }

    /** The same GET route, whose answer must not be made for a HEAD request. */
    public Route withoutHead() {
        return new Route(method, path, access, answer, false, query, large, apart, narrowed, audit);
    }

    /** The same route, which takes parameters of these names in its query; others are refused. */
    public Route query(String... names) {
        return new Route(method, path, access, answer, safe, Set.of(names), large, apart, narrowed, audit);
    }

    /** The same route, whose query is its callers' own. */
    public Route anyQuery() {
        return new Route(method, path, access, answer, safe, null, large, apart, narrowed, audit);
    }

    public HandlerType method() {
        return method;
    }

    public String path() {
        return path;
    }

    public Access access() {
        return access;
    }

    public Answer answer() {
        return answer;
    }

    /** The most bytes that a body may have. */
    int mostBytes() {
        return path.startsWith("/api/auth/") || path.startsWith("/oauth/") ? MOST_BYTES_ABOUT_ACCOUNTS : MOST_BYTES;
    }

    /** The same route, which may read and write megabytes for one answer: of one user's such answers one is made at a time. */
    public Route large() {
        return new Route(method, path, access, answer, safe, query, true, apart, narrowed, audit);
    }

    /** Whether it may read and write megabytes for one answer. */
    boolean isLarge() {
        return large;
    }

    /** The names of the parameters that its query may have; empty for whatever callers like. */
    public Optional<Set<String>> query() {
        return Optional.ofNullable(query);
    }

    /** Whether a HEAD request is answered as the GET is, without the body. */
    boolean answersHead() {
        return safe && method.equals(HandlerType.GET);
    }

    /** The same route, which speaks another protocol than the API and is no part of it; its query is its callers' own. */
    public Route apart() {
        return new Route(method, path, access, answer, safe, null, large, true, narrowed, audit);
    }

    /** Whether it is a part of the API. */
    public boolean isOfApi() {
        return !apart && access.who() != Who.FOLDER && access.who() != Who.PROGRAM;
    }

    /** Whether one need not be signed in. */
    boolean isForAnyone() {
        return access.who() == Who.PUBLIC || access.who() == Who.SIGN_IN;
    }

    /** Whether the path of a request is one of this route's. */
    boolean takes(String requested) {
        String[] mine = path.split("/", 0);
        String[] theirs = requested.split("/", 0);
        return mine.length == theirs.length
                && IntStream.range(0, mine.length).allMatch(i -> mine[i].startsWith("{") || mine[i].equals(theirs[i]));
    }

    /** Whether the path has no parameter: such a route goes before those that have one. */
    boolean isLiteral() {
        return path.indexOf('{') < 0;
    }
}
