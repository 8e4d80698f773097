package app.dispatch.server.harm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** All that vendors were made to do, in order, and what a language model was told. Safe for use by several threads. */
final class Deeds {
    private final Map<String, Deed> done = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();

    synchronized void add(Deed deed) {
        done.put("#" + done.size(), deed);
    }

    /** Something that takes several requests. */
    synchronized void begin(String key, Deed deed) {
        done.put(key, deed);
    }

    /** Goes on with what began under that key. */
    synchronized void goOn(String key, UnaryOperator<Deed> change) {
        done.computeIfPresent(key, (same, deed) -> change.apply(deed));
    }

    /** A language model was told that. */
    synchronized void tell(String text) {
        told.add(text);
    }

    synchronized List<Deed> list() {
        return List.copyOf(done.values());
    }

    synchronized List<String> told() {
        return List.copyOf(told);
    }

    synchronized void clear() {
        done.clear();
        told.clear();
    }
}
