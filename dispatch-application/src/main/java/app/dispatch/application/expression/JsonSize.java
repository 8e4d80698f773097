package app.dispatch.application.expression;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Null;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import java.util.Map;

/** A budget of characters of JSON that values are charged to; never walks further than its budget. Not thread-safe. */
final class JsonSize {
    private long left;

    JsonSize(long most) {
        this.left = most;
    }

    /** Charges a value's size, about what its JSON text is long. */
    JsonSize add(Value value) {
        if (left >= 0) {
            switch (value) {
                case Null ignored -> left -= 4;
                case Bool ignored -> left -= 5;
                case Num(var number) -> left -= number.precision() + 2;
                case Text(String text) -> left -= text.length() + 2;
                case Items(var items) -> addAll(items);
                case Fields(var members) -> addAll(members);
            }
        }
        return this;
    }

    /** Charges plain characters. */
    JsonSize add(int characters) {
        left -= characters;
        return this;
    }

    /** Whether all that was charged is within the budget. */
    boolean fits() {
        return left >= 0;
    }

    private void addAll(Iterable<Value> items) {
        left -= 2;
        for (Value item : items) {
            left -= 1;
            if (left < 0) {
                return;
            }
            add(item);
        }
    }

    private void addAll(Map<String, Value> members) {
        left -= 2;
        for (Map.Entry<String, Value> member : members.entrySet()) {
            left -= member.getKey().length() + 4;
            if (left < 0) {
                return;
            }
            add(member.getValue());
        }
    }
}
