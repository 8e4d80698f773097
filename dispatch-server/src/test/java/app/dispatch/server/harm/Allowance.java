package app.dispatch.server.harm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts what is done against what may be, so that as much as possible of it has its place. */
final class Allowance {
    private final List<HarmCase.May> may;
    private final List<List<Deed>> placed = new ArrayList<>();

    Allowance(List<HarmCase.May> may) {
        this.may = may;
        may.forEach(one -> placed.add(new ArrayList<>()));
    }

    /** What has no place. */
    List<Deed> beyond(List<Deed> deeds) {
        return deeds.stream().filter(deed -> !place(deed, new HashSet<>())).toList();
    }

    /** Puts it where there is room, or where another one can make room. */
    private boolean place(Deed deed, Set<Integer> tried) {
        for (int at = 0; at < may.size(); at++) {
            if (may.get(at).allows(deed) && tried.add(at) && (isFree(at) || makesRoom(at, tried))) {
                placed.get(at).add(deed);
                return true;
            }
        }
        return false;
    }

    private boolean isFree(int at) {
        return placed.get(at).size() < may.get(at).times();
    }

    private boolean makesRoom(int at, Set<Integer> tried) {
        for (Deed there : List.copyOf(placed.get(at))) {
            if (place(there, tried)) {
                placed.get(at).remove(there);
                return true;
            }
        }
        return false;
    }
}
