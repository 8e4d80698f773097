package app.dispatch.application;

import app.dispatch.application.account.Accounts;
import app.dispatch.application.account.UserQuotas;
import app.dispatch.application.admin.Administration;
import app.dispatch.application.audit.AuditLog;
import app.dispatch.application.background.Background;
import app.dispatch.application.compose.ComposeService;
import app.dispatch.application.compose.Composer;
import app.dispatch.application.credential.CredentialService;
import app.dispatch.application.credential.Credentials;
import app.dispatch.application.delivery.Deliveries;
import app.dispatch.application.delivery.DeliverySubsystem;
import app.dispatch.application.delivery.ExpiryDeliveries;
import app.dispatch.application.expression.CelExpressions;
import app.dispatch.application.integration.IntegrationSubsystem;
import app.dispatch.application.integration.Integrations;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.plan.CheckedPlan;
import app.dispatch.application.plan.PlanChecker;
import app.dispatch.application.quota.Usage;
import app.dispatch.application.run.RunSubsystem;
import app.dispatch.application.run.Runs;
import app.dispatch.application.run.node.RecoveredRuns;
import app.dispatch.application.run.node.RunLoad;
import app.dispatch.application.run.store.NodeSignals;
import app.dispatch.application.template.TemplateService;
import app.dispatch.application.template.Templates;
import app.dispatch.application.token.DeviceLogins;
import app.dispatch.application.token.Tokens;
import app.dispatch.application.tool.Connectors;
import app.dispatch.application.trigger.Cron;
import app.dispatch.application.trigger.CronService;
import app.dispatch.application.trigger.TriggerService;
import app.dispatch.application.trigger.Triggers;
import app.dispatch.application.workflow.WorkflowService;
import app.dispatch.application.workflow.Workflows;
import app.dispatch.domain.plan.Plan;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.plan.PlanId;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.run.RunKey;
import app.dispatch.domain.tool.Catalogue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The whole of Dispatch on a given outside: every driving port. Safe for use by several threads.
 *
 * <p>Call {@link #takeOver} once the outside is ready, and {@link #close} when the program ends.
 */
public final class Dispatch implements DrivingPorts, AutoCloseable {
    private static final Duration NO_WAIT = Duration.ZERO;

    private final Catalogue catalogue;
    private final Ids ids;
    private final InstantSource clock;
    private final PlanJson planJson;
    private final PlanChecker plans;
    private final UserSubsystem users;
    private final Workflows workflows;
    private final Composer composer;
    private final Templates templates;
    private final RunSubsystem runs;
    private final Credentials credentials;
    private final Integrations integrations;
    private final DeliverySubsystem deliveries;
    private final Triggers triggers;
    private final Cron cron;
    private final Runnable tidying;
    private final Background background;
    private final NodeSignals signals;
    private final AtomicReference<Runnable> closing;

    private Dispatch(Outside outside) {
        Connectors connectors = outside.connectors();
        ParamsSchema schemas = new ParamsSchema();
        catalogue = connectors.catalogue();
        ids = outside.ids();
        clock = outside.clock();
        planJson = new PlanJson(ids, clock);
        plans = new PlanChecker(catalogue, new CelExpressions(), schemas, planJson, outside.cpu());
        workflows = workflows(outside, plans);
        credentials = new CredentialService(
                outside.stores().vault(), outside.vault(), outside.providerCheck(), outside.clock());
        ExpiryDeliveries notice = new ExpiryDeliveries(
                outside.stores().workflows(), outside.stores().deliveries());
        IntegrationSubsystem connected = new IntegrationSubsystem(outside, connectors, credentials, notice);
        integrations = connected.integrations();
        composer = new ComposeService(outside.planner(), catalogue, plans, connected.connections(), outside.clock());
        runs = new RunSubsystem(outside, connectors, plans, schemas, connected.connections());
        users = new UserSubsystem(outside, runs);
        templates = new TemplateService(outside.templates(), catalogue, workflows);
        deliveries = new DeliverySubsystem(outside);
        triggers = new TriggerService(
                outside.stores().workflows(), runs.runs(), outside.secrets(), outside.clock(), users::isLocked);
        cron = new CronService(
                outside.stores().workflows(), runs.runs(), outside.missedRuns(), outside.clock(), users::isLocked);
        background = outside.background();
        signals = outside.signals();
        closing = new AtomicReference<>(outside.closing());
        tidying = () -> {
            connected.watch().begin();
            outside.stores().runs().forgetKeys(outside.clock().instant().minus(RunKey.LIFE));
        };
    }

    private static Workflows workflows(Outside outside, PlanChecker plans) {
        return new WorkflowService(
                outside.stores().workflows(),
                plans,
                UserQuotas.of(outside.quotas(), outside.stores().accounts()),
                outside.retention(),
                outside.ids(),
                outside.clock());
    }

    /** Dispatch on these parts; those that are closed with it are closed, too, when it cannot be made of them. */
    public static Dispatch wire(Outside outside) {
        try {
            return new Dispatch(outside);
        } catch (RuntimeException failed) {
            outside.closing().run();
            throw failed;
        }
    }

    /** What this process does again and again by itself, and whether that is late. */
    public Background background() {
        return background;
    }

    /** How this process speaks to others that use the same stores. */
    public NodeSignals signals() {
        return signals;
    }

    /** The tools that plans may use. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** Reads and writes plans as JSON. */
    public PlanJson planJson() {
        return planJson;
    }

    /**
     * A plan in JSON, to be run or saved; a check lists what is wrong with it.
     *
     * @throws app.dispatch.domain.error.Refusal {@code invalid_json}
     */
    public PlanDraft plan(String json) {
        return planJson.read(Json.parse(json), "");
    }

    /** A plan of these steps, each of which waits for the one before it where it does not say otherwise. */
    public PlanDraft plan(String name, Step... steps) {
        return PlanDraft.of(Plan.of(new PlanId(ids.next("wf_")), clock.instant(), name, List.of(steps)));
    }

    /**
     * The plan with its phases, checked as before a run; nothing is run or kept.
     *
     * @throws app.dispatch.domain.error.Refusal {@code plan_invalid}, with every problem
     */
    public CheckedPlan check(PlanDraft draft) {
        return plans.check(draft);
    }

    @Override
    public Accounts accounts() {
        return users.accounts();
    }

    @Override
    public Usage usage() {
        return users.usage();
    }

    @Override
    public Administration administration() {
        return users.administration();
    }

    @Override
    public AuditLog auditLog() {
        return users.auditLog();
    }

    @Override
    public Tokens tokens() {
        return users.tokens();
    }

    @Override
    public DeviceLogins deviceLogins() {
        return users.deviceLogins();
    }

    @Override
    public Deliveries deliveries() {
        return deliveries.deliveries();
    }

    @Override
    public Workflows workflows() {
        return workflows;
    }

    @Override
    public Composer composer() {
        return composer;
    }

    @Override
    public Templates templates() {
        return templates;
    }

    @Override
    public Runs runs() {
        return runs.runs();
    }

    /** How much this process has to do just now. */
    public RunLoad load() {
        return runs.load();
    }

    @Override
    public Credentials credentials() {
        return credentials;
    }

    @Override
    public Integrations integrations() {
        return integrations;
    }

    @Override
    public Triggers triggers() {
        return triggers;
    }

    @Override
    public Cron cron() {
        return cron;
    }

    /** Forgets what is no longer of use, and tries connections that were not tried for long. To be called now and then. */
    public void tidy() {
        tidying.run();
    }

    /**
     * Takes over the runs that an earlier process left unfinished in the store. To be called once, by the only process that
     * uses the store, before it starts runs of its own.
     *
     * @return the runs, which wait to be resumed
     */
    public RecoveredRuns takeOver() {
        return runs.takeOver();
    }

    /** Begins to delete ended runs that are kept no longer, now and then until {@link #drain}. */
    public void startSweeping() {
        users.startSweeping();
        runs.startSweeping();
    }

    /** Sends deliveries from now on, those too that an earlier process left. To be called once. */
    public void sendDeliveries() {
        deliveries.worker().start();
        users.start();
    }

    /**
     * Takes no new runs in and waits for those that are under way. What has not ended by then is broken off and stays in the
     * store, for {@link #takeOver} of the next process.
     *
     * @param most how long to wait
     */
    public void drain(Duration most) {
        users.close();
        runs.drain(most);
        deliveries.worker().drain(most);
    }

    /** Breaks off at once what is under way, which stays in the store, and closes what {@link Outside#withClosing} says. */
    @Override
    public void close() {
        drain(NO_WAIT);
        closing.getAndSet(() -> {}).run();
    }
}
