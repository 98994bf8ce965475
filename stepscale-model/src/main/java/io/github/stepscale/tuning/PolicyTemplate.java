package io.github.stepscale.tuning;

import io.github.stepscale.policy.ScalingBehavior;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.target.CapacityRange;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What all candidates share.
 *
 * @param present the present description
 * @param each requests per minute that one instance serves
 */
record PolicyTemplate(ScalingDescription present, BigDecimal each) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** Maximum digits of a bound. */
    private static final int DIGITS = 15;
    /** Above the largest multiple of {@code each} in a bound, in digits, for ranges of up to a hundred instances. */
    private static final int DIGITS_OF_MULTIPLES = 4;

    static PolicyTemplate of(TuningRequest request) {
        return new PolicyTemplate(
                request.present(),
                BigDecimal.valueOf(request.service().requestsPerInstance().orElseThrow()));
    }

    EndpointKind kind() {
        return present.target().kind();
    }

    CapacityRange range() {
        return present.capacity();
    }

    /** The description with another policy. */
    ScalingDescription with(int minCapacity, Metric metric, ScalingBehavior scaling) {
        return with(new CapacityRange(minCapacity, range().max()), metric, scaling);
    }

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
     * The requests that instances serve at a utilization, rounded only as far as bounds with 15 digits need it.
     *
     * @param percent the utilization in percent, of {@code instances} instances
     */
    BigDecimal requests(int percent, int instances) {
        BigDecimal exact =
                each.multiply(BigDecimal.valueOf((long) percent * instances)).divide(HUNDRED);
        int whole = Math.max(1, each.precision() - each.scale());
        int decimals = Math.max(0, DIGITS - DIGITS_OF_MULTIPLES - whole);
        return exact.scale() > decimals ? exact.setScale(decimals, RoundingMode.HALF_EVEN) : exact;
    }
}
