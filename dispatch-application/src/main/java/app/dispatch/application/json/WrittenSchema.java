package app.dispatch.application.json;

import app.dispatch.domain.error.FailureCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A JSON Schema that a user wrote, compiled to hold answers against; nothing else keeps it. Each check has a budget of work,
 * since a small schema can ask for work without end. Not for use by several threads.
 */
public final class WrittenSchema {
    private static final int MOST_PROBLEMS = 50;

    /** What names a schema, or one elsewhere: there is none but this. */
    private static final Set<String> IDENTITY =
            Set.of("$schema", "$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$vocabulary", "$comment");

    private final Fields schema;
    private final SchemaBudget budget = new SchemaBudget();
    private final Schema compiled;

    private WrittenSchema(Fields schema) {
        this.schema = schema;
        this.compiled = SchemaRegistry.withDefaultDialect(
                        SchemaDialect.DIALECT,
                        builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .regularExpressionFactory(new SchemaPatterns(budget::match))
                                .build()))
                .getSchema(Nodes.of(schema));
    }

    /**
     * Compiles it, without what names it.
     *
     * @throws StepFailure {@code params_invalid} when it cannot be: {@link ParamsSchema#problemsOfSchema} says before why
     */
    public static WrittenSchema of(Fields schema) {
        try {
            return new WrittenSchema(Subschemas.without(schema, IDENTITY));
        } catch (SchemaException | StackOverflowError e) {
            throw unusable("cannot be compiled");
        }
    }

    /** What it says, without what names it. */
    public Fields schema() {
        return schema;
    }

    /**
     * All that is wrong with a value; empty when nothing is.
     *
     * @throws StepFailure {@code params_invalid} when that would take too long to tell
     */
    public List<Problem> check(Value value) {
        try {
            return new SchemaErrors(compiled.getSchemaNode(), Set.of())
                    .problems(budget.errors(compiled, Nodes.of(value))).stream()
                            .sorted(Comparator.comparing(Problem::path))
                            .limit(MOST_PROBLEMS)
                            .toList();
        } catch (SchemaBudget.Spent | StackOverflowError e) {
            throw unusable("asks for too much work to check an answer: its references or alternatives multiply");
        }
    }

    private static StepFailure unusable(String why) {
        return StepFailure.lasting(FailureCode.PARAMS_INVALID, "The JSON Schema " + why);
    }
}
