package app.dispatch.server;

import app.dispatch.adapters.http.CannotListen;
import app.dispatch.adapters.http.HttpOutside;
import app.dispatch.adapters.http.HttpServer;
import app.dispatch.adapters.http.backup.DatabaseCopy;
import app.dispatch.adapters.http.health.About;
import app.dispatch.adapters.http.metrics.PrometheusMetrics;
import app.dispatch.adapters.http.web.FolderKey;
import app.dispatch.adapters.persistence.Database;
import app.dispatch.application.Dispatch;
import app.dispatch.application.DrivingPorts;
import app.dispatch.application.Ids;
import app.dispatch.application.background.Background;
import app.dispatch.application.run.node.RecoveredRuns;
import app.dispatch.application.trigger.EveryMinute;
import app.dispatch.server.client.Link;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.MasterKey;
import app.dispatch.server.settings.MasterKeyFile;
import app.dispatch.server.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that answers, and how it ends. */
final class Server implements AutoCloseable {
    /** The addresses that stand for all of the machine's. */
    private static final Set<String> ANY = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final Dispatch dispatch;
    private final HttpServer http;
    private final EveryMinute everyMinute;
    private final String url;
    private final AtomicBoolean draining;
    private final @Nullable ServerFile file;

    private Server(
            Dispatch dispatch,
            HttpServer http,
            EveryMinute everyMinute,
            String url,
            AtomicBoolean draining,
            @Nullable ServerFile file) {
        this.dispatch = dispatch;
        this.http = http;
        this.everyMinute = everyMinute;
        this.url = url;
        this.draining = draining;
        this.file = file;
    }

    /** Starts to answer, and goes on with the runs that an earlier server left unfinished. */
    static Server start(
            Settings settings,
            Surroundings surroundings,
            Ids ids,
            Composition.Lasting lasting,
            PrometheusMetrics metrics)
            throws CannotStart {
        Dispatch dispatch = lasting.dispatch();
        AtomicBoolean draining = new AtomicBoolean();
        FolderKey key = LocalUser.key(ids, surroundings.clock());
        HttpOutside outside = outside(lasting, metrics, readiness(lasting, draining), ids, surroundings.clock(), key);
        HttpServer http = http(settings, surroundings, dispatch, outside);
        Storage storage = watched(settings, lasting, metrics, http);
        // Before anything new can begin; resumed only when this server is the one that answers.
        RecoveredRuns recovered = dispatch.takeOver();
        try {
            http.start();
        } catch (CannotListen cannot) {
            throw new CannotStart(String.valueOf(cannot.getMessage()));
        }
        recovered.resume();
        dispatch.startSweeping();
        dispatch.sendDeliveries();
        EveryMinute everyMinute = EveryMinute.start(
                surroundings.clock(),
                dispatch.background(),
                () -> dispatch.cron().fire(),
                dispatch::tidy,
                lasting.traces().tidy(),
                storage::look);
        return new Server(
                dispatch,
                http,
                everyMinute,
                url(settings.http().host(), http.port()),
                draining,
                file(settings, lasting, http, key));
    }

    private static HttpOutside outside(
            Composition.Lasting lasting,
            PrometheusMetrics metrics,
            BooleanSupplier ready,
            Ids ids,
            InstantSource clock,
            FolderKey key) {
        return new HttpOutside(
                metrics,
                ready,
                lasting.dispatch().background(),
                lasting.dispatch().signals(),
                ids,
                clock,
                new About(Version.text(), Version::build),
                key,
                copy(lasting.database()),
                () -> ProcessState.ofServer(lasting.dispatch(), lasting.database()));
    }

    /** What copies a database that is a file of this process; null for others. */
    private static @Nullable DatabaseCopy copy(Database database) {
        return database.file().isPresent() ? database::copy : null;
    }

    private static HttpServer http(
            Settings settings, Surroundings surroundings, DrivingPorts ports, HttpOutside outside) throws CannotStart {
        return new HttpServer(
                settings.http(),
                ports,
                outside,
                new SecretKeySpec(masterKey(settings, surroundings).derive("sessions"), "HmacSHA256"));
    }

    /** It takes work while it is not ending, its database answers and none of its loops is late. */
    private static BooleanSupplier readiness(Composition.Lasting lasting, AtomicBoolean draining) {
        Background background = lasting.dispatch().background();
        return () -> {
            List<String> late = background.late();
            if (!late.isEmpty()) {
                LOG.warn("not ready: {} did not look for too long", late);
            }
            return !draining.get() && late.isEmpty() && lasting.database().isHealthy();
        };
    }

    private static MasterKey masterKey(Settings settings, Surroundings surroundings) throws CannotStart {
        MasterKey given = settings.keys().present();
        return given == null ? MasterKeyFile.readOrMake(settings.data().folder(), surroundings.random()) : given;
    }

    /** Has the metrics tell of it, and of where its data is. */
    private static Storage watched(
            Settings settings, Composition.Lasting lasting, PrometheusMetrics metrics, HttpServer http) {
        Dispatch dispatch = lasting.dispatch();
        metrics.tell(Version.text());
        metrics.watch(dispatch::load, http::openStreams);
        metrics.watch(dispatch.background());
        Storage storage = new Storage(lasting.database().file(), settings.data().folder());
        storage.showIn(metrics);
        return storage;
    }

    /** Says to the command line where it is; null where the data folder is not its own. */
    private static @Nullable ServerFile file(
            Settings settings, Composition.Lasting lasting, HttpServer http, FolderKey key) throws CannotStart {
        return lasting.database().file().isPresent()
                ? ServerFile.write(settings.data().folder(), new Link(own(settings, http), key.secret()))
                : null;
    }

    /** Where programs on this machine reach it. */
    private static URI own(Settings settings, HttpServer http) {
        String host = settings.http().host();
        return URI.create(url(ANY.contains(host) ? "127.0.0.1" : host, http.port()));
    }

    private static String url(String host, int port) {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** Where it answers. */
    String url() {
        return url;
    }

    /** Takes no new runs in and gives those under way time to end; the server answers meanwhile. */
    void drain(Duration most) {
        everyMinute.close(); // first: whoever is told that the server is not ready is to find intake closed
        draining.set(true);
        dispatch.drain(most);
    }

    @Override
    public void close() {
        everyMinute.close();
        if (file != null) {
            file.close();
        }
        http.close();
    }
}
