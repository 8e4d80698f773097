package app.dispatch.adapters.tools.planner;

import app.dispatch.application.plan.CronExpression;
import app.dispatch.domain.error.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cron expression that leaves something open: {@code ?} is any one value, {@code ?5-11} one of these, {@code ?x2} any
 * two. Others that fire at the same times are the same.
 */
record CronPattern(String pattern) {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final int FIRES = 20;
    private static final Pattern VALUE = Pattern.compile("(?i)\\d{1,2}|[a-z]{3}");
    private static final Pattern RANGE = Pattern.compile("\\?(\\d+)-(\\d+)");
    private static final Pattern COUNT = Pattern.compile("\\?x(\\d+)");

    boolean matches(String cron) {
        List<String> said = List.of(cron.strip().split("\\s+"));
        List<String> open = List.of(pattern.strip().split("\\s+"));
        if (said.size() != open.size()) {
            return false;
        }
        List<String> closed = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            if (!open.get(i).startsWith("?")) {
                closed.add(open.get(i));
            } else if (fits(said.get(i), open.get(i))) {
                closed.add(said.get(i));
            } else {
                return false;
            }
        }
        return fires(cron).equals(fires(String.join(" ", closed)));
    }

    private static boolean fits(String said, String open) {
        Matcher count = COUNT.matcher(open);
        if (count.matches()) {
            List<String> values = List.of(said.split(","));
            return values.size() == Integer.parseInt(count.group(1))
                    && values.stream().allMatch(value -> VALUE.matcher(value).matches());
        }
        if (!VALUE.matcher(said).matches()) {
            return false;
        }
        Matcher range = RANGE.matcher(open);
        return !range.matches()
                || (Integer.parseInt(said) >= Integer.parseInt(range.group(1))
                        && Integer.parseInt(said) <= Integer.parseInt(range.group(2)));
    }

    private static List<Instant> fires(String cron) {
        List<Instant> fires = new ArrayList<>();
        try {
            CronExpression expression = CronExpression.parse(cron, null);
            Optional<Instant> next = expression.next(FROM);
            while (next.isPresent() && fires.size() < FIRES) {
                fires.add(next.get());
                next = expression.next(next.get());
            }
            return fires;
        } catch (Refusal invalid) {
            return List.of();
        }
    }
}
