package io.github.stepscale.operation.load.report;

import io.github.stepscale.load.LatencyPercentiles;
import io.github.stepscale.load.MinuteCounts;
import io.github.stepscale.operation.load.report.LoadRun.Minute;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** What follows from the minutes of a load run, the same for the page and the files. */
record LoadTotals(LoadRun run) {

    /** When a minute begins. */
    Instant time(int minute) {
        return run.start().truncatedTo(ChronoUnit.MINUTES).plus(minute, ChronoUnit.MINUTES);
    }

    /** How many minutes a moment is after the first minute began. */
    double minutesUntil(Instant moment) {
        return Duration.between(time(0), moment).toMillis() / 60_000.0;
    }

    long asked() {
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

    static long errors(MinuteCounts counts) {
        return counts.errors().values().stream().mapToLong(count -> count).sum();
    }

    long busiest() {
        return run.minutes().stream()
                .mapToLong(minute -> minute.counts().due())
                .max()
                .orElse(0);
    }

    /** The share of the requests that were answered without an error; empty if there was none to answer. */
    OptionalDouble answered() {
        return asked() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) done() / asked());
    }

    /** The kinds of errors that occurred, in the order of the alphabet. */
    List<String> kinds() {
        return run.minutes().stream()
                .flatMap(minute -> minute.counts().errors().entrySet().stream())
                .filter(error -> error.getValue() > 0)
                .map(error -> error.getKey())
                .distinct()
                .sorted()
                .toList();
    }

    /** The minute with the highest p99. */
    OptionalInt slowest() {
        return IntStream.range(0, run.minutes().size())
                .filter(minute -> p99(minute) >= 0)
                .boxed()
                .max(Comparator.comparingDouble(this::p99).thenComparing(Comparator.reverseOrder()))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /** -1 where there was no answer. */
    double p99(int minute) {
        return run.minutes()
                .get(minute)
                .counts()
                .latency()
                .map(LatencyPercentiles::p99)
                .orElse(-1.0);
    }

    OptionalInt leastInService() {
        return inService().min();
    }

    OptionalInt mostInService() {
        return inService().max();
    }

    private IntStream inService() {
        return run.minutes().stream().map(Minute::inService).flatMapToInt(OptionalInt::stream);
    }

    /** Minutes of which both capacities are known. */
    long watched() {
        return count(
                minute -> minute.inService().isPresent() && minute.desired().isPresent());
    }

    /** Of these, those in which fewer were in service than desired. */
    long behind() {
        return count(minute -> minute.desired().isPresent()
                && minute.inService().orElse(Integer.MAX_VALUE)
                        < minute.desired().getAsInt());
    }

    /** A column of the run that may be shorter than its minutes. */
    static <T> Optional<T> at(List<T> column, int minute) {
        return minute < column.size() ? Optional.of(column.get(minute)) : Optional.empty();
    }

    <T> List<T> each(Function<Minute, T> value) {
        return run.minutes().stream().map(value).toList();
    }

    private long sum(ToLongFunction<MinuteCounts> value) {
        return run.minutes().stream().map(Minute::counts).mapToLong(value).sum();
    }

    private long count(Predicate<Minute> which) {
        return run.minutes().stream().filter(which).count();
    }
}
