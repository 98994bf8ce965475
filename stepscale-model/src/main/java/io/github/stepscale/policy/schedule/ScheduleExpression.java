package io.github.stepscale.policy.schedule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A schedule expression of Application Auto Scaling: {@code at}, {@code rate} or {@code cron}. */
sealed interface ScheduleExpression {
    Pattern AT = Pattern.compile("at\\((.+)\\)");
    Pattern RATE = Pattern.compile("rate\\((?:(1) (minute|hour|day)|([2-9]|[1-9]\\d{1,8}) (minute|hour|day)s)\\)");
    /** A rate in the wrong number: EventBridge takes {@code rate(1 hour)} and {@code rate(5 hours)} only. */
    Pattern WRONG_NUMBER = Pattern.compile("rate\\((\\d{1,9}) (minute|hour|day)s?\\)");

    Pattern CRON = Pattern.compile("cron\\((.+)\\)");

    /**
     * The due times from {@code from}, inclusive, to {@code to}, exclusive.
     *
     * @param anchor the start of a rate
     */
    Stream<Instant> times(Instant anchor, Instant from, Instant to, ZoneId zone);

    /** The rate in the right number for one in the wrong number: {@code rate(1 hour)} for {@code rate(1 hours)}. */
    static Optional<String> corrected(String text) {
        Matcher wrong = WRONG_NUMBER.matcher(text);
        if (!wrong.matches() || parse(text).isPresent() || wrong.group(1).startsWith("0")) {
            return Optional.empty();
        }
        return Optional.of("rate(" + wrong.group(1) + " " + wrong.group(2)
                + (wrong.group(1).equals("1") ? ")" : "s)"));
    }

    /** Parses an expression; empty if it is invalid. */
    static Optional<ScheduleExpression> parse(String text) {
        Matcher at = AT.matcher(text);
        Matcher rate = RATE.matcher(text);
        Matcher cron = CRON.matcher(text);
        if (at.matches()) {
            return At.parse(at.group(1)).map(ScheduleExpression.class::cast);
        }
        if (rate.matches()) {
            return Optional.of(Rate.of(rate));
        }
        return cron.matches() ? CronExpression.parse(cron.group(1)).map(Cron::new) : Optional.empty();
    }

    /** {@code at(yyyy-mm-ddThh:mm:ss)}. */
    record At(LocalDateTime time) implements ScheduleExpression {
        private static Optional<At> parse(String text) {
            try {
                return Optional.of(new At(LocalDateTime.parse(text)));
            } catch (DateTimeException unknown) {
                return Optional.empty();
            }
        }

        @Override
        public Stream<Instant> times(Instant anchor, Instant from, Instant to, ZoneId zone) {
            return Stream.of(time.atZone(zone).toInstant()).filter(due -> !due.isBefore(from) && due.isBefore(to));
        }
    }

    /** {@code rate(value unit)}. AWS does not document when a rate without a start time begins. */
    record Rate(Duration interval) implements ScheduleExpression {
        private static ScheduleExpression of(Matcher rate) {
            int first = rate.group(1) == null ? 3 : 1;
            ChronoUnit unit = ChronoUnit.valueOf(rate.group(first + 1).toUpperCase(Locale.ROOT) + "S");
            return new Rate(unit.getDuration().multipliedBy(Long.parseLong(rate.group(first))));
        }

        @Override
        public Stream<Instant> times(Instant anchor, Instant from, Instant to, ZoneId zone) {
            long elapsed = Math.max(
                    0,
                    Duration.between(anchor, from).plus(interval).minusNanos(1).dividedBy(interval));
            Instant first = anchor.plus(interval.multipliedBy(elapsed));
            return Stream.iterate(first, due -> due.isBefore(to), due -> due.plus(interval));
        }
    }

    /** {@code cron(fields)}. */
    record Cron(CronExpression cron) implements ScheduleExpression {
        @Override
        public Stream<Instant> times(Instant anchor, Instant from, Instant to, ZoneId zone) {
            return cron.times(from, to, zone);
        }
    }
}
