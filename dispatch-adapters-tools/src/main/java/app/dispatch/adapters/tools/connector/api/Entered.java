package app.dispatch.adapters.tools.connector.api;

import app.dispatch.adapters.tools.connector.SentSecrets;
import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a user entered to connect a tool. */
final class Entered {
    private Entered() {}

    /** Without the spaces around each text, which come with pasting. */
    static Fields stripped(Fields connection) {
        Map<String, Value> stripped = new LinkedHashMap<>();
        connection
                .values()
                .forEach((key, value) ->
                        stripped.put(key, value instanceof Text(String text) ? Value.of(text.strip()) : value));
        return new Fields(stripped);
    }

    /** Its secrets: all that is not declared to be none. */
    static SentSecrets secrets(ToolDef tool, Fields connection) {
        Set<String> open = tool.fields().stream()
                .filter(field -> !field.secret())
                .map(FieldDef::key)
                .collect(Collectors.toSet());
        return SentSecrets.of(connection.values().entrySet().stream()
                .filter(field -> !open.contains(field.getKey()))
                .flatMap(field -> field.getValue() instanceof Text(String text) ? secretsIn(text) : Stream.empty()));
    }

    /** The whole text; of an address also the end of its path, which is its secret part. */
    private static Stream<String> secretsIn(String entered) {
        String text = entered.strip();
        String path = text.split("[?#]", 2)[0];
        return Stream.of(text, path.substring(path.lastIndexOf('/') + 1));
    }
}
