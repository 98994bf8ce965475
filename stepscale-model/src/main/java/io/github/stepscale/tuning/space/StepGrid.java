package io.github.stepscale.tuning.space;

import io.github.stepscale.policy.metric.EndpointKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the search for steps starts, by what the metric is: its values at half the load of an instance, say, are not half of
 * those at full load. Bounds are in percent of {@linkplain LoadScale full load}.
 *
 * @param outFrom where scaling out starts
 * @param inBelow where scaling in starts
 * @param choices the parameters that are searched beside the bounds and the minimum
 * @param fillsIn whether a missing datapoint counts as 0 for scaling in
 */
record StepGrid(SpaceParameter outFrom, SpaceParameter inBelow, List<SpaceParameter> choices, boolean fillsIn) {
    /** Requests per instance, which are proportional to the load. */
    static final StepGrid REQUESTS =
            new StepGrid(out(10, 300, 50, 60, 70, 80, 90, 100), in(2, 250, 25, 35, 45, 55, 65), many(), false);

    /** Waiting requests, of which there are none as long as the capacity suffices. */
    static final StepGrid BACKLOG =
            new StepGrid(out(1, 1_000, 2, 5, 15, 30, 60), in(1, 900, 1, 4, 10, 25), few(), false);

    /** Requests inside an instance, which grow ever faster. */
    static final StepGrid CONCURRENCY =
            new StepGrid(out(5, 1_000, 40, 60, 80, 110, 160), in(1, 900, 10, 20, 35, 50), few(), false);

    /** Latencies, which hardly grow at first; without requests there are none. */
    static final StepGrid LATENCY =
            new StepGrid(out(2, 500, 10, 25, 50, 80, 110), in(1, 400, 2, 6, 15, 30), few(), true);

    /** Utilization, which is proportional to the load above that of an idle instance. */
    static final StepGrid UTILIZATION =
            new StepGrid(out(10, 300, 50, 65, 80, 95), in(2, 250, 25, 40, 55), few(), false);

    /** The grid of the default metric of a kind of target. */
    static StepGrid of(EndpointKind kind) {
        return kind == EndpointKind.ASYNC ? BACKLOG : REQUESTS;
    }

    /** All parameters; the indices are those of {@link StepSpace}. */
    List<SpaceParameter> parameters(SpaceParameter minimum) {
        List<SpaceParameter> all = new ArrayList<>(choices);
        all.add(StepSpace.OUT_FROM, outFrom);
        all.add(StepSpace.IN_BELOW, inBelow);
        all.add(StepSpace.MINIMUM, minimum);
        return all;
    }

    private static SpaceParameter out(int min, int max, Integer... coarse) {
        return SpaceParameter.of("scaleOutFrom", "%", min, max, coarse);
    }

    private static SpaceParameter in(int min, int max, Integer... coarse) {
        return SpaceParameter.of("scaleInBelow", "%", min, max, coarse);
    }

    private static List<SpaceParameter> many() {
        return choices(List.of(1, 3), List.of(1, 2), List.of(3, 10, 30), List.of(0, 3));
    }

    /** Fewer starting points, for families that are rarely the best. */
    private static List<SpaceParameter> few() {
        return choices(List.of(1, 3), List.of(1), List.of(5, 15, 30), List.of(0));
    }

    private static List<SpaceParameter> choices(
            List<Integer> outSteps, List<Integer> inSteps, List<Integer> inPeriods, List<Integer> cooldowns) {
        List<Integer> doubling = List.of(1, 2, 4, 8);
        List<Integer> one = List.of(1);
        return List.of(
                new SpaceParameter("scaleOutSteps", "", 1, StepSpace.MAX_STEPS, outSteps, one),
                SpaceParameter.of("scaleOutWidth", "%", 5, 100, 25),
                new SpaceParameter("scaleOutAmount", "", 1, 8, List.of(1, 2), one),
                new SpaceParameter("scaleInSteps", "", 1, StepSpace.MAX_STEPS, inSteps, one),
                new SpaceParameter("percent", "", 0, 1, List.of(0, 1), one),
                new SpaceParameter("scaleInPeriods", "minute", 1, 120, inPeriods, doubling),
                new SpaceParameter("cooldown", "minute", 0, 30, cooldowns, doubling));
    }
}
