package io.github.stepscale.operation.load;

import io.github.stepscale.curve.ServiceModel;
import io.github.stepscale.load.LatencyDistribution;
import io.github.stepscale.operation.curve.MeasuredCurve;
import io.github.stepscale.operation.curve.MeasuredRow;
import io.github.stepscale.operation.load.report.LoadRun;
import io.github.stepscale.service.Service;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.Plurals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Refines the service curve of a descriptor by the steady minutes of a load run.
 *
 * @param steady the number of steady minutes at rates that an instance can serve
 * @param tooHigh the number of steady minutes at rates above the {@code saturation} of the descriptor, which do not count
 * @param all the number of minutes of the run
 * @param curve the curve of the descriptor, if it has one, with these minutes
 */
public record CurveRefinement(int steady, int tooHigh, int all, MeasuredCurve curve) {
    /** Minutes whose rates differ by at most a tenth make one row. */
    private static final double WIDTH = 1.1;

    /** Refines the curve of a stack. */
    public static CurveRefinement of(SynthesizedStack stack, LoadOutcome outcome) {
        return of(stack.descriptor().service(), outcome.run(), LatencyDistribution.byMinute(outcome.log()));
    }

    static CurveRefinement of(Service service, LoadRun run, Map<Instant, LatencyDistribution> latencies) {
        double limit = limit(service);
        List<SteadyMinute> steady = SteadyMinute.of(run, latencies);
        List<SteadyMinute> served =
                steady.stream().filter(minute -> minute.rate() <= limit).toList();
        MeasuredCurve known = service.curve().map(MeasuredCurve::of).orElseGet(() -> new MeasuredCurve(List.of()));
        return new CurveRefinement(
                served.size(), steady.size() - served.size(), run.minutes().size(), known.refined(rows(served)));
    }

    /** What the descriptor says of the saturation; that of a curve alone is only the highest rate that was tried. */
    private static double limit(Service service) {
        return service.saturation()
                .orElseGet(() -> service.model().map(ServiceModel::saturation).orElse(Double.POSITIVE_INFINITY));
    }

    private static List<MeasuredRow> rows(List<SteadyMinute> minutes) {
        List<MeasuredRow> rows = new ArrayList<>();
        List<SteadyMinute> bin = new ArrayList<>();
        for (SteadyMinute minute : minutes.stream()
                .sorted(Comparator.comparingDouble(SteadyMinute::rate))
                .toList()) {
            if (!bin.isEmpty() && minute.rate() > WIDTH * bin.get(0).rate()) {
                rows.add(row(bin));
                bin.clear();
            }
            bin.add(minute);
        }
        if (!bin.isEmpty()) {
            rows.add(row(bin));
        }
        return rows;
    }

    private static MeasuredRow row(List<SteadyMinute> minutes) {
        long due = minutes.stream().mapToLong(SteadyMinute::due).sum();
        long instanceMinutes =
                minutes.stream().mapToLong(SteadyMinute::instances).sum();
        LatencyDistribution latency = minutes.stream()
                .map(SteadyMinute::latency)
                .reduce(new LatencyDistribution(), LatencyDistribution::plus);
        return MeasuredRow.of((double) due / instanceMinutes, latency, OptionalDouble.empty());
    }

    /** Returns the curve to write; empty if the run adds nothing, or the rows are too few. */
    public Optional<MeasuredCurve> refined() {
        return steady > 0 && curve.isComplete() ? Optional.of(curve) : Optional.empty();
    }

    /** Describes the refinement, line by line; the {@code service} block in it is ready for the descriptor. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Service curve: " + Plurals.of(steady, "steady minute") + " of " + all + " in the run."
                + (tooHigh == 0
                        ? ""
                        : " " + Plurals.of(tooHigh, "minute") + " at rates above service.saturation did not count."));
        if (refined().isEmpty()) {
            lines.add(
                    steady == 0
                            ? "No service curve was written: a steady minute needs the same capacity and nearly the same rate as the"
                                    + " minute before, and a queue that does not grow."
                            : "No service curve was written: at least 3 rates are needed. Vary the load, or measure with calibrate"
                                    + " first.");
            return lines;
        }
        lines.add("service:");
        lines.add("  curve: " + MeasuredCurve.FILE + "  # "
                + Plurals.of(curve.rows().size(), "rate") + " from "
                + PlainNumbers.text(curve.firstRate()) + " to " + PlainNumbers.text(curve.lastRate())
                + " requests a minute, " + Plurals.of(curve.requests(), "request"));
        lines.add("The curve of the descriptor is unchanged. To use the refined one, copy it there.");
        return lines;
    }
}
