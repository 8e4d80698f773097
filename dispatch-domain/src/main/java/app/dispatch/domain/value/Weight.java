package app.dispatch.domain.value;

import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Null;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How many bytes of heap a value keeps from being used otherwise: the one measure for every limit of memory.
 *
 * <p>It is reckoned from the sizes of objects in a 64-bit JVM with compressed references, which is what a heap of less than 32 GiB
 * has: a header of 12 bytes, 4 bytes for a reference, all rounded up to 8. What several values share is counted for each.
 */
public final class Weight {
    /** An object of one reference, which a record around something is. */
    private static final long RECORD = 16;

    private static final long ARRAY = 16;
    private static final long REFERENCE = 4;
    private static final long STRING = 24;
    private static final long DECIMAL = 40;

    /** A number of up to so many digits is a {@code long} in its {@link BigDecimal}. */
    private static final int DIGITS_OF_A_LONG = 18;

    private static final long BIG_INTEGER = 40;

    /** A list, and the array in it. */
    private static final long LIST = 24 + ARRAY;

    /** A map of one, which needs no order. */
    private static final long MAP_OF_ONE = 24;

    /** A linked hash map and the wrapper that nobody can change it through. */
    private static final long MAP = 64 + 32 + ARRAY;

    private static final long ENTRY = 40;

    private static final long READ_BYTE = 8;
    private static final long READ_TOKEN = 100;

    private Weight() {}

    /** The weight of a value with all that is in it, in bytes. */
    public static long of(Value value) {
        return switch (value) {
            case Null none -> 0;
            case Bool bool -> RECORD;
            case Num(BigDecimal number) -> RECORD + number(number);
            case Text(String text) -> RECORD + of(text);
            case Items(List<Value> items) -> items(items);
            case Fields(Map<String, Value> members) -> members(members);
        };
    }

    /** The weight of a text: a byte for each character, or two when one of them is beyond Latin-1. */
    public static long of(String text) {
        boolean wide = false;
        for (int i = 0; i < text.length() && !wide; i++) {
            wide = text.charAt(i) > 0xFF;
        }
        return STRING + rounded(ARRAY + (wide ? 2L : 1L) * text.length());
    }

    /**
     * The most that reading a JSON text takes, and what it is read as: it is there as bytes, as characters, as a text and as parts of
     * it, and each token may be a number in a list, or half of a member of an object.
     *
     * @param mostTokens so many are read at most
     */
    public static long ofReading(byte[] json, long mostTokens) {
        long tokens = 1;
        for (byte sign : json) {
            switch (sign) {
                case '[', '{' -> tokens += 2;
                case ',', ':' -> tokens++;
                default -> {}
            }
        }
        return READ_BYTE * json.length + READ_TOKEN * Math.min(tokens, mostTokens);
    }

    private static long number(BigDecimal number) {
        int digits = number.precision();
        return digits <= DIGITS_OF_A_LONG ? DECIMAL : DECIMAL + BIG_INTEGER + rounded(ARRAY + digits / 2);
    }

    private static long items(List<Value> items) {
        long weight = RECORD + LIST + rounded(REFERENCE * items.size());
        for (Value item : items) {
            weight += of(item);
        }
        return weight;
    }

    private static long members(Map<String, Value> members) {
        long weight = RECORD + map(members.size());
        for (Map.Entry<String, Value> member : members.entrySet()) {
            weight += of(member.getKey()) + of(member.getValue());
        }
        return weight;
    }

    private static long map(int size) {
        return switch (size) {
            case 0 -> 0;
            case 1 -> MAP_OF_ONE;
            default -> MAP + (ENTRY + 2 * REFERENCE) * size;
        };
    }

    private static long rounded(long bytes) {
        return (bytes + 7) / 8 * 8;
    }
}
