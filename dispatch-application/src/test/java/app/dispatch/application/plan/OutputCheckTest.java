package app.dispatch.application.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.Ids;
import app.dispatch.application.cpu.Share;
import app.dispatch.application.expression.CelExpressions;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.plan.PlanDraft;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.EffectRule;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What expressions read of steps' outputs is held against what the operations declare to give. */
class OutputCheckTest {
    private static final String OUTPUT = """
            { "type": "object", "additionalProperties": false, "properties": {
                "status": { "type": "integer" }, "ok": { "type": "boolean" }, "url": { "type": "string" },
                "maybe": { "type": ["string", "null"] }, "either": { "anyOf": [{ "type": "string" }, { "type": "array" }] },
                "json": {}, "headers": { "type": "object", "additionalProperties": { "type": "string" } },
                "data": { "type": "object", "x-schema": "schema" },
                "items": { "type": "array", "items": {
                    "type": "object", "additionalProperties": false, "properties": {
                        "title": { "type": "string" }, "days": { "type": "integer" },
                        "labels": { "type": "array", "items": { "type": "string" } } } } } } }""";

    private final PlanJson json = new PlanJson(Ids.from(new Random(1)), InstantSource.system());
    private final PlanChecker plans =
            new PlanChecker(Catalogue.of(List.of(tool())), new CelExpressions(), new ParamsSchema(), json);

    private static ToolDef tool() {
        return new ToolDef(
                "web", "Web", "The web", List.of(), List.of(), List.of(), List.of(op("get", OUTPUT), op("any", "{}")));
    }

    private static OpDef op(String id, String output) {
        return new OpDef(
                id,
                id,
                id,
                List.of(),
                EffectRule.always(Effect.READ),
                false,
                Fields.empty(),
                fields(output),
                new OpDef.Example(Fields.empty(), Value.NULL));
    }

    private static Fields fields(String text) {
        return (Fields) Json.parse(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "steps.a.output.staus | `steps.a.output` has no `staus` (did you mean `status`?)",
                "steps['a'].output['staus'] | `steps.a.output` has no `staus` (did you mean `status`?)",
                "steps.a.output.zzz | `steps.a.output` has no `zzz`; it has `status`, `ok`, `url`, `maybe`, `either`, `json`, `headers`, `data`, `items`",
                "steps.a.output.status.code | `code` cannot be read from `steps.a.output.status`, which is a number",
                "steps.a.output.items.title | `title` cannot be read from `steps.a.output.items`, which is a list (an item of it is `[0]`, each of them `.map(i, …)`)",
                "steps.a.output.items.length | `length` cannot be read from `steps.a.output.items`, which is a list (its size is `size(…)`)",
                "steps.a.output.items[0].titel | `steps.a.output.items[0]` has no `titel` (did you mean `title`?)",
                "steps.a.output.items.filter(i, i.dayz > 7) | `i` has no `dayz` (did you mean `days`?)",
                "steps.a.output.items.filter(i, i.days > 7).map(i, i.titel) | `i` has no `titel` (did you mean `title`?)",
                "steps.a.output.items.sortBy(i, i.days)[0].titel | its value has no `titel` (did you mean `title`?)",
                "size(steps.a.output.itemz) | `steps.a.output` has no `itemz` (did you mean `items`?)",
                "steps.a.output.ok ? steps.a.output.staus : 0 | `steps.a.output` has no `staus` (did you mean `status`?)",
                "steps.each.output.status | `status` cannot be read from `steps.each.output`, which is a list (an item of it is `[0]`, each of them `.map(i, …)`)",
                "steps.each.output[0].staus | `steps.each.output[0]` has no `staus` (did you mean `status`?)",
                "steps.a.output.data.prioriti | `steps.a.output.data` has no `prioriti` (did you mean `priority`?)",
                "default(steps.a.output.json, steps.a.output.staus) | `steps.a.output` has no `staus` (did you mean `status`?)",
            })
    void a_member_that_an_output_never_has_is_a_problem(String expression, String problem) {
        assertThat(problems("\"params\": {\"x\": [\"{{ " + expression + " }}\"]}"))
                .containsExactly("/plan/steps/2/params/x/0 " + problem);
        assertThat(problems("\"params\": {\"x\": \"It is {{ " + expression + " }}.\"}"))
                .containsExactly("/plan/steps/2/params/x " + problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "steps.a.output.status",
                "steps.a.output.json.any.thing",
                "steps.a.output.headers.location",
                "steps.a.output.either[0]",
                "steps.a.output.either.x",
                "steps.a.output.truncated",
                "steps.a.output.items.map(i, i.labels[0])",
                "steps.a.output.items.filter(i, i.days > 7).map(i, {'t': i.title})[0].t",
                "steps.a.output.data.priority",
                "steps.a.status",
                "steps.open.output.whatever",
                "trigger.whatever",
                "has(steps.a.output.staus)",
                "has(steps.a.output.staus) ? steps.a.output.staus : 'none'",
                "default(steps.a.output.staus, 'none')",
                "steps.a.output.?staus.orValue('none')",
                "steps.each.output.map(one, one.status)",
                "[steps.a.output, steps.open.output].map(s, s.staus)",
                "default(steps.a.output.items, []).map(i, i.title)",
                "steps.a.output.items.exists(i, i.title == 'x')",
                "steps.a.output.items.map(i, size(i.labels)).sort()",
            })
    void what_may_be_there_may_be_read(String expression) {
        assertThat(problems("\"params\": {\"x\": \"{{ " + expression + " }}\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "steps.a.output.status | must be a list; it is a number",
                "steps.a.output.url | must be a list; it is text",
                "size(steps.a.output.items) | must be a list; it is a number",
                "steps.a.output.ok == true | must be a list; it is a truth value",
                "steps.a.output | must be a list; it is an object (did you mean `steps.a.output.items`?)",
            })
    void a_loop_over_what_is_no_list_is_a_problem(String expression, String problem) {
        assertThat(problems("\"forEach\": \"" + expression + "\"")).containsExactly("/plan/steps/2/forEach " + problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "steps.a.output.items",
                "steps.each.output",
                "steps.a.output.either",
                "steps.a.output.json",
                "only(steps.a.output.items)",
                "[1, 2]",
                "default(steps.a.output.items, [])",
                "steps.a.output.items.map(i, i.labels).flatten()",
            })
    void a_loop_over_what_may_be_a_list_is_none(String expression) {
        assertThat(problems("\"forEach\": \"" + expression + "\"")).isEmpty();
    }

    @Test
    void an_item_has_the_members_of_its_list() {
        String loop = "\"forEach\": \"steps.a.output.items.filter(i, i.days > 7)\", ";
        assertThat(problems(loop + "\"params\": {\"x\": \"{{ item.titel }} {{ index }}\"}"))
                .containsExactly("/plan/steps/2/params/x `item` has no `titel` (did you mean `title`?)");
        assertThat(problems(loop + "\"params\": {\"x\": \"{{ item.title }} {{ index }}\"}"))
                .isEmpty();
        assertThat(problems("\"forEach\": \"steps.a.output.json\", \"params\": {\"x\": \"{{ item.titel }}\"}"))
                .isEmpty();
    }

    @Test
    void a_condition_that_is_no_truth_value_is_a_problem() {
        assertThat(problems("\"when\": \"steps.a.output.items\""))
                .containsExactly("/plan/steps/2/when must be true or false; it is a list");
        assertThat(problems("\"when\": \"steps.a.output.json\"")).isEmpty();
    }

    @Test
    void what_a_condition_asks_for_may_be_read_by_its_step() {
        assertThat(problems(
                        "\"when\": \"has(steps.a.output.staus)\", \"params\": {\"x\": \"{{ steps.a.output.staus }}\"}"))
                .isEmpty();
    }

    @Test
    void thousands_of_members_that_are_not_there_are_told_in_no_time() {
        String properties = IntStream.range(0, 4_000)
                .mapToObj(n -> "\"" + "m".repeat(90) + n + "\":{}")
                .collect(Collectors.joining(","));
        String reads = ("{{ steps.a.output.data." + "n".repeat(95) + " }}").repeat(150);
        String text = plan("\"params\":{\"x\":\"" + reads + "\"}")
                .replace("\"properties\":{\"priority\":{\"type\":\"string\"}}", "\"properties\":{" + properties + "}");
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();

        assertThat(plans.problems(json.read(((Fields) Json.parse(text)).fields("plan"), "/plan")))
                .isNotEmpty();

        assertThat(threads.getCurrentThreadCpuTime() - start).isLessThan(2_000_000_000L);
    }

    @Test
    void a_run_that_was_begun_goes_on_although_it_reads_what_is_never_there() {
        String text =
                plan("\"params\": {\"x\": \"{{ steps.a.output.staus }}\"}").replace("{\"plan\":", "");
        String recorded = text.substring(0, text.length() - 1);

        assertThat(plans.recorded(Share.PROGRAM, recorded).steps()).hasSize(4);
        assertThatThrownBy(() -> plans.check(PlanDraft.of(json.readBack(recorded))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("has no `staus`");
    }

    private List<String> problems(String members) {
        PlanDraft draft =
                json.read(((Fields) Json.parse(plan(members))).get("plan").orElseThrow(), "/plan");
        return plans.problems(draft).stream()
                .map(problem -> problem.path() + " " + problem.message())
                .toList();
    }

    private static String plan(String members) {
        return """
                {"plan":{"id":"wf_1","createdAt":1,"name":"Reads","steps":[
                  {"id":"a","tool":"web","op":"get","params":{"schema":
                    {"type":"object","additionalProperties":false,"properties":{"priority":{"type":"string"}}}}},
                  {"id":"each","tool":"web","op":"get","forEach":"[1, 2]"},
                  {"id":"b","tool":"web","op":"get",%s},
                  {"id":"open","tool":"web","op":"any","dependsOn":[]}]}}""".formatted(members);
    }
}
