package io.github.stepscale.policy.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.validation.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When schedules are due. 2026-01-01 is a Thursday. */
class ScheduledActionTest {
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cron(0 10 * * ? *)         | 2026-01-01T10:00:00Z 2026-01-02T10:00:00Z 2026-01-03T10:00:00Z",
                "cron(15 12 * * ? *)        | 2026-01-01T12:15:00Z 2026-01-02T12:15:00Z 2026-01-03T12:15:00Z",
                "cron(0 18 ? * MON-FRI *)   | 2026-01-01T18:00:00Z 2026-01-02T18:00:00Z 2026-01-05T18:00:00Z",
                "cron(0 18 ? * 2-6 *)       | 2026-01-01T18:00:00Z 2026-01-02T18:00:00Z 2026-01-05T18:00:00Z",
                "cron(0 8 1 * ? *)          | 2026-01-01T08:00:00Z 2026-02-01T08:00:00Z 2026-03-01T08:00:00Z",
                "cron(0/15 * * * ? *)       | 2026-01-01T00:00:00Z 2026-01-01T00:15:00Z 2026-01-01T00:30:00Z",
                "cron(5,35 8-17/9 ? * 1 *)  | 2026-01-04T08:05:00Z 2026-01-04T08:35:00Z 2026-01-04T17:05:00Z",
                "cron(0 0 L FEB,APR ? *)    | 2026-02-28T00:00:00Z 2026-04-30T00:00:00Z 2027-02-28T00:00:00Z",
                "cron(0 9 3W * ? 2026)      | 2026-01-02T09:00:00Z 2026-02-03T09:00:00Z 2026-03-03T09:00:00Z",
                "cron(0 9 1W AUG ? 2026)    | 2026-08-03T09:00:00Z",
                "cron(0 9 31W MAY ? *)      | 2026-05-29T09:00:00Z 2027-05-31T09:00:00Z",
                "cron(0 9 ? * 6#3 *)        | 2026-01-16T09:00:00Z 2026-02-20T09:00:00Z 2026-03-20T09:00:00Z",
                "cron(0 9 ? * FRIL *)       | 2026-01-30T09:00:00Z 2026-02-27T09:00:00Z 2026-03-27T09:00:00Z",
                "cron(0 9 ? * L *)          | 2026-01-03T09:00:00Z 2026-01-10T09:00:00Z 2026-01-17T09:00:00Z",
                "at(2026-03-01T06:30:00)    | 2026-03-01T06:30:00Z",
                "at(2025-03-01T06:30:00)    |",
                "rate(36 hours)             | 2026-01-01T00:00:00Z 2026-01-02T12:00:00Z 2026-01-04T00:00:00Z",
                "rate(1 day)                | 2026-01-01T00:00:00Z 2026-01-02T00:00:00Z 2026-01-03T00:00:00Z"
            })
    void isDue(String schedule, String expected) {
        List<Instant> due = schedule(schedule, Optional.empty()).times(NEW_YEAR, NEW_YEAR.plus(Duration.ofDays(600)));

        assertThat(due.stream().limit(3).map(Instant::toString))
                .containsExactlyElementsOf(expected == null ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void followsTheClockOfItsZone() {
        ScheduledAction morning = schedule("cron(0 8 ? * MON-FRI *)", Optional.of("Europe/Berlin"));

        assertThat(morning.times(Instant.parse("2026-03-27T00:00:00Z"), Instant.parse("2026-03-31T00:00:00Z")))
                .containsExactly(Instant.parse("2026-03-27T07:00:00Z"), Instant.parse("2026-03-30T06:00:00Z"));
    }

    @Test
    void aTimeThatTheClockSkipsIsLeftOut() {
        ScheduledAction night = schedule("cron(30 2 * * ? *)", Optional.of("Europe/Berlin"));

        assertThat(night.times(Instant.parse("2026-03-28T00:00:00Z"), Instant.parse("2026-03-31T00:00:00Z")))
                .containsExactly(Instant.parse("2026-03-28T01:30:00Z"), Instant.parse("2026-03-30T00:30:00Z"));
    }

    @Test
    void startsAtItsStartTimeAndEndsAtItsEndTime() {
        ScheduledAction bounded = new ScheduledAction(
                "s",
                "rate(2 hours)",
                Optional.empty(),
                Optional.of(Instant.parse("2026-01-01T03:30:00Z")),
                Optional.of(Instant.parse("2026-01-01T07:30:00Z")),
                OptionalInt.of(2),
                OptionalInt.empty());

        assertThat(bounded.times(NEW_YEAR, NEW_YEAR.plus(Duration.ofDays(2))))
                .containsExactly(
                        Instant.parse("2026-01-01T03:30:00Z"),
                        Instant.parse("2026-01-01T05:30:00Z"),
                        Instant.parse("2026-01-01T07:30:00Z"));
        assertThat(bounded.times(Instant.parse("2026-01-01T04:00:00Z"), Instant.parse("2026-01-01T06:00:00Z")))
                .containsExactly(Instant.parse("2026-01-01T05:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cron(0 10 * * * *)",
                "cron(0 10 ? * ? *)",
                "cron(60 10 * * ? *)",
                "cron(0 24 * * ? *)",
                "cron(0 10 0 * ? *)",
                "cron(0 10 32 * ? *)",
                "cron(0 10 * 13 ? *)",
                "cron(0 10 ? * 8 *)",
                "cron(0 10 ? * MON#6 *)",
                "cron(0 10 ? * FOOL *)",
                "cron(0 10 ? * MON)",
                "cron(0/0 10 * * ? *)",
                "cron(9-5 10 * * ? *)",
                "cron(1,,2 10 * * ? *)",
                "cron(0 10 * * ? 1969)",
                "cron(0 10 32W * ? *)",
                "rate(0 minutes)",
                "rate(5 weeks)",
                "at(2026-02-30T00:00:00)",
                "at(noon)",
                "daily"
            })
    void whatIsNoScheduleIsRefused(String text) {
        assertThatThrownBy(() -> schedule(text, Optional.empty()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("schedule: '" + text + "' is not allowed");
    }

    private static ScheduledAction schedule(String text, Optional<String> zone) {
        return new ScheduledAction(
                "s", text, zone, Optional.empty(), Optional.empty(), OptionalInt.of(1), OptionalInt.empty());
    }
}
