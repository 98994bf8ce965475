package io.github.stepscale.simulation;

import java.util.OptionalDouble;

/**
 * The input of the hindsight search.
 *
 * @param requests the requests of each minute
 * @param throughput the throughput of instances
 * @param range the range of each minute
 * @param lowest the smallest count of any minute
 * @param highest the largest count to search. In a constant range, more than the busiest minute needs is useless; in a
 *     changing range it may help, because a pending change delays a move into the new range
 * @param scaleOutDelay in minutes
 * @param scaleInDelay in minutes
 */
record HindsightProblem(
        double[] requests,
        Throughput throughput,
        ScheduledCapacityRange range,
        int lowest,
        int highest,
        int scaleOutDelay,
        int scaleInDelay) {

    static HindsightProblem of(RunConditions conditions, Throughput throughput) {
        ScheduledCapacityRange range = conditions.range();
        int needed =
                Math.max(range.lowest(), throughput.needed(conditions.trace().peak()));
        return of(conditions, throughput, range.isConstant() ? Math.min(range.highest(), needed) : range.highest());
    }

    /** With every count of the range, whatever it serves. */
    static HindsightProblem wholeRange(RunConditions conditions) {
        return of(
                conditions,
                Throughput.of(OptionalDouble.empty()),
                conditions.range().highest());
    }

    private static HindsightProblem of(RunConditions conditions, Throughput throughput, int highest) {
        return new HindsightProblem(
                conditions.trace().toArray(),
                throughput,
                conditions.range(),
                conditions.range().lowest(),
                highest,
                conditions.service().scaleOutDelay(),
                conditions.service().scaleInDelay());
    }

    /** The number of counts; only valid if the problem is not too large. */
    int counts() {
        return highest - lowest + 1;
    }

    /** Whether the search would have too many states or, with long delays, too many sums. */
    boolean isTooLarge() {
        long states = minutes() * ((long) highest - lowest + 1);
        return states > Hindsight.MAX_STATES || states * ring() > Hindsight.MAX_SUMS;
    }

    /** The number of past minutes that a search keeps. */
    int ring() {
        return Math.min(minutes(), 1 + maxDelay());
    }

    int minutes() {
        return requests.length;
    }

    int instances(int count) {
        return lowest + count;
    }

    int delay(int delta) {
        return delta > 0 ? scaleOutDelay : scaleInDelay;
    }

    int maxDelay() {
        return Math.max(scaleOutDelay, scaleInDelay);
    }

    /** Whether the range of a minute allows a count. */
    boolean allows(int minute, int count) {
        return range.contains(minute, instances(count));
    }

    /**
     * The smallest change in a direction that the range of a minute allows; 0 if there is none.
     */
    int minChange(int minute, int count, int sign) {
        int to = range.clamp(minute, instances(count) + sign);
        int delta = to - instances(count);
        return Integer.signum(delta) == sign ? delta : 0;
    }
}
