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

/** The direction of each activity: from the capacities of two consecutive activities, or from the steps of its rule. */
final class ActivityDirections {
    private static final Pattern COUNT = Pattern.compile("(?:count|concurrency) to (\\d{1,9})\\b");

    private final Map<AutoScaling.Activity, ScalingDirection> byActivity = new HashMap<>();

    private ActivityDirections() {}

    /** @param activities the successful ones, oldest first */
    static ActivityDirections of(List<AutoScaling.Activity> activities) {
        ActivityDirections directions = new ActivityDirections();
        OptionalInt before = OptionalInt.empty();
        for (AutoScaling.Activity activity : activities) {
            OptionalInt after = count(activity);
            if (before.isPresent() && after.isPresent() && before.getAsInt() != after.getAsInt()) {
                directions.byActivity.put(
                        activity, after.getAsInt() > before.getAsInt() ? ScalingDirection.OUT : ScalingDirection.IN);
            }
            before = after;
        }
        return directions;
    }

    /** Returns the direction of an activity of a rule; empty if it is unknown. */
    Optional<ScalingDirection> of(AutoScaling.Activity activity, ScalingRule rule) {
        return of(rule).or(() -> Optional.ofNullable(byActivity.get(activity)));
    }

    /** Returns the only direction of a rule; empty if it has both, or sets exact capacities. */
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
