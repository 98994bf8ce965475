package io.github.stepscale.curve;

/** Erlang's C formula. */
final class ErlangC {
    private ErlangC() {}

    /**
     * The probability that a request has to wait.
     *
     * @param workers at least 1
     * @param utilization the share of the workers that are busy, above 0 and below 1
     */
    static double probability(int workers, double utilization) {
        double offered = workers * utilization;
        // Erlang's B by its recursion, which neither overflows nor cancels digits as factorials do.
        double blocked = 1;
        for (int worker = 1; worker <= workers; worker++) {
            blocked = offered * blocked / (worker + offered * blocked);
        }
        return blocked / (1 - utilization * (1 - blocked));
    }
}
