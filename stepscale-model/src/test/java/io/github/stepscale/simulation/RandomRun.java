package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.Trace;
import java.util.Random;

/** A plan, what is known of the served model, and traffic. */
record RandomRun(ScalingPlan plan, Service service, Trace trace) {

    /** The same seed gives the same run. */
    static RandomRun of(long seed) {
        // Neighbouring seeds begin with much the same numbers, so the first ones are passed over.
        Random random = new Random(seed * 7_919);
        random.nextLong();
        Draw draw = new Draw(random);
        return new RandomRunMaker(draw).run();
    }
}
