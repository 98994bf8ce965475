package io.github.stepscale.tuning;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.service.Service;
import io.github.stepscale.service.ServiceBuilder;
import io.github.stepscale.simulation.Simulator;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.traffic.Trace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A part of the traffic that is run alone, from the capacity that its first minutes need.
 *
 * @param trace the traffic
 * @param service the properties of the served model
 * @param needed the instances that the busiest of the first ten minutes needs
 */
record TrafficPart(Trace trace, Service service, int needed) {
    private static final int FIRST_MINUTES = 10;
    private static final BigDecimal MAX = BigDecimal.valueOf(Integer.MAX_VALUE);

    static TrafficPart of(Trace trace, Service service) {
        double busiest = IntStream.range(0, Math.min(FIRST_MINUTES, trace.minutes()))
                .mapToDouble(trace::requests)
                .max()
                .orElseThrow();
        BigDecimal each = BigDecimal.valueOf(service.requestsPerInstance().orElseThrow());
        BigDecimal needed = BigDecimal.valueOf(busiest).divide(each, 0, RoundingMode.CEILING);
        return new TrafficPart(trace, service, needed.min(MAX).intValueExact());
    }

    /** Returns the same part of another service. */
    TrafficPart with(UnaryOperator<ServiceBuilder> change) {
        return new TrafficPart(trace, change.apply(service.toBuilder()).build(), needed);
    }

    /** The service with the initial capacity of a range. */
    Service startingIn(CapacityRange range) {
        return service.toBuilder().initialCapacity(range.clamp(needed)).build();
    }

    Simulator simulator(Candidate candidate) {
        ScalingPlan plan = candidate.plan();
        return Simulator.of(plan, startingIn(plan.scaling().capacity()));
    }

    Timeline run(Candidate candidate) {
        return simulator(candidate).run(trace);
    }

    RunFigures figures(Candidate candidate) {
        return figures(run(candidate));
    }

    RunFigures figures(Timeline timeline) {
        double excess = 0;
        for (int minute = 0; minute < timeline.minutes(); minute++) {
            excess += timeline.excess(minute);
        }
        return new RunFigures(timeline.minutes(), trace.total(), excess, timeline.instanceMinutes());
    }
}
