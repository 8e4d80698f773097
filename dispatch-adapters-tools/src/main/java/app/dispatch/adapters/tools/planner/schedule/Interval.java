package app.dispatch.adapters.tools.planner.schedule;

/** How long it is between two starts of a schedule. */
public final class Interval {
    private Interval() {}

    /** How many minutes there are between two starts, about. */
    public static long minutes(String cron) {
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
