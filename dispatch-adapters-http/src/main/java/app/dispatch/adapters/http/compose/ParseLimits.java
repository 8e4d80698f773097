package app.dispatch.adapters.http.compose;

import app.dispatch.adapters.http.web.Call;
import app.dispatch.application.RateLimit;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How often a brief may be parsed, and a plan checked: so many times for each user, and for each client address without one. A
 * call counts once its body was read: one that is not valid costs nothing, but is refused all the same when none is left.
 */
public final class ParseLimits {
    private static final int FOR_USERS = 120;
    private static final int FOR_THE_PUBLIC = 3;

    /** An editor asks after each change: ten times a second for a while. */
    private static final int REVIEWS = 600;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PUBLIC_WINDOW = Duration.ofMinutes(5);
    private static final String TOO_OFTEN = "Too many briefs in a short time";

    private final int forAnonymous;
    private final RateLimit users;
    private final RateLimit anonymous;
    private final RateLimit everyone;
    private final RateLimit reviews;

    /** Limits with this many calls a minute for who is not signed in; 0 for none at all. */
    public ParseLimits(int forAnonymous, InstantSource clock) {
        this.forAnonymous = forAnonymous;
        this.users = new RateLimit(FOR_USERS, MINUTE, TOO_OFTEN, clock);
        this.anonymous = new RateLimit(forAnonymous, MINUTE, TOO_OFTEN, clock);
        // The reference has this very text where other errors have a sentence.
        this.everyone = new RateLimit(FOR_THE_PUBLIC, PUBLIC_WINDOW, "rate_limited", clock);
        this.reviews = new RateLimit(REVIEWS, MINUTE, "Too many plans in a short time", clock);
    }

    /** One caller's part of a limit. */
    public record Share(RateLimit limit, String caller) {
        public void check() {
            limit.check(caller);
        }

        public void take() {
            limit.take(caller);
        }
    }

    public Share ofComposer(Call call) {
        Optional<User> user = call.user();
        if (user.isPresent()) {
            return new Share(users, user.get().id().value());
        }
        if (forAnonymous == 0) {
            throw Refusal.of(ErrorCode.UNAUTHORIZED, "Sign in to do this");
        }
        return new Share(anonymous, call.client());
    }

    /** Of what a user has plans checked, apart from briefs. */
    public Share ofReviews(UserId user) {
        return new Share(reviews, user.value());
    }

    Share ofPublic(Call call) {
        return new Share(everyone, call.client());
    }
}
