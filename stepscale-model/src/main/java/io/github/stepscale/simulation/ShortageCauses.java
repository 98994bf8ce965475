package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.service.Service;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where the shortage of a policy comes from. Causes are removed one after the other, in the order of {@link Cause}, and none
 * of them comes back; each gets what the shortage drops by at its turn. The drops and the rest are exact decimals: their sum
 * is the total.
 *
 * @param measure what is counted
 * @param total the shortage of the policy as it is
 * @param drops one for each cause, in order; empty if there is no shortage. A negative one says that the removal makes the
 *     shortage larger
 * @param rest what is left without any of the causes
 */
public record ShortageCauses(Measure measure, BigDecimal total, List<Drop> drops, BigDecimal rest) {

    /** What a shortage is counted in. */
    public enum Measure {
        /** Requests above capacity. */
        EXCESS,
        /** Requests that do not keep the limit of the latency. */
        LATE,
        /** The longest wait of an asynchronous endpoint, in minutes. */
        WAIT
    }

    /** A cause, and what its removal means. */
    public enum Cause {
        /** Added instances serve in the next minute: {@code service.scaleOutDelay} is 0. */
        START_UP_DELAY,
        /** An alarm sees a minute at its end: {@code service.metricDelay} is 0. */
        METRIC_DELAY,
        /** All cooldowns are 0. */
        COOLDOWN,
        /**
         * At the end of each minute, the capacity rises to what its requests need, unless the policy has more: no step is
         * too small, no alarm waits for more periods, and no pending change is in the way. The maximum stays.
         */
        STEPS,
        /** The same without a maximum. */
        MAXIMUM
    }

    /**
     * What the removal of a cause brings.
     *
     * @param cause the cause
     * @param amount in the unit of the measure; negative if the shortage grows
     */
    public record Drop(Cause cause, BigDecimal amount) {}

    public ShortageCauses {
        drops = List.copyOf(drops);
    }

    /**
     * Finds the causes of requests above capacity or, for an asynchronous endpoint, of the longest wait.
     *
     * @return empty without {@code requestsPerInstance}, and if requests wait without end
     * @throws io.github.stepscale.validation.InvalidValueException if the plan cannot be simulated
     */
    public static Optional<ShortageCauses> of(ScalingPlan plan, Service service, Trace trace) {
        return of(plan, service, Objective.NONE, trace);
    }

    /**
     * Finds the causes of what an objective limits: of late requests under a limit of the latency, otherwise as without an
     * objective.
     *
     * @return empty if the shortage is unknown or without end
     * @throws io.github.stepscale.validation.InvalidValueException if the plan cannot be simulated
     */
    public static Optional<ShortageCauses> of(ScalingPlan plan, Service service, Objective objective, Trace trace) {
        return ShortageMeter.of(plan, service, objective)
                .flatMap(meter -> new CauseRemoval(plan, service, trace, meter).causes());
    }

    /**
     * Splits a shortage.
     *
     * @param shortages of the policy as it is, then after the removal of each cause
     */
    static ShortageCauses of(Measure measure, List<Double> shortages) {
        List<BigDecimal> exact = shortages.stream().map(PlainNumbers::decimal).toList();
        List<Drop> drops = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            int removed = drops.size();
            BigDecimal drop = exact.get(removed).subtract(exact.get(removed + 1));
            drops.add(new Drop(cause, Decimals.normalize(drop)));
        }
        return new ShortageCauses(measure, exact.get(0), drops, exact.get(exact.size() - 1));
    }

    /** The drops by cause. */
    public Map<Cause, BigDecimal> byCause() {
        Map<Cause, BigDecimal> amounts = new EnumMap<>(Cause.class);
        drops.forEach(drop -> amounts.put(drop.cause(), drop.amount()));
        return amounts;
    }

    /** The share of an amount in the total; empty if the total is 0. */
    public OptionalDouble share(BigDecimal amount) {
        return total.signum() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(amount.doubleValue() / total.doubleValue());
    }
}
