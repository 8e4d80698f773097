package app.dispatch.application.json;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Num;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one value from a JSON parser.
 *
 * @param strict whether texts and numbers that cannot be kept everywhere are refused
 */
record ValueReader(JsonParser from, boolean strict) {
    private static final int MOST_EXPONENT = 1_000;

    /** The only value of the text. */
    Value whole() throws IOException {
        JsonToken first = from.nextToken();
        if (first == null) {
            throw wrong("there is no value");
        }
        Value value = value(first);
        if (from.nextToken() != null) {
            throw wrong("there is more text after the value");
        }
        return value;
    }

    /** The elements of the array that the text is, one after the other. */
    void each(Consumer<Value> to) throws IOException {
        if (from.nextToken() != JsonToken.START_ARRAY) {
            throw wrong("there is no array");
        }
        for (JsonToken token = from.nextToken(); token != JsonToken.END_ARRAY; token = from.nextToken()) {
            to.accept(value(token));
        }
    }

    private Value value(@Nullable JsonToken token) throws IOException {
        if (token == null) { // as a case of its own it would have each value go through a method handle
            throw wrong("a value is missing");
        }
        return switch (token) {
            case VALUE_NULL -> Value.NULL;
            case VALUE_TRUE -> Value.of(true);
            case VALUE_FALSE -> Value.of(false);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_STRING -> Value.of(clean(from.getText()));
            case START_ARRAY -> items();
            case START_OBJECT -> fields();
            default -> throw wrong("a value is missing");
        };
    }

    private Num number() throws IOException {
        BigDecimal number;
        try {
            number = from.getDecimalValue();
        } catch (NumberFormatException endlessExponent) {
            throw wrong("a number is too large or too small");
        }
        if (strict && Math.abs(number.scale()) > MOST_EXPONENT) {
            throw wrong("a number is too large or too small");
        }
        return new Num(number);
    }

    private Items items() throws IOException {
        List<Value> values = new ArrayList<>();
        for (JsonToken token = from.nextToken(); token != JsonToken.END_ARRAY; token = from.nextToken()) {
            values.add(value(token));
        }
        return new Items(values);
    }

    private Fields fields() throws IOException {
        Map<String, Value> values = new LinkedHashMap<>();
        while (from.nextToken() == JsonToken.FIELD_NAME) {
            String name = clean(from.currentName());
            Value value = value(from.nextToken());
            if (values.put(name, value) != null) {
                throw wrong("the member \"" + name + "\" is there twice");
            }
        }
        return new Fields(values);
    }

    private String clean(String text) throws JsonParseException {
        for (int i = 0; strict && i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw wrong("a string holds a NUL character");
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw wrong("a string holds half of a surrogate pair");
                }
                i++;
            }
        }
        return text;
    }

    private JsonParseException wrong(String why) {
        return new JsonParseException(from, why);
    }
}
