package io.github.stepscale.policy.schedule;

import io.github.stepscale.text.Quotes;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A scheduled action: a change of the capacity range at given times, regardless of cooldowns.
 *
 * @param name 1 to 256 characters except {@code :}, {@code /} and {@code |}, without leading or trailing space; unique
 *     per target
 * @param schedule {@code at(yyyy-mm-ddThh:mm:ss)}, {@code rate(value unit)} or {@code cron(six fields)}
 * @param timezone an IANA name such as {@code Europe/Berlin}; UTC if absent
 * @param startTime the first time at which it can run
 * @param endTime the last time at which it can run
 * @param minCapacity the new minimum; unchanged if absent
 * @param maxCapacity the new maximum; unchanged if absent
 */
public record ScheduledAction(
        String name,
        String schedule,
        Optional<String> timezone,
        Optional<Instant> startTime,
        Optional<Instant> endTime,
        OptionalInt minCapacity,
        OptionalInt maxCapacity) {

    // Source: Application Auto Scaling API Reference, ScheduledActionName. The length and control characters are
    // checked as in all texts.
    private static final Pattern NAME = Pattern.compile("(?! )[^:/|]*(?<! )", Pattern.DOTALL);

    /** @throws InvalidValueException if a value is out of range, or the action changes nothing */
    public ScheduledAction {
        Validator checks = new Validator().requireLine(name, "name", 1, 256);
        checks.require(
                NAME.matcher(name).matches(),
                "name",
                Quotes.of(name)
                        + " is not allowed: a name without ':', '/' and '|', and without a leading or trailing space, is",
                "Rename it");
        checks.require(
                ScheduleExpression.parse(schedule).isPresent(),
                "schedule",
                () -> Quotes.of(schedule)
                        + " is not allowed: at(yyyy-mm-ddThh:mm:ss), rate(value unit) or cron(minutes hours day month"
                        + " weekday year) is, with ? for the day or the weekday",
                ScheduleExpression.corrected(schedule).map("Write "::concat).orElse("Write it in that form"));
        timezone.ifPresent(zone -> checks.require(
                isZone(zone),
                "timezone",
                Quotes.of(zone) + " is not a time zone: an IANA name such as Europe/Berlin is allowed",
                "Correct the name, or leave it out for UTC"));
        checks.require(
                        startTime.isEmpty()
                                || endTime.isEmpty()
                                || startTime.get().isBefore(endTime.get()),
                        Validator.TOGETHER,
                        "startTime",
                        "is not before endTime",
                        "Put startTime before endTime")
                .require(
                        minCapacity.isPresent() || maxCapacity.isPresent(),
                        Validator.ABSENT,
                        "",
                        "changes nothing: minCapacity, maxCapacity or both are needed",
                        "Add the one that changes")
                .require(minCapacity.orElse(0) >= 0, "minCapacity", "is below 0", "Write 0 or more")
                .require(maxCapacity.orElse(0) >= 0, "maxCapacity", "is below 0", "Write 0 or more")
                .require(
                        minCapacity.isEmpty()
                                || maxCapacity.isEmpty()
                                || minCapacity.getAsInt() <= maxCapacity.getAsInt(),
                        Validator.TOGETHER,
                        "minCapacity",
                        "is above maxCapacity",
                        "Raise maxCapacity or lower minCapacity")
                .throwIfAny();
    }

    /**
     * The due times from {@code from}, inclusive, to {@code to}, exclusive, in order. The start time is a due time too
     * (Application Auto Scaling User Guide, "Schedule recurring scaling actions using cron expressions").
     */
    public List<Instant> times(Instant from, Instant to) {
        ZoneId zone = timezone.map(ZoneId::of).orElse(ZoneOffset.UTC);
        Stream<Instant> recurring = ScheduleExpression.parse(schedule)
                .orElseThrow()
                .times(startTime.orElse(from), from, to, zone)
                .filter(due -> startTime.filter(due::isBefore).isEmpty());
        return Stream.concat(startTime.stream(), recurring)
                .filter(due -> !due.isBefore(from) && due.isBefore(to))
                .filter(due -> endTime.filter(due::isAfter).isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isZone(String zone) {
        try {
            return ZoneId.of(zone).getId().equals(zone)
                    && ZoneId.getAvailableZoneIds().contains(zone);
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
