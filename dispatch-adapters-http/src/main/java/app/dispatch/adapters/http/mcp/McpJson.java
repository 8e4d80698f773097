package app.dispatch.adapters.http.mcp;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Null;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between our values and what the SDK keeps JSON in. */
final class McpJson {
    private McpJson() {}

    /** What the SDK reads and writes with. */
    static McpJsonMapper mapper() {
        return McpJsonDefaults.getMapper();
    }

    /** The value as maps, lists, texts, numbers and truth values of Java. */
    @SuppressWarnings("NullAway") // null is a value of JSON
    static @Nullable Object java(Value value) {
        return switch (value) {
            case Null() -> null;
            case Fields(var members) -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                members.forEach((name, member) -> map.put(name, java(member)));
                yield map;
            }
            case Items(var items) -> {
                List<@Nullable Object> list = new ArrayList<>();
                items.forEach(item -> list.add(java(item)));
                yield list;
            }
            case Num num -> plain(num);
            case Bool bool -> plain(bool);
            case Text text -> plain(text);
        };
    }

    /** A value that is not null and holds no others. */
    static Object plain(Value value) {
        return switch (value) {
            case Num(var number)
            when number.stripTrailingZeros().scale() <= 0 && isLong(number) -> number.longValueExact();
            case Num(var number) -> number;
            case Bool(boolean truth) -> truth;
            case Text(String text) -> text;
            case Null none -> throw new IllegalArgumentException("null");
            case Fields fields -> throw new IllegalArgumentException("an object");
            case Items items -> throw new IllegalArgumentException("a list");
        };
    }

    private static boolean isLong(java.math.BigDecimal number) {
        return number.precision() - number.scale() < 20 && number.toBigInteger().bitLength() < Long.SIZE;
    }

    /** The members of an object as a map of Java. */
    static Map<String, Object> map(Fields fields) {
        return mapper().convertValue(java(fields), new TypeRef<Map<String, Object>>() {});
    }

    /** A file of this package. */
    static Fields file(String name) {
        try (InputStream file = McpJson.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + name + " in the program");
            }
            return (Fields) Json.parse(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The SDK's form of what a file says. */
    static <T> T as(Fields fields, Class<T> type) {
        try {
            return mapper().readValue(Json.write(fields), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the SDK has, as JSON text. */
    static String text(Object message) {
        try {
            return mapper().writeValueAsString(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
