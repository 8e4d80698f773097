package app.dispatch.application.run.engine;

import app.dispatch.domain.run.StepOutcome;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Text;
import app.dispatch.domain.value.Weight;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts outputs that are too large to keep: 1 MiB a step, 10 MiB a run, written as JSON. One for each run; safe for use by several threads.
 *
 * <p>Sizes are estimated: a character counts as one byte. What does not fit is left out from the end: the rest of a text,
 * the further items and members; an object says so by {@code "truncated": true}.
 */
public final class OutputCap {
    /** The largest output of a step that is kept whole. */
    public static final int STEP = 1024 * 1024;

    /** The most that all outputs of a run may hold together. */
    public static final int RUN = 10 * STEP;

    private static final int OVERHEAD = 8;

    /** An output that fits, and whether something was left out for it. */
    record Capped(Value output, boolean cut) {}

    private int left = RUN;

    /** The cap of a run that holds these outcomes already. */
    static OutputCap after(List<StepOutcome> outcomes) {
        OutputCap cap = new OutputCap();
        for (StepOutcome outcome : outcomes) {
            outcome.output().ifPresent(cap::fit);
        }
        return cap;
    }

    /** The output, cut to what a step may have and the run has left. */
    synchronized Capped fit(Value output) {
        int most = Math.min(STEP, left);
        int size = size(output, most);
        if (size <= most) {
            left -= size;
            return new Capped(output, false);
        }
        left -= most;
        Value cut = new Cut(most - OVERHEAD * 4).of(output);
        return new Capped(marked(cut), true);
    }

    /** The output, cut to that weight in memory where it has more; the same object where it has not. */
    static Value toWeight(Value output, long most) {
        long weight = Weight.of(output);
        Value cut = output;
        double room = size(output, Integer.MAX_VALUE / 2);
        while (weight > most && room > OVERHEAD) {
            room = Math.min(room / 2, room * most / weight);
            cut = marked(new Cut((int) room).of(output));
            weight = Weight.of(cut);
        }
        return weight > most ? Value.NULL : cut;
    }

    private static Value marked(Value cut) {
        return cut instanceof Fields fields ? fields.with("truncated", Value.of(true)) : cut;
    }

    /** The estimated size; counting stops once it is above {@code enough}. */
    private static int size(Value value, int enough) {
        int size = OVERHEAD;
        switch (value) {
            case Value.Null ignored -> size = 4;
            case Value.Bool ignored -> size = 5;
            case Value.Num(var number) -> size = number.precision() + 4;
            case Text(String text) -> size += text.length();
            case Items(List<Value> items) -> {
                for (Value item : items) {
                    size += size > enough ? 0 : size(item, enough - size);
                }
            }
            case Fields(Map<String, Value> members) -> {
                for (Map.Entry<String, Value> member : members.entrySet()) {
                    size += size > enough ? 0 : member.getKey().length() + size(member.getValue(), enough - size);
                }
            }
        }
        return size;
    }

    /** Copies a value as far as there is room. */
    private static final class Cut {
        private int room;

        Cut(int room) {
            this.room = room;
        }

        Value of(Value value) {
            room -= OVERHEAD;
            return switch (value) {
                case Text(String text) -> text(text);
                case Items(List<Value> items) -> items(items);
                case Fields(Map<String, Value> members) -> fields(members);
                case Value.Null same -> same;
                case Value.Bool same -> same;
                case Value.Num same -> same;
            };
        }

        private Value text(String text) {
            int kept = Math.max(0, Math.min(text.length(), room));
            if (kept > 0 && kept < text.length() && Character.isHighSurrogate(text.charAt(kept - 1))) {
                kept--;
            }
            room -= kept;
            return Value.of(text.substring(0, kept));
        }

        private Value items(List<Value> items) {
            List<Value> kept = new ArrayList<>();
            for (Value item : items) {
                if (room <= OVERHEAD) {
                    break;
                }
                kept.add(of(item));
            }
            return new Items(kept);
        }

        private Value fields(Map<String, Value> members) {
            Map<String, Value> kept = new LinkedHashMap<>();
            for (Map.Entry<String, Value> member : members.entrySet()) {
                room -= member.getKey().length();
                if (room <= OVERHEAD) {
                    break;
                }
                kept.put(member.getKey(), of(member.getValue()));
            }
            return new Fields(kept);
        }
    }
}
