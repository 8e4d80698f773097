package app.dispatch.server;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.json.Json;
import app.dispatch.application.run.RunRequest;
import app.dispatch.application.tool.Connector;
import app.dispatch.application.tool.OpCall;
import app.dispatch.domain.account.UserId;
import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.run.RunMode;
import app.dispatch.domain.run.RunRecord;
import app.dispatch.domain.run.RunStatus;
import app.dispatch.domain.run.StepStatus;
import app.dispatch.domain.template.Template;
import app.dispatch.domain.template.TemplateSlug;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.StandIn.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The templates that come with Dispatch can be run with the tools that come with it, whatever these answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuiltinTemplatesTest {
    private static final UserId ADA = new UserId("usr_ada");

    /** Shortly after what the tools' examples tell of, so that it is new; and so late that it is not. */
    private static final List<Instant> TIMES =
            List.of(Instant.parse("2026-11-25T08:30:00Z"), Instant.parse("2027-11-25T08:30:00Z"));

    /** Payloads that lead elsewhere than a template's own example does. */
    private static final Map<String, String> OTHER_PAYLOADS = Map.of(
            "first-free-slot", """
            { "title": "Review", "minutes": 30, "people": [], "slots": ["2026-11-25T09:30:00Z"] }""",
            "refund-requests", """
            { "payment": "pi_1", "amount": 5001 }""");

    /** What only a failure leads to; it has tests of its own. */
    private static final Set<String> AFTER_A_FAILURE = Set.of("website-check/alarm");

    private Catalogue catalogue;
    private List<Dispatch> worlds;

    @BeforeAll
    void wire() throws Exception {
        catalogue = BuiltinTools.catalogue();
        worlds = TIMES.stream()
                .flatMap(time -> Stream.of(World.values()).map(world -> dispatch(time, world)))
                .toList();
    }

    @AfterAll
    void close() {
        worlds.forEach(Dispatch::close);
    }

    private Dispatch dispatch(Instant time, World world) {
        Outside outside = Outside.inMemory().with(InstantSource.fixed(time));
        for (ToolDef tool : catalogue.tools()) {
            outside = outside.with(new StandIn(tool, world));
        }
        return Dispatch.wire(outside);
    }

    static List<Template> all() {
        return Outside.inMemory().templates().all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void each_is_a_valid_plan_of_several_phases(Template template) {
        assertThat(worlds.getFirst().check(PlanDraft.of(template.plan())).phases())
                .hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("all")
    void each_reads_only_what_its_steps_give(Template template) {
        assertThat(new Reads(template.plan(), catalogue).ofNothing()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_dry_run_of_each_ends_ok_and_some_dry_run_reaches_each_step(Template template) {
        Set<String> reached = new HashSet<>();
        for (Dispatch dispatch : worlds) {
            for (String payload : payloads(template)) {
                RunRecord record = dryRun(dispatch, template, payload);
                assertThat(record.run().status()).as(failures(record)).isEqualTo(RunStatus.OK);
                assertThat(failures(record)).isEmpty();
                record.steps().stream()
                        .filter(step -> step.status() == StepStatus.OK)
                        .forEach(step -> reached.add(step.step().value()));
            }
        }
        assertThat(unreached(template, reached)).isEmpty();
    }

    @Test
    void a_website_that_answers_with_an_error_raises_the_alarm() {
        assertThat(alarm(call -> ((Fields) call.op().example().output()).with("status", Value.of(503))))
                .contains("https://api.example.com/v1/items?limit=10 answers 503");
    }

    @Test
    void a_website_that_does_not_answer_raises_the_alarm() {
        assertThat(alarm(call -> {
                    throw StepFailure.lasting(FailureCode.TOOL_ERROR, "It does not answer");
                }))
                .contains("does not answer");
    }

    /** The text that the website check posts when the web is like this. */
    private String alarm(Function<OpCall, Value> web) {
        Outside outside = Outside.inMemory()
                .with(new Web(catalogue.tool("http").orElseThrow(), web))
                .with(new StandIn(catalogue.tool("slack").orElseThrow(), World.FIRST_CHOICE));
        try (Dispatch dispatch = Dispatch.wire(outside)) {
            Template template = dispatch.templates().get(new TemplateSlug("website-check"));
            RunRecord record = dryRun(dispatch, template, "{}");
            assertThat(record.run().status()).isEqualTo(RunStatus.OK);
            return record.steps().getLast().input() instanceof Fields input
                    ? input.text("text").orElse("")
                    : "";
        }
    }

    private record Web(ToolDef definition, Function<OpCall, Value> web) implements Connector {
        @Override
        public Value call(OpCall call) {
            return web.apply(call);
        }
    }

    private static List<String> payloads(Template template) {
        return Stream.concat(
                        Stream.of(Json.write(template.triggerExample())),
                        Stream.ofNullable(OTHER_PAYLOADS.get(template.slug().value())))
                .toList();
    }

    private static RunRecord dryRun(Dispatch dispatch, Template template, String payload) {
        return dispatch.runs()
                .start(RunRequest.of(ADA, template.plan()).withPayload(payload).inMode(RunMode.DRY_RUN))
                .ended()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private static String failures(RunRecord record) {
        return record.steps().stream()
                .flatMap(step -> step.failure().map(why -> step.step() + ": " + why.error()).stream())
                .collect(Collectors.joining("\n"));
    }

    private static Set<String> unreached(Template template, Set<String> reached) {
        return template.plan().steps().stream()
                .map(step -> step.id().value())
                .filter(step -> !reached.contains(step) && !AFTER_A_FAILURE.contains(template.slug() + "/" + step))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
