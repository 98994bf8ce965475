package io.github.stepscale.simulation;

/**
 * What the hindsight optimum is asked for.
 *
 * @param requests of each minute
 * @param requestsPerInstance what one instance serves in a minute
 * @param min instances at least
 * @param max instances at most; more than the busiest minute needs are of no use
 * @param scaleOutDelay in minutes
 * @param scaleInDelay in minutes
 */
record HindsightProblem(
        double[] requests, double requestsPerInstance, int min, int max, int scaleOutDelay, int scaleInDelay) {

    int counts() {
        return max - min + 1;
    }

    double excess(int minute, int instances) {
        return Math.max(0, requests[minute] - instances * requestsPerInstance);
    }

    int minutes() {
        return requests.length;
    }

    /** The age, in minutes since the last change, from which every change is possible. */
    int settledAge() {
        return 1 + Math.max(scaleOutDelay, scaleInDelay);
    }
}
