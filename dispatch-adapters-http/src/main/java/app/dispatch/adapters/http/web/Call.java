package app.dispatch.adapters.http.web;

import app.dispatch.application.admission.Places.Place;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.Reading;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.token.Actor;
import app.dispatch.domain.token.Scope;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.workflow.WorkflowId;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request and its answer, as routes see them. */
public final class Call implements Parameters {
    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x20-\\x7E]{1,255}");

    /** A body of so many bytes takes a processor for a while. */
    private static final int LARGE = 64 * 1024;

    private final Context context;
    private final Ingress ingress;
    private final int mostBytes;
    private final AuditNote note = new AuditNote();
    private @Nullable EntityTag tag;
    private @Nullable Body body;
    private @Nullable Place place;
    private @Nullable Caller caller;
    private boolean callerKnown;

    Call(Context context, Ingress ingress, int mostBytes) {
        this.context = context;
        this.ingress = ingress;
        this.mostBytes = mostBytes;
    }

    /**
     * The user who is signed in or whose token the request carries; empty for a request that another site's page makes.
     *
     * @throws Refusal {@code unauthorized} when it carries one that is not valid
     */
    public Optional<User> user() {
        return caller().map(Caller::user);
    }

    /**
     * The user who is signed in in the browser, also when another site sent it here: only for what needs a secret of that
     * user's beside, such as the one that went to that site and came back.
     */
    public Optional<User> returningUser() {
        return ingress.returning(context).map(Caller::user);
    }

    /** Whether the user is known by a token. */
    public boolean isByToken() {
        return caller().filter(known -> known.pass() instanceof Pass.ByToken).isPresent();
    }

    /** Whether the caller may do what needs this scope, as far as a token may. */
    public boolean may(Scope scope) {
        return caller().filter(known -> known.pass() instanceof Pass.ByToken(var token, var scopes, var workflows)
                        && !scopes.contains(scope))
                .isEmpty();
    }

    /**
     * Goes on only when the caller may do what needs this scope.
     *
     * @throws Refusal {@code forbidden}
     */
    public void require(Scope scope) {
        if (!may(scope)) {
            throw Refusal.of(
                    ErrorCode.FORBIDDEN,
                    "This token has not the scope `" + scope.id() + "`; make one that has it, or sign in");
        }
    }

    /** The only workflows that the caller reaches, with what belongs to them; empty for who reaches all that is theirs. */
    public Optional<Set<WorkflowId>> narrowedTo() {
        return caller().map(Caller::pass)
                .flatMap(pass -> pass instanceof Pass.ByToken byToken
                                && !byToken.workflows().isEmpty()
                        ? Optional.of(byToken.workflows())
                        : Optional.empty());
    }

    /** Whether the caller reaches what belongs to this workflow; null is none. */
    public boolean reaches(@Nullable WorkflowId workflow) {
        return narrowedTo()
                .map(only -> workflow != null && only.contains(workflow))
                .orElse(true);
    }

    /**
     * Goes on only for an administrator, or for who can read the data folder and so could make themself one.
     *
     * @throws Refusal {@code forbidden}
     */
    void requireAdmin() {
        boolean admin = caller().filter(known -> known.pass() instanceof Pass.ByFolder
                        || known.user().standing().administers())
                .isPresent();
        if (!admin) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "Only an administrator of this server can do this");
        }
    }

    /**
     * What the user is known by.
     *
     * @throws Refusal {@code unauthorized} when there is none
     */
    public Pass pass() {
        return caller().map(Caller::pass).orElseThrow(() -> Refusal.of(ErrorCode.UNAUTHORIZED, "Sign in to do this"));
    }

    /** The owner of what is called for, and the token that the call is made with. */
    public Actor actor(UserId owner) {
        return new Actor(owner, pass() instanceof Pass.ByToken byToken ? byToken.token() : null);
    }

    private Optional<Caller> caller() {
        if (!callerKnown) {
            caller = ingress.caller(context).orElse(null);
            callerKnown = true;
        }
        return Optional.ofNullable(caller);
    }

    /** What stands for the client where calls are counted: its IPv4 address, or the /64 network of its IPv6 one. */
    public String client() {
        return ingress.network(context);
    }

    /** Whether the client is on this very machine, and no proxy on it. */
    public boolean isLocal() {
        return ingress.isLocal(context);
    }

    /** The URL under which the client reaches this server, without a slash at its end. */
    public String serverUrl() {
        return ingress.url(context);
    }

    /**
     * The id in the path, by its name in the route.
     *
     * @param kind what it is the id of
     * @param form makes the id of its text; throws {@link IllegalArgumentException} when the text is none
     * @throws Refusal {@code not_found} when there can be no such id
     */
    public <T> T pathId(String name, String kind, Function<String, T> form) {
        return possibleId(name, form).orElseThrow(() -> Refusal.notFound(kind));
    }

    /** The same; empty when there can be no such id. */
    public <T> Optional<T> possibleId(String name, Function<String, T> form) {
        try {
            return Optional.of(form.apply(context.pathParam(name)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> query(String name) {
        return Optional.ofNullable(context.queryParam(name));
    }

    /**
     * A parameter of the query that is true or false; false when it is not there.
     *
     * @throws Refusal {@code bad_request} for anything else
     */
    public boolean flag(String name) {
        return flag(name, false);
    }

    /**
     * The same, with what it is when it is not there.
     *
     * @throws Refusal {@code bad_request} for anything else
     */
    public boolean flag(String name, boolean otherwise) {
        return query(name)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default ->
                        throw Refusal.of(
                                ErrorCode.BAD_REQUEST,
                                "The query is not valid",
                                List.of(new Problem(name, "must be true or false")));
                })
                .orElse(otherwise);
    }

    /** A header's value, unless it is empty. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(context.header(name)).filter(value -> !value.isBlank());
    }

    /** Whether the client wants an answer at once, and not to wait for what it started (RFC 7240). */
    public boolean prefersAsync() {
        return Collections.list(context.req().getHeaders("Prefer")).stream()
                .flatMap(header -> List.of(header.split(",")).stream())
                .map(wish -> wish.strip().toLowerCase(Locale.ROOT))
                .anyMatch(wish -> wish.equals("respond-async"));
    }

    /**
     * Reads the body, a JSON object; its content type does not matter. A member that {@code read} does not ask for is wrong.
     *
     * @throws Refusal {@code payload_too_large}, {@code invalid_json}, or {@code bad_request} with all that {@code read}
     *     found wrong; {@code unavailable} when others' bodies take all memory that there is for them
     */
    public <T> T body(Function<Reading, T> read) {
        return read(json(bytes()), read);
    }

    /** The same, where no body or null stands for an empty object. */
    public <T> T optionalBody(Function<Reading, T> read) {
        Value body = bytes().length == 0 ? Value.NULL : json(bytes());
        return read(body instanceof Value.Null ? Fields.empty() : body, read);
    }

    /** Makes sure that nothing is said in a body where nothing is taken: it would be believed to have an effect. */
    public void noBody() {
        optionalBody(Reading::keys);
    }

    /**
     * The very bytes of the body; none when there is no body. They are not to be changed. They are read at the first call.
     *
     * @throws Refusal {@code payload_too_large}; {@code unavailable} when others' bodies take all memory that there is for them
     */
    public byte[] bytes() {
        Body known = body;
        if (known == null) {
            known = ingress.body(context, mostBytes);
            body = known;
            leave(); // whoever sends slowly keeps nobody waiting
            known.bytes();
            enter();
        }
        return known.bytes();
    }

    /** Reads the body to its end, whatever it is, and forgets it. */
    public void drain() {
        bytes();
        forgetBody();
    }

    /** Waits for its place among the requests of its client. */
    void enter() {
        place = ingress.place(context);
    }

    /** What is said of the call for the audit log. */
    public AuditNote note() {
        return note;
    }

    /** Lets go of the place among the client's requests before a wait for somebody outside, such as a language model. */
    public void leave() {
        Place mine = place;
        if (mine != null) {
            place = null;
            mine.close();
        }
    }

    /**
     * Lets go of the body, and of the place among the client's requests, before a wait for something that may take long; called when
     * the call is over at the latest.
     */
    public void forgetBody() {
        leave();
        if (body != null) {
            body.forget();
        }
    }

    /**
     * What the client marks repetitions of this request with.
     *
     * @throws Refusal {@code bad_request} when it does not have 1 to 255 printable characters of ASCII
     */
    public Optional<String> idempotencyKey() {
        Optional<String> key = Optional.ofNullable(context.header("Idempotency-Key"));
        if (key.filter(text -> !IDEMPOTENCY_KEY.matcher(text).matches()).isPresent()) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "Idempotency-Key must have 1 to 255 printable characters of ASCII");
        }
        return key;
    }

    private Value json(byte[] text) {
        return text.length < LARGE ? Json.request(text) : apart(() -> Json.request(text));
    }

    /**
     * Makes an answer of the user's that may read and write megabytes: one at a time, and where it keeps none of the other requests.
     * What the request has of a body is read before: whoever sends slowly keeps no turn.
     *
     * @throws Refusal {@code unavailable} when its turn does not come in time
     */
    public void large(UserId user, Runnable work) {
        drain();
        ingress.turns()
                .take(
                        user,
                        () -> apart(() -> {
                            work.run();
                            return this;
                        }));
    }

    /** Does what takes a processor for long where it keeps none of the other requests, and waits for that. */
    public <T> T apart(Supplier<T> work) {
        return ingress.threads().run(work);
    }

    /**
     * What a body says; a member that {@code read} does not ask for is wrong.
     *
     * @throws Refusal {@code bad_request} with all that {@code read} found wrong
     */
    public static <T> T read(Value body, Function<Reading, T> read) {
        List<Problem> problems = new ArrayList<>();
        T result = Reading.whole(body, "", problems, read);
        if (!problems.isEmpty()) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "The request's body is not valid", problems);
        }
        return result;
    }

    /** Says in the answer in which state that is which it is about, for {@link #ifMatch}. */
    public void tag(String state) {
        tag = EntityTag.of(state);
        setHeader("ETag", tag.value());
    }

    /** The states of which {@code If-Match} names one; empty when there is no such header. */
    public Optional<Set<String>> ifMatch() {
        List<String> headers = Collections.list(context.req().getHeaders("If-Match"));
        return headers.isEmpty() ? Optional.empty() : Optional.of(EntityTag.states(headers));
    }

    /** Answers 200 with this object. */
    public void answer(Fields body) {
        answer(200, body);
    }

    /** Answers with this status and object. */
    public void answer(int status, Fields body) {
        answer(status, "application/json", Json.write(body).getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with this status and content; as gzip, where the client takes that. */
    public void answer(int status, String type, byte[] content) {
        Optional<byte[]> shorter = offersGzip(content) ? gzip(content) : Optional.empty();
        shorter.ifPresent(gzip -> setHeader("Content-Encoding", "gzip"));
        if (tag != null) {
            setHeader("ETag", (shorter.isPresent() ? tag.gzip() : tag).value());
        }
        context.status(status).contentType(type).result(shorter.orElse(content));
    }

    private Optional<byte[]> gzip(byte[] content) {
        return content.length < LARGE
                ? ingress.gzip().of(content)
                : apart(() -> ingress.gzip().of(content));
    }

    /** Whether an answer would be gzip for this client; caches are told that it is not for others. */
    private boolean offersGzip(byte[] content) {
        if (content.length < Gzip.SHORTEST) {
            return false;
        }
        setHeader("Vary", "Accept-Encoding");
        return Gzip.isTakenBy(context);
    }

    /** Answers 200 with this object, which anyone may keep for {@code fresh}; 304 to who has it already (RFC 9110, 13.1.2). */
    public void answerPublic(Fields body, Duration fresh) {
        byte[] content = Json.write(body).getBytes(StandardCharsets.UTF_8);
        answerPublic(content, offersGzip(content) ? gzip(content) : Optional.empty(), EntityTag.of(content), fresh);
    }

    /** The same with what was made before. */
    public void answerPublic(PublicDocument document, Duration fresh) {
        PublicDocument.Made made = document.made(this);
        byte[] content = made.content();
        answerPublic(content, offersGzip(content) ? Optional.of(made.gzip()) : Optional.empty(), made.tag(), fresh);
    }

    private void answerPublic(byte[] content, Optional<byte[]> gzip, EntityTag tag, Duration fresh) {
        byte[] sent = gzip.orElse(content);
        setHeader("Cache-Control", "public, max-age=" + fresh.toSeconds());
        setHeader("ETag", gzip.isPresent() ? tag.gzip().value() : tag.value());
        gzip.ifPresent(shorter -> setHeader("Content-Encoding", "gzip"));
        if (tag.isIn(Collections.list(context.req().getHeaders("If-None-Match")))) {
            // That of the content which is left out; Jetty would say 0 (RFC 9110, 8.6).
            context.status(304).res().setContentLength(sent.length);
        } else {
            context.status(200).contentType("application/json").result(sent);
        }
    }

    /** Answers 204, with nothing. */
    public void answerNothing() {
        context.status(204);
    }

    /** Sets a header of the answer. */
    public void setHeader(String name, String value) {
        context.header(name, value);
    }

    /** The request and answer as Javalin has them. */
    public Context context() {
        return context;
    }
}
