package io.github.stepscale.simulation;

/**
 * The cost of the cheapest path at a price.
 *
 * @param price the price of a request above capacity, in instance-minutes; infinite if only excess counts
 * @param instanceMinutes paid instance-minutes
 * @param excess requests above capacity
 */
record HindsightCost(double price, double instanceMinutes, double excess) {

    /** The lower bound of the cost of every path within a budget, at a finite price (Lagrangian duality). */
    double lowerBound(double budget) {
        return instanceMinutes + price * (excess - budget);
    }

    /** The cost of the same path at another price. */
    HindsightCost at(double otherPrice) {
        return new HindsightCost(otherPrice, instanceMinutes, excess);
    }
}
