package io.github.stepscale.simulation;

import java.math.BigDecimal;
import java.util.OptionalDouble;

/**
 * What instances serve in a minute: the one place that multiplies {@code requestsPerInstance}, so that all ask for the same
 * number to the last bit. It multiplies the digits that were written and sets the point afterwards: 3 instances at 33.3
 * serve 99.9, where three times the double is a little less.
 *
 * @param digits of {@code requestsPerInstance}, without its point; {@link Double#NaN} if it is not known
 * @param tens by which they are divided: a power of ten
 */
record Throughput(double digits, double tens) {

    static Throughput of(OptionalDouble requestsPerInstance) {
        if (requestsPerInstance.isEmpty()) {
            return new Throughput(Double.NaN, 1);
        }
        BigDecimal each = BigDecimal.valueOf(requestsPerInstance.getAsDouble());
        return new Throughput(
                each.unscaledValue().doubleValue(),
                BigDecimal.ONE.scaleByPowerOfTen(each.scale()).doubleValue());
    }

    /** The requests a minute that so many instances serve. */
    double served(int instances) {
        return instances * digits / tens;
    }

    /** The fewest instances that serve so many requests a minute: with them nothing is above capacity. */
    int needed(double requests) {
        int instances = (int) Math.ceil(requests / served(1));
        while (instances > 0 && served(instances - 1) >= requests) {
            instances--;
        }
        while (instances < Integer.MAX_VALUE && served(instances) < requests) {
            instances++;
        }
        return instances;
    }
}
