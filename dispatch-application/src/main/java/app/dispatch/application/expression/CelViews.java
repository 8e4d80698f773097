package app.dispatch.application.expression;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Null;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import dev.cel.common.values.NullValue;
import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values as CEL sees them: objects and lists are views that convert a member only when it is touched. */
final class CelViews {
    /** Digits that always fit in CEL's 64-bit int. */
    private static final int SAFE_DIGITS = 18;

    private CelViews() {}

    /** The value in CEL's terms. */
    static Object of(Value value) {
        return switch (value) {
            case Null ignored -> NullValue.NULL_VALUE;
            case Bool(boolean truth) -> truth;
            case Num(BigDecimal number) -> number(number);
            case Text(String text) -> text;
            case Items items -> new ItemsView(items);
            case Fields fields -> new FieldsView(fields);
        };
    }

    /** What is written without a fraction and fits in 64 bits is an int, all else a double. */
    private static Object number(BigDecimal number) {
        if (number.scale() > 0) {
            return number.doubleValue();
        }
        long digits = (long) number.precision() - number.scale();
        if (digits > SAFE_DIGITS + 1 || (digits == SAFE_DIGITS + 1 && !isLong(number))) {
            return number.doubleValue();
        }
        return number.longValue();
    }

    private static boolean isLong(BigDecimal number) {
        return number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
                && number.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0;
    }

    /** A list, seen by CEL. */
    static final class ItemsView extends AbstractList<Object> implements RandomAccess {
        private final Items items;

        ItemsView(Items items) {
            this.items = items;
        }

        Items value() {
            return items;
        }

        @Override
        public Object get(int index) {
            return of(items.values().get(index));
        }

        @Override
        public int size() {
            return items.values().size();
        }

        /** Short: it ends up in messages. */
        @Override
        public String toString() {
            return "[… " + size() + " items]";
        }
    }

    /** An object, seen by CEL. */
    static final class FieldsView extends AbstractMap<String, Object> {
        private final Fields fields;

        FieldsView(Fields fields) {
            this.fields = fields;
        }

        Fields value() {
            return fields;
        }

        @Override
        public @Nullable Object get(@Nullable Object key) {
            Value value = fields.values().get(key);
            return value == null ? null : of(value);
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return fields.values().containsKey(key);
        }

        @Override
        public Set<String> keySet() {
            return fields.values().keySet();
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            return new Members(fields.values());
        }

        /** Short: it ends up in messages. */
        @Override
        public String toString() {
            return "{… " + size() + " members}";
        }
    }

    private static final class Members extends AbstractSet<Map.Entry<String, Object>> {
        private final Map<String, Value> members;

        Members(Map<String, Value> members) {
            this.members = members;
        }

        @Override
        public int size() {
            return members.size();
        }

        @Override
        public Iterator<Map.Entry<String, Object>> iterator() {
            Iterator<Map.Entry<String, Value>> each = members.entrySet().iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return each.hasNext();
                }

                @Override
                public Map.Entry<String, Object> next() {
                    Map.Entry<String, Value> member = each.next();
                    return Map.entry(member.getKey(), of(member.getValue()));
                }
            };
        }
    }
}
