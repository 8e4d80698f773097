package app.dispatch.adapters.tools.connector.contract;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.TypeName;
import graphql.schema.Coercing;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Linear's schema: validates documents and their variables, and makes up an answer of the right types. */
final class LinearSchema {
    private final GraphQL graphQl;
    private final List<String> fields = new CopyOnWriteArrayList<>();

    /** What became of a document: the root fields that it asked, what is wrong with it, and the answer. */
    record Outcome(List<String> fields, List<String> errors, String answer) {}

    private LinearSchema(TypeDefinitionRegistry types) {
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(new Made());
        types.scalars().keySet().stream()
                .filter(name -> !ScalarInfo.isGraphqlSpecifiedScalar(name))
                .forEach(name -> wiring.scalar(scalar(name)));
        GraphQLSchema schema = new SchemaGenerator().makeExecutableSchema(types, wiring.build());
        graphQl = GraphQL.newGraphQL(schema).build();
    }

    /** Gives every field something of its type, and takes the first type that an interface or a union can be. */
    private final class Made implements WiringFactory {
        @Override
        public DataFetcher<?> getDefaultDataFetcher(FieldWiringEnvironment environment) {
            return LinearSchema.this::value;
        }

        @Override
        public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
            return true;
        }

        @Override
        public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
            String name = environment.getInterfaceTypeDefinition().getName();
            return resolving -> resolving
                    .getSchema()
                    .getImplementations(
                            (GraphQLInterfaceType) resolving.getSchema().getType(name))
                    .getFirst();
        }

        @Override
        public boolean providesTypeResolver(UnionWiringEnvironment environment) {
            return true;
        }

        @Override
        public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
            String first = ((TypeName) environment
                            .getUnionTypeDefinition()
                            .getMemberTypes()
                            .getFirst())
                    .getName();
            return resolving -> resolving.getSchema().getObjectType(first);
        }
    }

    static LinearSchema read(Path file) {
        try {
            return new LinearSchema(new SchemaParser().parse(Files.readString(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Outcome execute(Value request) {
        fields.clear();
        Fields asked = (Fields) request;
        ExecutionResult result = graphQl.execute(
                ExecutionInput.newExecutionInput(asked.text("query").orElse(""))
                        .variables(variables(asked.fields("variables")))
                        .build());
        List<String> errors = result.getErrors().stream()
                .map(error -> "linear.graphql: " + error.getMessage())
                .toList();
        return new Outcome(List.copyOf(fields), errors, Json.write(value(result.toSpecification())));
    }

    private @Nullable Object value(DataFetchingEnvironment environment) {
        String parent = ((graphql.schema.GraphQLObjectType) environment.getParentType()).getName();
        if (parent.equals("Query") || parent.equals("Mutation")) {
            fields.add("linear.graphql " + parent + "." + environment.getField().getName());
        }
        return parent.equals("IssueLabel") || parent.equals("WorkflowState")
                ? named(environment, parent)
                : made(environment.getFieldType(), environment.getField().getName());
    }

    /** Labels and states are called as the examples of the operations have them. */
    private static @Nullable Object named(DataFetchingEnvironment environment, String type) {
        String field = environment.getField().getName();
        return field.equals("name")
                ? type.equals("IssueLabel") ? "Bug" : "Done"
                : made(environment.getFieldType(), field);
    }

    private static @Nullable Object made(GraphQLType type, String name) {
        return switch (type) {
            case GraphQLNonNull wrapped -> made(wrapped.getWrappedType(), name);
            case GraphQLList list -> {
                Object one = made(list.getWrappedType(), name);
                yield one == null ? List.of() : List.of(one);
            }
            case GraphQLEnumType words -> words.getValues().getFirst().getValue();
            case GraphQLScalarType scalar -> scalar(scalar, name);
            default -> Map.of();
        };
    }

    private static Object scalar(GraphQLScalarType scalar, String name) {
        return switch (scalar.getName()) {
            case "Int" -> 1;
            case "Float" -> 2.0;
            case "Boolean" -> !name.equals("hasNextPage");
            case "DateTime" -> "2026-11-25T08:00:00.000Z";
            case "TimelessDate" -> "2026-11-25";
            case "JSON", "JSONObject" -> Map.of();
            default -> name.equals("url") ? "https://linear.app/acme/issue/ENG-1" : word(name);
        };
    }

    private static String word(String name) {
        return switch (name) {
            case "key" -> "ENG";
            case "identifier" -> "ENG-1";
            case "email" -> "ada@example.com";
            case "id" -> "9cfb482a-81e3-4154-b5b9-2c805e70a02d";
            default -> name;
        };
    }

    private static GraphQLScalarType scalar(String name) {
        return GraphQLScalarType.newScalar().name(name).coercing(new AsItIs()).build();
    }

    /** Takes and gives a scalar of Linear's own as it is. */
    private static final class AsItIs implements Coercing<Object, Object> {
        @Override
        public Object serialize(Object result, GraphQLContext context, Locale locale) {
            return result;
        }

        @Override
        public Object parseValue(Object input, GraphQLContext context, Locale locale) {
            return input;
        }

        @Override
        public Object parseLiteral(
                graphql.language.Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            return input;
        }
    }

    private static Map<String, Object> variables(Fields fields) {
        Map<String, Object> variables = new LinkedHashMap<>();
        fields.values().forEach((name, value) -> variables.put(name, plain(value)));
        return variables;
    }

    private static @Nullable Object plain(Value value) {
        return switch (value) {
            case Text(String text) -> text;
            case Bool(boolean truth) -> truth;
            case Num(java.math.BigDecimal number) ->
                number.stripTrailingZeros().scale() <= 0 ? (Object) number.intValue() : (Object) number.doubleValue();
            case Items(List<Value> items) ->
                items.stream().map(LinearSchema::plain).toList();
            case Fields fields -> variables(fields);
            case Value.Null none -> null;
        };
    }

    private static Value value(@Nullable Object plain) {
        return switch (plain) {
            case null -> Value.NULL;
            case String text -> Value.of(text);
            case Boolean truth -> Value.of(truth);
            case Number number -> new Num(new java.math.BigDecimal(number.toString()));
            case List<?> list -> Value.of(list.stream().map(LinearSchema::value).toList());
            case Map<?, ?> map -> {
                Map<String, Value> fields = new LinkedHashMap<>();
                map.forEach((name, member) -> fields.put(String.valueOf(name), value(member)));
                yield new Fields(fields);
            }
            default -> Value.of(plain.toString());
        };
    }
}
