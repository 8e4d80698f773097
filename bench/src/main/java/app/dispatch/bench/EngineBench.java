package app.dispatch.bench;

import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.json.Json;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.Op;
import app.dispatch.application.tool.Tool;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The engine's own cost of a step: all adapters in memory, a tool that answers at once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class EngineBench {
    private static final int STEPS = 100;
    private static final UserId OWNER = new UserId("usr_bench");

    /** Whether the parameters hold an expression that reads the step before. */
    @Param({"literal", "template"})
    public String params = "";

    private Dispatch dispatch = Dispatch.wire(Outside.inMemory());
    private RunRequest sequence = request(empty());
    private RunRequest parallel = sequence;

    private PlanDraft empty() {
        return dispatch.planJson().read(Json.parse("{\"steps\":[]}"), "");
    }

    /** A fresh Dispatch, since the store in memory keeps every run. */
    @Setup(Level.Iteration)
    public void setUp() {
        Connector tool = Tool.named("probe", "Probe")
                .op(Op.reads("echo", "Echo").needs("value", "anything"), call -> call.params())
                .build();
        dispatch = Dispatch.wire(Outside.inMemory().with(tool));
        sequence = request(plan(""));
        parallel = request(plan(",\"dependsOn\":[\"s0\"]"));
    }

    @TearDown(Level.Iteration)
    public void tearDown() {
        dispatch.close();
    }

    private PlanDraft plan(String more) {
        String steps = IntStream.range(0, STEPS)
                .mapToObj(i -> "{\"id\":\"s" + i + "\",\"tool\":\"probe\",\"op\":\"echo\",\"params\":{\"value\":\""
                        + value(i, more) + "\"}" + (i == 0 ? "" : more) + "}")
                .collect(Collectors.joining(","));
        return dispatch.planJson().read(Json.parse("{\"id\":\"wf_bench\",\"steps\":[" + steps + "]}"), "");
    }

    private String value(int step, String more) {
        if (params.equals("literal") || step == 0) {
            return "x";
        }
        return "{{ steps.s" + (more.isEmpty() ? step - 1 : 0) + ".output.value }}";
    }

    /** One step of a plan whose steps follow each other. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public RunRecord stepOfASequence() {
        return run(sequence);
    }

    /** One step of a plan whose steps run at the same time. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public RunRecord stepOfAPhase() {
        return run(parallel);
    }

    private static RunRequest request(PlanDraft draft) {
        return RunRequest.of(OWNER, draft.plan());
    }

    private RunRecord run(RunRequest request) {
        RunRecord record = dispatch.runs().start(request).ended().join();
        if (record.run().status() != RunStatus.OK) {
            throw new IllegalStateException(String.valueOf(record.run().end()));
        }
        return record;
    }
}
