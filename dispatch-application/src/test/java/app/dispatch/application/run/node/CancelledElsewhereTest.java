package app.dispatch.application.run.node;

import static app.dispatch.application.Eventually.eventually;
import static app.dispatch.application.Eventually.eventuallyThere;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.Around;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.Stores;
import app.dispatch.application.json.Json;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.run.store.RunClaims;
import app.dispatch.application.run.store.RunStore;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run that was asked, at another node, to stop. */
@Timeout(60)
class CancelledElsewhereTest {
    private static final UserId ADA = new UserId("usr_ada");

    private final AtomicReference<List<RunId>> cancelled = new AtomicReference<>(List.of());
    private final Semaphore gate = new Semaphore(0);
    private final Dispatch dispatch = dispatch();

    private Dispatch dispatch() {
        Stores stores = Stores.inMemory();
        Around asking = call -> call.name().equals("cancelAsked") ? cancelled.get() : call.pass();
        RunClaims claims = asking.in(RunClaims.class, stores.runs().claims());
        Around claiming = call -> call.name().equals("claims") ? claims : call.pass();
        return Dispatch.wire(Outside.inMemory()
                .with(stores.with(stores.accounts(), stores.workflows(), claiming.in(RunStore.class, stores.runs())))
                .with(Tool.named("lab", "Lab")
                        .op(Op.reads("pass", "Pass the gate"), call -> {
                            gate.acquireUninterruptibly();
                            return call.params().fields();
                        })
                        .build()));
    }

    @AfterEach
    void close() {
        gate.release(1_000);
        dispatch.close();
    }

    private RunId start() {
        String plan = "{\"id\":\"wf_1\",\"name\":\"Test\",\"steps\":[{\"id\":\"a\",\"tool\":\"lab\",\"op\":\"pass\"}]}";
        return dispatch.runs()
                .start(RunRequest.of(ADA, dispatch.planJson().read(Json.parse(plan), "")))
                .run()
                .id();
    }

    @Test
    void one_that_waits_gives_its_place_to_another() {
        RunId last = start();
        for (int more = 1; more < RunQueue.MOST_RUNNING + InProcessRunQueue.MOST_QUEUED; more++) {
            last = start();
        }
        assertThatThrownBy(this::start).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> dispatch.runs().requireRoom(ADA)).isInstanceOf(Refusal.class);
        dispatch.runs().requireRoom(new UserId("usr_other"));

        RunId waiting = last;
        cancelled.set(List.of(waiting));
        eventually(() -> dispatch.runs().get(ADA, waiting).run().status() == RunStatus.CANCELLED);
        eventuallyThere(() -> {
            try {
                return Optional.of(start());
            } catch (Refusal full) {
                return Optional.empty();
            }
        });
    }
}
