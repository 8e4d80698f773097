package app.dispatch.adapters.tools.connector.openai;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.application.Ids;
import app.dispatch.application.expression.CelExpressions;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.application.json.PlanJson;
import app.dispatch.application.plan.PlanChecker;
import app.dispatch.domain.error.Problem;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a step's JSON Schema when its plan is checked. */
class ExtractPlansTest {
    private final PlanJson json = new PlanJson(Ids.from(new Random(1)), InstantSource.system());
    private final PlanChecker plans =
            new PlanChecker(AllTools.catalogue(), new CelExpressions(), new ParamsSchema(), json);

    private List<Problem> problems(String schema) {
        return plans.problems(json.read(
                Json.parse("{\"name\":\"x\",\"steps\":[{\"id\":\"a\",\"tool\":\"openai\",\"op\":\"extract\",\"params\":"
                        + "{\"input\":\"x\",\"schema\":" + schema.replace('\'', '"') + "}}]}"),
                "/plan"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'properties':{'x':{'$ref':'#/examples/0'}},'examples':[{'pattern':'a'}]} ; /properties/x/$ref",
                "{'properties':{'x':{'pattern':'^(a|a)*\\\\1?$'}}} ; /properties/x/pattern",
                "{'type':'nothing'} ; /type",
            })
    void a_schema_that_cannot_be_used_is_a_problem_of_the_plan(String schema, String at) {
        assertThat(problems(schema))
                .first()
                .satisfies(problem -> assertThat(problem.path()).isEqualTo("/plan/steps/0/params/schema" + at));
    }

    @Test
    void a_schema_that_can_be_used_is_none_and_one_of_a_template_is_looked_at_when_it_is_known() {
        assertThat(problems("{'properties':{'x':{'type':'string','pattern':'^a+$'}}}"))
                .isEmpty();
        assertThat(problems("'{{ trigger.schema }}'")).isEmpty();
        assertThat(problems("{'properties':{'x':{'pattern':'{{ trigger.pattern }}'}}}"))
                .isEmpty();
    }
}
