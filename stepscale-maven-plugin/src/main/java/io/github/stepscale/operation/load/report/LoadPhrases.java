package io.github.stepscale.operation.load.report;

import io.github.stepscale.accuracy.Prediction;
import io.github.stepscale.accuracy.Prediction.Observation;
import io.github.stepscale.accuracy.PredictionError;
import io.github.stepscale.operation.load.report.LoadRun.Simulated;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.text.Timestamps;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Phrases about a load run that several parts of the page share. */
record LoadPhrases(LoadRun run, LoadTotals totals) {

    static LoadPhrases of(LoadRun run) {
        return new LoadPhrases(run, new LoadTotals(run));
    }

    /** Returns the success rate in percent; 100 % only if every request succeeded. */
    String answered() {
        return totals.successRate().isPresent()
                ? ReadableNumbers.distinctPercent(totals.successRate().getAsDouble(), 1)
                : ReadableNumbers.NONE;
    }

    String requests() {
        return ReadableNumbers.of(totals.due(), "request");
    }

    String errors() {
        return totals.errors() == 0 ? "no errors" : ReadableNumbers.of(totals.errors(), "error");
    }

    /** Returns the number of late requests, also if there are none. */
    String late() {
        return (totals.late() == 0 ? "none" : ReadableNumbers.of(totals.late())) + " late";
    }

    /** Returns the minute with the highest p99, with a prefix; empty if no request succeeded. */
    String slowest(String prefix) {
        OptionalInt slowest = totals.slowestMinute();
        return slowest.isEmpty()
                ? ""
                : prefix + "worst at " + hour(slowest.getAsInt()) + " with a p99 of "
                        + ms(totals.p99(slowest.getAsInt()));
    }

    /** Returns how many requests the percentiles leave out, with a prefix; empty if none. */
    String leftOut(String prefix) {
        long failed = totals.due() - totals.done();
        return failed == 0 ? "" : prefix + "without " + ReadableNumbers.of(failed, "failed request");
    }

    private String hour(int minute) {
        return Timestamps.hourMinute(totals.time(minute));
    }

    static String ms(double latency) {
        return milliseconds(latency) + " ms";
    }

    /** Returns milliseconds, with a fraction only below 10. */
    static String milliseconds(double latency) {
        return ReadableNumbers.of(latency >= 10 ? Math.round(latency) : latency);
    }

    /** Returns the range of the capacity in service; empty if it is not known. */
    Optional<String> inService() {
        OptionalInt max = totals.maxInService();
        return max.isEmpty()
                ? Optional.empty()
                : Optional.of(inService(totals.minInService().orElseThrow(), max.getAsInt()));
    }

    private String inService(int min, int max) {
        return min == max ? Plurals.of(max, run.unit()) : min + " to " + max + " " + run.units();
    }

    /** Returns how often capacity was less than desired; empty if it is not known. */
    Optional<String> behind() {
        return totals.watchedMinutes() == 0
                ? Optional.empty()
                : Optional.of(
                        totals.minutesBehind() == 0
                                ? "never fewer than desired"
                                : "fewer than desired in "
                                        + ofMinutes(totals.minutesBehind(), totals.watchedMinutes()));
    }

    /** Returns the simulation if there are minutes to compare it with. */
    Optional<Simulated> compared() {
        return run.simulated().filter(simulated -> simulated.compared() > 0);
    }

    String difference(Simulated simulated) {
        return ofMinutes(simulated.off(), simulated.compared()) + ", " + ReadableNumbers.of(simulated.meanDifference())
                + " " + run.units() + " apart on average";
    }

    /** Returns how far off the simulated latency was, with a prefix; empty without a simulated latency. */
    String latencyError(String prefix) {
        List<Prediction> latencies = run.predictions().stream()
                .filter(prediction -> prediction.unit().equals("ms"))
                .toList();
        return latencies.isEmpty() ? "" : prefix + latencyError(latencies.get(latencies.size() - 1));
    }

    private static String latencyError(Prediction latency) {
        Observation observed = latency.observations().get(0);
        return latency.name() + " " + observed.source() + " "
                + observed.accuracy().all().map(PredictionError::text).orElse("cannot be compared in any minute");
    }

    private static String ofMinutes(long count, long all) {
        return ReadableNumbers.of(count) + " of " + ReadableNumbers.of(all, "minute");
    }
}
