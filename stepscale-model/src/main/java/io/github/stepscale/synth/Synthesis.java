package io.github.stepscale.synth;

import io.github.stepscale.descriptor.Descriptor;
import io.github.stepscale.descriptor.DescriptorFiles;
import io.github.stepscale.descriptor.ReadResult;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.lint.Linter;
import io.github.stepscale.lint.TemplateSizeCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.service.ResponseWarnings;
import io.github.stepscale.service.Service;
import io.github.stepscale.template.StackTemplate;
import io.github.stepscale.yaml.LocatedFinding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of synthesizing one descriptor: it is read, planned, checked and rendered.
 *
 * @param stack the stack that the descriptor describes; empty if it could not be read
 * @param findings the mistakes in the descriptor, or what lint found; with an error among them the stack must not be
 *     deployed
 */
public record Synthesis(Optional<SynthesizedStack> stack, List<LocatedFinding> findings) {
    public Synthesis {
        findings = List.copyOf(findings);
    }

    /**
     * Synthesizes every descriptor of a path, several at the same time.
     *
     * @param fileOrDirectory as for {@link DescriptorFiles#read}
     * @param overrides as for {@link DescriptorFiles#read}
     */
    public static List<Synthesis> of(DescriptorFiles files, Path fileOrDirectory, Map<String, String> overrides) {
        return files.read(fileOrDirectory, overrides).parallelStream()
                .map(Synthesis::of)
                .toList();
    }

    /** Synthesizes a descriptor that was read already. */
    public static Synthesis of(ReadResult result) {
        return result.descriptor()
                .map(Synthesis::of)
                .orElseGet(() -> new Synthesis(Optional.empty(), result.findings()));
    }

    private static Synthesis of(Descriptor descriptor) {
        ScalingPlan plan = ScalingPlan.of(descriptor.scaling());
        String template = StackTemplate.of(plan).yaml();
        Stream<Finding> others = Stream.concat(
                        ResponseWarnings.of(descriptor.service()).stream(),
                        TemplateSizeCheck.check(template.getBytes(StandardCharsets.UTF_8).length).stream())
                .filter(finding -> !Linter.isAllowed(finding, descriptor.scaling()));
        List<LocatedFinding> findings = Stream.concat(Linter.standard().lint(plan, delays(descriptor)).stream(), others)
                .map(descriptor::locate)
                .toList();
        return new Synthesis(Optional.of(new SynthesizedStack(descriptor, plan, template)), findings);
    }

    private static ServiceDelays delays(Descriptor descriptor) {
        Service service = descriptor.service();
        return new ServiceDelays(service.metricDelay(), service.scaleOutDelay(), service.scaleInDelay());
    }
}
