package io.github.stepscale.operation.load.report;

import io.github.stepscale.operation.load.report.LoadRun.Simulated;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.text.Timestamps;
import java.util.Optional;
import java.util.OptionalInt;

/** Phrases about a load run, the same wherever they stand. */
record LoadPhrases(LoadRun run, LoadTotals totals) {

    static LoadPhrases of(LoadRun run) {
        return new LoadPhrases(run, new LoadTotals(run));
    }

    /** What never rounds up to everything. */
    String answered() {
        return totals.answered().isPresent()
                ? ReadableNumbers.distinctPercent(totals.answered().getAsDouble(), 1)
                : ReadableNumbers.NONE;
    }

    String requests() {
        return ReadableNumbers.of(totals.asked(), "request");
    }

    String errors() {
        return totals.errors() == 0 ? "no errors" : ReadableNumbers.of(totals.errors(), "error");
    }

    /** Never left out. */
    String late() {
        return (totals.late() == 0 ? "none" : ReadableNumbers.of(totals.late())) + " late";
    }

    /** The minute with the highest p99, after some words; nothing if there is none. */
    String slowest(String before) {
        OptionalInt slowest = totals.slowest();
        return slowest.isEmpty()
                ? ""
                : before + "worst at " + hour(slowest.getAsInt()) + " with a p99 of "
                        + ms(totals.p99(slowest.getAsInt()));
    }

    private String hour(int minute) {
        return Timestamps.hourMinute(totals.time(minute));
    }

    static String ms(double latency) {
        return whole(latency) + " ms";
    }

    /** Fractions of a millisecond matter only where there are few. */
    static String whole(double latency) {
        return ReadableNumbers.of(latency >= 10 ? Math.round(latency) : latency);
    }

    /** How many were in service; empty if that is not known. */
    Optional<String> inService() {
        OptionalInt most = totals.mostInService();
        return most.isEmpty()
                ? Optional.empty()
                : Optional.of(inService(totals.leastInService().orElseThrow(), most.getAsInt()));
    }

    private String inService(int least, int most) {
        return least == most ? Plurals.of(most, run.unit()) : least + " to " + most + " " + run.units();
    }

    /** How far capacity was behind; empty if that is not known. */
    Optional<String> behind() {
        return totals.watched() == 0
                ? Optional.empty()
                : Optional.of(
                        totals.behind() == 0
                                ? "never fewer than desired"
                                : "fewer than desired in " + ofMinutes(totals.behind(), totals.watched()));
    }

    /** The simulation, if there are minutes to compare it with. */
    Optional<Simulated> compared() {
        return run.simulated().filter(simulated -> simulated.compared() > 0);
    }

    String difference(Simulated simulated) {
        return ofMinutes(simulated.off(), simulated.compared()) + ", " + ReadableNumbers.of(simulated.meanDifference())
                + " " + run.units() + " apart on average";
    }

    private static String ofMinutes(long some, long all) {
        return ReadableNumbers.of(some) + " of " + ReadableNumbers.of(all, "minute");
    }
}
