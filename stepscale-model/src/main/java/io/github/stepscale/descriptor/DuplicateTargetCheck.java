package io.github.stepscale.descriptor;

import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.target.InferenceComponent;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.SourceMap;
import io.github.stepscale.yaml.SourcePosition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses files of one run that scale the same target, which one stack would take from the other, or have the same stack,
 * which the second would replace. All files of a run are for the same Regions.
 */
final class DuplicateTargetCheck {
    private final Map<String, SourcePosition> positionByTarget = new HashMap<>();
    private final Map<String, String> fileByStack = new HashMap<>();

    private DuplicateTargetCheck() {}

    static List<ReadResult> of(List<ReadResult> readings) {
        DuplicateTargetCheck files = new DuplicateTargetCheck();
        return readings.stream().map(files::check).toList();
    }

    private ReadResult check(ReadResult reading) {
        return reading.descriptor()
                .flatMap(descriptor -> sameTarget(descriptor).or(() -> sameStack(descriptor)))
                .map(finding -> ReadResult.failed(List.of(finding)))
                .orElse(reading);
    }

    private Optional<LocatedFinding> sameTarget(Descriptor descriptor) {
        Target target = descriptor.scaling().target();
        String key = target instanceof InferenceComponent ? "inferenceComponentName" : "endpointName";
        SourcePosition position = descriptor.sources().locate(key);
        return Optional.ofNullable(positionByTarget.putIfAbsent(name(target), position))
                .map(earlier -> DescriptorFiles.finding(
                        position,
                        key,
                        MistakeIds.TOGETHER,
                        "this file and " + earlier + " both scale " + name(target) + ": one file is allowed",
                        "Write one file with rules, one for each metric; if the two are for different Regions or"
                                + " accounts, run each alone"));
    }

    private Optional<LocatedFinding> sameStack(Descriptor descriptor) {
        String stack = descriptor.scaling().stackName();
        SourceMap sources = descriptor.sources();
        return Optional.ofNullable(fileByStack.putIfAbsent(stack, sources.file()))
                .map(earlier -> DescriptorFiles.finding(
                        sources.locate("stackName"),
                        "stackName",
                        MistakeIds.TOGETHER,
                        Quotes.of(stack) + " is also the stack of " + earlier
                                + ", which scales another target: each target needs a stack of its own",
                        "Set another stackName in one of them"));
    }

    /** The identity of the target; the name of its endpoint does not matter for an inference component. */
    private static String name(Target target) {
        Map<String, String> names = target.names();
        return target instanceof InferenceComponent
                ? "inference component " + names.get(Dimension.INFERENCE_COMPONENT_NAME)
                : "variant " + names.get(Dimension.VARIANT_NAME) + " of endpoint " + names.get(Dimension.ENDPOINT_NAME);
    }
}
