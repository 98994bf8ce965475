package io.github.stepscale.tuning;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Hindsight;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.SimulatedRun;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.certificate.CertifiedRun;
import io.github.stepscale.tuning.certificate.PartObjective;
import io.github.stepscale.tuning.certificate.TrafficNovelty;
import io.github.stepscale.tuning.certificate.TuningCertificate;
import io.github.stepscale.tuning.objective.Shortage;
import io.github.stepscale.tuning.search.TrafficPart;
import io.github.stepscale.tuning.search.TrafficSplit;
import io.github.stepscale.tuning.selection.BlockBootstrap;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What happened to a certified policy on other traffic, in a run that starts as those of the certificate do.
 *
 * @param certificate what was predicted
 * @param happened the outcome
 * @param misses the limits of the certificate's objective that the run exceeds
 * @param days the whole UTC days of the traffic, in order
 * @param novelty whether the traffic can test the certificate
 * @param simulatedInitialCapacity the instances of the first minute in a simulation of the same plan and service
 */
public record CertificateReplay(
        TuningCertificate certificate,
        CertifiedRun happened,
        List<Objective.Miss> misses,
        List<Day> days,
        TrafficNovelty novelty,
        int simulatedInitialCapacity) {
    private static final int MINUTES_OF_A_DAY = 1_440;

    /**
     * A whole UTC day.
     *
     * @param start its first minute
     * @param kept whether it keeps the limits of the objective alone, but that of the instance-hours
     */
    public record Day(Instant start, boolean kept) {}

    public CertificateReplay {
        misses = List.copyOf(misses);
        days = List.copyOf(days);
    }

    /**
     * Runs the plan of a certificate on traffic.
     *
     * @param service with {@code requestsPerInstance}
     * @throws io.github.stepscale.validation.InvalidValueException if the plan cannot be simulated
     */
    public static CertificateReplay of(TuningCertificate certificate, ScalingPlan plan, Service service, Trace trace) {
        CapacityRange range = plan.scaling().capacity();
        TrafficPart part = TrafficPart.of(trace, service);
        Objective objective = PartObjective.of(
                certificate.objective(), certificate.whole().traffic().minutes(), trace.minutes());
        SimulatedRun run = SimulatedRun.of(plan, part.startingIn(range), objective, trace);
        return new CertificateReplay(
                certificate,
                CertifiedRun.of(
                        trace,
                        range.clamp(part.needed()),
                        run.summary(),
                        objective,
                        lowerBound(certificate, plan.scaling(), part, objective)),
                objective.misses(run.summary()),
                days(objective, run),
                TrafficNovelty.of(certificate, trace),
                service.initialCapacity().orElse(range.min()));
    }

    /** Whether the objective of the certificate is kept. */
    public boolean isKept() {
        return misses.isEmpty();
    }

    /** The days that keep the objective. */
    public int daysKept() {
        return (int) days.stream().filter(Day::kept).count();
    }

    private static List<Day> days(Objective objective, SimulatedRun run) {
        Trace trace = run.timeline().trace();
        List<Boolean> kept = BlockBootstrap.daysKept(Shortage.all(objective), run.timeline());
        int midnight = TrafficSplit.minutesToMidnight(trace);
        return IntStream.range(0, kept.size())
                .mapToObj(day -> new Day(trace.time(midnight + day * MINUTES_OF_A_DAY), kept.get(day)))
                .toList();
    }

    /** In the range that the search had, as the bounds of the certificate are. */
    private static OptionalDouble lowerBound(
            TuningCertificate certificate, ScalingDescription chosen, TrafficPart part, Objective objective) {
        CapacityRange searched = new CapacityRange(
                Math.min(
                        certificate.conditions().searchedMinCapacity(),
                        chosen.capacity().min()),
                chosen.capacity().max());
        ScalingDescription free = new ScalingDescription(
                chosen.target(),
                searched,
                chosen.suspended(),
                chosen.schedules(),
                chosen.wakeFromZero(),
                chosen.metric(),
                chosen.scaling(),
                chosen.stack(),
                chosen.allow());
        return Hindsight.of(ScalingPlan.of(free), part.startingIn(searched), objective, part.trace())
                .map(Hindsight::lowerBoundInstanceHours)
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }
}
