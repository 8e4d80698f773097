package app.dispatch.adapters.persistence.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.persistence.Database;
import app.dispatch.adapters.persistence.Postgres;
import app.dispatch.adapters.persistence.account.JdbiAccountStore;
import app.dispatch.adapters.persistence.run.JdbiRunStore;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.SettableClock;
import app.dispatch.application.json.Json;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.Tool;
import app.dispatch.application.trigger.CronReport;
import app.dispatch.application.trigger.CronReport.Fired;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.NodeId;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.workflow.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two servers on one PostgreSQL, each with its own connections, queue and look at the minute. */
@Timeout(120)
class CronOnOneDatabaseTest {
    private static final UserId ADA = new UserId("usr_ada");
    private static final int WORKFLOWS = 60;

    private final SettableClock clock = new SettableClock();

    private Dispatch server(Database database) {
        return Dispatch.wire(Outside.inMemory()
                .with(clock)
                .with(
                        new JdbiAccountStore(database),
                        new JdbiWorkflowStore(database, TestPlans.JSON, TestPlans.BOX),
                        new JdbiRunStore(database, new NodeId("node_1")))
                .with(Tool.named("lab", "Lab")
                        .op(Op.reads("echo", "Give back"), call -> call.params().fields())
                        .build()));
    }

    private static void save(Dispatch server, String id) {
        String plan = "{\"id\":\"" + id + "\",\"name\":\"Test\",\"cron\":\"* * * * *\","
                + "\"steps\":[{\"id\":\"a\",\"tool\":\"lab\",\"op\":\"echo\",\"params\":{}}]}";
        server.workflows().save(ADA, server.planJson().read(Json.parse(plan), ""), Schedule.SCHEDULED);
    }

    @Test
    void each_workflow_fires_once_a_minute() throws Exception {
        String url = Postgres.freshUrl();
        try (Database first = Database.at(url);
                Database second = Database.at(url);
                Dispatch one = server(first);
                Dispatch other = server(second);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < WORKFLOWS; i++) {
                save(one, "wf_" + i);
            }
            for (int minute = 1; minute <= 3; minute++) {
                clock.advance(Duration.ofMinutes(1));
                List<Future<CronReport>> looks = Stream.of(one, other, one, other)
                        .map(server -> threads.submit(() -> server.cron().fire()))
                        .toList();
                List<Fired> fired = looks.stream().flatMap(look -> fired(look)).toList();

                assertThat(fired).hasSize(WORKFLOWS).extracting(Fired::workflow).doesNotHaveDuplicates();
                assertThat(fired).allSatisfy(run -> assertThat(run.run()).isNotNull());
                assertThat(one.runs().history(ADA, RunQuery.newest(200)).runs()).hasSize(minute * WORKFLOWS);
            }
        }
    }

    /** What one look fired, once it has ended. */
    private static Stream<Fired> fired(Future<CronReport> look) {
        try {
            List<Fired> fired = look.get().fired();
            fired.forEach(one -> {
                if (one.run() != null) {
                    one.run().await();
                }
            });
            return fired.stream();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
