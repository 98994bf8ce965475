package io.github.stepscale.importing.link;

/**
 * The ARN of a scaling policy, {@code arn:aws:autoscaling:<region>:<account>:scalingPolicy:<uuid>:resource/<namespace>/<id>}.
 * Policies of groups of EC2 instances have another resource after it.
 */
final class PolicyArn {
    private static final String START = "arn:";
    private static final String KIND = ":scalingPolicy:";
    private static final String RESOURCE = ":resource/";

    private PolicyArn() {}

    /** Whether a text is the ARN of a policy of Application Auto Scaling. */
    static boolean isOne(String text) {
        return text.startsWith(START) && text.contains(KIND) && text.contains(RESOURCE);
    }
}
