package io.github.stepscale.tuning;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.space.PolicyTemplate;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/** Requests to tune, small enough for tests. */
public final class TuningCase {
    public static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
    public static final int DAY = 1_440;

    private TuningCase() {}

    /** One instance serves 100 requests a minute; 1 to 10 instances. */
    public static Service service() {
        return Service.builder()
                .requestsPerInstance(100)
                .scaleOutDelay(4)
                .scaleInDelay(4)
                .build();
    }

    public static ScalingDescription present() {
        return ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(10)
                .layout(Layout.SPLIT)
                .step(Step.upper(40).change(-1))
                .step(Step.lower(80).change(+1))
                .build();
    }

    public static Objective maxExcess(double share) {
        return new Objective(OptionalDouble.of(share), OptionalDouble.empty(), OptionalDouble.empty());
    }

    public static TuningRequest request(Trace trace, double maxExcess, TuningOptions options) {
        return new TuningRequest(present(), service(), maxExcess(maxExcess), trace, options);
    }

    public static PolicyTemplate template(TuningRequest request) {
        return request.template();
    }

    /** Days with a slow wave, noise, and bursts of some minutes. */
    public static Trace daily(long seed, int minutes) {
        Random random = new Random(seed * 7_919);
        double[] requests = new double[minutes];
        int burst = 0;
        for (int minute = 0; minute < minutes; minute++) {
            burst = burst > 0 ? burst - 1 : random.nextInt(400) == 0 ? 5 + random.nextInt(30) : 0;
            double wave = 350 - 250 * Math.cos(2 * Math.PI * minute / DAY);
            requests[minute] = Math.rint(wave * (0.9 + 0.2 * random.nextDouble()) + (burst > 0 ? 200 : 0));
        }
        return Trace.of(MIDNIGHT, requests);
    }

    public static Trace constant(double requests, int minutes) {
        return Trace.of(
                MIDNIGHT,
                IntStream.range(0, minutes).mapToDouble(minute -> requests).toArray());
    }
}
