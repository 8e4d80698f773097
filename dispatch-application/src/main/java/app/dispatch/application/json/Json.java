package app.dispatch.application.json;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Null;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/**
 * JSON text and values (RFC 8259), strictly: one value and nothing after it, no member twice, at most {@value #DEPTH}
 * levels deep, no NUL character and no half of a surrogate pair in a string.
 */
public final class Json {
    /** The deepest nesting that is read. */
    public static final int DEPTH = 64;

    /** The most tokens of a request: values, names of members, and the two ends of each object and array. */
    public static final int MOST_TOKENS = 50_000;

    private static final int MOST_DIGITS = 1_000;
    private static final StreamReadConstraints FOREIGN = StreamReadConstraints.builder()
            .maxNestingDepth(DEPTH)
            .maxNumberLength(MOST_DIGITS)
            .build();
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(FOREIGN)
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(10 * DEPTH).build())
            .build();

    /** For requests, which anybody makes: a token costs up to a hundred bytes of heap, whatever it is in the text. */
    private static final JsonFactory REQUESTS = JsonFactory.builder()
            .streamReadConstraints(FOREIGN.rebuild().maxTokenCount(MOST_TOKENS).build())
            .build();

    /** For what Dispatch wrote itself: envelopes around values of full depth, and texts as upstreams sent them. */
    private static final JsonFactory OWN = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(10 * DEPTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private Json() {}

    /**
     * The value that the text says.
     *
     * @throws Refusal {@code invalid_json}, saying where and why
     */
    public static Value parse(String text) {
        return parse(text, FACTORY);
    }

    /** The same for bytes, which must be UTF-8. */
    public static Value parse(byte[] utf8) {
        return parse(text(utf8));
    }

    /**
     * The value that a request says, of {@value #MOST_TOKENS} tokens at most.
     *
     * @throws Refusal {@code invalid_json}, saying where and why; {@code payload_too_large} when it has more tokens
     */
    public static Value request(String text) {
        return parse(text, REQUESTS);
    }

    /** The same for bytes, which must be UTF-8. */
    public static Value request(byte[] utf8) {
        return request(text(utf8));
    }

    private static String text(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException other) {
            throw Refusal.of(ErrorCode.INVALID_JSON, "The text is not valid JSON: it is not UTF-8");
        }
    }

    private static Value parse(String text, JsonFactory factory) {
        try (JsonParser parser = factory.createParser(text)) {
            return whole(parser);
        } catch (JsonProcessingException invalid) {
            throw refusal(invalid);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Value whole(JsonParser parser) throws IOException {
        try {
            return new ValueReader(parser, true).whole();
        } catch (StreamConstraintsException over) {
            if (parser.currentTokenCount() > MOST_TOKENS) {
                throw Refusal.of(
                        ErrorCode.PAYLOAD_TOO_LARGE,
                        "The JSON has more than " + MOST_TOKENS
                                + " tokens (values, names of members, and both ends of objects and arrays);"
                                + " send less in one request");
            }
            throw over;
        }
    }

    /**
     * The value that {@link #write} wrote.
     *
     * @throws IllegalStateException when the text is no JSON
     */
    public static Value readBack(String text) {
        try (JsonParser parser = OWN.createParser(text)) {
            return new ValueReader(parser, false).whole();
        } catch (IOException damaged) {
            throw new IllegalStateException("stored JSON cannot be read back", damaged);
        }
    }

    /**
     * The elements of the array that {@link #write} wrote, one after the other: they need not be in memory together.
     *
     * @throws IllegalStateException when the text is no JSON array
     */
    public static void readBackEach(String text, Consumer<Value> to) {
        try (JsonParser parser = OWN.createParser(text)) {
            new ValueReader(parser, false).each(to);
        } catch (IOException damaged) {
            throw new IllegalStateException("stored JSON cannot be read back", damaged);
        }
    }

    private static Refusal refusal(JsonProcessingException invalid) {
        var at = invalid.getLocation();
        String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return Refusal.of(
                ErrorCode.INVALID_JSON,
                "The text is not valid JSON" + place + ": " + firstLine(invalid.getOriginalMessage()));
    }

    private static String firstLine(String message) {
        String line = message.lines()
                .findFirst()
                .orElse("")
                .replaceFirst(" \\(start marker at .*", "")
                .replaceFirst(", from `[^`]*`", "")
                .replaceAll("\\p{Cntrl}", "\uFFFD");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    /** The value as JSON on one line. */
    public static String write(Value value) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            write(value, generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** The value as JSON for people: indented, a member a line. */
    public static String pretty(Value value) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            generator.setPrettyPrinter(new DefaultPrettyPrinter());
            write(value, generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(Value value, JsonGenerator to) throws IOException {
        switch (value) {
            case Null() -> to.writeNull();
            case Bool(boolean truth) -> to.writeBoolean(truth);
            case Num(var number) -> to.writeNumber(number);
            case Text(String text) -> to.writeString(text);
            case Items(var values) -> {
                to.writeStartArray();
                for (Value item : values) {
                    write(item, to);
                }
                to.writeEndArray();
            }
            case Fields(var values) -> {
                to.writeStartObject();
                for (Map.Entry<String, Value> member : values.entrySet()) {
                    to.writeFieldName(member.getKey());
                    write(member.getValue(), to);
                }
                to.writeEndObject();
            }
        }
    }
}
