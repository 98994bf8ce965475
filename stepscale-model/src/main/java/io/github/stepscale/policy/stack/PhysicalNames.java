package io.github.stepscale.policy.stack;

import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.util.Optional;

/**
 * The names of the policy and of the alarm of one rule in AWS. Neither can be changed in place: CloudFormation replaces the
 * resource.
 *
 * @param policy 1 to 256 printable ASCII characters; if absent, the template names the policy after the stack and the rule
 * @param alarm 1 to 255 printable characters on one line; if absent, CloudFormation names the alarm
 */
public record PhysicalNames(Optional<String> policy, Optional<String> alarm) {
    /** Names that others choose. */
    public static final PhysicalNames NONE = new PhysicalNames(Optional.empty(), Optional.empty());

    /** Application Auto Scaling API Reference, "PutScalingPolicy". */
    private static final int MAX_POLICY = 256;
    /** CloudWatch API Reference, "PutMetricAlarm". */
    private static final int MAX_ALARM = 255;

    /** @throws InvalidValueException if a name is too long or has invalid characters */
    public PhysicalNames {
        Validator checks = new Validator();
        policy.ifPresent(
                name -> checks.requireLine(name, "policy", 1, MAX_POLICY).requireAscii(name, "policy"));
        alarm.ifPresent(name -> checks.requireLine(name, "alarm", 1, MAX_ALARM));
        checks.throwIfAny();
    }
}
