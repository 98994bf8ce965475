package io.github.stepscale.report.tuning;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.Tuning;
import io.github.stepscale.tuning.TuningOptions;
import io.github.stepscale.tuning.TuningRequest;
import io.github.stepscale.tuning.TuningResult;
import io.github.stepscale.tuning.space.PolicyFamily;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Searches to make pages of, small enough for tests. */
final class TuningPages {
    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final int PERIOD = 200;
    /** The family that is searched at once. */
    private static final TuningOptions FIXED = TuningOptions.standard().withFamilies(PolicyFamily.FIXED);

    private TuningPages() {}

    /** A search, and what came of it. */
    record Case(TuningRequest request, TuningResult result) {
        static Case of(TuningRequest request) {
            return new Case(request, Tuning.run(request));
        }

        String page() {
            return TuningReport.of(request, result, new TuningNotes(List.of("Minutes without a row count as 0.")));
        }
    }

    /** Ten hours, half of them unseen: a policy that adds one instance at a time is beaten by a ladder. */
    static Case small() {
        return Small.CASE;
    }

    /** Run once for all tests. */
    private static final class Small {
        static final Case CASE = Case.of(request(
                present().build(),
                0.02,
                TuningOptions.standard()
                        .withFamilies(PolicyFamily.FIXED, PolicyFamily.CAPACITY_LADDER, PolicyFamily.TARGET_TRACKING)));
    }

    /** The same search, of which the choice misses an objective on the unseen part. */
    static Case missedUnseen() {
        return new Case(request(present().build(), 1e-6, FIXED), small().result());
    }

    /** Five instances serve less than the peaks need. */
    static Case impossible() {
        return Case.of(request(present().maxCapacity(5).build(), 1e-6, FIXED));
    }

    /** Nothing is unseen. */
    static Case whole() {
        return Case.of(request(present().build(), 0.02, FIXED.withShare(1)));
    }

    /** Requests that wait, for ten minutes at most. */
    static Case queue() {
        ScalingDescription present = ScalingDescription.endpoint("queue")
                .inferenceType(EndpointKind.ASYNC)
                .minCapacity(1)
                .maxCapacity(8)
                .step(Step.upper(0.5).change(-1))
                .step(Step.lower(5).change(1))
                .build();
        return Case.of(new TuningRequest(
                present,
                Service.builder().requestsPerInstance(100).build(),
                new Objective(OptionalDouble.empty(), OptionalDouble.of(10), OptionalDouble.empty()),
                traffic(),
                FIXED));
    }

    /** @param text what the owner of the descriptor wrote */
    static Case described(String text) {
        return Case.of(request(present().description(text).build(), 0.02, FIXED));
    }

    static TuningRequest request(ScalingDescription present, double maxExcess, TuningOptions options) {
        return new TuningRequest(
                present,
                Service.builder().requestsPerInstance(100).build(),
                new Objective(OptionalDouble.of(maxExcess), OptionalDouble.empty(), OptionalDouble.empty()),
                traffic(),
                options);
    }

    static ScalingDescriptionBuilder present() {
        return ScalingDescription.endpoint("shop")
                .minCapacity(1)
                .maxCapacity(8)
                .layout(Layout.SPLIT)
                .step(Step.upper(30).change(-1))
                .step(Step.lower(60).change(+1));
    }

    /** Slow waves with a burst on some of them. */
    static Trace traffic() {
        return Trace.of(
                START,
                IntStream.range(0, 600).mapToDouble(TuningPages::requests).toArray());
    }

    private static double requests(int minute) {
        int wave = Math.abs(minute % PERIOD - PERIOD / 2);
        return 420 - 4 * wave + (minute % 71 < 6 ? 150 : 0);
    }
}
