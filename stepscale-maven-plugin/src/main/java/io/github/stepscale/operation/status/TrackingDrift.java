package io.github.stepscale.operation.status;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.AutoScaling.Policy.Tracking;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Decimals;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Compares a policy of target tracking with the descriptor: its metric, its target and its cooldowns. */
final class TrackingDrift {
    static final String TYPE = "TargetTrackingScaling";

    private TrackingDrift() {}

    /** @param stackArn the ARN that the stack knows; absent if it has no such policy, or was not read */
    static List<Difference> of(
            TrackingScaling described, Optional<String> stackArn, Optional<AutoScaling.Policy> live) {
        DifferenceList differences = new DifferenceList(Remedy.PUT_POLICY);
        live.ifPresentOrElse(
                policy -> compare(described, policy, stackArn, differences),
                () -> differences.add(Difference.ABSENT, stackArn.isPresent() ? Remedy.RECREATE : Remedy.DEPLOY));
        return differences.toList();
    }

    private static void compare(
            TrackingScaling described, AutoScaling.Policy live, Optional<String> stackArn, DifferenceList differences) {
        stackArn.filter(arn -> !arn.equals(live.arn()))
                .ifPresent(arn -> differences.add(
                        "deleted and created again without CloudFormation, so that its ARN is another",
                        Remedy.RECREATE));
        differences.compare("policyType", TYPE, live.type(), Remedy.RECREATE);
        live.tracking().ifPresent(running -> compare(described, running, differences));
    }

    private static void compare(TrackingScaling described, Tracking live, DifferenceList differences) {
        differences.compare(
                "metric", described.metric().awsName(), live.metric().orElse("one that is not predefined"));
        differences.compare(
                "target", PlainNumbers.text(described.target()), PlainNumbers.text(Decimals.of(live.target())));
        differences.compare("scaleOutCooldown", described.scaleOutCooldown(), cooldown(live.scaleOutCooldown()));
        differences.compare("scaleInCooldown", described.scaleInCooldown(), cooldown(live.scaleInCooldown()));
        if (live.scaleInDisabled()) {
            differences.add("disableScaleIn: false -> true");
        }
    }

    private static int cooldown(OptionalInt seconds) {
        return seconds.orElse(TrackingScaling.DEFAULT_COOLDOWN);
    }
}
