package io.github.stepscale.descriptor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sees to it that no two files of a run make the same stack: the second would replace the first. */
final class DistinctStacks {
    private final Map<String, String> fileByStack = new HashMap<>();

    private DistinctStacks() {}

    static List<Reading> of(List<Reading> readings) {
        DistinctStacks stacks = new DistinctStacks();
        return readings.stream().map(stacks::check).toList();
    }

    private Reading check(Reading reading) {
        return reading.descriptor().flatMap(this::clash).map(Reading::failed).orElse(reading);
    }

    private Optional<List<LocatedFinding>> clash(Descriptor descriptor) {
        String stack = descriptor.scaling().stackName();
        SourceMap sources = descriptor.sources();
        return Optional.ofNullable(fileByStack.putIfAbsent(stack, sources.file()))
                .map(earlier -> List.of(DescriptorFiles.finding(
                        sources.locate("stackName"),
                        "stackName",
                        Ids.TOGETHER,
                        Words.quoted(stack) + " is the stack of " + earlier + " too: each file needs its own",
                        "Add another stackName to one of them")));
    }
}
