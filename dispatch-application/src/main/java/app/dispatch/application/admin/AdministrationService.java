package app.dispatch.application.admin;

import app.dispatch.application.Ids;
import app.dispatch.application.Stores;
import app.dispatch.application.account.AdminStore.Changed;
import app.dispatch.application.account.UserPage;
import app.dispatch.application.account.UserQuery;
import app.dispatch.application.quota.Usage;
import app.dispatch.application.run.Runs;
import app.dispatch.domain.account.Email;
import app.dispatch.domain.account.ResetCode;
import app.dispatch.domain.account.Standing;
import app.dispatch.domain.account.User;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.quota.QuotaLimits;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunPage;
import app.dispatch.domain.run.RunQuery;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Does what administrators ask of users, in the stores. */
public final class AdministrationService implements Administration {
    /** The second is for what a request has begun that was let in just before the first. */
    private static final int ROUNDS = 2;

    private final Stores stores;
    private final Usage usage;
    private final Runs runs;
    private final Consumer<UserId> stopRuns;
    private final Ids ids;
    private final InstantSource clock;

    /**
     * Administration of the users in these stores.
     *
     * @param stopRuns ends all runs of a user that are under way in this process, and waits for that
     */
    public AdministrationService(
            Stores stores, Usage usage, Runs runs, Consumer<UserId> stopRuns, Ids ids, InstantSource clock) {
        this.stores = stores;
        this.usage = usage;
        this.runs = runs;
        this.stopRuns = stopRuns;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Page list(UserQuery query) {
        UserPage page = stores.admin().list(query);
        return new Page(page.users().stream().map(this::listed).toList(), page.next());
    }

    private Listed listed(User user) {
        return new Listed(
                user,
                stores.workflows().use(user.id()).workflows(),
                stores.runs().use(user.id()).runs());
    }

    @Override
    public Details show(String name) {
        return details(user(name));
    }

    private Details details(User user) {
        return new Details(listed(user), usage.of(user.id()));
    }

    private User user(String name) {
        Optional<User> found = name.contains("@")
                ? address(name).flatMap(stores.accounts()::byEmail)
                : stores.accounts().byId(new UserId(name));
        return found.orElseThrow(AdministrationService::unknown);
    }

    private static Optional<Email> address(String text) {
        try {
            return Optional.of(new Email(text));
        } catch (IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }

    private static Refusal unknown() {
        return Refusal.notFound("user");
    }

    private static Refusal last() {
        return Refusal.of(
                ErrorCode.CONFLICT, "This is the last administrator who is not locked; make somebody else one first");
    }

    /** A user whom somebody can sign in as: to lock the others or let somebody in as them would break the command line. */
    private User person(String name) {
        User user = user(name);
        if (!user.canSignIn()) {
            throw Refusal.of(
                    ErrorCode.CONFLICT, user.email().value() + " is the command line's own user, and stays as it is");
        }
        return user;
    }

    private Details changed(User user, UnaryOperator<Standing> change) {
        switch (stores.admin().change(user.id(), change)) {
            case YES -> {}
            case UNKNOWN -> throw unknown();
            case LAST_ADMIN -> throw last();
        }
        return details(stores.accounts().byId(user.id()).orElseThrow(AdministrationService::unknown));
    }

    @Override
    public Details lock(String name, boolean cancelRuns) {
        User user = person(name);
        Instant now = clock.instant();
        Details locked = changed(user, standing -> standing.withLock(now));
        if (cancelRuns) {
            cancelRuns(user.id());
        }
        return locked;
    }

    /** Asked of the store, since another process may drive them. */
    private void cancelRuns(UserId owner) {
        RunQuery query = new RunQuery(null, RunQuery.Filter.ACTIVE, null, RunQuery.MOST, null);
        while (true) {
            RunPage page = runs.history(owner, query);
            List<RunId> active =
                    page.runs().stream().map(record -> record.run().id()).toList();
            runs.cancel(owner, active);
            if (page.next() == null) {
                return;
            }
            query = new RunQuery(null, RunQuery.Filter.ACTIVE, null, RunQuery.MOST, page.next());
        }
    }

    @Override
    public Details unlock(String name) {
        return changed(user(name), standing -> standing.withLock(null));
    }

    @Override
    public Details setAdmin(String name, boolean admin) {
        return changed(person(name), standing -> standing.withAdmin(admin));
    }

    @Override
    public Details limit(String name, UnaryOperator<QuotaLimits> change) {
        return changed(user(name), standing -> standing.with(change.apply(standing.limits())));
    }

    @Override
    public Reset reset(String name) {
        User user = person(name);
        if (user.isLocked()) {
            throw Refusal.of(ErrorCode.CONFLICT, "This user is locked; unlock them first");
        }
        ResetCode code = new ResetCode(ids.next(ResetCode.PREFIX));
        Instant now = clock.instant();
        Instant expiresAt = now.plus(ResetCode.LIFE);
        if (!stores.accounts().addReset(user.id(), code.hash(), now, expiresAt)) {
            throw unknown();
        }
        return new Reset(user, code, expiresAt);
    }

    /** Locked first, so that nothing of theirs begins meanwhile. */
    @Override
    public User delete(String name) {
        User user = person(name);
        Instant now = clock.instant();
        Changed gone = stores.admin()
                .change(user.id(), standing -> standing.withAdmin(false).withLock(now));
        if (gone == Changed.LAST_ADMIN) {
            throw last();
        }
        for (int round = 1; round <= ROUNDS; round++) {
            stopRuns.accept(user.id());
            stores.accounts().delete(user.id());
        }
        return user;
    }
}
