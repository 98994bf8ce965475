package io.github.stepscale.simulation;

import java.math.BigDecimal;
import java.util.OptionalDouble;

/**
 * The requests that instances serve per minute. The only place that multiplies {@code requestsPerInstance}, so that all
 * results agree to the last bit. It multiplies the decimal digits and divides by a power of ten afterwards: 3 instances
 * at 33.3 serve 99.9, although three times the double is a little less.
 *
 * @param digits the decimal digits of {@code requestsPerInstance} as a whole number; {@link Double#NaN} if unknown
 * @param tens the power of ten to divide by
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

    /** The requests per minute that a number of instances serves. */
    double served(int instances) {
        return instances * digits / tens;
    }

    /** The smallest number of instances that serves the requests per minute without excess. */
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
