package io.github.stepscale.tuning.selection;

import io.github.stepscale.tuning.search.FrontPoint;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The best policy of a family of which none qualifies.
 *
 * @param point the policy that meets the most requirements: of those that miss the margin the least short, else the cheapest
 * @param reason the first requirement that it misses
 */
public record RejectedPolicy(FrontPoint point, Rejection reason) {

    /**
     * Finds it on a front.
     *
     * @param front from the smallest shortage to the lowest cost
     * @param judge why a policy of the front is rejected
     */
    public static Optional<RejectedPolicy> best(
            List<FrontPoint> front, Function<FrontPoint, Optional<Rejection>> judge) {
        List<RejectedPolicy> rejected = front.stream()
                .flatMap(point -> judge.apply(point).map(reason -> new RejectedPolicy(point, reason)).stream())
                .toList();
        int met = rejected.stream().mapToInt(RejectedPolicy::met).max().orElse(0);
        List<RejectedPolicy> furthest =
                rejected.stream().filter(policy -> policy.met() == met).toList();
        return furthest.isEmpty() ? Optional.empty() : Optional.of(furthest.get(met == 0 ? 0 : furthest.size() - 1));
    }

    private int met() {
        return reason.met();
    }
}
