package app.dispatch.server;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.StartFailed;
import app.dispatch.adapters.persistence.account.JdbiAccountStore;
import app.dispatch.adapters.persistence.run.JdbiRunStore;
import app.dispatch.adapters.persistence.workflow.JdbiWorkflowStore;
import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.http.HttpConnector;
import app.dispatch.adapters.tools.planner.BuiltinPlanner;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Ids;
import app.dispatch.application.Outside;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.webhook.AesSecretBox;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.Settings;

/** All parts of the program, put together by hand: for the server and for commands alike. */
final class Composition implements AutoCloseable {
    private final Settings settings;
    private final Surroundings surroundings;
    private final Ids ids;
    private final HttpUpstream upstream;
    private final Outside outside;

    Composition(Settings settings, Surroundings surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
        this.ids = Ids.from(surroundings.random());
        this.upstream = new HttpUpstream(settings.egress(), surroundings.clock());
        this.outside = Outside.inMemory()
                .with(surroundings.clock())
                .with(ids)
                .with(new HttpConnector(upstream))
                .with(new BuiltinPlanner(ids, surroundings.clock()))
                .with(settings.missedRuns())
                .withRunTimeout(settings.runTimeout());
    }

    /** Dispatch with nothing that lasts: for planning. */
    Dispatch forgetful() {
        return Dispatch.wire(outside);
    }

    /**
     * Dispatch on its database.
     *
     * @throws CannotStart when that cannot be used
     */
    Lasting lasting() throws CannotStart {
        Database database = database();
        return new Lasting(Dispatch.wire(on(database)), database);
    }

    /**
     * The same, able to open the secrets that are kept there: for a server.
     *
     * @throws CannotStart when the database cannot be used, or there is no usable master key
     */
    Lasting serving() throws CannotStart {
        Database database = database();
        try {
            byte[] key = Server.masterKey(settings, surroundings).derive("webhook-verifiers");
            Outside sealing = on(database).with(new AesSecretBox(key, surroundings.random()));
            return new Lasting(Dispatch.wire(sealing), database);
        } catch (CannotStart unusable) {
            database.close();
            throw unusable;
        }
    }

    private Database database() throws CannotStart {
        String url = settings.database();
        try {
            return url == null ? Database.inFolder(settings.data()) : Database.at(url);
        } catch (StartFailed failed) {
            throw new CannotStart(String.valueOf(failed.getMessage()));
        }
    }

    private Outside on(Database database) {
        PlanJson plans = new PlanJson(ids, surroundings.clock());
        return outside.with(
                new JdbiAccountStore(database), new JdbiWorkflowStore(database, plans), new JdbiRunStore(database));
    }

    /** Dispatch on a database; to be closed together. */
    record Lasting(Dispatch dispatch, Database database) implements AutoCloseable {
        @Override
        public void close() {
            dispatch.close();
            database.close();
        }
    }

    /**
     * A server that answers for {@code lasting}.
     *
     * @throws CannotStart when it cannot listen, or there is no usable master key
     */
    Server serve(Lasting lasting) throws CannotStart {
        return Server.start(settings, surroundings, ids, lasting);
    }

    @Override
    public void close() {
        upstream.close();
    }
}
