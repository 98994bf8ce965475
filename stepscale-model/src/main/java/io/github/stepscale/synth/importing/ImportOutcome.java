package io.github.stepscale.synth.importing;

import io.github.stepscale.descriptor.Descriptor;
import io.github.stepscale.descriptor.ReadResult;
import io.github.stepscale.importing.ImportedFile;
import io.github.stepscale.importing.Unsayable;
import io.github.stepscale.importing.link.LinkedTarget;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.synth.Synthesis;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.template.StackTemplate;
import io.github.stepscale.yaml.LocatedFinding;
import java.util.List;
import java.util.Optional;

/**
 * The import of one target.
 *
 * @param linked the target and what scales it
 * @param synthesis the source read as a descriptor, planned, linted and rendered; its findings are at the positions and
 *     have the paths of the source. Without a stack if the source has mistakes, or nothing that a descriptor can say
 * @param unsayable what a descriptor cannot say, in the order of the source
 * @param file the written descriptor; empty if there is none, for the reason in {@code reasons}
 * @param reasons why no descriptor is written, each a finding at its place in the source; empty with a file, and where a
 *     mistake among the findings is the reason
 */
public record ImportOutcome(
        LinkedTarget linked,
        Synthesis synthesis,
        List<Unsayable> unsayable,
        Optional<ImportedFile> file,
        List<LocatedFinding> reasons) {
    public ImportOutcome {
        unsayable = List.copyOf(unsayable);
        reasons = List.copyOf(reasons);
    }

    /** The name of the target: its resource id. */
    public String name() {
        return linked.resourceId();
    }

    /** The source read as a descriptor, for goals that take a template in place of one. */
    public ReadResult read() {
        return new ReadResult(
                synthesis.stack().map(stack -> stack.descriptor()),
                synthesis.stack().isPresent() ? List.of() : synthesis.findings());
    }

    /**
     * The stack in the form of the written descriptor, which is what edits and tuning start from; without a file as the source
     * says it. Empty if a descriptor cannot say it.
     */
    public Optional<SynthesizedStack> stack() {
        return synthesis
                .stack()
                .map(read -> file.map(written -> stack(read.descriptor().with(written.scaling())))
                        .orElse(read));
    }

    private static SynthesizedStack stack(Descriptor descriptor) {
        ScalingPlan plan = ScalingPlan.of(descriptor.scaling());
        return new SynthesizedStack(descriptor, plan, StackTemplate.of(plan).yaml());
    }

    /** The findings on its scaling: mistakes, or what lint found. */
    public List<LocatedFinding> findings() {
        return synthesis.findings();
    }
}
