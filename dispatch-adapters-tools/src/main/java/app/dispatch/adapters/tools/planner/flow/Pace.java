package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.schedule.Timing;
import java.util.List;
import java.util.Optional;

/**
 * How often a flow looks when its brief does not say it.
 *
 * @param minutes how long it is between two looks
 * @param said the same for people
 */
record Pace(String cron, long minutes, String said) {
    private static final Pace OFTEN = new Pace("*/5 * * * *", 5, "every 5 minutes");
    private static final Pace SOON = new Pace("*/15 * * * *", 15, "every 15 minutes");
    private static final Pace HOURLY = new Pace("0 * * * *", 60, "every hour");
    private static final Pace DAILY = new Pace("0 9 * * *", 24 * 60, "every day at 09:00 UTC");

    /** An address is looked at often, what happens soon, other news every hour. */
    static Pace of(Optional<Event> event, boolean news) {
        if (event.isEmpty()) {
            return news ? HOURLY : DAILY;
        }
        return switch (event.get().kind()) {
            case ANSWERS -> OFTEN;
            case HAPPENS, CALLED, WEBHOOK -> SOON;
            case ANY -> news ? HOURLY : DAILY;
        };
    }

    Timing timing() {
        return new Timing(cron, null, List.of("It was not said how often to look: " + said + " is taken."));
    }

    /** How many minutes there are between two starts of a schedule, about. */
    static long minutes(String cron) {
        String[] fields = cron.split(" ");
        if (fields[0].matches("\\*(/\\d+)?")) {
            return fields[0].length() > 2 ? Long.parseLong(fields[0].substring(2)) : 1;
        }
        if (fields[1].matches("\\*(/\\d+)?")) {
            return 60 * (fields[1].length() > 2 ? Long.parseLong(fields[1].substring(2)) : 1);
        }
        if (!fields[2].equals("*")) {
            return 31 * 24 * 60;
        }
        return fields[4].matches("\\d|\\w{3}") ? 7 * 24 * 60 : 24 * 60;
    }
}
