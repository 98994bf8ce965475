package io.github.stepscale.simulation;

/**
 * What the cheapest way costs at a price.
 *
 * @param price of a request in excess, in instance-minutes; infinite where only excess counts
 * @param instanceMinutes that are paid
 * @param excess requests above capacity
 */
record HindsightCost(double price, double instanceMinutes, double excess) {

    /** At any finite price, no way that keeps the budget is cheaper than this (Lagrangian duality). */
    double lowerBound(double budget) {
        return instanceMinutes + price * (excess - budget);
    }

    /** The same way at another price. */
    HindsightCost at(double otherPrice) {
        return new HindsightCost(otherPrice, instanceMinutes, excess);
    }
}
