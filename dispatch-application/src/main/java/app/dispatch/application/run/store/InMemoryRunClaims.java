package app.dispatch.application.run.store;

import app.dispatch.domain.account.UserId;
import app.dispatch.domain.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Claims of the only process that there is. */
record InMemoryRunClaims(ConcurrentMap<RunId, InMemoryRun> rows) implements RunClaims {
    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void renew(Duration lease) {
        // nobody else could take a run over
    }

    @Override
    public Map<UserId, Integer> queuedElsewhere(int underWay) {
        return Map.of();
    }

    @Override
    public List<Claim> claim(int most, Instant now) {
        return claim(most, row -> row.isFree(now), row -> row.taken(0));
    }

    @Override
    public List<Claim> reclaim(Map<RunId, Long> runs) {
        return claim(
                runs.size(),
                row -> isHeld(row)
                        && Objects.equals(runs.get(row.run().id()), row.run().epoch()),
                row -> row.taken(row.crashes() + 1));
    }

    private List<Claim> claim(int most, Predicate<InMemoryRun> free, UnaryOperator<InMemoryRun> take) {
        List<RunId> found = rows.values().stream()
                .filter(free)
                .sorted(InMemoryRun.OLDEST_FIRST)
                .limit(most)
                .map(row -> row.run().id())
                .toList();
        List<Claim> claimed = new ArrayList<>();
        found.forEach(id -> rows.computeIfPresent(id, (key, row) -> {
            if (!free.test(row)) {
                return row;
            }
            InMemoryRun taken = take.apply(row);
            claimed.add(Claim.of(taken.run(), taken.crashes(), taken.cancelAsked()));
            return taken;
        }));
        return claimed;
    }

    private static boolean isHeld(InMemoryRun row) {
        return row.held() && !row.isEnded();
    }

    @Override
    public Map<RunId, Long> held() {
        return rows.values().stream()
                .filter(InMemoryRunClaims::isHeld)
                .collect(
                        Collectors.toMap(row -> row.run().id(), row -> row.run().epoch()));
    }

    @Override
    public void absolve(Set<RunId> runs) {
        runs.forEach(id -> rows.computeIfPresent(id, (key, row) -> row.absolved()));
    }

    @Override
    public void release(Set<RunId> runs) {
        runs.forEach(id -> rows.computeIfPresent(id, (key, row) -> row.left()));
    }

    @Override
    public void leave() {
        release(Set.copyOf(rows.keySet()));
    }

    @Override
    public List<RunId> cancelAsked() {
        return rows.values().stream()
                .filter(row -> isHeld(row) && row.cancelAsked())
                .map(row -> row.run().id())
                .toList();
    }
}
