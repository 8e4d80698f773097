package app.dispatch.application;

import app.dispatch.application.account.AccountStore;
import app.dispatch.application.account.Argon2idPasswords;
import app.dispatch.application.account.Passwords;
import app.dispatch.application.account.ResetLinks;
import app.dispatch.application.account.SignUps;
import app.dispatch.application.background.Background;
import app.dispatch.application.compose.NoPlanner;
import app.dispatch.application.compose.Planner;
import app.dispatch.application.cpu.Cpu;
import app.dispatch.application.cpu.CpuPool;
import app.dispatch.application.credential.NoProviderCheck;
import app.dispatch.application.credential.ProviderCheck;
import app.dispatch.application.delivery.DeliverySender;
import app.dispatch.application.delivery.NoSender;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.run.node.InProcessRunQueue;
import app.dispatch.application.run.node.RunMeter;
import app.dispatch.application.run.node.RunQueue;
import app.dispatch.application.run.store.EventFeed;
import app.dispatch.application.run.store.InMemoryEventFeed;
import app.dispatch.application.run.store.NodeSignals;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.run.trace.Tracing;
import app.dispatch.application.template.BuiltinTemplates;
import app.dispatch.application.template.TemplateSource;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Connectors;
import app.dispatch.application.tool.Consents;
import app.dispatch.application.trigger.MissedRuns;
import app.dispatch.application.vault.SecretBox;
import app.dispatch.application.vault.Vault;
import app.dispatch.application.vault.VaultOnFirstUse;
import app.dispatch.application.vault.VaultSecretBox;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.application.workflow.WorkflowStore;
import app.dispatch.domain.quota.Quotas;
import app.dispatch.domain.run.Retention;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    private Stores stores;
    private DeliverySender sender;
    private Passwords passwords;
    private EventFeed feed;
    private NodeSignals signals;
    private RunQueue queue;
    private List<Connector> connectors;
    private @Nullable Supplier<List<Connector>> laterConnectors;
    private Planner planner;
    private TemplateSource templates;
    private RunTerms runs;
    private Quotas quotas;
    private Vault vault;
    private ProviderCheck providerCheck;
    private Consents consents;
    private Background background;
    private SignUps signUps;
    private @Nullable ResetLinks resetLinks;
    private int auditDays;
    private Cpu cpu;
    private Runnable closing;

    private Outside() {
        SecureRandom random = new SecureRandom();
        clock = InstantSource.system();
        ids = Ids.from(random);
        passwords = new Argon2idPasswords(() -> RandomBytes.of(SALT_BYTES, random));
        stores = Stores.inMemory();
        sender = new NoSender();
        vault = VaultOnFirstUse.ofRandomKey(random);
        feed = new InMemoryEventFeed();
        signals = NodeSignals.none();
        queue = new InProcessRunQueue();
        connectors = List.of();
        planner = new NoPlanner();
        templates = new BuiltinTemplates(new PlanJson(ids, clock));
        runs = RunTerms.of(DEFAULT_RUN_TIMEOUT);
        quotas = Quotas.DEFAULT;
        providerCheck = new NoProviderCheck();
        consents = Consents.none();
        background = new Background();
        signUps = SignUps.OPEN;
        cpu = CpuPool.ofMachine();
        closing = () -> {};
    }

    private Outside(Outside from) {
        clock = from.clock;
        ids = from.ids;
        stores = from.stores;
        sender = from.sender;
        passwords = from.passwords;
        feed = from.feed;
        signals = from.signals;
        queue = from.queue;
        connectors = from.connectors;
        laterConnectors = from.laterConnectors;
        planner = from.planner;
        templates = from.templates;
        runs = from.runs;
        quotas = from.quotas;
        vault = from.vault;
        providerCheck = from.providerCheck;
        consents = from.consents;
        background = from.background;
        signUps = from.signUps;
        resetLinks = from.resetLinks;
        auditDays = from.auditDays;
        cpu = from.cpu;
        closing = from.closing;
    }

    /** Everything in memory, the system's clock, no tools and no planner. */
    public static Outside inMemory() {
        return new Outside();
    }

    private Outside but(Consumer<Outside> change) {
        Outside copy = new Outside(this);
        change.accept(copy);
        return copy;
    }

    /** With one more tool. */
    public Outside with(Connector connector) {
        return with(List.of(connector));
    }

    /** With these tools too. */
    public Outside with(List<Connector> others) {
        List<Connector> more = new ArrayList<>(connectors);
        more.addAll(others);
        return but(copy -> copy.connectors = List.copyOf(more));
    }

    /** With those tools beside, which are made when a tool is first asked for: reading their declarations takes time. */
    public Outside withLater(Supplier<List<Connector>> others) {
        return but(copy -> copy.laterConnectors = others);
    }

    /** With these stores. */
    public Outside with(Stores others) {
        return but(copy -> copy.stores = others);
    }

    /** With these stores; they belong together, since ending a run counts it for its workflow. */
    public Outside with(AccountStore accounts, WorkflowStore workflows, RunStore runs) {
        return with(stores.with(accounts, workflows, runs));
    }

    /** With this way out for deliveries. */
    public Outside with(DeliverySender other) {
        return but(copy -> copy.sender = other);
    }

    /** With this planner. */
    public Outside with(Planner other) {
        return but(copy -> copy.planner = other);
    }

    /** With these templates instead of those that come with Dispatch. */
    public Outside with(TemplateSource other) {
        return but(copy -> copy.templates = other);
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
        return but(copy -> copy.runs = copy.runs.with(other));
    }

    /** With this count of runs. */
    public Outside with(RunMeter other) {
        return but(copy -> copy.runs = copy.runs.with(other));
    }

    /** With traces of runs by this. */
    public Outside with(Tracing other) {
        return but(copy -> copy.runs = copy.runs.with(other));
    }

    /** With runs kept only that long, once {@link Dispatch#startSweeping} was called. */
    public Outside with(Retention other) {
        return but(copy -> copy.runs = copy.runs.with(other));
    }

    /** With no more of anything kept for a user than these say. */
    public Outside with(Quotas other) {
        return but(copy -> copy.quotas = other);
    }

    /** With this store of sealed secrets, and what opens them. */
    public Outside with(VaultStore store, Vault newVault) {
        return but(copy -> {
            copy.stores = stores.with(store);
            copy.vault = newVault;
        });
    }

    /** With this way to try keys of language model providers. */
    public Outside with(ProviderCheck other) {
        return but(copy -> copy.providerCheck = other);
    }

    /** With this way to speak to other nodes of the same store. */
    public Outside with(NodeSignals other) {
        return but(copy -> copy.signals = other);
    }

    /** With this way to treat times at which nothing was there to fire a workflow. */
    public Outside with(MissedRuns other) {
        return but(copy -> copy.runs = copy.runs.with(other));
    }

    /** Keeps passwords with this. */
    public Outside with(Passwords other) {
        return but(copy -> copy.passwords = other);
    }

    /** With accounts for these people. */
    public Outside with(SignUps other) {
        return but(copy -> copy.signUps = other);
    }

    /** With mails to who forgot a password; without this an administrator must help. */
    public Outside with(ResetLinks other) {
        return but(copy -> copy.resetLinks = other);
    }

    /** With these vendors at which users can connect tools by their consent. */
    public Outside with(Consents other) {
        return but(copy -> copy.consents = other);
    }

    /** With these loops; one for each process, which its stores may have theirs in too. */
    public Outside with(Background other) {
        return but(copy -> copy.background = other);
    }

    /** With these processors for what users have computed. */
    public Outside with(Cpu other) {
        return but(copy -> copy.cpu = other);
    }

    /** With this closed too, such as a database, once {@link Dispatch#close} has ended all that used it. */
    public Outside withClosing(Runnable part) {
        return but(copy -> copy.closing = new InTurn(part, closing));
    }

    /** Tells the time. */
    public InstantSource clock() {
        return clock;
    }

    /** Makes ids and secrets. */
    public Ids ids() {
        return ids;
    }

    /** Sends deliveries to webhooks. */
    public DeliverySender sender() {
        return sender;
    }

    /** Keeps other secrets in the vault. */
    public SecretBox secrets() {
        return new VaultSecretBox(stores.vault(), vault, clock);
    }

    /** Where everything is kept. */
    public Stores stores() {
        return stores;
    }

    /** Hashes passwords. */
    public Passwords passwords() {
        return passwords;
    }

    /** Tells those who listen what happens in runs. */
    public EventFeed feed() {
        return feed;
    }

    /** Carries word between the nodes of one database. */
    public NodeSignals signals() {
        return signals;
    }

    /** Decides when runs begin; one for each {@link Dispatch}. */
    public RunQueue queue() {
        return queue;
    }

    /** The tools that plans may use. */
    public Connectors connectors() {
        Supplier<List<Connector>> later = laterConnectors;
        return later == null ? new Connectors(connectors) : Connectors.later(connectors, later);
    }

    /** Makes plans of briefs. */
    public Planner planner() {
        return planner;
    }

    /** The templates that users can begin from. */
    public TemplateSource templates() {
        return templates;
    }

    /** The most time for any run. */
    public Duration runTimeout() {
        return runs.timeout();
    }

    /** Is told what to measure of runs. */
    public RunMeter meter() {
        return runs.meter();
    }

    /** Makes traces of runs. */
    public Tracing tracing() {
        return runs.tracing();
    }

    /** How long ended runs are kept. */
    public Retention retention() {
        return runs.retention();
    }

    /** How much each user may keep. */
    public Quotas quotas() {
        return quotas;
    }

    /** Encrypts what users entrust to Dispatch. */
    public Vault vault() {
        return vault;
    }

    /** Tries the keys of language models. */
    public ProviderCheck providerCheck() {
        return providerCheck;
    }

    /** What becomes of scheduled runs whose time passed while no process ran. */
    public MissedRuns missedRuns() {
        return runs.missed();
    }

    /** The vendors at which users can connect tools by their consent. */
    public Consents consents() {
        return consents;
    }

    /** What is done again and again. */
    public Background background() {
        return background;
    }

    /** Who may create an account. */
    public SignUps signUps() {
        return signUps;
    }

    /** With an audit log that is kept for so many days; 0, and what holds otherwise, is for ever. */
    public Outside withAuditDays(int other) {
        return but(copy -> copy.auditDays = other);
    }

    /** For how many days the audit log is kept; 0 for ever. */
    public int auditDays() {
        return auditDays;
    }

    /** How links for another password get to people; empty for not by mail. */
    public Optional<ResetLinks> resetLinks() {
        return Optional.ofNullable(resetLinks);
    }

    /** Where plans are checked and expressions computed; may be shared by several {@link Dispatch}. */
    public Cpu cpu() {
        return cpu;
    }

    /** Closes the parts that are closed with Dispatch. */
    public Runnable closing() {
        return closing;
    }
}
