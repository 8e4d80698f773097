package app.dispatch.adapters.http;

import app.dispatch.adapters.http.account.AccountRoutes;
import app.dispatch.adapters.http.account.ExportRoutes;
import app.dispatch.adapters.http.account.ResetRoutes;
import app.dispatch.adapters.http.account.SessionRoutes;
import app.dispatch.adapters.http.account.Sessions;
import app.dispatch.adapters.http.admin.AdminRoutes;
import app.dispatch.adapters.http.audit.AuditRoutes;
import app.dispatch.adapters.http.backup.BackupRoutes;
import app.dispatch.adapters.http.compose.ComposeAnswers;
import app.dispatch.adapters.http.compose.ComposeRoutes;
import app.dispatch.adapters.http.compose.ParseLimits;
import app.dispatch.adapters.http.console.ConsoleRoutes;
import app.dispatch.adapters.http.credential.CredentialRoutes;
import app.dispatch.adapters.http.delivery.DeliveryRoutes;
import app.dispatch.adapters.http.docs.DocsRoutes;
import app.dispatch.adapters.http.error.ErrorRoutes;
import app.dispatch.adapters.http.error.SafeHeaders;
import app.dispatch.adapters.http.health.HealthRoutes;
import app.dispatch.adapters.http.health.VersionRoutes;
import app.dispatch.adapters.http.history.HistoryRoutes;
import app.dispatch.adapters.http.history.StatsRoutes;
import app.dispatch.adapters.http.integration.IntegrationRoutes;
import app.dispatch.adapters.http.mcp.McpRoutes;
import app.dispatch.adapters.http.metrics.MetricsRoutes;
import app.dispatch.adapters.http.openapi.OpenApiRoutes;
import app.dispatch.adapters.http.quota.QuotaRoutes;
import app.dispatch.adapters.http.run.RunRoutes;
import app.dispatch.adapters.http.run.Streams;
import app.dispatch.adapters.http.support.SupportRoutes;
import app.dispatch.adapters.http.template.TemplateRoutes;
import app.dispatch.adapters.http.token.DeviceRoutes;
import app.dispatch.adapters.http.token.OAuthRoutes;
import app.dispatch.adapters.http.token.TokenCallers;
import app.dispatch.adapters.http.token.TokenRoutes;
import app.dispatch.adapters.http.tool.ToolRoutes;
import app.dispatch.adapters.http.trigger.CronRoutes;
import app.dispatch.adapters.http.trigger.TriggerRoutes;
import app.dispatch.adapters.http.web.AuditTrail;
import app.dispatch.adapters.http.web.BodyBudget;
import app.dispatch.adapters.http.web.BodyIntake;
import app.dispatch.adapters.http.web.Downloads;
import app.dispatch.adapters.http.web.Ingress;
import app.dispatch.adapters.http.web.KnownHosts;
import app.dispatch.adapters.http.web.Passes;
import app.dispatch.adapters.http.web.PublicUrl;
import app.dispatch.adapters.http.web.RequestIds;
import app.dispatch.adapters.http.web.Route;
import app.dispatch.adapters.http.web.Routes;
import app.dispatch.adapters.http.web.StreamRoom;
import app.dispatch.adapters.http.workflow.WorkflowRoutes;
import app.dispatch.application.DrivingPorts;
import app.dispatch.application.json.PlanJson;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.SecretKey;

/** The HTTP API of Dispatch: a server that can be started and stopped once. */
public final class HttpServer implements AutoCloseable {
    /** How long a request waits for memory that others' bodies take. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Streams streams;
    private final McpRoutes mcp;
    private final Routes routes;
    private final Javalin javalin;

    /**
     * A server that is not started yet.
     *
     * @param ports what it offers
     * @param sessionKey signs the session cookie; at least 256 bits
     */
    public HttpServer(HttpSettings settings, DrivingPorts ports, HttpOutside outside, SecretKey sessionKey) {
        StreamRoom room = new StreamRoom(settings.limits().streamBytes());
        Passes passes = new Passes(ports.accounts(), ports.tokens());
        Downloads downloads = new Downloads(room, passes, outside.clock());
        this.streams = new Streams(ports.runs(), passes, outside.clock(), outside.background(), room);
        ParseLimits parses = new ParseLimits(settings.parsesPerMinute(), outside.clock());
        this.mcp = new McpRoutes(ports, parses, passes, sessionKey, outside);
        PublicUrl url = settings.publicUrl();
        Sessions sessions = new Sessions(ports.accounts(), sessionKey, url != null && url.isHttps(), outside.clock());
        BodyIntake bodies = new BodyIntake(new BodyBudget(settings.limits().bodyBytes(), PATIENCE), outside.clock());
        KnownHosts hosts = KnownHosts.of(settings.host(), url);
        Ingress ingress = new Ingress(
                new TokenCallers(ports.tokens(), outside.folder(), sessions), settings.proxies(), url, hosts, bodies);
        ConsoleRoutes console = new ConsoleRoutes();
        this.routes = new Routes(
                Stream.of(
                                routes(settings, ports, outside, sessions, parses),
                                mcp.all(),
                                new ExportRoutes(ports, downloads, outside.clock()).all(),
                                console.all(),
                                new DocsRoutes(console).all())
                        .flatMap(List::stream)
                        .toList(),
                new AuditTrail(ports.auditLog()));
        RequestIds requests = new RequestIds(outside.ids());
        AccessLog log = new AccessLog(outside.metrics());
        this.javalin = Javalin.create(config -> {
            configure(config, settings, ingress, requests, log);
            ErrorRoutes.registerWith(config.routes, routes, request -> console.answerPage(request, 404));
            routes.registerWith(config.routes, ingress);
        });
    }

    private List<Route> routes(
            HttpSettings settings, DrivingPorts ports, HttpOutside outside, Sessions sessions, ParseLimits limits) {
        PlanJson plans = new PlanJson(outside.ids(), outside.clock());
        return Stream.of(
                        new HealthRoutes(outside.ready(), outside.about().version()).all(),
                        new VersionRoutes(outside.about(), OpenApiRoutes::version).all(),
                        new OpenApiRoutes().all(),
                        new MetricsRoutes(outside.metrics(), outside.clock()).all(),
                        new AccountRoutes(ports.accounts(), sessions, streams::lookAgain).all(),
                        new ResetRoutes(ports.accounts(), streams::lookAgain).all(),
                        new AdminRoutes(ports.administration(), streams::lookAgain).all(),
                        new AuditRoutes(ports.auditLog()).all(),
                        new ComposeRoutes(new ComposeAnswers(ports.composer(), plans), limits).all(),
                        new WorkflowRoutes(ports.workflows(), plans).all(),
                        new RunRoutes(ports.runs(), streams, plans).all(),
                        new HistoryRoutes(ports.runs()).all(),
                        new StatsRoutes(ports.runs()).all(),
                        new SessionRoutes(ports.accounts(), sessions, streams::lookAgain).all(),
                        new TokenRoutes(ports.tokens(), streams::lookAgain).all(),
                        new DeviceRoutes(ports.deviceLogins()).all(),
                        new OAuthRoutes(ports.deviceLogins()).all(),
                        new QuotaRoutes(ports.usage()).all(),
                        new CredentialRoutes(ports.credentials()).all(),
                        new IntegrationRoutes(ports.integrations(), outside.folder()).all(),
                        new ToolRoutes(ports.integrations()).all(),
                        new TemplateRoutes(ports.templates(), new WorkflowRoutes(ports.workflows(), plans)).all(),
                        new DeliveryRoutes(ports.deliveries()).all(),
                        new TriggerRoutes(ports.triggers(), outside.clock()).all(),
                        new CronRoutes(ports.cron(), settings.cronSecret()).all(),
                        new BackupRoutes(outside.copy()).all(),
                        new SupportRoutes(outside.state()).all())
                .flatMap(List::stream)
                .toList();
    }

    private static void configure(
            JavalinConfig config, HttpSettings settings, Ingress ingress, RequestIds requests, AccessLog log) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.defaultContentType = "application/json";
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.concurrency.useVirtualThreads = true;
        config.jsonMapper(new NoJson());
        config.router.javaLangErrorHandler(ErrorRoutes::fatal);
        Jetty.setUp(config.jetty, settings, ingress.bodies()::look);
        config.requestLogger.http(log::line);
        Map<String, String> safe = SafeHeaders.of(settings.publicUrl());
        config.routes.before(request -> {
            requests.number(request);
            safe.forEach(request::header);
            ingress.checkHost(request);
        });
    }

    /**
     * Starts to answer.
     *
     * @throws CannotListen when the port is in use or may not be used
     */
    public void start() {
        try {
            javalin.start();
        } catch (CannotListen unstarted) {
            streams.close();
            throw unstarted;
        }
    }

    /** All of the API. */
    public List<Route> routes() {
        return routes.all().stream().filter(Route::isOfApi).toList();
    }

    /** How many event streams are open. */
    public int openStreams() {
        return streams.count();
    }

    /** The port that the server listens at. */
    public int port() {
        return javalin.port();
    }

    /** Takes no more requests, ends the open streams, lets the answers that are under way end, and stops. */
    @Override
    public void close() {
        mcp.close();
        streams.close();
        javalin.stop();
    }
}
