package io.github.stepscale.operation.load.report;

import io.github.stepscale.load.LatencyPercentiles;
import io.github.stepscale.load.MinuteCounts;
import io.github.stepscale.operation.load.report.LoadRun.Minute;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** Totals over the minutes of a load run, for the page and the files alike. */
record LoadTotals(LoadRun run) {
    /** Kinds of errors that are no answer of the endpoint. */
    private static final Set<String> SILENT = Set.of("TIMEOUT", "CONNECTION");

    private static final double MILLIS = 1e3;
    private static final int MINUTE_SECONDS = 60;

    /** Returns the start of a minute. */
    Instant time(int minute) {
        return run.start().truncatedTo(ChronoUnit.MINUTES).plus(minute, ChronoUnit.MINUTES);
    }

    /** Returns the minutes from the start of the first minute to a moment. */
    double minutesUntil(Instant moment) {
        return Duration.between(time(0), moment).toMillis() / 60_000.0;
    }

    /** Returns how many seconds of a minute the traffic covers: less than 60 in the first and the last. */
    double seconds(int minute) {
        Instant from = later(run.start(), time(minute));
        Instant to = earlier(run.trafficEnd(), time(minute + 1));
        return Math.max(0, Duration.between(from, to).toMillis() / MILLIS);
    }

    /** Returns whether the traffic covers less than the whole minute, so that its counts are not those of a minute. */
    boolean isPartial(int minute) {
        return seconds(minute) < MINUTE_SECONDS;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    long due() {
        return sum(MinuteCounts::due);
    }

    long sent() {
        return sum(MinuteCounts::sent);
    }

    long late() {
        return sum(MinuteCounts::late);
    }

    long done() {
        return sum(MinuteCounts::done);
    }

    long errors() {
        return sum(LoadTotals::errors);
    }

    /** Returns the number of requests that were due and have no answer, not even an error. */
    long withoutAnswer() {
        return due() - done() - errors() + sum(LoadTotals::silentErrors);
    }

    private static long silentErrors(MinuteCounts counts) {
        return counts.errors().entrySet().stream()
                .filter(error -> SILENT.contains(error.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    static long errors(MinuteCounts counts) {
        return counts.errors().values().stream().mapToLong(count -> count).sum();
    }

    /** Returns the highest number of requests due in a minute. */
    long peak() {
        return run.minutes().stream()
                .mapToLong(minute -> minute.counts().due())
                .max()
                .orElse(0);
    }

    /** Returns the share of requests that succeeded; empty if none was due. */
    OptionalDouble successRate() {
        return due() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) done() / due());
    }

    /** Returns the kinds of errors that occurred, in alphabetical order. */
    List<String> kinds() {
        return run.minutes().stream()
                .flatMap(minute -> minute.counts().errors().entrySet().stream())
                .filter(error -> error.getValue() > 0)
                .map(error -> error.getKey())
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns the minute with the highest p99; empty if no request succeeded. */
    OptionalInt slowestMinute() {
        return IntStream.range(0, run.minutes().size())
                .filter(minute -> p99(minute) >= 0)
                .boxed()
                .max(Comparator.comparingDouble(this::p99).thenComparing(Comparator.reverseOrder()))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /** Returns the p99 of a minute in milliseconds; -1 if no request succeeded. */
    double p99(int minute) {
        return run.minutes()
                .get(minute)
                .counts()
                .latency()
                .map(LatencyPercentiles::p99)
                .orElse(-1.0);
    }

    OptionalInt minInService() {
        return inService().min();
    }

    OptionalInt maxInService() {
        return inService().max();
    }

    private IntStream inService() {
        return run.minutes().stream().map(Minute::inService).flatMapToInt(OptionalInt::stream);
    }

    /** Returns the number of minutes whose desired capacity and capacity in service are known. */
    long watchedMinutes() {
        return count(
                minute -> minute.inService().isPresent() && minute.desired().isPresent());
    }

    /** Returns the number of these minutes with less capacity in service than desired. */
    long minutesBehind() {
        return count(minute -> minute.desired().isPresent()
                && minute.inService().orElse(Integer.MAX_VALUE)
                        < minute.desired().getAsInt());
    }

    /** Returns a value of a column, which may be shorter than the run. */
    static <T> Optional<T> at(List<T> column, int minute) {
        return minute < column.size() ? Optional.of(column.get(minute)) : Optional.empty();
    }

    <T> List<T> column(Function<Minute, T> value) {
        return run.minutes().stream().map(value).toList();
    }

    private long sum(ToLongFunction<MinuteCounts> value) {
        return run.minutes().stream().map(Minute::counts).mapToLong(value).sum();
    }

    private long count(Predicate<Minute> condition) {
        return run.minutes().stream().filter(condition).count();
    }
}
