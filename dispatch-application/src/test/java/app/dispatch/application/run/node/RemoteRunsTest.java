package app.dispatch.application.run.node;

import static app.dispatch.application.run.store.RunFixture.ADA;
import static app.dispatch.application.run.store.RunFixture.aRun;
import static app.dispatch.application.run.store.RunFixture.done;
import static app.dispatch.application.run.store.RunFixture.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Around;
import app.dispatch.application.background.Background;
import app.dispatch.application.run.store.EventFeed.Subscription;
import app.dispatch.application.run.store.InMemoryEventFeed;
import app.dispatch.application.run.store.InMemoryRunStore;
import app.dispatch.application.run.store.NodeSignals;
import app.dispatch.application.run.store.RunClaims;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.workflow.InMemoryWorkflowStore;
import app.dispatch.domain.run.Recorded;
import app.dispatch.domain.run.RunId;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RemoteRunsTest {
    private static final RunId RUN = new RunId("run_1");

    private final InMemoryEventFeed feed = new InMemoryEventFeed();
    private final RunStore store = shared(new InMemoryRunStore(new InMemoryWorkflowStore()));
    private final RemoteRuns remote = new RemoteRuns(store, feed, NodeSignals.none(), new Background());

    /** A store that other nodes use, too. */
    private static RunStore shared(RunStore store) {
        Around sharing = call -> call.name().equals("isShared") ? (Object) true : call.pass();
        RunClaims claims = sharing.in(RunClaims.class, store.claims());
        Around claiming = call -> call.name().equals("claims") ? claims : call.pass();
        return claiming.in(RunStore.class, store);
    }

    @AfterEach
    void close() {
        remote.close();
    }

    @Test
    void who_stops_following_twice_takes_no_other_follower_away() throws Exception {
        store.begin(aRun("run_1").run());
        BlockingQueue<Recorded> told = new LinkedBlockingQueue<>();
        Subscription one = remote.watch(ADA, RUN, 0);
        Subscription other = remote.watch(ADA, RUN, 0);
        Subscription heard = feed.subscribe(RUN, told::add);

        one.close();
        one.close();
        store.append(RUN, 1, numbered(1, done("a")));
        remote.start(run -> false);

        assertThat(told.take().seq()).isEqualTo(1);
        other.close();
        heard.close();
    }
}
