package io.github.stepscale.simulation;

/**
 * What the hindsight optimum is asked for.
 *
 * @param requests of each minute
 * @param throughput what instances serve
 * @param range of each minute
 * @param lowest the fewest instances that any minute allows
 * @param highest the most. In one range more than the busiest minute needs are of no use; where the range changes they may
 *     be, since a change that is under way holds a move into the new range back
 * @param scaleOutDelay in minutes
 * @param scaleInDelay in minutes
 */
record HindsightProblem(
        double[] requests,
        Throughput throughput,
        ScheduledRange range,
        int lowest,
        int highest,
        int scaleOutDelay,
        int scaleInDelay) {

    static HindsightProblem of(RunConditions conditions) {
        ScheduledRange range = conditions.range();
        Throughput throughput = Throughput.of(conditions.service().requestsPerInstance());
        int needed =
                Math.max(range.lowest(), throughput.needed(conditions.trace().peak()));
        return new HindsightProblem(
                conditions.trace().toArray(),
                throughput,
                range,
                range.lowest(),
                range.isConstant() ? Math.min(range.highest(), needed) : range.highest(),
                conditions.service().scaleOutDelay(),
                conditions.service().scaleInDelay());
    }

    /** How many there are; asked only where they are not too many. */
    int counts() {
        return highest - lowest + 1;
    }

    /** Whether there are too many minutes times counts, or with long delays too much to add up, to search them all. */
    boolean isTooLarge() {
        long states = minutes() * ((long) highest - lowest + 1);
        return states > Hindsight.LARGEST || states * ring() > Hindsight.MOST_WORK;
    }

    /** How many minutes of the past a search looks back on. */
    int ring() {
        return Math.min(minutes(), 1 + longestDelay());
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

    int longestDelay() {
        return Math.max(scaleOutDelay, scaleInDelay);
    }

    /** Whether a count may be decided on in a minute, or kept. */
    boolean allows(int minute, int count) {
        return range.contains(minute, instances(count));
    }

    /**
     * The least that a change decided in a minute adds, for a positive sign, or the least that it removes; 0 where the range
     * has nothing on that side.
     */
    int leastChange(int minute, int count, int sign) {
        int to = range.clamp(minute, instances(count) + sign);
        int delta = to - instances(count);
        return Integer.signum(delta) == sign ? delta : 0;
    }
}
