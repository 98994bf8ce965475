package io.github.stepscale.operation.history;

import io.github.stepscale.aws.ScalingActivity;
import io.github.stepscale.plan.Rule;
import io.github.stepscale.policy.AdjustmentType;
import io.github.stepscale.policy.Direction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which way each activity went: by the numbers that two in a row tell, or by what its rule can do. */
final class Directions {
    private static final Pattern COUNT = Pattern.compile("(?:count|concurrency) to (\\d{1,9})\\b");

    private final Map<ScalingActivity, Direction> known = new HashMap<>();

    private Directions() {}

    /** @param activities that succeeded, oldest first */
    static Directions of(List<ScalingActivity> activities) {
        Directions directions = new Directions();
        OptionalInt before = OptionalInt.empty();
        for (ScalingActivity activity : activities) {
            OptionalInt after = count(activity);
            if (before.isPresent() && after.isPresent() && before.getAsInt() != after.getAsInt()) {
                directions.known.put(activity, after.getAsInt() > before.getAsInt() ? Direction.OUT : Direction.IN);
            }
            before = after;
        }
        return directions;
    }

    /** Empty if neither tells. */
    Optional<Direction> of(ScalingActivity activity, Rule rule) {
        return of(rule).or(() -> Optional.ofNullable(known.get(activity)));
    }

    /** The one direction that a rule has; empty if it has both, or sets numbers. */
    static Optional<Direction> of(Rule rule) {
        if (rule.policy().adjustmentType() == AdjustmentType.EXACT_CAPACITY) {
            return Optional.empty();
        }
        boolean adds = rule.policy().stepAdjustments().stream().anyMatch(step -> step.scalingAdjustment() > 0);
        boolean removes = rule.policy().stepAdjustments().stream().anyMatch(step -> step.scalingAdjustment() < 0);
        if (adds == removes) {
            return Optional.empty();
        }
        return Optional.of(adds ? Direction.OUT : Direction.IN);
    }

    private static OptionalInt count(ScalingActivity activity) {
        Matcher matcher = COUNT.matcher(activity.description());
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
