package io.github.stepscale.report.simulation;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.lint.Linter;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.LatencyObjective;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.ReplayResult;
import io.github.stepscale.traffic.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Replays to make reports of. */
final class Cases {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final int YEAR = 525_600;

    private Cases() {}

    /** A plan, what is asked of it, and what came of it. */
    record Case(ScalingPlan plan, Service service, Objective objective, ReplayResult replay) {
        String page() {
            return page(Linter.standard().lint(plan));
        }

        String page(List<Finding> findings) {
            return page(new ReportNotes(findings, List.of(), List.of()));
        }

        String page(ReportNotes notes) {
            return SimulationReport.of(plan, service, objective, replay, notes);
        }

        Verdict verdict() {
            return Verdict.of(plan, service, objective, replay);
        }

        ComparisonTable table() {
            return ComparisonTable.of(plan, service, objective, replay);
        }
    }

    static Case of(ScalingPlan plan, Service service, Objective objective, Trace trace) {
        return new Case(plan, service, objective, ReplayResult.of(plan, service, objective, trace));
    }

    /** The policy of the original sample. */
    static ScalingDescriptionBuilder sample() {
        return ScalingDescription.endpoint("object-detection")
                .minCapacity(1)
                .maxCapacity(10)
                .step(Step.upper(20).change(-1))
                .step(Step.lower(20).upper(50).change(0))
                .step(Step.lower(50).change(1))
                .settings(settings -> settings.evaluationPeriods(1)
                        .datapointsToAlarm(1)
                        .treatMissingData(TreatMissingData.MISSING)
                        .metricAggregationType(MetricAggregationType.AVERAGE)
                        .cooldown(60));
    }

    static ScalingPlan samplePlan() {
        return ScalingPlan.of(sample().build());
    }

    static Service sampleService() {
        return Service.builder()
                .requestsPerInstance(50)
                .scaleOutDelay(7)
                .scaleInDelay(4)
                .metricDelay(0)
                .build();
    }

    static Objective maxExcess(double share) {
        return new Objective(OptionalDouble.of(share), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** A burst of an hour and a half: up, a plateau, and down. */
    static Trace burst() {
        return Trace.of(
                START,
                IntStream.range(0, 90)
                        .mapToDouble(minute -> Math.min(180, Math.max(10, 12 * Math.min(minute - 5, 85 - minute))))
                        .toArray());
    }

    static Case small() {
        return of(samplePlan(), sampleService(), maxExcess(0.01), burst());
    }

    /** The response of one copy of a language model to load, as calibrate measures it. */
    static ServiceCurve curve() {
        double[][] rows = {
            {6, 1_500, 1_450, 2_400, 0.15},
            {30, 1_560, 1_500, 2_550, 0.78},
            {60, 1_720, 1_640, 2_900, 1.72},
            {90, 2_050, 1_930, 3_600, 3.1},
            {105, 2_500, 2_300, 4_700, 4.4},
            {114, 3_300, 2_950, 6_900, 6.3},
            {120, 5_600, 4_800, 12_500, 11.2},
        };
        return new ServiceCurve(Stream.of(rows)
                .map(row -> new ServiceCurve.Row(
                        row[0], row[1], row[4], Map.of(LatencyQuantile.P50, row[2], LatencyQuantile.P95, row[3])))
                .toList());
    }

    /** Copies of a language model: more by the requests inside a copy, fewer by the requests to it. */
    static ScalingDescriptionBuilder languageModel() {
        return ScalingDescription.inferenceComponent("chat")
                .minCapacity(1)
                .maxCapacity(8)
                .rule(
                        "busy",
                        rule -> rule.metric("ConcurrentRequestsPerCopy")
                                .step(Step.lower(3).upper(6).change(1))
                                .step(Step.lower(6).change(3)))
                .rule(
                        "idle",
                        rule -> rule.metric("InvocationsPerCopy")
                                .step(Step.upper(50).change(-1)));
    }

    static Service languageService() {
        return Service.builder()
                .requestsPerInstance(105)
                .scaleOutDelay(4)
                .scaleInDelay(2)
                .curve(curve())
                .saturation(126)
                .concurrencyPeak(1.3)
                .build();
    }

    /** Two hours that rise, a rush that is too much, and a calm evening. */
    static Trace rush() {
        return Trace.of(
                START,
                IntStream.range(0, 300)
                        .mapToDouble(minute -> Math.rint(60
                                + 150 * Math.pow(Math.sin(minute * Math.PI / 300), 2)
                                + (minute >= 150 && minute < 180 ? 420 : 0)
                                + 18 * Math.sin(minute * 1.7)))
                        .toArray());
    }

    static LatencyObjective latencyLimit() {
        return new LatencyObjective(LatencyStatistic.of(LatencyQuantile.P95), Duration.ofSeconds(5), 0.99);
    }

    /** A measured curve, a limit of the latency, and two rules on different metrics. */
    static Case language() {
        return of(
                ScalingPlan.of(languageModel().build()),
                languageService(),
                new Objective(
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        Optional.of(latencyLimit())),
                rush());
    }

    /** Days and weeks with some noise, of a generator of its own so that it is the same everywhere. */
    static Trace year() {
        long[] seed = {42};
        return Trace.of(
                START,
                IntStream.range(0, YEAR)
                        .mapToDouble(minute -> {
                            seed[0] = seed[0] * 6364136223846793005L + 1442695040888963407L;
                            double noise = (seed[0] >>> 40) / (double) (1 << 24) - 0.5;
                            int ofDay = Math.floorMod(minute + 720, 1_440) - 720;
                            double day = 1 - Math.abs(ofDay) / 720.0;
                            double week = minute / 1_440 % 7 < 5 ? 1 : 0.6;
                            return Math.rint(Math.max(0, 40 + 300 * week * day * day + 60 * noise));
                        })
                        .toArray());
    }
}
