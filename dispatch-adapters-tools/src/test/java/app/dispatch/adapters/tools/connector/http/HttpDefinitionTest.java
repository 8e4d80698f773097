package app.dispatch.adapters.tools.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDefinitionTest {
    private static final ToolDef TOOL = HttpTool.DEFINITION;

    private static List<?> errors(Fields schema, String json) {
        Schema checked = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Json.write(schema));
        return checked.validate(json, InputFormat.JSON);
    }

    private static OpDef op(String id) {
        return TOOL.op(id).orElseThrow();
    }

    @Test
    void the_examples_fit_their_schemas() {
        for (OpDef op : TOOL.ops()) {
            assertThat(errors(op.params(), Json.write(op.example().params())))
                    .as(op.id() + " params")
                    .isEmpty();
            assertThat(errors(op.output(), Json.write(op.example().output())))
                    .as(op.id() + " output")
                    .isEmpty();
        }
    }

    @Test
    void every_parameter_and_output_is_described() {
        for (OpDef op : TOOL.ops()) {
            for (Fields schema : List.of(op.params(), op.output())) {
                schema.fields("properties")
                        .values()
                        .forEach((name, property) -> assertThat(((Fields) property).text("description"))
                                .as(op.id() + "." + name)
                                .isPresent());
                assertThat(schema.get("additionalProperties")).contains(Value.of(false));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"method\":\"POST\",\"url\":\"http://a.test\",\"json\":{\"any\":[1,null]}}",
                "{\"method\":\"POST\",\"url\":\"http://a.test\",\"json\":null}",
                "{\"method\":\"PUT\",\"url\":\"http://a.test\",\"form\":{\"a\":[1,\"b\"],\"c\":true}}",
                "{\"method\":\"GET\",\"url\":\"http://a.test\",\"query\":{\"a\":null},\"headers\":{\"X\":1},\"timeoutMs\":5000}",
            })
    void good_parameters_fit(String params) {
        assertThat(errors(op("request").params(), params)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"url\":\"http://a.test\"}",
                "{\"method\":\"GET\"}",
                "{\"method\":\"get it\",\"url\":\"http://a.test\"}",
                "{\"method\":\"CONNECT\",\"url\":\"http://a.test\"}",
                "{\"method\":\"GET\",\"url\":5}",
                "{\"method\":\"GET\",\"url\":\"\"}",
                "{\"method\":\"GET\",\"url\":\"http://a.test\",\"header\":{}}",
                "{\"method\":\"GET\",\"url\":\"http://a.test\",\"headers\":{\"a\":[]}}",
                "{\"method\":\"GET\",\"url\":\"http://a.test\",\"query\":{\"a\":{}}}",
                "{\"method\":\"GET\",\"url\":\"http://a.test\",\"timeoutMs\":0}",
                "{\"method\":\"GET\",\"url\":\"http://a.test\",\"timeoutMs\":1.5}",
                "{\"method\":\"GET\",\"url\":\"http://a.test\",\"allowErrors\":\"yes\"}",
            })
    void bad_parameters_do_not(String params) {
        assertThat(errors(op("request").params(), params)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,READ",
        "get,READ",
        "HEAD,READ",
        "OPTIONS,READ",
        "PUT,IDEMPOTENT",
        "DELETE,IDEMPOTENT",
        "POST,WRITE",
        "PATCH,WRITE",
        "{{ trigger.method }},WRITE"
    })
    void the_effect_of_a_request_is_told_by_its_method_when_that_is_written_out(String method, Effect effect) {
        assertThat(op("request").effect().of(Fields.of("method", Value.of(method))))
                .isEqualTo(effect);
    }

    @Test
    void a_get_only_reads() {
        assertThat(op("get").effect().of(Fields.empty())).isEqualTo(Effect.READ);
        assertThat(op("get").destructive()).isFalse();
    }

    @Test
    void the_tool_needs_no_connection_and_hides_its_only_secret() {
        assertThat(TOOL.fields()).noneMatch(FieldDef::required);
        assertThat(TOOL.fields())
                .filteredOn(FieldDef::secret)
                .extracting(FieldDef::key)
                .containsExactly("authorization");
    }
}
