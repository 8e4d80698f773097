package app.dispatch.server;

import app.dispatch.adapters.http.metrics.PrometheusMetrics;
import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.account.JdbiAccountStore;
import app.dispatch.adapters.persistence.account.JdbiAdminStore;
import app.dispatch.adapters.persistence.account.JdbiResetMailStore;
import app.dispatch.adapters.persistence.delivery.JdbiDeliveryStore;
import app.dispatch.adapters.persistence.delivery.JdbiWebhookStore;
import app.dispatch.adapters.persistence.run.JdbiRunStore;
import app.dispatch.adapters.persistence.token.JdbiDeviceLoginStore;
import app.dispatch.adapters.persistence.token.JdbiTokenStore;
import app.dispatch.adapters.persistence.vault.JdbiVaultStore;
import app.dispatch.adapters.persistence.workflow.JdbiWorkflowStore;
import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.http.HttpConnector;
import app.dispatch.adapters.tools.delivery.HttpDeliverySender;
import app.dispatch.adapters.tools.egress.WayOut;
import app.dispatch.application.Around;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Ids;
import app.dispatch.application.Outside;
import app.dispatch.application.Stores;
import app.dispatch.application.delivery.DeliverySender;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.run.store.RunClaims;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.run.trace.Tracing;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.vault.InstallationSecretBox;
import app.dispatch.application.vault.Vault;
import app.dispatch.domain.run.NodeId;
import app.dispatch.server.settings.Settings;
import app.dispatch.server.trace.Traces;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The server with ports that end its process at a point, and a clock that is ahead by some milliseconds. */
public final class KillPointMain {
    private KillPointMain() {}

    /** Arguments: the point, and how far the clock is ahead. */
    public static void main(String[] args) throws Exception {
        KillPoint point = KillPoint.valueOf(args[0]);
        Duration ahead = Duration.ofMillis(Long.parseLong(args[1]));
        InstantSource clock = () -> InstantSource.system().instant().plus(ahead);
        SecureRandom random = new SecureRandom();
        Surroundings surroundings = new Surroundings(
                System.getenv(), System.in, System.out, System.err, false, Keyboard.NOBODY, new Stop(), clock, random);
        Settings settings = Settings.of(Map.of(), System.getenv());
        Ids ids = Ids.from(random);
        String url = settings.data().database();
        Database database = url == null ? Database.inFolder(settings.data().folder()) : Database.at(url);
        JdbiVaultStore secrets = new JdbiVaultStore(database);
        Vault vault = MasterKeys.open(secrets, settings, random);
        JdbiRunStore runs = new JdbiRunStore(database, new NodeId(ids.next("node_")));
        Stores stores = new Stores(
                new JdbiAccountStore(database),
                new JdbiTokenStore(database),
                new JdbiWorkflowStore(
                        database, new PlanJson(ids, clock), InstallationSecretBox.of(secrets, vault, random, clock)),
                point.in(RunStore.class, with(runs, point.in(RunClaims.class, runs.claims()))),
                new JdbiWebhookStore(database),
                new JdbiDeliveryStore(database),
                secrets,
                new JdbiDeviceLoginStore(database),
                new JdbiAdminStore(database),
                new JdbiResetMailStore(database));
        PrometheusMetrics metrics = new PrometheusMetrics();
        HttpUpstream upstream = new HttpUpstream(settings.upstream().egress(), WayOut.of(clock), clock, metrics);
        Outside outside = Outside.inMemory()
                .with(clock)
                .with(ids)
                .with(point.in(Connector.class, new HttpConnector(upstream, Optional.empty())))
                .with(point.in(DeliverySender.class, new HttpDeliverySender(upstream)))
                .with(settings.runs().missed())
                .with(stores)
                .with(secrets, vault)
                .with(database.signals());
        Server server = Server.start(
                settings,
                surroundings,
                ids,
                new Composition.Lasting(
                        Dispatch.wire(outside), database, new Traces(Tracing.none(), () -> {}, () -> {})),
                metrics);
        System.out.println(ServeCommand.READY + server.url());
        new Stop().await();
    }

    /** The store with other claims. */
    private static RunStore with(RunStore store, RunClaims claims) {
        Around other = call -> call.name().equals("claims") ? claims : call.pass();
        return other.in(RunStore.class, store);
    }
}
