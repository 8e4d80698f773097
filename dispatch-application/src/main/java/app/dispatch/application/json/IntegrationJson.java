package app.dispatch.application.json;

import app.dispatch.domain.integration.Integration;
import app.dispatch.domain.tool.ConnectionTest;
import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import java.time.Instant;
import java.util.ArrayList;

/** The JSON form of connections of tools, and of what tools declare. */
public final class IntegrationJson {
    private IntegrationJson() {}

    /** A connection as its owner sees it. */
    public static Fields write(Integration integration) {
        FieldsBuilder fields = Fields.builder();
        integration.fields().forEach(fields::put);
        FieldsBuilder to = Fields.builder()
                .put("tool", integration.tool())
                .put("label", integration.label())
                .put("fields", fields.build())
                .put("createdAt", integration.createdAt().toEpochMilli())
                .put("updatedAt", integration.updatedAt().toEpochMilli());
        ConnectionTest lastTest = integration.lastTest();
        return to.putIfPresent("lastTest", lastTest == null ? null : write(lastTest))
                .build();
    }

    /** How a test went, with its time. */
    public static Fields write(ConnectionTest test) {
        return outcome(test).put("at", test.at().toEpochMilli()).build();
    }

    /** How a test went, as an answer to the one who wished it. */
    public static Fields writeAnswer(ConnectionTest test) {
        return outcome(test).build();
    }

    private static FieldsBuilder outcome(ConnectionTest test) {
        return Fields.builder()
                .put("ok", test.ok())
                .putIfPresent("info", test.info())
                .putIfPresent("error", test.error());
    }

    /** The test that {@link #write(ConnectionTest)} wrote. */
    public static ConnectionTest readTest(Fields from) {
        Reading reading = new Reading(from, "", new ArrayList<>());
        return new ConnectionTest(
                reading.bool("ok").orElseThrow(),
                reading.text("info").orElse(null),
                reading.text("error").orElse(null),
                Instant.ofEpochMilli(
                        reading.whole("at", Long.MIN_VALUE, Long.MAX_VALUE).orElseThrow()));
    }

    /**
     * What a tool declares.
     *
     * @param connectable whether it can be connected on its vendor's page
     * @param schemas whether its operations are written with the schemas of their parameters and outputs, and examples
     */
    public static Fields write(ToolDef tool, boolean connectable, boolean schemas) {
        Fields written = write(tool, schemas);
        return connectable ? written.with("connect", Value.of(true)) : written;
    }

    /** All that a tool declares. */
    public static Fields write(ToolDef tool) {
        return write(tool, true);
    }

    private static Fields write(ToolDef tool, boolean schemas) {
        FieldsBuilder to = Fields.builder()
                .put("tool", tool.id())
                .put("label", tool.label())
                .put("description", tool.description())
                .put(
                        "fields",
                        Value.of(tool.fields().stream()
                                .map(IntegrationJson::write)
                                .toList()));
        if (!tool.ways().isEmpty()) {
            to.put(
                    "ways",
                    Value.of(tool.ways().stream()
                            .map(way -> Value.texts(way.stream().sorted().toList()))
                            .toList()));
        }
        return to.put(
                        "ops",
                        Value.of(tool.ops().stream()
                                .map(op -> write(op, schemas))
                                .toList()))
                .build();
    }

    private static Fields write(FieldDef field) {
        FieldsBuilder to = Fields.builder()
                .put("key", field.key())
                .put("label", field.label())
                .put("secret", field.secret())
                .put("required", field.required())
                .putIfPresent("placeholder", field.placeholder())
                .putIfPresent("help", field.help());
        return field.multiline() ? to.put("multiline", true).build() : to.build();
    }

    private static Fields write(OpDef op, boolean schemas) {
        FieldsBuilder to = Fields.builder()
                .put("id", op.id())
                .put("title", op.title())
                .put("description", op.description())
                .put("effect", op.effect().strongest().id());
        if (op.destructive()) {
            to.put("destructive", true);
        }
        to.putIfPresent("undo", op.undo());
        if (!schemas) {
            return to.build();
        }
        Fields example = Fields.builder()
                .put("params", op.example().params())
                .put("output", op.example().output())
                .build();
        return to.put("params", op.params())
                .put("output", op.output())
                .put("example", example)
                .build();
    }
}
