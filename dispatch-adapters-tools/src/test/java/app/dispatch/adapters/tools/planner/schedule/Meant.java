package app.dispatch.adapters.tools.planner.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;

/** Which local times a phrase means, told in Java from the short form of the files: {@code week%2}, {@code t%90<30}. */
final class Meant {
    private static final LocalDate MONDAY = LocalDate.of(1970, 1, 5);

    private Meant() {}

    static boolean at(String keeps, LocalDateTime time) {
        if (keeps.startsWith("year=")) {
            return time.getYear() == Integer.parseInt(keeps.substring(5));
        }
        if (keeps.startsWith("t=")) {
            return Arrays.stream(keeps.substring(2).split(","))
                    .anyMatch(minute -> Integer.parseInt(minute) == time.getHour() * 60 + time.getMinute());
        }
        String[] parts = keeps.split("[%<]");
        long every = Long.parseLong(parts[1]);
        LocalDate day = time.toLocalDate();
        return switch (parts[0]) {
            case "day" -> day.toEpochDay() % every == 0;
            case "week" -> ChronoUnit.WEEKS.between(MONDAY, day) % every == 0;
            case "t" -> (time.getHour() * 60L + time.getMinute()) % every == 0;
            default -> throw new IllegalArgumentException(keeps);
        };
    }

    /** The same for days of the month, of all that are in the months of these times. */
    static List<LocalDateTime> daysOfMonths(String keeps, List<LocalDateTime> times) {
        List<String> days = List.of(keeps.substring("on=".length()).split(","));
        return times.stream()
                .map(YearMonth::from)
                .distinct()
                .flatMap(month -> month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)))
                .filter(date -> days.stream().anyMatch(day -> ofMonth(day, date)))
                .map(date -> date.atTime(times.getFirst().toLocalTime()))
                .toList();
    }

    /** {@code 15}, {@code last}, {@code firstworking}, {@code lastworking}, {@code 5#1}, {@code 5#last}. */
    private static boolean ofMonth(String day, LocalDate date) {
        if (day.contains("#")) {
            DayOfWeek weekday = DayOfWeek.of(Integer.parseInt(day.substring(0, 1)));
            String place = day.substring(2);
            int number = place.equals("last") ? -1 : Integer.parseInt(place);
            return date.equals(date.with(TemporalAdjusters.dayOfWeekInMonth(number, weekday)));
        }
        return switch (day) {
            case "last" -> date.equals(date.with(TemporalAdjusters.lastDayOfMonth()));
            case "firstworking" -> date.equals(working(date.withDayOfMonth(1), 1));
            case "lastworking" -> date.equals(working(date.with(TemporalAdjusters.lastDayOfMonth()), -1));
            default -> date.getDayOfMonth() == Integer.parseInt(day);
        };
    }

    private static LocalDate working(LocalDate from, int step) {
        LocalDate day = from;
        while (day.getDayOfWeek().getValue() > 5) {
            day = day.plusDays(step);
        }
        return day;
    }
}
