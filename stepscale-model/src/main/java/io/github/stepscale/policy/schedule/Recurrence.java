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

/** When a schedule is due: the three forms of Application Auto Scaling. */
sealed interface Recurrence {
    Pattern AT = Pattern.compile("at\\((.+)\\)");
    Pattern RATE = Pattern.compile("rate\\(([1-9]\\d{0,8}) (minute|hour|day)(s?)\\)");
    Pattern CRON = Pattern.compile("cron\\((.+)\\)");

    /**
     * When it is due, from {@code from}, inclusive, to {@code to}, exclusive.
     *
     * @param anchor from when on a rate is counted
     */
    Stream<Instant> times(Instant anchor, Instant from, Instant to, ZoneId zone);

    /** The recurrence that is written so; empty if it is none. */
    static Optional<Recurrence> parse(String text) {
        Matcher at = AT.matcher(text);
        Matcher rate = RATE.matcher(text);
        Matcher cron = CRON.matcher(text);
        if (at.matches()) {
            return Once.parse(at.group(1)).map(Recurrence.class::cast);
        }
        if (rate.matches()) {
            return Optional.of(Rate.of(rate));
        }
        return cron.matches() ? CronExpression.parse(cron.group(1)).map(Repeated::new) : Optional.empty();
    }

    /** {@code at(yyyy-mm-ddThh:mm:ss)}. */
    record Once(LocalDateTime time) implements Recurrence {
        private static Optional<Once> parse(String text) {
            try {
                return Optional.of(new Once(LocalDateTime.parse(text)));
            } catch (DateTimeException unknown) {
                return Optional.empty();
            }
        }

        @Override
        public Stream<Instant> times(Instant anchor, Instant from, Instant to, ZoneId zone) {
            return Stream.of(time.atZone(zone).toInstant()).filter(due -> !due.isBefore(from) && due.isBefore(to));
        }
    }

    /** {@code rate(value unit)}. From when on AWS counts is not documented where there is no start time. */
    record Rate(Duration every) implements Recurrence {
        private static Recurrence of(Matcher rate) {
            ChronoUnit unit = ChronoUnit.valueOf(rate.group(2).toUpperCase(Locale.ROOT) + "S");
            return new Rate(unit.getDuration().multipliedBy(Long.parseLong(rate.group(1))));
        }

        @Override
        public Stream<Instant> times(Instant anchor, Instant from, Instant to, ZoneId zone) {
            long passed = Math.max(
                    0, Duration.between(anchor, from).plus(every).minusNanos(1).dividedBy(every));
            Instant first = anchor.plus(every.multipliedBy(passed));
            return Stream.iterate(first, due -> due.isBefore(to), due -> due.plus(every));
        }
    }

    /** {@code cron(fields)}. */
    record Repeated(CronExpression cron) implements Recurrence {
        @Override
        public Stream<Instant> times(Instant anchor, Instant from, Instant to, ZoneId zone) {
            return cron.times(from, to, zone);
        }
    }
}
