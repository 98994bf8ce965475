package io.github.stepscale.synth.tuning;

import static java.util.Map.entry;

import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.tuning.space.TunedParameter;
import io.github.stepscale.yaml.SourceMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the place of a tuned number in a descriptor. */
final class NumberPaths {
    private static final String FIRST_OUT = "first out";
    private static final String LAST_OUT = "last out";
    private static final String FIRST_IN = "first in";
    private static final String LAST_IN = "last in";

    /** The places of a number, the most exact first. */
    private static final Map<String, List<String>> PATHS = Map.ofEntries(
            entry("minCapacity", List.of("minCapacity")),
            entry("utilization", List.of("rules[0].steps", "steps")),
            entry("window", List.of("evaluationPeriods")),
            entry("longWindow", List.of("rules[1].evaluationPeriods")),
            entry("lead", List.of("metric.expression")),
            entry("period", List.of("metric")),
            entry("scaleOutFrom", List.of(FIRST_OUT)),
            entry("scaleOutSteps", List.of(LAST_OUT)),
            entry("scaleOutWidth", List.of(LAST_OUT)),
            entry("scaleOutAmount", List.of(LAST_OUT)),
            entry("scaleOutAtLeast", List.of("scaleOut.minAdjustmentMagnitude", LAST_OUT)),
            entry("scaleInBelow", List.of(LAST_IN)),
            entry("scaleInSteps", List.of(FIRST_IN)),
            entry("scaleInPeriods", List.of("scaleIn.evaluationPeriods", "evaluationPeriods")),
            entry("scaleOutPeriods", List.of("scaleOut.evaluationPeriods", "evaluationPeriods")),
            entry("minimaQuantile", List.of("schedules")),
            entry("cooldown", List.of("cooldown", "scaleIn.cooldown")),
            entry("target", List.of("tracking.target")),
            entry("scaleOutCooldown", List.of("tracking.scaleOutCooldown")),
            entry("scaleInCooldown", List.of("tracking.scaleInCooldown")));
    /** For a number that is at its default, and so not written. */
    private static final List<String> OTHERS = List.of("steps", "rules", "tracking");

    private NumberPaths() {}

    /** @param written the descriptor of {@code scaling} */
    static String of(TunedParameter parameter, ScalingDescription scaling, SourceMap written) {
        return Stream.concat(PATHS.getOrDefault(parameter.name(), List.of()).stream(), OTHERS.stream())
                .map(path -> step(path, scaling))
                .filter(written::contains)
                .findFirst()
                .orElse("minCapacity");
    }

    private static String step(String path, ScalingDescription scaling) {
        if (!(scaling.scaling() instanceof LadderScaling ladder)) {
            return path;
        }
        List<Integer> signs =
                ladder.ladder().steps().stream().map(NumberPaths::sign).toList();
        return switch (path) {
            case FIRST_IN -> "steps[" + signs.indexOf(-1) + "]";
            case LAST_IN -> "steps[" + signs.lastIndexOf(-1) + "]";
            case FIRST_OUT -> "steps[" + signs.indexOf(1) + "]";
            case LAST_OUT -> "steps[" + signs.lastIndexOf(1) + "]";
            default -> path;
        };
    }

    private static int sign(Step step) {
        return Integer.signum(step.amount());
    }
}
