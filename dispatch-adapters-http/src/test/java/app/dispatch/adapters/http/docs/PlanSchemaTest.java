package app.dispatch.adapters.http.docs;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.http.openapi.OpenApiRoutes;
import app.dispatch.application.Ids;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.application.json.PlanJson;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema of plans says of each plan what reading it says. */
class PlanSchemaTest {
    private static final Fields SCHEMA = DocsRoutes.planSchema();
    private static final ParamsSchema VALIDATOR = new ParamsSchema();
    private static final PlanJson PLANS = new PlanJson(Ids.from(new Random(1)), InstantSource.fixed(Instant.EPOCH));

    private static final Pattern IN_A_GUIDE = Pattern.compile("```json plan \\w+\n(.*?)```", Pattern.DOTALL);
    private static final Path TEMPLATES =
            Path.of("../dispatch-application/src/main/resources/app/dispatch/application/template");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "1",
            "1.5",
            "21",
            "60",
            "-1",
            "99999999999999",
            "\"\"",
            "\" \"",
            "\"a b\"",
            "\"fail\"",
            "\"retry\"",
            "\"continue\"",
            "\"manual\"",
            "[]",
            "[1]",
            "[\"look\"]",
            "[\"a b\"]",
            "{}",
            "{\"x\":1}");

    private static List<Problem> bySchema(Value plan) {
        return VALIDATOR.check(SCHEMA, plan, "", pointer -> false);
    }

    private static List<Problem> byReading(Value plan) {
        return PLANS.read(plan, "").problems();
    }

    private static Fields plan(String json) {
        return (Fields) Json.parse(json);
    }

    static Stream<Fields> examples() throws IOException {
        List<Fields> all = new ArrayList<>();
        IN_A_GUIDE
                .matcher(Files.readString(Path.of("../docs/guide/plans.md")))
                .results()
                .forEach(found -> all.add(plan(found.group(1))));
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            for (Path file : files.filter(one -> !one.endsWith("index.json")).toList()) {
                all.add(plan(Files.readString(file)));
            }
        }
        plans(OpenApiRoutes.document().fields("paths"), all);
        return all.stream();
    }

    /** The plans in the examples of the API's description. */
    private static void plans(Value value, List<Fields> to) {
        if (value instanceof Value.Items items) {
            items.values().forEach(one -> plans(one, to));
        }
        if (value instanceof Fields fields) {
            Fields plan = fields.fields("example").fields("plan");
            if (plan.get("steps").isPresent()) {
                to.add(plan);
            }
            fields.values().values().forEach(one -> plans(one, to));
        }
    }

    @Test
    void there_are_examples() throws IOException {
        assertThat(examples()).hasSizeGreaterThan(25);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_example_is_valid(Fields plan) {
        assertThat(byReading(plan)).isEmpty();
        assertThat(bySchema(plan)).isEmpty();
    }

    @Test
    void it_is_a_schema_of_its_draft() {
        Fields meta = Fields.of("$ref", Value.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(VALIDATOR.check(meta, SCHEMA, "", pointer -> false)).isEmpty();
        assertThat(SCHEMA.text("$schema")).contains("https://json-schema.org/draft/2020-12/schema");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"steps\":[],\"%s\":%s}",
                "{\"steps\":[],\"limits\":{\"%s\":%s}}",
                "{\"steps\":[{\"id\":\"look\",\"tool\":\"http\",\"op\":\"get\",\"%s\":%s}]}",
                "{\"steps\":[{\"id\":\"look\",\"tool\":\"http\",\"op\":\"get\",\"retry\":{\"%s\":%s}}]}",
                "{\"steps\":[{\"id\":\"look\",\"tool\":\"http\",\"op\":\"get\",\"approval\":{\"%s\":%s}}]}"
            })
    void whatever_a_member_holds_is_refused_by_both_or_by_neither(String around) {
        List<String> names = new ArrayList<>(List.of("nmae", "step"));
        names.addAll(SCHEMA.fields("properties").values().keySet());
        SCHEMA.fields("$defs")
                .values()
                .values()
                .forEach(one -> names.addAll(
                        ((Fields) one).fields("properties").values().keySet()));
        for (String name : names.stream()
                .filter(name -> !around.contains("\"" + name + "\":"))
                .toList()) {
            for (String value : VALUES) {
                Fields plan = plan(around.formatted(name, value));
                assertThat(bySchema(plan).isEmpty())
                        .as("%s: read with %s", Json.write(plan), byReading(plan))
                        .isEqualTo(byReading(plan).isEmpty());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"steps\":{}}",
                "{\"steps\":[1]}",
                "{\"steps\":[{}]}",
                "{\"steps\":[{\"id\":\"1a\",\"tool\":\"http\",\"op\":\"get\"}]}",
                "{\"steps\":[{\"id\":\"a\",\"tool\":\" \",\"op\":\"get\"}]}",
                "{\"steps\":[{\"id\":\"a\",\"tool\":\"http\",\"op\":null}]}",
                "{\"steps\":[],\"id\":\"a/b\"}"
            })
    void what_has_not_the_shape_of_a_plan_is_refused_by_both(String json) {
        assertThat(byReading(Json.parse(json))).isNotEmpty();
        assertThat(bySchema(Json.parse(json))).isNotEmpty();
    }

    @Test
    void a_plan_may_say_where_its_schema_is() {
        Fields plan = plan("{\"$schema\":\"https://dispatch.example.com/schemas/plan.json\",\"steps\":[]}");
        assertThat(byReading(plan)).isEmpty();
        assertThat(bySchema(plan)).isEmpty();
    }
}
