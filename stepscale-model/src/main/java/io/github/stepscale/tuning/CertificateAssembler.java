package io.github.stepscale.tuning;

import io.github.stepscale.plan.CanonicalPlan;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.service.DelayRange;
import io.github.stepscale.service.DelayRanges;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.SimulatedRun;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.certificate.CertificateVersions;
import io.github.stepscale.tuning.certificate.CertifiedChoice;
import io.github.stepscale.tuning.certificate.CertifiedConditions;
import io.github.stepscale.tuning.certificate.CertifiedDays;
import io.github.stepscale.tuning.certificate.CertifiedRun;
import io.github.stepscale.tuning.certificate.PartObjective;
import io.github.stepscale.tuning.certificate.ServiceValues;
import io.github.stepscale.tuning.certificate.TunedHours;
import io.github.stepscale.tuning.certificate.TuningCertificate;
import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.search.TrafficPart;
import io.github.stepscale.tuning.search.TrafficSplit;
import io.github.stepscale.tuning.space.Candidate;
import io.github.stepscale.tuning.space.TunedParameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes the certificate of a policy. Its outcomes are those of the simulation itself, so that a simulation of the same
 * traffic gives the same digits.
 *
 * @param request what was tuned
 * @param split the parts of its traffic
 * @param tunedBound the lower bound of the tuning part
 * @param report the outcome on the unseen part
 * @param statements what a person has to know
 */
record CertificateAssembler(
        TuningRequest request,
        TrafficSplit split,
        OptionalDouble tunedBound,
        Optional<UnseenReport> report,
        List<String> statements) {

    TuningCertificate certify(FrontPoint point) {
        Candidate candidate = point.candidate();
        ScalingPlan plan = candidate.plan();
        return new TuningCertificate(
                CertificateVersions.CURRENT,
                request.objective(),
                request.options().margin(),
                request.options().seed(),
                new CertifiedChoice(candidate.family().key(), parameters(candidate), CanonicalPlan.of(plan)),
                new CertifiedConditions(
                        ServiceValues.of(request.service()),
                        delays(),
                        request.present().capacity().min()),
                run(plan, split.tuned(), tunedBound),
                TunedHours.of(split.tuned()),
                split.unseen().map(trace -> run(plan, trace, unseenBound())),
                report.map(CertificateAssembler::days),
                run(plan, request.trace(), OptionalDouble.empty()),
                statements);
    }

    private CertifiedRun run(ScalingPlan plan, Trace trace, OptionalDouble lowerBound) {
        TrafficPart part = TrafficPart.of(trace, request.service());
        int initial = plan.scaling().capacity().clamp(part.needed());
        Objective objective =
                PartObjective.of(request.objective(), request.trace().minutes(), trace.minutes());
        SimulatedRun run = SimulatedRun.of(plan, part.startingIn(plan.scaling().capacity()), objective, trace);
        return CertifiedRun.of(trace, initial, run.summary(), objective, lowerBound);
    }

    private OptionalDouble unseenBound() {
        return report.map(UnseenReport::lowerBoundInstanceHours).orElseGet(OptionalDouble::empty);
    }

    private static CertifiedDays days(UnseenReport report) {
        return new CertifiedDays(report.days(), report.daysKept(), report.daysMissedAtMost(), report.resamplesKept());
    }

    private SortedMap<String, CertifiedConditions.Range> delays() {
        DelayRanges delays = request.delays();
        SortedMap<String, CertifiedConditions.Range> ranges = new TreeMap<>();
        ranges.put("scaleOutDelay", range(delays.scaleOut()));
        ranges.put("scaleInDelay", range(delays.scaleIn()));
        ranges.put("metricDelay", range(delays.metric()));
        return ranges;
    }

    private static CertifiedConditions.Range range(DelayRange range) {
        return new CertifiedConditions.Range(range.from(), range.to());
    }

    private static Map<String, String> parameters(Candidate candidate) {
        Map<String, String> parameters = new LinkedHashMap<>();
        candidate.parameters().forEach(tuned -> parameters.put(tuned.name(), text(tuned)));
        return parameters;
    }

    private static String text(TunedParameter tuned) {
        return switch (tuned.unit()) {
            case "" -> String.valueOf(tuned.value());
            case "%" -> tuned.value() + " %";
            default -> Plurals.of(tuned.value(), tuned.unit());
        };
    }
}
