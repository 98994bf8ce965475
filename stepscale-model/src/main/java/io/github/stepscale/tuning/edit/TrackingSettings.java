package io.github.stepscale.tuning.edit;

import io.github.stepscale.policy.TrackingScaling;
import java.util.List;
import java.util.stream.Stream;

/** The settings of target tracking. */
final class TrackingSettings {
    private static final String PREFIX = TrackingScaling.LAYOUT + ".";
    private static final Part<TrackingScaling> TRACKING =
            Part.BEHAVIOR.below(TrackingScaling.class::cast, (whole, tracking) -> tracking);

    private TrackingSettings() {}

    static Stream<Setting> of(TrackingScaling present) {
        return Stream.of(
                Setting.decimal(
                        List.of(PREFIX + "target"),
                        present.target(),
                        target -> TRACKING.edit(now -> new TrackingScaling(
                                now.metric(), target, now.scaleOutCooldown(), now.scaleInCooldown()))),
                Setting.of(
                        List.of(PREFIX + "scaleOutCooldown"),
                        String.valueOf(present.scaleOutCooldown()),
                        NearbyNumbers.seconds(present.scaleOutCooldown()),
                        String::valueOf,
                        seconds -> TRACKING.edit(now ->
                                new TrackingScaling(now.metric(), now.target(), seconds, now.scaleInCooldown()))),
                Setting.of(
                        List.of(PREFIX + "scaleInCooldown"),
                        String.valueOf(present.scaleInCooldown()),
                        NearbyNumbers.seconds(present.scaleInCooldown()),
                        String::valueOf,
                        seconds -> TRACKING.edit(now ->
                                new TrackingScaling(now.metric(), now.target(), now.scaleOutCooldown(), seconds))));
    }
}
