package app.dispatch.server;

import app.dispatch.adapters.http.CannotListen;
import app.dispatch.adapters.http.HttpPorts;
import app.dispatch.adapters.http.HttpServer;
import app.dispatch.adapters.http.HttpSettings;
import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.StartFailed;
import app.dispatch.adapters.persistence.account.JdbiAccountStore;
import app.dispatch.adapters.persistence.run.JdbiRunStore;
import app.dispatch.adapters.persistence.workflow.JdbiWorkflowStore;
import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.http.HttpConnector;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Ids;
import app.dispatch.application.Outside;
import app.dispatch.application.json.PlanJson;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.MasterKey;
import app.dispatch.server.settings.MasterKeyFile;
import app.dispatch.server.settings.Settings;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** All parts of the program, put together by hand: for the server and for commands alike. */
final class Composition implements AutoCloseable {
    private final Settings settings;
    private final Surroundings surroundings;
    private final Ids ids;
    private final HttpUpstream upstream;
    private final @Nullable Database database;
    private final Dispatch dispatch;

    private Composition(Settings settings, Surroundings surroundings, @Nullable Database database) {
        this.settings = settings;
        this.surroundings = surroundings;
        this.ids = Ids.from(surroundings.random());
        this.upstream = new HttpUpstream(settings.egress(), surroundings.clock());
        this.database = database;
        Outside outside = Outside.inMemory()
                .with(surroundings.clock())
                .with(ids)
                .with(new HttpConnector(upstream))
                .withRunTimeout(settings.runTimeout());
        this.dispatch = Dispatch.wire(database == null ? outside : onto(outside, database));
    }

    private static Outside onto(Outside outside, Database database) {
        PlanJson plans = new PlanJson(outside.ids(), outside.clock());
        return outside.with(
                new JdbiAccountStore(database), new JdbiWorkflowStore(database, plans), new JdbiRunStore(database));
    }

    /** Dispatch without anything that lasts, for what needs no data. */
    static Composition inMemory(Settings settings, Surroundings surroundings) {
        return new Composition(settings, surroundings, null);
    }

    /**
     * Dispatch on its database.
     *
     * @throws CannotStart when that cannot be used
     */
    static Composition open(Settings settings, Surroundings surroundings) throws CannotStart {
        String url = settings.database();
        try {
            Database database = url == null ? Database.inFolder(settings.data()) : Database.at(url);
            return new Composition(settings, surroundings, database);
        } catch (StartFailed failed) {
            throw new CannotStart(String.valueOf(failed.getMessage()));
        }
    }

    Dispatch dispatch() {
        return dispatch;
    }

    /**
     * Starts the server, and goes on with the runs that an earlier one left unfinished.
     *
     * @throws CannotStart when it cannot listen, or there is no usable master key
     */
    Server serve() throws CannotStart {
        AtomicBoolean draining = new AtomicBoolean();
        HttpServer http = new HttpServer(
                new HttpSettings(
                        settings.host(),
                        settings.port(),
                        settings.publicUrl(),
                        settings.trustedProxies(),
                        settings.parsePerMinute()),
                new HttpPorts(
                        dispatch.accounts(),
                        dispatch.workflows(),
                        dispatch.runs(),
                        dispatch.composer(),
                        () -> !draining.get() && (database == null || database.isHealthy()),
                        ids,
                        surroundings.clock()),
                new SecretKeySpec(masterKey().derive("sessions"), "HmacSHA256"));
        try {
            http.start();
        } catch (CannotListen cannot) {
            throw new CannotStart(String.valueOf(cannot.getMessage()));
        }
        dispatch.recover();
        return new Server(dispatch, http, url(http.port()), draining);
    }

    private MasterKey masterKey() throws CannotStart {
        MasterKey given = settings.masterKey();
        return given == null ? MasterKeyFile.readOrMake(settings.data(), surroundings.random()) : given;
    }

    private String url(int port) {
        String host = settings.host();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public void close() {
        dispatch.close();
        upstream.close();
        if (database != null) {
            database.close();
        }
    }
}
