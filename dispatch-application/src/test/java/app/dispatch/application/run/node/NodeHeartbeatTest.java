package app.dispatch.application.run.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.background.Background;
import app.dispatch.application.background.SettableTicker;
import app.dispatch.application.run.engine.Lease;
import app.dispatch.application.run.store.Claim;
import app.dispatch.application.run.store.InMemoryEventFeed;
import app.dispatch.application.run.store.InMemoryRunStore;
import app.dispatch.application.run.store.RunClaims;
import app.dispatch.application.workflow.InMemoryWorkflowStore;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NodeHeartbeatTest {
    private final SettableTicker ticker = new SettableTicker();
    private final SharedClaims claims = new SharedClaims();
    private final Lease lease = Lease.of(true, ticker);
    private final NodeHeartbeat heartbeat = heartbeat();

    private NodeHeartbeat heartbeat() {
        InMemoryRunStore store = new InMemoryRunStore(new InMemoryWorkflowStore());
        // No run is begun, so no engine is needed.
        LocalRuns local = new LocalRuns(null, store, new InMemoryEventFeed(), RunMeter.none(), run -> {});
        return new NodeHeartbeat(
                claims, local, new InProcessRunQueue(), lease, () -> Instant.EPOCH, new Background(ticker));
    }

    @Test
    void a_node_takes_nothing_over_while_its_own_lease_is_over() {
        var unused = heartbeat.enter();
        ticker.forward(Lease.LENGTH);
        claims.away = true;
        claims.asked.clear();

        assertThatThrownBy(heartbeat::look).isInstanceOf(Refusal.class);
        assertThatThrownBy(heartbeat::look).isInstanceOf(Refusal.class);

        assertThat(claims.asked).containsExactly("renew", "renew");
        assertThat(lease.holds()).isFalse();
    }

    @Test
    void who_renews_a_lease_that_was_over_asks_first_which_runs_are_still_its_own() {
        var unused = heartbeat.enter();
        ticker.forward(Lease.LENGTH);
        claims.asked.clear();

        heartbeat.look();

        assertThat(claims.asked).startsWith("renew", "held", "absolve");
        assertThat(claims.heldWhile).containsExactly(false);
        assertThat(lease.holds()).isTrue();
    }

    @Test
    void a_lease_that_lapses_while_it_is_being_renewed_is_noticed() {
        var unused = heartbeat.enter();
        ticker.forward(Duration.ofSeconds(2));
        assertThat(lease.holds()).isTrue();
        claims.renewalTakes = Duration.ofSeconds(1);
        claims.asked.clear();

        heartbeat.look();
        heartbeat.look(); // at each second one the lease is renewed

        assertThat(claims.asked).containsSubsequence("renew", "held", "absolve");
        assertThat(claims.heldWhile).containsExactly(false);
    }

    @Test
    void a_lease_that_holds_is_renewed_without_a_look_at_the_runs() {
        var unused = heartbeat.enter();
        claims.asked.clear();

        heartbeat.look();
        heartbeat.look();

        assertThat(claims.asked).contains("renew").doesNotContain("held");
    }

    @Test
    void no_error_ends_the_looks() throws InterruptedException {
        var unused = heartbeat.enter();
        claims.broken = true;
        assertThat(claims.looks.await(20, TimeUnit.SECONDS)).isTrue();
        heartbeat.close();
    }

    /** Claims in a store that other nodes use too, which has nothing to be done. */
    private final class SharedClaims implements RunClaims {
        final List<String> asked = new CopyOnWriteArrayList<>();
        final List<Boolean> heldWhile = new ArrayList<>();
        final CountDownLatch looks = new CountDownLatch(3);
        volatile boolean broken;
        boolean away;
        Duration renewalTakes = Duration.ZERO;

        @Override
        public boolean isShared() {
            return true;
        }

        @Override
        public void renew(Duration length) {
            asked.add("renew");
            if (away) {
                throw Refusal.unavailable("The store is away", new IllegalStateException());
            }
            ticker.forward(renewalTakes);
        }

        @Override
        public List<Claim> claim(int most, Instant now) {
            asked.add("claim");
            if (broken) {
                looks.countDown();
                throw new OutOfMemoryError("as if");
            }
            return List.of();
        }

        @Override
        public Map<RunId, Long> held() {
            asked.add("held");
            heldWhile.add(lease.holds());
            return Map.of();
        }

        @Override
        public List<Claim> reclaim(Map<RunId, Long> runs) {
            asked.add("reclaim");
            return List.of();
        }

        @Override
        public void absolve(Set<RunId> runs) {
            asked.add("absolve");
        }

        @Override
        public void release(Set<RunId> runs) {
            asked.add("release");
        }

        @Override
        public void leave() {
            asked.add("leave");
        }

        @Override
        public Map<UserId, Integer> queuedElsewhere(int underWay) {
            return Map.of();
        }

        @Override
        public List<RunId> cancelAsked() {
            return List.of();
        }
    }
}
