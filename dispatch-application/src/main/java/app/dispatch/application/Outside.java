package app.dispatch.application;

import app.dispatch.application.account.AccountStore;
import app.dispatch.application.account.Argon2idPasswords;
import app.dispatch.application.account.InMemoryAccountStore;
import app.dispatch.application.account.Passwords;
import app.dispatch.application.compose.NoPlanner;
import app.dispatch.application.compose.Planner;
import app.dispatch.application.delivery.DeliverySender;
import app.dispatch.application.delivery.DeliveryStore;
import app.dispatch.application.delivery.InMemoryDeliveryStore;
import app.dispatch.application.delivery.NoSender;
import app.dispatch.application.delivery.WebhookStore;
import app.dispatch.application.run.EventFeed;
import app.dispatch.application.run.InMemoryEventFeed;
import app.dispatch.application.run.InMemoryRunStore;
import app.dispatch.application.run.InProcessRunQueue;
import app.dispatch.application.run.RunQueue;
import app.dispatch.application.run.RunStore;
import app.dispatch.application.token.InMemoryTokenStore;
import app.dispatch.application.token.TokenStore;
import app.dispatch.application.tool.Connector;
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
    private static final int KEY_BYTES = 32;

    private InstantSource clock;
    private Ids ids;
    private AccountStore accounts;
    private TokenStore tokens;
    private WebhookStore webhooks;
    private DeliveryStore deliveries;
    private DeliverySender sender;
    private SecretBox secrets;
    private Passwords passwords;
    private WorkflowStore workflows;
    private RunStore runs;
    private EventFeed feed;
    private RunQueue queue;
    private List<Connector> connectors;
    private Planner planner;
    private Duration runTimeout;

    private Outside() {
        SecureRandom random = new SecureRandom();
        InMemoryWorkflowStore inMemoryWorkflows = new InMemoryWorkflowStore();
        InMemoryDeliveryStore inMemoryDeliveries = new InMemoryDeliveryStore();
        InMemoryRunStore inMemoryRuns = new InMemoryRunStore(inMemoryWorkflows, inMemoryDeliveries::queue);
        InMemoryTokenStore inMemoryTokens = new InMemoryTokenStore();
        clock = InstantSource.system();
        ids = Ids.from(random);
        passwords = new Argon2idPasswords(() -> bytes(random, SALT_BYTES));
        workflows = inMemoryWorkflows;
        runs = inMemoryRuns;
        tokens = inMemoryTokens;
        accounts = new InMemoryAccountStore(List.of(
                inMemoryWorkflows::deleteAll,
                inMemoryRuns::deleteAll,
                inMemoryTokens::deleteAll,
                inMemoryDeliveries::deleteAll));
        webhooks = inMemoryDeliveries;
        deliveries = inMemoryDeliveries;
        sender = new NoSender();
        byte[] key = bytes(random, KEY_BYTES);
        secrets = new AesSecretBox(() -> key, () -> bytes(random, AesSecretBox.NONCE_BYTES));
        feed = new InMemoryEventFeed();
        queue = new InProcessRunQueue();
        connectors = List.of();
        planner = new NoPlanner();
        runTimeout = DEFAULT_RUN_TIMEOUT;
    }

    private Outside(Outside from) {
        clock = from.clock;
        ids = from.ids;
        accounts = from.accounts;
        tokens = from.tokens;
        webhooks = from.webhooks;
        deliveries = from.deliveries;
        sender = from.sender;
        secrets = from.secrets;
        passwords = from.passwords;
        workflows = from.workflows;
        runs = from.runs;
        feed = from.feed;
        queue = from.queue;
        connectors = from.connectors;
        planner = from.planner;
        runTimeout = from.runTimeout;
    }

    /** Everything in memory, the system's clock, no tools and no planner. */
    public static Outside inMemory() {
        return new Outside();
    }

    private static byte[] bytes(SecureRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
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

    /** With this store of tokens; it belongs to that of the accounts, which deletes from it too. */
    public Outside with(TokenStore other) {
        return but(copy -> copy.tokens = other);
    }

    /** With these stores; they belong to that of the runs, which queues deliveries in the second. */
    public Outside with(WebhookStore newWebhooks, DeliveryStore newDeliveries) {
        return but(copy -> {
            copy.webhooks = newWebhooks;
            copy.deliveries = newDeliveries;
        });
    }

    /** With this way out for deliveries. */
    public Outside with(DeliverySender other) {
        return but(copy -> copy.sender = other);
    }

    /** With this box for secrets. */
    public Outside with(SecretBox other) {
        return but(copy -> copy.secrets = other);
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

    public TokenStore tokens() {
        return tokens;
    }

    public WebhookStore webhooks() {
        return webhooks;
    }

    public DeliveryStore deliveries() {
        return deliveries;
    }

    public DeliverySender sender() {
        return sender;
    }

    /** Encrypts what must be read again. */
    public SecretBox secrets() {
        return secrets;
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
}
