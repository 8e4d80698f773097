package app.dispatch.application.json;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Text;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks parameters against an operation's JSON Schema (draft 2020-12), and those that are JSON Schemas themselves for what
 * users may write. Safe for use by several threads.
 *
 * <p>The validator is set up at the first check, which takes most of a second; an operation's schema is compiled once and kept,
 * a user's never.
 */
public final class ParamsSchema {
    private static final int MOST_PROBLEMS = 50;
    private static final int MOST_SCHEMAS = 2_000;

    /** What a parameter that takes a JSON Schema says of itself. */
    static final String HOLDS_SCHEMA = "x-json-schema";

    private static final Fields META = Fields.of("$ref", Value.of("https://json-schema.org/draft/2020-12/schema"));

    private final AtomicReference<@Nullable SchemaRegistry> registry = new AtomicReference<>();
    private final Map<Declared, Schema> compiled = new ConcurrentHashMap<>();

    /** A schema by the object that it is: two equal ones are compiled apart, and none is compared member by member. */
    private static final class Declared {
        private final Fields schema;

        Declared(Fields schema) {
            this.schema = schema;
        }

        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(@Nullable Object other) {
            return other instanceof Declared that && that.schema == schema;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(schema);
        }
    }

    /**
     * All that is wrong with the parameters, with how to mend it where that is plain; empty when nothing is.
     *
     * @param schema the JSON Schema of the parameters, which is kept: one that was declared, not one that was made for this
     * @param path the JSON pointer of the parameters; problems' paths start with it
     * @param isTemplate whether the string at a pointer, relative to the parameters, holds a template: what it will be is not
     *     known yet, so nothing is said of it
     */
    public List<Problem> check(Fields schema, Value params, String path, Predicate<String> isTemplate) {
        Set<String> templates = new HashSet<>();
        collect(params, "", isTemplate, templates);
        List<Problem> problems = new ArrayList<>(problems(schema, params, templates));
        eachSchema(schema, params, (at, written) -> {
            if (templates.stream().noneMatch(template -> template.startsWith(at + "/"))) {
                problems.addAll(problemsOfSchema(written, at));
            }
        });
        return problems.stream()
                .sorted(Comparator.comparing(Problem::path))
                .limit(MOST_PROBLEMS)
                .map(problem -> problem.under(path))
                .toList();
    }

    private Collection<Problem> problems(Fields schema, Value params, Set<String> templates) {
        Schema validator = compiled(schema);
        List<com.networknt.schema.Error> errors = validator.validate(Nodes.of(params));
        return errors.isEmpty() ? List.of() : new SchemaErrors(validator.getSchemaNode(), templates).problems(errors);
    }

    /** Those of the parameters that are JSON Schemas. */
    private static void eachSchema(Fields schema, Value params, BiConsumer<String, Fields> told) {
        if (!(params instanceof Fields given)) {
            return;
        }
        schema.fields("properties").values().forEach((name, declared) -> {
            boolean holds = declared instanceof Fields fields
                    && fields.get(HOLDS_SCHEMA).isPresent();
            if (holds && given.get(name).orElse(Value.NULL) instanceof Fields written) {
                told.accept(Problem.pointer("", name), written);
            }
        });
    }

    /**
     * All that is wrong with a JSON Schema that a user wrote; empty when {@link WrittenSchema} can be made of it.
     *
     * @param at its JSON pointer; problems' paths start with it
     */
    public List<Problem> problemsOfSchema(Fields written, String at) {
        Optional<Problem> tooLarge = WrittenSchemaCheck.size(written, at);
        if (tooLarge.isPresent()) {
            return List.of(tooLarge.get());
        }
        List<Problem> problems = new ArrayList<>();
        problems(META, written, Set.of()).forEach(problem -> problems.add(problem.under(at)));
        return problems.isEmpty() ? WrittenSchemaCheck.problems(written, at) : problems;
    }

    private Schema compiled(Fields schema) {
        if (compiled.size() > MOST_SCHEMAS) {
            compiled.clear();
        }
        return compiled.computeIfAbsent(
                new Declared(schema), declared -> registry().getSchema(Nodes.of(declared.schema)));
    }

    /** Several threads may make it at once; one of theirs is kept. */
    private SchemaRegistry registry() {
        SchemaRegistry made = registry.get();
        if (made == null) {
            made = SchemaRegistry.withDefaultDialect(
                    SchemaDialect.DIALECT,
                    builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .regularExpressionFactory(new SchemaPatterns(work -> {}))
                            .build()));
            registry.compareAndSet(null, made);
        }
        return made;
    }

    private static void collect(Value value, String pointer, Predicate<String> isTemplate, Set<String> to) {
        switch (value) {
            case Text ignored when isTemplate.test(pointer) -> to.add(pointer);
            case Items(List<Value> items) -> {
                for (int i = 0; i < items.size(); i++) {
                    collect(items.get(i), pointer + "/" + i, isTemplate, to);
                }
            }
            case Fields(Map<String, Value> members) ->
                members.forEach((key, member) -> collect(member, Problem.pointer(pointer, key), isTemplate, to));
            case Text ignored -> {}
            case Value.Null ignored -> {}
            case Value.Bool ignored -> {}
            case Value.Num ignored -> {}
        }
    }
}
