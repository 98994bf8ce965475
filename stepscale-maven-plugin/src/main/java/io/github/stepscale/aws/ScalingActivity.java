package io.github.stepscale.aws;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that Application Auto Scaling did, or would have done.
 *
 * @param end absent while it is under way
 * @param status such as {@code Successful}, {@code Failed}
 * @param description such as {@code Setting desired instance count to 3.}
 * @param cause which alarm and which policy
 * @param message how it went; may be empty
 * @param notScaled why the capacity stayed; empty where it changed
 */
public record ScalingActivity(
        Instant start,
        Optional<Instant> end,
        String status,
        String description,
        String cause,
        String message,
        List<NotScaled> notScaled) {
    public ScalingActivity {
        notScaled = List.copyOf(notScaled);
    }

    /**
     * A reason not to scale.
     *
     * @param code such as {@code AlreadyAtMaxCapacity}
     */
    public record NotScaled(String code, Optional<Integer> current, Optional<Integer> max, Optional<Integer> min) {}
}
