package io.github.stepscale.descriptor;

import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.yaml.YamlBuilder;

/** Writes target tracking, with every key: the metric says what the target is in. */
final class TrackingWriter {
    private TrackingWriter() {}

    static void write(YamlBuilder out, TrackingScaling scaling) {
        out.word("layout", TrackingScaling.LAYOUT)
                .mapping(
                        "tracking",
                        below -> below.word("metric", scaling.metric().awsName())
                                .word("target", PlainNumbers.text(scaling.target()))
                                .word("scaleOutCooldown", scaling.scaleOutCooldown())
                                .word("scaleInCooldown", scaling.scaleInCooldown()));
    }
}
