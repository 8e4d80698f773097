package app.dispatch.server;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.StartFailed;
import app.dispatch.adapters.persistence.account.JdbiAccountStore;
import app.dispatch.adapters.persistence.run.JdbiRunStore;
import app.dispatch.adapters.persistence.workflow.JdbiWorkflowStore;
import app.dispatch.adapters.tools.connector.FirstPartyTools;
import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.Vendor;
import app.dispatch.adapters.tools.planner.BuiltinPlanner;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Ids;
import app.dispatch.application.Outside;
import app.dispatch.application.json.PlanJson;
import app.dispatch.server.settings.CannotStart;
import app.dispatch.server.settings.Settings;

/** All parts of the program, put together by hand: for the server and for commands alike. */
final class Composition implements AutoCloseable {
    private final Settings settings;
    private final Surroundings surroundings;
    private final Ids ids;
    private final HttpUpstream upstream;
    private final HttpUpstream vendors;
    private final Outside outside;

    Composition(Settings settings, Surroundings surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
        this.ids = Ids.from(surroundings.random());
        this.upstream =
                new HttpUpstream(settings.egress().and(settings.tools().opening(Vendor.HTTP)), surroundings.clock());
        this.vendors = new HttpUpstream(settings.egress().and(settings.tools().openings()), surroundings.clock());
        this.outside = Outside.inMemory()
                .with(surroundings.clock())
                .with(ids)
                .with(FirstPartyTools.all(
                        upstream, vendors, settings.tools(), surroundings.clock(), surroundings.random()))
                .with(new BuiltinPlanner(ids, surroundings.clock()))
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
        String url = settings.database();
        try {
            Database database = url == null ? Database.inFolder(settings.data()) : Database.at(url);
            PlanJson plans = new PlanJson(ids, surroundings.clock());
            Dispatch dispatch = Dispatch.wire(outside.with(
                    new JdbiAccountStore(database),
                    new JdbiWorkflowStore(database, plans),
                    new JdbiRunStore(database)));
            return new Lasting(dispatch, database);
        } catch (StartFailed failed) {
            throw new CannotStart(String.valueOf(failed.getMessage()));
        }
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
        vendors.close();
    }
}
