package app.dispatch.application;

import app.dispatch.application.account.AccountStore;
import app.dispatch.application.account.Argon2idPasswords;
import app.dispatch.application.account.InMemoryAccountStore;
import app.dispatch.application.account.Passwords;
import app.dispatch.application.compose.NoPlanner;
import app.dispatch.application.compose.Planner;
import app.dispatch.application.cron.MissedRuns;
import app.dispatch.application.run.EventFeed;
import app.dispatch.application.run.InMemoryEventFeed;
import app.dispatch.application.run.InMemoryRunStore;
import app.dispatch.application.run.InProcessRunQueue;
import app.dispatch.application.run.RunQueue;
import app.dispatch.application.run.RunStore;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.webhook.AesSecretBox;
import app.dispatch.application.webhook.SecretBox;
import app.dispatch.application.workflow.InMemoryWorkflowStore;
import app.dispatch.application.workflow.WorkflowStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * All that Dispatch stands on: one part for each driven port. Immutable: every {@code with} gives a new one.
 *
 * <p>{@link #inMemory()} keeps everything in memory, until parts are replaced.
 */
public final class Outside {
    /** The most time for any run when nothing else is said: the 120 seconds of the API. */
    public static final Duration DEFAULT_RUN_TIMEOUT = Duration.ofMinutes(2);

    private static final int SALT_BYTES = 16;

    private InstantSource clock;
    private Ids ids;
    private AccountStore accounts;
    private Passwords passwords;
    private WorkflowStore workflows;
    private RunStore runs;
    private EventFeed feed;
    private RunQueue queue;
    private List<Connector> connectors;
    private Planner planner;
    private Duration runTimeout;
    private SecretBox secretBox;
    private MissedRuns missedRuns;

    private Outside() {
        SecureRandom random = new SecureRandom();
        InMemoryWorkflowStore inMemoryWorkflows = new InMemoryWorkflowStore();
        clock = InstantSource.system();
        ids = Ids.from(random);
        accounts = new InMemoryAccountStore();
        passwords = new Argon2idPasswords(() -> salt(random));
        workflows = inMemoryWorkflows;
        runs = new InMemoryRunStore(inMemoryWorkflows);
        feed = new InMemoryEventFeed();
        queue = new InProcessRunQueue();
        connectors = List.of();
        planner = new NoPlanner();
        runTimeout = DEFAULT_RUN_TIMEOUT;
        secretBox = new AesSecretBox(key(random), random);
        missedRuns = MissedRuns.SKIP;
    }

    private Outside(Outside from) {
        clock = from.clock;
        ids = from.ids;
        accounts = from.accounts;
        passwords = from.passwords;
        workflows = from.workflows;
        runs = from.runs;
        feed = from.feed;
        queue = from.queue;
        connectors = from.connectors;
        planner = from.planner;
        runTimeout = from.runTimeout;
        secretBox = from.secretBox;
        missedRuns = from.missedRuns;
    }

    /** Everything in memory, the system's clock, no tools and no planner. */
    public static Outside inMemory() {
        return new Outside();
    }

    private static byte[] salt(SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    private static byte[] key(SecureRandom random) {
        byte[] key = new byte[AesSecretBox.KEY_BYTES];
        random.nextBytes(key);
        return key;
    }

    private Outside but(Consumer<Outside> change) {
        Outside copy = new Outside(this);
        change.accept(copy);
        return copy;
    }

    /** With one more tool. */
    public Outside with(Connector connector) {
        List<Connector> more = new ArrayList<>(connectors);
        more.add(connector);
        return but(copy -> copy.connectors = List.copyOf(more));
    }

    /** With these stores; they belong together, since ending a run counts it for its workflow. */
    public Outside with(AccountStore newAccounts, WorkflowStore newWorkflows, RunStore newRuns) {
        return but(copy -> {
            copy.accounts = newAccounts;
            copy.workflows = newWorkflows;
            copy.runs = newRuns;
        });
    }

    /** With this planner. */
    public Outside with(Planner other) {
        return but(copy -> copy.planner = other);
    }

    /** With this clock. */
    public Outside with(InstantSource other) {
        return but(copy -> copy.clock = other);
    }

    /** With this source of ids. */
    public Outside with(Ids other) {
        return but(copy -> copy.ids = other);
    }

    /** With this most time for any run. */
    public Outside withRunTimeout(Duration other) {
        return but(copy -> copy.runTimeout = other);
    }

    /** With this encryption of secrets. What was sealed by another is not opened. */
    public Outside with(SecretBox other) {
        return but(copy -> copy.secretBox = other);
    }

    /** With this way to treat times at which nothing was there to fire a workflow. */
    public Outside with(MissedRuns other) {
        return but(copy -> copy.missedRuns = other);
    }

    /** Tells the time. */
    public InstantSource clock() {
        return clock;
    }

    /** Makes ids and secrets. */
    public Ids ids() {
        return ids;
    }

    public AccountStore accounts() {
        return accounts;
    }

    public Passwords passwords() {
        return passwords;
    }

    public WorkflowStore workflows() {
        return workflows;
    }

    public RunStore runs() {
        return runs;
    }

    public EventFeed feed() {
        return feed;
    }

    /** Decides when runs begin; one for each {@link Dispatch}. */
    public RunQueue queue() {
        return queue;
    }

    /** The tools that plans may use. */
    public List<Connector> connectors() {
        return connectors;
    }

    public Planner planner() {
        return planner;
    }

    /** The most time for any run. */
    public Duration runTimeout() {
        return runTimeout;
    }

    /** Encrypts secrets for keeping; in memory with a key that nobody knows. */
    public SecretBox secretBox() {
        return secretBox;
    }

    public MissedRuns missedRuns() {
        return missedRuns;
    }
}
