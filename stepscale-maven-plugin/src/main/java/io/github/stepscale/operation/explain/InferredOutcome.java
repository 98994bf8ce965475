package io.github.stepscale.operation.explain;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.operation.history.ActivityDescription;
import io.github.stepscale.operation.history.ActivityHistory;
import io.github.stepscale.text.Timestamps;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a request of an alarm that AWS recorded no answer to.
 *
 * @param probable whether it is inferred
 */
record InferredOutcome(String words, boolean probable) {

    /**
     * What the activities before it make of it.
     *
     * @param alarm its name
     * @param what is scaled: {@code endpoint}
     */
    static InferredOutcome inferred(
            PolicyRequest asked, String alarm, String what, ActivityHistory course, Instant at) {
        if (asked.holds()) {
            return new InferredOutcome("nothing to do", false);
        }
        return updating(what, course, at)
                .or(() -> cooling(asked, alarm, course, at))
                .or(() -> course.refusal(alarm, at)
                        .map(ActivityDescription::reason)
                        .map("probably refused again: "::concat))
                .map(words -> new InferredOutcome(words, true))
                .orElseGet(() -> new InferredOutcome("no scaling activity followed" + mayHold(asked), false));
    }

    private static String mayHold(PolicyRequest asked) {
        boolean holds = asked.value().isEmpty()
                && asked.rule().policy().stepAdjustments().stream().anyMatch(asked::holds);
        return holds ? ", as when the step changes nothing" : "";
    }

    private static Optional<String> updating(String what, ActivityHistory course, Instant at) {
        return course.underWay(at)
                .map(activity -> "probably refused: " + what + " updating "
                        + activity.end()
                                .map(Timestamps::hourMinute)
                                .map("until "::concat)
                                .orElse(since(activity)));
    }

    private static String since(AutoScaling.Activity activity) {
        return "since " + Timestamps.hourMinute(activity.start());
    }

    private static Optional<String> cooling(PolicyRequest asked, String alarm, ActivityHistory course, Instant at) {
        return course.cooldownEnd(alarm, asked.rule().policy().cooldown(), at)
                .map(end -> "probably held back: cooldown until " + Timestamps.hourMinute(end));
    }
}
