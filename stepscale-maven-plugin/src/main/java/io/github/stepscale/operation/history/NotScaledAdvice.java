package io.github.stepscale.operation.history;

import io.github.stepscale.aws.SafeText;
import io.github.stepscale.operation.Hints;

/**
 * What to do about the reasons for which Application Auto Scaling did not scale (Application Auto Scaling User Guide, "Scaling
 * activities for Application Auto Scaling").
 */
public final class NotScaledAdvice {
    private NotScaledAdvice() {}

    /**
     * Returns the code with its meaning and what to do, in whole sentences.
     *
     * @param code such as {@code AlreadyAtMaxCapacity}; it may be unknown
     */
    public static String of(String code, Hints hints) {
        return SafeText.oneLine(code) + ": " + meaning(code, hints);
    }

    private static String meaning(String code, Hints hints) {
        return switch (code) {
            case "AlreadyAtMaxCapacity" ->
                "the policy wanted more than maxCapacity. To serve that load, raise maxCapacity and run "
                        + hints.run("deploy") + ".";
            case "AlreadyAtMinCapacity" ->
                "the policy wanted less than minCapacity. That is normal at little load; lower minCapacity to pay for"
                        + " less, then run " + hints.run("deploy") + ".";
            case "AlreadyAtDesiredCapacity" ->
                "the step leads to the capacity that is there. Nothing needs to be done, unless the capacity was to"
                        + " change: then change the step.";
            case "AutoScalingAnticipatedFlapping" ->
                "Application Auto Scaling expected that the change would be undone at once, because after it the metric"
                        + " lies in a step of the other direction. Leave a wider gap between the steps that add and those"
                        + " that remove, or change the capacity by less, and try it with " + hints.run("simulate")
                        + ".";
            case "TargetServicePutResourceAsUnscalable" ->
                "SageMaker accepted no change for a time, as while an endpoint is updating. The alarm asks again while"
                        + " it stays in ALARM; if that lasts, see the status of the endpoint with "
                        + hints.run("status") + ".";
            default ->
                "Application Auto Scaling did not scale, for a reason that this version of stepscale does not know. Its"
                        + " user guide lists the reasons under \"Scaling activities\".";
        };
    }
}
