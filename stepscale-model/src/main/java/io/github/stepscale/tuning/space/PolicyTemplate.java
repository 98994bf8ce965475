package io.github.stepscale.tuning.space;

import io.github.stepscale.policy.ScalingBehavior;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.traffic.Trace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * What all candidates share.
 *
 * @param present the present description
 * @param each requests per minute that one instance serves
 * @param service the properties of the served model
 * @param objective the objective
 * @param whole whether all minutes that are tuned on have whole numbers of requests
 */
public record PolicyTemplate(
        ScalingDescription present, BigDecimal each, Service service, Objective objective, boolean whole) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** Maximum digits of a bound. */
    private static final int DIGITS = 15;
    /** Above the largest multiple of {@code each} in a bound, in digits, for ranges of up to a hundred instances. */
    private static final int DIGITS_OF_MULTIPLES = 4;

    /**
     * The template of a search.
     *
     * @param service with {@code requestsPerInstance}
     * @param tuned the traffic that is tuned on
     */
    public static PolicyTemplate of(ScalingDescription present, Service service, Objective objective, Trace tuned) {
        return new PolicyTemplate(
                present,
                BigDecimal.valueOf(service.requestsPerInstance().orElseThrow()),
                service,
                objective,
                Arrays.stream(tuned.toArray()).allMatch(requests -> requests == Math.rint(requests)));
    }

    /** The same for a metric whose values are no whole numbers. */
    PolicyTemplate ofFractions() {
        return new PolicyTemplate(present, each, service, objective, false);
    }

    EndpointKind kind() {
        return present.target().kind();
    }

    CapacityRange range() {
        return present.capacity();
    }

    /** The range of a candidate with another minimum. */
    CapacityRange rangeFrom(int minCapacity) {
        return new CapacityRange(minCapacity, range().max());
    }

    /** The description with another policy. */
    ScalingDescription with(CapacityRange range, Metric metric, ScalingBehavior scaling) {
        return new ScalingDescription(
                present.target(),
                range,
                present.suspended(),
                present.schedules(),
                present.wakeFromZero(),
                metric,
                scaling,
                present.stack(),
                present.allow());
    }

    /**
     * The requests that instances serve at a utilization: if all traffic is of whole numbers the next whole number, which
     * the same values reach, and otherwise rounded only as far as bounds with 15 digits need it.
     *
     * @param percent the utilization in percent, of {@code instances} instances
     */
    BigDecimal requests(int percent, int instances) {
        BigDecimal exact =
                each.multiply(BigDecimal.valueOf((long) percent * instances)).divide(HUNDRED);
        if (whole && exact.compareTo(BigDecimal.valueOf(instances)) >= 0) {
            return exact.setScale(0, RoundingMode.CEILING);
        }
        int digits = Math.max(1, each.precision() - each.scale());
        int decimals = Math.max(0, DIGITS - DIGITS_OF_MULTIPLES - digits);
        return exact.scale() > decimals ? exact.setScale(decimals, RoundingMode.HALF_EVEN) : exact;
    }
}
