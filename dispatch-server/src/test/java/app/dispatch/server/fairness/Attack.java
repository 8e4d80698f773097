package app.dispatch.server.fairness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One way to take a server from its other users.
 *
 * @param prepare what it takes, before anything is measured
 * @param way goes on until the foe is closed
 * @param restarts whether the server is then started anew
 */
record Attack(String name, Way prepare, Way way, boolean restarts) {
    /** What somebody hostile does. */
    interface Way {
        void go(Foe foe) throws IOException, InterruptedException;
    }

    static Attack of(String name, Way way) {
        return new Attack(name, foe -> {}, way, false);
    }

    static Attack of(String name, Way prepare, Way way) {
        return new Attack(name, prepare, way, false);
    }

    Attack thenRestart() {
        return new Attack(name, prepare, way, true);
    }

    /** All that are known. */
    static List<Attack> all() {
        List<Attack> all = new ArrayList<>();
        all.addAll(CostlyWork.ATTACKS);
        all.addAll(LargeBodies.ATTACKS);
        all.addAll(SlowConnections.ATTACKS);
        all.addAll(Floods.ATTACKS);
        all.addAll(Piles.ATTACKS);
        return all;
    }

    /** Those of these names, with {@code +} between. Throws {@link IllegalArgumentException} for what is none. */
    static List<Attack> named(String names) {
        Map<String, Attack> known = all().stream().collect(Collectors.toMap(Attack::name, Function.identity()));
        List<Attack> attacks = new ArrayList<>();
        for (String name : names.split("\\+")) {
            Attack attack = known.get(name);
            if (attack == null) {
                throw new IllegalArgumentException(
                        "No attack is called " + name + ". There are " + new TreeSet<>(known.keySet()));
            }
            attacks.add(attack);
        }
        return attacks;
    }
}
