package io.github.stepscale.policy.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A cron expression of Application Auto Scaling: minutes, hours, day of month, month, day of week, year. Source:
 * Application Auto Scaling User Guide, "Schedule recurring scaling actions using cron expressions".
 *
 * @param minutes the minutes of the hour
 * @param hours the hours of the day
 * @param day whether a date matches
 */
record CronExpression(BitSet minutes, BitSet hours, Predicate<LocalDate> day) {
    private static final Pattern NEAREST_WEEKDAY = Pattern.compile("(\\d{1,2})W");
    private static final Pattern LAST_WEEKDAY = Pattern.compile("(\\w+)L");
    private static final Pattern NTH_WEEKDAY = Pattern.compile("(\\w+)#([1-5])");

    /** Parses the six fields inside {@code cron(...)}; empty if they are invalid. */
    static Optional<CronExpression> parse(String expression) {
        String[] fields = expression.strip().split("\\s+");
        if (fields.length != 6 || fields[2].equals("?") == fields[4].equals("?")) {
            return Optional.empty();
        }
        return CronField.MINUTES
                .parse(fields[0])
                .flatMap(minutes -> CronField.HOURS
                        .parse(fields[1])
                        .flatMap(hours -> day(fields).map(day -> new CronExpression(minutes, hours, day))));
    }

    private static Optional<Predicate<LocalDate>> day(String[] fields) {
        return CronField.MONTHS
                .parse(fields[3])
                .flatMap(months -> CronField.YEARS
                        .parse(fields[5])
                        .flatMap(years -> (fields[2].equals("?") ? weekday(fields[4]) : dayOfMonth(fields[2]))
                                .map(day -> day.and(
                                        date -> months.get(date.getMonthValue()) && years.get(date.getYear())))));
    }

    private static Optional<Predicate<LocalDate>> dayOfMonth(String field) {
        Matcher nearest = NEAREST_WEEKDAY.matcher(field);
        if (field.equals("L")) {
            return Optional.of(date -> date.getDayOfMonth() == date.lengthOfMonth());
        }
        if (nearest.matches()) {
            int day = Integer.parseInt(nearest.group(1));
            return Optional.<Predicate<LocalDate>>of(date -> date.equals(nearestWeekday(date, day)))
                    .filter(known -> day >= 1 && day <= 31);
        }
        return CronField.DAYS.parse(field).map(days -> date -> days.get(date.getDayOfMonth()));
    }

    private static LocalDate nearestWeekday(LocalDate month, int day) {
        LocalDate date = month.withDayOfMonth(Math.min(day, month.lengthOfMonth()));
        return switch (date.getDayOfWeek()) {
            case SATURDAY -> date.getDayOfMonth() == 1 ? date.plusDays(2) : date.minusDays(1);
            case SUNDAY -> date.getDayOfMonth() == date.lengthOfMonth() ? date.minusDays(2) : date.plusDays(1);
            default -> date;
        };
    }

    private static Optional<Predicate<LocalDate>> weekday(String field) {
        Matcher last = LAST_WEEKDAY.matcher(field);
        Matcher nth = NTH_WEEKDAY.matcher(field);
        if (last.matches()) {
            return dayOfWeek(last.group(1))
                    .map(day -> date -> date.equals(date.with(TemporalAdjusters.lastInMonth(day))));
        }
        if (nth.matches()) {
            int count = Integer.parseInt(nth.group(2));
            return dayOfWeek(nth.group(1))
                    .map(day -> date -> date.equals(date.with(TemporalAdjusters.dayOfWeekInMonth(count, day))));
        }
        if (field.equals("L")) {
            return Optional.of(date -> date.getDayOfWeek() == DayOfWeek.SATURDAY);
        }
        return CronField.WEEKDAYS.parse(field).map(days -> date -> days.get(number(date.getDayOfWeek())));
    }

    private static Optional<DayOfWeek> dayOfWeek(String text) {
        int number = CronField.WEEKDAYS.number(text);
        return number >= 1 && number <= 7 ? Optional.of(DayOfWeek.SUNDAY.plus(number - 1L)) : Optional.empty();
    }

    /** Sunday is 1. */
    private static int number(DayOfWeek day) {
        return day.getValue() % 7 + 1;
    }

    /**
     * The due times from {@code from}, inclusive, to {@code to}, exclusive. Local times that the zone skips are left
     * out.
     */
    Stream<Instant> times(Instant from, Instant to, ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(from, zone);
        LocalDate last = LocalDate.ofInstant(to, zone);
        return first.datesUntil(last.plusDays(1))
                .filter(day)
                .flatMap(date -> hours.stream()
                        .boxed()
                        .flatMap(hour -> minutes.stream()
                                .mapToObj(minute -> date.atTime(hour, minute))
                                .filter(time ->
                                        !zone.getRules().getValidOffsets(time).isEmpty())
                                .map(time -> time.atZone(zone).toInstant())))
                .filter(time -> !time.isBefore(from) && time.isBefore(to));
    }
}
