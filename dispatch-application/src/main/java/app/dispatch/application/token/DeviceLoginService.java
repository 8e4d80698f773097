package app.dispatch.application.token;

import app.dispatch.application.Ids;
import app.dispatch.application.RateLimit;
import app.dispatch.domain.Sha256;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.token.DeviceCode;
import app.dispatch.domain.token.DeviceLogin;
import app.dispatch.domain.token.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/**
 * Lets programs in whom a person confirms. Both codes are looked for by their hash: how long that takes says nothing of how much
 * of one is right.
 */
public final class DeviceLoginService implements DeviceLogins {
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_BEGUN = 20;
    private static final Duration BEGUN_WINDOW = Duration.ofMinutes(10);

    /** Each program asks every two seconds; so several of one address may at once. */
    private static final int MOST_ASKED = 120;

    private static final Duration ASKED_WINDOW = Duration.ofMinutes(1);

    /** One in 25,600,000,000 codes is somebody's, or some more: nobody finds one with so many tries. */
    private static final int MOST_TRIED = 20;

    private static final Duration TRIED_WINDOW = Duration.ofMinutes(10);

    private final DeviceLoginStore store;
    private final Tokens tokens;
    private final Ids ids;
    private final InstantSource clock;
    private final RateLimit begun;
    private final RateLimit asked;
    private final RateLimit tried;

    public DeviceLoginService(DeviceLoginStore store, Tokens tokens, Ids ids, InstantSource clock) {
        this.store = store;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
        this.begun = new RateLimit(
                MOST_BEGUN,
                BEGUN_WINDOW,
                "Too many programs at your address asked to be let in; try again later",
                clock);
        this.asked = new RateLimit(MOST_ASKED, ASKED_WINDOW, "Ask every few seconds", clock);
        this.tried = new RateLimit(MOST_TRIED, TRIED_WINDOW, "Too many codes were tried; try again later", clock);
    }

    @Override
    public Begun begin(String name, Set<Scope> scopes, String client) {
        TokenService.check(name.strip(), scopes, null);
        begun.take(client);
        Instant now = clock.instant();
        DeviceCode code = DeviceCode.of(ids.secret());
        String secret = ids.secret();
        DeviceLogin login = new DeviceLogin(name.strip(), scopes, client, now, now.plus(DeviceLogin.LIFE), null);
        if (!store.add(login, code.hash(), Sha256.hex(secret), MOST_WAITING, now)) {
            throw Refusal.retryLater(
                    ErrorCode.UNAVAILABLE, "Too many programs wait to be let in; try again later", DeviceLogin.LIFE);
        }
        return new Begun(secret, code, login.expiresAt());
    }

    @Override
    public Outcome outcome(String secret, String client) {
        asked.take(client);
        String hash = Sha256.hex(secret);
        DeviceLogin login = store.bySecret(hash, clock.instant()).orElseThrow(DeviceLoginService::none);
        DeviceLogin.Answer answer = login.answer();
        if (answer == null) {
            return new Outcome.Waiting();
        }
        if (!store.remove(hash)) {
            throw none(); // it was told to another who asked at the same time
        }
        return answer.allowed()
                ? new Outcome.Allowed(tokens.issue(answer.user(), login.name(), login.scopes(), null))
                : new Outcome.Refused();
    }

    @Override
    public DeviceLogin waiting(UserId user, String code) {
        tried.take(user.value());
        return DeviceCode.parse(code)
                .flatMap(right -> store.byCode(right.hash(), clock.instant()))
                .filter(login -> login.answer() == null)
                .orElseThrow(DeviceLoginService::none);
    }

    @Override
    public void answer(UserId user, String code, boolean allowed) {
        tried.take(user.value());
        boolean done = DeviceCode.parse(code)
                .filter(right -> store.answer(right.hash(), new DeviceLogin.Answer(user, allowed), clock.instant()))
                .isPresent();
        if (!done) {
            throw none();
        }
    }

    private static Refusal none() {
        return Refusal.notFound("device login");
    }
}
