package io.github.stepscale.synth;

import io.github.stepscale.descriptor.Descriptor;
import io.github.stepscale.descriptor.DescriptorFiles;
import io.github.stepscale.descriptor.ReadResult;
import io.github.stepscale.descriptor.Sections;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.lint.Linter;
import io.github.stepscale.lint.TemplateSize;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.simulation.Service;
import io.github.stepscale.template.StackTemplate;
import io.github.stepscale.yaml.LocatedFinding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of one descriptor.
 *
 * @param stack what it describes; absent if it could not be read
 * @param findings the mistakes in it, or what lint found; an error among them means that the stack should not be deployed
 */
public record Synthesis(Optional<SynthesizedStack> stack, List<LocatedFinding> findings) {
    public Synthesis {
        findings = List.copyOf(findings);
    }

    /**
     * Checks every descriptor that is meant, several at the same time.
     *
     * @param fileOrDirectory as for {@link DescriptorFiles#read}
     * @param overrides as for {@link DescriptorFiles#read}
     */
    public static List<Synthesis> of(DescriptorFiles files, Path fileOrDirectory, Map<String, String> overrides) {
        return files.read(fileOrDirectory, overrides).parallelStream()
                .map(Synthesis::of)
                .toList();
    }

    /** Checks what was read. */
    public static Synthesis of(ReadResult reading) {
        return reading.descriptor()
                .map(Synthesis::of)
                .orElseGet(() -> new Synthesis(Optional.empty(), reading.findings()));
    }

    private static Synthesis of(Descriptor descriptor) {
        ScalingPlan plan = ScalingPlan.of(descriptor.scaling());
        String template = StackTemplate.of(plan).yaml();
        Stream<Finding> size = TemplateSize.check(template.getBytes(StandardCharsets.UTF_8).length).stream()
                .filter(finding -> !Linter.isAllowed(finding, descriptor.scaling()));
        List<LocatedFinding> findings = Stream.concat(Linter.standard().lint(plan, delays(descriptor)).stream(), size)
                .map(descriptor::locate)
                .toList();
        return new Synthesis(Optional.of(new SynthesizedStack(descriptor, plan, template)), findings);
    }

    private static ServiceDelays delays(Descriptor descriptor) {
        Service service = descriptor.options().of(Sections.SERVICE);
        return new ServiceDelays(service.metricDelay(), service.scaleOutDelay(), service.scaleInDelay());
    }
}
