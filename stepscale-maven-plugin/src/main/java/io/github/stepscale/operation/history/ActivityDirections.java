package io.github.stepscale.operation.history;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.ScalingDirection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which way each activity went: by the numbers that two in a row tell, or by what its rule can do. */
final class ActivityDirections {
    private static final Pattern COUNT = Pattern.compile("(?:count|concurrency) to (\\d{1,9})\\b");

    private final Map<AutoScaling.Activity, ScalingDirection> known = new HashMap<>();

    private ActivityDirections() {}

    /** @param activities that succeeded, oldest first */
    static ActivityDirections of(List<AutoScaling.Activity> activities) {
        ActivityDirections directions = new ActivityDirections();
        OptionalInt before = OptionalInt.empty();
        for (AutoScaling.Activity activity : activities) {
            OptionalInt after = count(activity);
            if (before.isPresent() && after.isPresent() && before.getAsInt() != after.getAsInt()) {
                directions.known.put(
                        activity, after.getAsInt() > before.getAsInt() ? ScalingDirection.OUT : ScalingDirection.IN);
            }
            before = after;
        }
        return directions;
    }

    /** Empty if neither tells. */
    Optional<ScalingDirection> of(AutoScaling.Activity activity, ScalingRule rule) {
        return of(rule).or(() -> Optional.ofNullable(known.get(activity)));
    }

    /** The one direction that a rule has; empty if it has both, or sets numbers. */
    static Optional<ScalingDirection> of(ScalingRule rule) {
        if (rule.policy().adjustmentType() == AdjustmentType.EXACT_CAPACITY) {
            return Optional.empty();
        }
        boolean adds = rule.policy().stepAdjustments().stream().anyMatch(step -> step.scalingAdjustment() > 0);
        boolean removes = rule.policy().stepAdjustments().stream().anyMatch(step -> step.scalingAdjustment() < 0);
        if (adds == removes) {
            return Optional.empty();
        }
        return Optional.of(adds ? ScalingDirection.OUT : ScalingDirection.IN);
    }

    private static OptionalInt count(AutoScaling.Activity activity) {
        Matcher matcher = COUNT.matcher(activity.description());
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
