package app.dispatch.server;

import app.dispatch.adapters.http.InProcess;
import app.dispatch.adapters.http.metrics.PrometheusMetrics;
import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.LastingOutside;
import app.dispatch.adapters.persistence.run.JdbiTraceParents;
import app.dispatch.adapters.persistence.sql.StartFailed;
import app.dispatch.adapters.persistence.vault.JdbiVaultStore;
import app.dispatch.adapters.tools.connector.FirstPartyTools;
import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.Vendor;
import app.dispatch.adapters.tools.connector.oauth.VendorConsents;
import app.dispatch.adapters.tools.connector.openai.ModelProviders;
import app.dispatch.adapters.tools.credential.HttpProviderCheck;
import app.dispatch.adapters.tools.delivery.HttpDeliverySender;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.adapters.tools.egress.WayOut;
import app.dispatch.adapters.tools.mail.SmtpMailSender;
import app.dispatch.adapters.tools.planner.BuiltinPlanner;
import app.dispatch.adapters.tools.planner.llm.ChosenPlanner;
import app.dispatch.adapters.tools.planner.llm.ModelKeys;
import app.dispatch.adapters.tools.planner.llm.PlannerBudget;
import app.dispatch.adapters.tools.planner.llm.PlannerSettings;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Ids;
import app.dispatch.application.OnFirstUse;
import app.dispatch.application.Outside;
import app.dispatch.application.account.ResetLinks;
import app.dispatch.application.audit.AuditLog;
import app.dispatch.application.background.Background;
import app.dispatch.application.compose.Planner;
import app.dispatch.application.credential.CredentialService;
import app.dispatch.application.credential.NoProviderCheck;
import app.dispatch.application.expression.CelExpressions;
import app.dispatch.application.expression.ExpressionLanguage;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.plan.PlanChecker;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.vault.KeyRotation;
import app.dispatch.application.vault.Vault;
import app.dispatch.application.vault.VaultStore;
import app.dispatch.domain.audit.AuditAction;
import app.dispatch.domain.audit.AuditEvent;
import app.dispatch.domain.audit.AuditQuery;
import app.dispatch.domain.error.Refusal;
import app.dispatch.server.metrics.MetricFeed;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.MasterKeyFile;
import app.dispatch.server.settings.Settings;
import app.dispatch.server.telemetry.Telemetry;
import app.dispatch.server.trace.Traces;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** All parts of the program, put together by hand: for the server and for commands alike. */
final class Composition implements AutoCloseable {
    private static final int TO_SETTLE_SECONDS = 3;

    /** What the setting is where it is not set: a start with it changes nothing. */
    private static final String USUAL_SIGN_UPS = "open";
    /** How long a mail server may take for each of its answers. */
    private static final Duration MAIL_PATIENCE = Duration.ofSeconds(10);

    private final Settings settings;
    private final Surroundings surroundings;
    private final Ids ids;
    private final WayOut wayOut;
    private final HttpUpstream upstream;
    private final PrometheusMetrics metrics = new PrometheusMetrics();
    private final HttpUpstream vendors;
    private final HttpUpstream providers;
    private final OnFirstUse<List<Connector>> tools = new OnFirstUse<>(this::readTools);
    private final Background background = new Background();
    private final BuiltinPlanner builtin;
    private final OnFirstUse<Telemetry> telemetry = new OnFirstUse<>(this::newTelemetry);
    private @Nullable MetricFeed feed;

    Composition(Settings settings, Surroundings surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
        this.ids = Ids.from(surroundings.random());
        this.builtin = new BuiltinPlanner(ids, surroundings.clock());
        this.wayOut = WayOut.of(surroundings.clock());
        this.upstream = upstream(
                settings.upstream().egress().and(settings.upstream().tools().opening(Vendor.HTTP)));
        this.vendors = upstream(settings.upstream()
                .egress()
                .and(settings.upstream().tools().openings())
                .and(settings.upstream().apps().openings()));
        this.providers = upstream(providersPolicy(settings));
    }

    /** Reads what the tools declare, which takes a tenth of a second, in which the database can be opened. */
    void prepareTools() {
        aside("tools", tools::get);
    }

    /** Has a brief thought through, so that the one that is about to come finds all in place; meanwhile the API can start. */
    void prepareThinking() {
        aside("rehearsal", () -> Rehearsal.ofBriefs(outsideOfThinking()));
    }

    /** What planning needs, and nothing that lasts, costs or leaves this process. */
    private Outside outsideOfThinking() {
        return Outside.inMemory()
                .with(surroundings.clock())
                .with(ids)
                .withLater(tools)
                .with(builtin);
    }

    /** Does that on a thread of its own, which does not keep the program from its end. */
    static void aside(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(work);
    }

    private List<Connector> readTools() {
        return FirstPartyTools.all(
                upstream,
                vendors,
                settings.upstream().tools(),
                new ModelProviders(providers, settings.upstream().llmUrls()),
                settings.upstream().apps(),
                surroundings.clock(),
                surroundings.random());
    }

    private Outside outside() {
        Settings.Mail mail = settings.users().mail();
        return mail == null ? withoutMail() : withoutMail().with(links(mail));
    }

    private ResetLinks links(Settings.Mail mail) {
        return new ResetLinks(
                new SmtpMailSender(
                        mail.server(),
                        mail.from(),
                        MAIL_PATIENCE,
                        (SSLSocketFactory) SSLSocketFactory.getDefault(),
                        () -> ids.next("mail_"),
                        surroundings.clock()),
                mail.publicUrl().origin());
    }

    private Outside withoutMail() {
        return Outside.inMemory()
                .with(surroundings.clock())
                .with(background)
                .with(ids)
                .withLater(tools)
                .with(new VendorConsents(
                        settings.upstream().apps(), vendors, settings.upstream().tools()))
                .with(new HttpDeliverySender(upstream))
                .with(metrics)
                .with(new HttpProviderCheck(providers, settings.upstream().llmUrls()))
                .withRunTimeout(settings.runs().timeout())
                .with(settings.runs().retention())
                .with(settings.users().quotas())
                .with(settings.users().signUps())
                .withAuditDays(settings.users().auditDays())
                .with(settings.runs().missed());
    }

    private HttpUpstream upstream(EgressPolicy policy) {
        return new HttpUpstream(policy, wayOut, surroundings.clock(), metrics);
    }

    private Telemetry newTelemetry() {
        return Telemetry.of(settings.telemetry(), Version.text(), ids.next(""));
    }

    private Planner planner(PlannerSettings planner, ModelKeys keys) {
        ExpressionLanguage language = new CelExpressions();
        ParamsSchema schemas = new ParamsSchema();
        PlanJson plans = new PlanJson(ids, surroundings.clock());
        return ChosenPlanner.of(
                planner,
                new ChosenPlanner.Parts(
                        builtin,
                        providers,
                        settings.upstream().llmUrls(),
                        (draft, allowed) -> new PlanChecker(allowed, language, schemas, plans).problems(draft),
                        ids,
                        surroundings.clock(),
                        surroundings.random()),
                keys);
    }

    /** Dispatch with nothing that lasts: for planning, by whoever pays for it. */
    Dispatch forgetful() {
        PlannerSettings unlimited = settings.planner().with(PlannerBudget.UNLIMITED);
        return Dispatch.wire(outside().with(planner(unlimited, ModelKeys.none())));
    }

    /**
     * Dispatch on its database.
     *
     * @throws CannotStart when that cannot be used
     */
    Lasting lasting() throws CannotStart {
        Database database = database();
        try {
            VaultStore secrets = new JdbiVaultStore(database);
            Vault vault = MasterKeys.open(secrets, settings, surroundings.random());
            Outside kept = kept(database, vault);
            LocalUser.enter(kept.stores().accounts(), surroundings.clock());
            ModelKeys keys = new CredentialService(secrets, vault, new NoProviderCheck(), surroundings.clock())::key;
            Traces traces = Traces.of(
                    settings.telemetry().traces(), new JdbiTraceParents(database), telemetry, surroundings.clock());
            Dispatch dispatch =
                    Dispatch.wire(kept.with(planner(settings.planner(), keys)).with(traces.tracing()));
            return new Lasting(dispatch, database, traces);
        } catch (CannotStart | RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    private Outside kept(Database database, Vault vault) throws CannotStart {
        try {
            return LastingOutside.on(database, vault, surroundings.random(), outside());
        } catch (Refusal altered) {
            throw new CannotStart("the key that the secrets of webhooks are encrypted with was changed in the database;"
                    + " bring it back from a backup");
        }
    }

    private Database database() throws CannotStart {
        String url = settings.data().database();
        try {
            return url == null
                    ? Database.inFolder(
                            settings.data().folder(), settings.data().durability(), background)
                    : Database.at(url, background);
        } catch (StartFailed failed) {
            throw new CannotStart(String.valueOf(failed.getMessage()));
        }
    }

    /**
     * Puts all that is encrypted under the present master key.
     *
     * @param fresh whether that is to be made in the data folder before, unless a rotation is under way there
     * @throws CannotStart when the database or a key cannot be used
     */
    KeyRotation.Result rotateKeys(boolean fresh) throws CannotStart {
        try (Database database = database()) {
            VaultStore secrets = new JdbiVaultStore(database);
            // Nothing is begun that could not be ended.
            MasterKeys.open(secrets, settings, surroundings.random());
            if (fresh) {
                MasterKeyFile.beginRotation(settings.data().folder(), surroundings.random());
            }
            Vault vault = MasterKeys.open(secrets, settings, surroundings.random());
            return new KeyRotation(secrets, vault).run();
        }
    }

    /** What steps may reach, and the providers where the operator says they are. Steps may not reach those by that. */
    private static EgressPolicy providersPolicy(Settings settings) {
        String own = Stream.concat(
                        settings.upstream().llmUrls().values().stream(),
                        Stream.ofNullable(settings.planner().baseUrl()))
                .map(URI::create)
                .map(url -> url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort()))
                .collect(Collectors.joining(","));
        return settings.upstream().egress().and(own);
    }

    /** Dispatch on a database; to be closed together. */
    record Lasting(Dispatch dispatch, Database database, Traces traces) implements AutoCloseable {
        @Override
        public void close() {
            dispatch.close();
            traces.close(); // after the last run has ended
            database.close();
        }
    }

    /**
     * A server that answers for {@code lasting}.
     *
     * @throws CannotStart when it cannot listen, or there is no usable master key
     */
    Server serve(Lasting lasting) throws CannotStart {
        noteSignUps(lasting.dispatch().auditLog());
        tools.get(); // what cannot be read is to be known before it is ready
        Server server = Server.start(settings, surroundings, ids, lasting, metrics);
        feed = MetricFeed.start(settings.telemetry().metrics(), metrics, telemetry, surroundings.clock());
        // When it has taken up what others left, and answered those who waited for it.
        CompletableFuture.delayedExecutor(TO_SETTLE_SECONDS, TimeUnit.SECONDS).execute(this::prepareThinking);
        return server;
    }

    /** Who may sign up is a setting: that it is another now is told by the first start with it. */
    private void noteSignUps(AuditLog log) {
        String now = settings.users().signUps().policy().name().toLowerCase(Locale.ROOT);
        String before = log.list(AuditQuery.newest(AuditAction.SIGNUP_MODE)).events().stream()
                .map(AuditEvent::object)
                .findFirst()
                .orElse(USUAL_SIGN_UPS);
        if (!before.equals(now)) {
            log.note(AuditLog.Act.ofServer(AuditAction.SIGNUP_MODE, now));
        }
    }

    /** What this process answers without a server, on {@code dispatch}. */
    InProcess near(Dispatch dispatch) {
        return new InProcess(dispatch, new PlanJson(ids, surroundings.clock()), LocalUser.ID, ids);
    }

    /** An API of its own for this process, on {@code dispatch}. */
    OwnServer alone(Dispatch dispatch) {
        return OwnServer.start(settings, surroundings, ids, dispatch, metrics);
    }

    @Override
    public void close() {
        if (feed != null) {
            feed.close(); // after the last run has ended
        }
        upstream.close();
        vendors.close();
        providers.close();
    }
}
